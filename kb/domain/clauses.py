"""Clauses on time: from when a document binds, for how long, and how it is left, as values that can be computed.

Entry into force happens in the manner and on the day that the treaty provides (Vienna Convention 1969, art. 24), and
so do provisional application (art. 25), its end and withdrawal (art. 54, 56). A clause is kept as a short text of a
closed grammar, so that a cataloguer reads and writes it; `rule` makes of it what `kb.domain.entry_into_force` computes:

    on 2005-01-01                           a stated day
    on signature                            the day of an event
    30 days after the last notification     days, months or years after an event
    on the first day of the 2nd month after the last notification

The events: signature, adoption, publication, registration, exchange of instruments; the last notification, the
5th notification, its own notification (each side's notice that its procedures are complete); the last instrument, the
5th instrument, its own instrument (deposited with the depositary, art. 16); notice (of denunciation). "Its own" is of
each side alone: such a clause says from when the document binds that side.
"""

import re
from dataclasses import dataclass

from kb.domain import edtf
from kb.domain.edtf import Edtf
from kb.domain.prose import NO_PROSE, Prose

CLAUSES = ("entry-into-force", "provisional-application", "denunciation")
LAST, OWN = 0, -1
UNLIMITED = "unlimited"
_OF_EACH = r"(?P<which>last|its own|[1-9]\d{0,2}(?:st|nd|rd|th)) (?P<counted>notification|instrument)"
_EVENT = rf"(?P<event>signature|adoption|publication|registration|exchange of instruments|notice)|{_OF_EACH}"
_DELAY = r"(?P<count>\d{1,4}) (?P<unit>day|month|year)s? after|on the (?P<nth>\d{1,4})(?:st|nd|rd|th) day after"
_MONTH = r"(?P<first>on the first day of the (?:(?P<month>[1-9]\d?)(?:st|nd|rd|th) )?month after)"
_RULE = re.compile(rf"on (?P<date>\d{{4}}-\d\d-\d\d)|(?:(?:on|{_DELAY}|{_MONTH}) (?:the )?)(?:{_EVENT})")
_ISO = re.compile(r"P(?:(\d{1,4})Y)?(?:(\d{1,4})M)?(?:(\d{1,5})D)?")
_WORDS = re.compile(r"(?:(\d{1,4}) years?)? ?(?:(\d{1,4}) months?)? ?(?:(\d{1,5}) days?)?")
UNITS = ("year", "month", "day")


@dataclass(frozen=True, slots=True)
class Clause:
    """What a document itself says of its force: `kind` is one of CLAUSES, `text` stands in the grammar above.

    `article` is where the document says it ("12"), `note` what the grammar cannot say. A text outside the grammar is
    kept and computes to nothing: the checks name it.
    """

    kind: str
    text: str
    article: str = ""
    origin: str = "supplied"
    note: Prose = NO_PROSE


@dataclass(frozen=True, slots=True)
class Validity:
    """How long a document binds: the first term and each prolongation, as ISO 8601 durations ("P20Y").

    The first term may also be "unlimited" or its last day ("2050-12-31").
    """

    duration: str = ""
    prolonged_by: str = ""
    note: Prose = NO_PROSE


NO_VALIDITY = Validity()


@dataclass(frozen=True, slots=True)
class ClauseRule:
    """A clause taken apart: a stated day, or a delay after an event.

    `which` counts notifications or instruments: LAST is the last of all sides', OWN each side's own, else the nth.
    `month` is n where the day is the first of the nth month after the event; `delay` counts years, months and days.
    """

    date: Edtf | None = None
    event: str = ""
    which: int = LAST
    delay: tuple[int, int, int] = (0, 0, 0)
    month: int = 0

    @property
    def each_side(self) -> bool:
        """Return whether the event is something that each side does towards the others."""
        return self.event in ("notification", "instrument")


def rule(text: str) -> ClauseRule | None:
    """Return what a clause's text computes to; None where it is not in the grammar."""
    match = _RULE.fullmatch(" ".join(text.lower().split()))
    if not match:
        return None
    if match["date"]:
        date = edtf.find(match["date"])
        return ClauseRule(date=date) if date else None
    which = match["which"] or "last"
    count = int(match["count"] or match["nth"] or 0)
    unit = match["unit"] or "day"
    return ClauseRule(
        event=match["event"] or match["counted"],
        which=LAST if which == "last" else OWN if which == "its own" else int(which[:-2]),
        delay=(count * (unit == "year"), count * (unit == "month"), count * (unit == "day")),
        month=int(match["month"] or 1) if match["first"] else 0,
    )


def duration(text: str) -> tuple[int, int, int] | None:
    """Return the years, months and days of an ISO 8601 duration; None where it is none."""
    match = _ISO.fullmatch(text)
    if not match or not any(match.groups()):
        return None
    years, months, days = (int(part or 0) for part in match.groups())
    return years, months, days


def iso_duration(text: str) -> str:
    """Return an ISO 8601 duration of the words that a cataloguer writes ("20 years"); other texts as they stand."""
    match = _WORDS.fullmatch(text.strip().lower())
    if not match or not any(match.groups()):
        return text
    parts = zip(match.groups(), UNITS, strict=True)
    return "P" + "".join(f"{int(count)}{unit[0].upper()}" for count, unit in parts if count)
