"""A chronology as the JSON that TimelineJS 3 reads: events with a headline, eras where a date is a span."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from kb.domain.chronology import ChronologyEntry
from kb.domain.edtf import Edtf, civil
from kb.timeline.entry_words import EntryWords
from kb.timeline.symbols import escaped


def dump(entries: Iterable[ChronologyEntry], words: EntryWords, base: str = "") -> Iterator[str]:
    """Yield the JSON text as one piece; headlines and texts are HTML there, so every value is escaped."""
    slides = [_slide(entry, words, base) for entry in entries if _bounded(entry.date)]
    page = {"title": {"text": {"headline": words.name}}, "events": slides}
    yield json.dumps(page, ensure_ascii=False, indent=1) + "\n"


def _bounded(date: Edtf | None) -> bool:
    return date is not None and (date.lower is not None or date.upper is not None)


def _slide(entry: ChronologyEntry, words: EntryWords, base: str) -> dict[str, Any]:
    assert entry.date
    lines = [
        words.action(entry),
        words.place(entry),
        words.parties(entry),
        words.in_text(entry),
    ]
    title = escaped(words.title(entry))
    if entry.record:
        title = f'<a href="{base}/records/{entry.record.citekey}">{title}</a>'
    kinds = [words.topic(key) for key in entry.topics[:1]]
    slide: dict[str, Any] = {
        "unique_id": entry.key.replace(":", "-"),
        "start_date": _date(entry.date, first=True),
        "display_date": words.date(entry),
        "text": {"headline": title, "text": "<br>".join(escaped(line) for line in lines if line)},
    }
    if not entry.date.is_day:
        slide["end_date"] = _date(entry.date, first=False)
    return slide | ({"group": kinds[0]} if kinds else {})


def _date(date: Edtf, first: bool) -> dict[str, int]:
    """Return the first or last day, no finer than the date itself; an open end gives the other one."""
    day = date.lower if first else date.upper
    known = day if day is not None else date.upper if first else date.lower
    year, month, number = civil(known or 0)
    if date.precision == "day":
        return {"year": year, "month": month, "day": number}
    return {"year": year} if date.precision in ("year", "decade", "century") else {"year": year, "month": month}
