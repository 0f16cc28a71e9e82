"""Who signed a document, as the notes on its actions and statements name them."""

import re
from collections.abc import Iterator

from kb.domain.records import Record

_SIGNED = re.compile(r"\b(?:sign(?:s|ed|ing)?|initialled|exchanged|approved)\b")
_NAME = re.compile(r"(?:\b[A-Z][a-z]{0,2}\.\s?){1,2}[A-Z][\w\u2019'-]+")


def signatories(record: Record) -> tuple[str, ...]:
    """Return the persons with initials whom phrases on signing name ("signed by S. Lavrov"); none of a writing."""
    return tuple(dict.fromkeys(_named(record))) if record.kind else ()


def _named(record: Record) -> Iterator[str]:
    notes = (*(action.note for action in record.actions), *(item.note for item in record.evidence))
    for phrase in dict.fromkeys(phrase for note in notes for phrase in note.phrases):
        said = phrase.rpartition(": ")[2]  # before it stands who reports
        if _SIGNED.search(said):
            yield from _NAME.findall(said)
