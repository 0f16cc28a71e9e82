"""What a list of hits shows of a record."""

from typing import TYPE_CHECKING, NamedTuple

from kb.domain.edtf import Edtf
from kb.domain.titles import Title

if TYPE_CHECKING:
    from kb.domain.records import Record


class RecordSummary(NamedTuple):
    """What a list of hits shows of a record: citekey, status, title in its own language, date, numbers."""

    citekey: str
    status: str
    title: Title | None
    issued: Edtf | None
    numbers: tuple[int, ...]


def summary(record: "Record") -> RecordSummary:
    """Return what a list of hits shows of a record."""
    return RecordSummary(record.citekey, record.status, record.title(), record.issued, record.numbers)


def shown_title(title: Title | None, citekey: str) -> str:
    """Return a title as people see it; the citekey where there is none."""
    return title.shown if title else citekey
