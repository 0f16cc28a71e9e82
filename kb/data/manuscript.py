"""Reads what is known of the dissertation, and the dated events, from the files of `kb/data`."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from kb.data.vocabulary import toml
from kb.domain import edtf
from kb.domain.chronology import Event
from kb.domain.manuscripts import Manuscript, Section
from kb.domain.records import Evidence, Wording
from kb.errors import KbError, cause_of


def manuscript(folder: Path) -> Manuscript:
    """Read what is known of the dissertation: its label, the length of its list, its sections."""
    data = toml(folder / "dissertation.toml")
    sections = tuple(Section(item["id"], item["line"], item["kk"], item["ru"], item["en"]) for item in data["section"])
    return Manuscript(data["id"], data["language"], data["numbers"], data["kk"], data["ru"], data["en"], sections)


def events(folder: Path) -> tuple[Event, ...]:
    """Read the dated events, one a line."""
    path = folder / "events.jsonl"
    if not path.is_file():
        return ()
    found = []
    for number, line in enumerate(path.read_text("utf-8").split("\n"), start=1):
        try:
            found += [_event(json.loads(line))] if line.strip() else []
        except (ValueError, KeyError, AttributeError, KbError) as error:
            raise KbError("event-line", file=path.name, line=number, cause=cause_of(error)) from None
    return tuple(found)


def _event(data: Mapping[str, Any]) -> Event:
    place = data.get("evidence", {})
    evidence = [Evidence("date", data["date"], "stated", section=place.get("section", ""), line=place.get("line", 0))]
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
