"""Reads the vocabularies and the dissertation's data from the files of `kb/data`."""

import hashlib
import json
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from kb.domain import edtf
from kb.domain.chronology import Event
from kb.domain.citations import Manuscript, Section
from kb.domain.records import LANGUAGES, Evidence, Wording
from kb.domain.vocabulary import PartyName, Topic, Vocabulary
from kb.errors import KbError

FILES = ("topics.toml", "parties.toml", "terms.toml", "dissertation.toml", "citations.csv", "events.jsonl")


def parse(folder: Path) -> Vocabulary:
    """Read topics, parties and terms; raise KbError naming the file where one is missing or broken."""
    topics = {item["id"]: _topic(item) for item in _toml(folder / "topics.toml")["topic"]}
    parties = {item["code"]: _party(item) for item in _toml(folder / "parties.toml")["party"]}
    terms = {
        group: {key: _wording(words) for key, words in table.items()}
        for group, table in _toml(folder / "terms.toml").items()
    }
    return Vocabulary(topics, parties, terms, _digest(folder))


def manuscript(folder: Path) -> Manuscript:
    """Read what is known of the dissertation: its label, the length of its list, its sections."""
    data = _toml(folder / "dissertation.toml")
    sections = tuple(Section(item["id"], item["line"], item["kk"], item["ru"], item["en"]) for item in data["section"])
    return Manuscript(data["id"], data["language"], data["numbers"], data["kk"], data["ru"], data["en"], sections)


def events(folder: Path) -> tuple[Event, ...]:
    """Read the dated events, one a line."""
    path = folder / "events.jsonl"
    if not path.is_file():
        return ()
    return tuple(_event(json.loads(line)) for line in path.read_text("utf-8").splitlines() if line.strip())


def _event(data: Mapping[str, Any]) -> Event:
    place = data.get("evidence", {})
    evidence = [Evidence("date", data["date"], "stated", section=place.get("section", ""), line=place.get("line", 0))]
    if data.get("source"):
        evidence.append(Evidence("date", data["date"], "identified", source=data["source"]))
    remark = data.get("remark")
    return Event(
        data["id"],
        edtf.parse(data["date"]),
        _wording(data),
        tuple(data.get("topics", ())),
        tuple(evidence),
        (_wording(remark),) if remark else (),
    )


def _topic(item: Mapping[str, Any]) -> Topic:
    return Topic(
        item["id"],
        _wording(item),
        {lang: tuple(item.get(f"alt_{lang}", ())) for lang in LANGUAGES},
        tuple(item.get("hidden", ())),
        tuple(item.get("broader", ())),
        tuple(item.get("related", ())),
        Wording(*(item.get(f"note_{lang}", "") for lang in LANGUAGES)),
        tuple(item.get("exact_match", ())),
    )


def _party(item: Mapping[str, Any]) -> PartyName:
    short = Wording(*(item.get(f"short_{lang}", item[lang]) for lang in LANGUAGES))
    return PartyName(
        item["code"], _wording(item), short, tuple(item.get("alt", ())), item["kind"], item.get("successor", "")
    )


def _wording(item: Mapping[str, Any]) -> Wording:
    return Wording(*(str(item.get(lang, "")) for lang in LANGUAGES))


def _toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise KbError(f"{path.name}: {error}. The installation is incomplete: install Derekköz again.") from None


def _digest(folder: Path) -> str:
    found = hashlib.sha256()
    for name in FILES:
        path = folder / name
        found.update(path.read_bytes() if path.is_file() else b"")
    return found.hexdigest()
