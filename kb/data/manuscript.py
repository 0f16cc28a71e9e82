"""Reads the collection's manuscripts, and the dated events, from the files of `kb/data`."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from kb.data.vocabulary import MANUSCRIPTS, table
from kb.domain import edtf
from kb.domain.chronology import Event
from kb.domain.manuscripts import COLLECTION, Manuscript, Section
from kb.domain.records import Evidence
from kb.domain.wording import Wording
from kb.errors import KbError, cause_of
from kb.messages import Message


def manuscripts(folder: Path) -> tuple[Manuscript, ...]:
    """Return the collection's manuscripts, by file name; raise KbError naming the file that is broken."""
    return tuple(_manuscript(path) for path in sorted((folder / MANUSCRIPTS).glob("*.toml")))


def citations_file(folder: Path, manuscript: Manuscript) -> Path:
    """Return where the citations of one of the collection's manuscripts stand."""
    return folder / MANUSCRIPTS / f"{manuscript.id}.csv"


def _manuscript(path: Path) -> Manuscript:
    data = table(path)
    try:
        return Manuscript(
            data["id"],
            data["language"],
            data["last_number"],
            data["numbering"],
            Wording(data["label"]),
            Wording(data.get("note", {})),
            data["origin"],
            tuple(_section(item) for item in data["section"]),
            COLLECTION,
            data["file"],
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise KbError("data-file", place=path.name, cause=Message("data-lacks", key=str(error))) from None


def _section(item: Mapping[str, Any]) -> Section:
    return Section(item["id"], item["line"], Wording(item["name"]), Wording(item["about"]))


def events(folder: Path) -> tuple[Event, ...]:
    """Read the dated events, one a line."""
    path = folder / "events.jsonl"
    if not path.is_file():
        return ()
    parsed = []
    for number, line in enumerate(path.read_text("utf-8").split("\n"), start=1):
        try:
            parsed += [_event(json.loads(line))] if line.strip() else []
        except (ValueError, KeyError, AttributeError, KbError) as error:
            raise KbError("event-line", file=path.name, line=number, cause=cause_of(error)) from None
    return tuple(parsed)


def _event(data: Mapping[str, Any]) -> Event:
    place = data.get("evidence", {})
    evidence = [
        Evidence(
            "date",
            data["date"],
            "stated",
            section=place.get("section", ""),
            line=place.get("line", 0),
            manuscript=place.get("manuscript", ""),
        )
    ]
    if data.get("source"):
        evidence.append(Evidence("date", data["date"], "identified", source=data["source"]))
    remark = data.get("remark")
    return Event(
        data["id"],
        edtf.parse(data["date"]),
        Wording(data),
        tuple(data.get("topics", ())),
        tuple(evidence),
        (Wording(remark),) if remark else (),
    )
