"""What treaty collections record of a document, as rows of its page: clauses, depositary, publication, links."""

from dataclasses import dataclass, replace

from api.pages.page import Page
from kb.domain.records import Record
from kb.library.record_words import TreatyLine


@dataclass(frozen=True, slots=True)
class TreatyRow:
    """All values of one kind under their label; `leads` to the text or says where it was published."""

    label: str
    lines: tuple[TreatyLine, ...]
    leads: bool = False


def rows(page: Page, record: Record) -> tuple[TreatyRow, ...]:
    """Return the rows of a record, each label once, in their own order."""
    by_label: dict[str, list[TreatyLine]] = {}
    for label, line in page.words.document(record):
        by_label.setdefault(label, []).append(replace(line, address=page.web(line.address)))
    published = page.field("official-publication")
    return tuple(
        TreatyRow(label, tuple(lines), label == published or any(line.address for line in lines))
        for label, lines in by_label.items()
    )
