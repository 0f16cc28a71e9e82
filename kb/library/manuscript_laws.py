"""Which acts of the collection the entries of a list are, and when those ended; the collection is only read."""

import re
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache

from kb.domain import chronology, in_force
from kb.domain.edtf import Edtf
from kb.domain.item_types import LEGAL
from kb.domain.records import Record
from kb.errors import Problem
from kb.language.folding import skeleton
from kb.language.typed_identifiers import plain_number
from kb.library import importing
from kb.library.session import Library
from kb.manuscript.audit.subject import AuditedEntry, EndOfForce
from kb.store import queries

_ENDED = frozenset(("terminated", "replaced"))
_ALIKE = 0.5  # share of the words of the shorter title that both must have


def in_force_of(library: Library, entries: Sequence[AuditedEntry]) -> Callable[[Record, Edtf], EndOfForce | None]:
    """Return the function that says whether an act of a list had ended on a date, by what the collection knows."""
    if not any(entry.record.type in LEGAL for entry in entries):
        return lambda _record, _date: None
    acts = _acts(library)
    later = in_force.pointing(acts)

    def ended(record: Record, date: Edtf) -> EndOfForce | None:
        act = matching(record, acts)
        if act is None or date.lower is None:
            return None
        answer = in_force.on(act, date.lower, later.get(act.citekey, ()))
        if answer.answer != "no" or answer.reason not in _ENDED:
            return None
        return EndOfForce(answer.date.text if answer.date else "?", answer.by)

    return ended


def matching(record: Record, acts: Iterable[Record]) -> Record | None:
    """Return the one act of the same day whose number or title is the same; None where none or several are."""
    day = record.issued.text if record.issued else ""
    same_day = [act for act in acts if len(day) == 10 and day in _days(act)]
    number = plain_number(record.fields.get("number", ""))
    numbered = [act for act in same_day if number and plain_number(act.fields.get("number", "")) == number]
    titled = [act for act in same_day if _alike(record, act)]
    for acts_there in (numbered, titled):
        if len(acts_there) == 1:
            return acts_there[0]
    return None


def _days(act: Record) -> set[str]:
    dates = [chronology.issued(act), *(action.date for action in act.actions_of("signature")),
             *(action.date for action in act.actions_of("adoption"))]  # fmt: skip
    return {date.text for date in dates if date}


def _alike(first: Record, second: Record) -> bool:
    words = [_words(title.value) for title in first.titles]
    others = [_words(title.value) for title in second.titles]
    return any(
        len(mine & theirs) >= _ALIKE * max(1, min(len(mine), len(theirs)))
        for mine in words
        for theirs in others
        if mine
    )


@lru_cache(maxsize=4096)
def _words(title: str) -> frozenset[str]:
    return frozenset(word[:6] for word in re.findall(r"[^\W\d_]{4,}", skeleton(title)))  # 6 letters: endings differ


def _acts(library: Library) -> list[Record]:
    """Return the acts of the store; a store without the collection sees those of the file that comes with it."""
    acts = [record for record in queries.every(library.engine) if record.type in LEGAL]
    file = library.settings.collection
    if file.is_file() and not queries.holds_file(library.engine, file.name):
        carried = (item for item in importing.read(file) if not isinstance(item, Problem))
        acts += [record for record, _name, _line in carried if record.type in LEGAL]
    return acts
