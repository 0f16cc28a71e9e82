"""The persons who signed a document, read from the notes on its actions and statements."""

import re
from collections.abc import Iterator

from kb.domain.records import Record

_SIGNED = re.compile(r"\b(?:sign(?:s|ed|ing)?|initialled|exchanged|approved)\b")
_NAME = re.compile(r"(?:\b[A-Z][a-z]{0,2}\.\s?){1,2}[A-Z][\w\u2019'-]+")
_SIGNER = re.compile(r"(?:\b[A-Z][a-z]{0,2}\.\s?){0,2}\b[A-Z][\w\u2019'-]{2,}")
_OFFICE = r"(?:(?!in\b|at\b|of\b|on\b)[a-z]+ )*(?:President )?"
_BY = re.compile(rf"\bby ((?:{_OFFICE}{_SIGNER.pattern}(?:,? and |, )?)+)")


def signatories(record: Record) -> tuple[str, ...]:
    """Return the persons with initials whom phrases on signing name ("signed by S. Lavrov"); none of a writing."""
    return tuple(dict.fromkeys(_named(record))) if record.kind else ()


def signers(record: Record) -> tuple[str, ...]:
    """Return those who signed: as the record has them, and by whom phrases on signing say that it was done.

    They are persons, bodies or bare surnames.
    """
    names = [name for person in record.contributors_as("signatory") for name in (person.label, *person.variants)]
    signer_texts = [place[1] for phrase in _phrases(record) for place in _BY.finditer(phrase)] if record.kind else []
    names += [name for phrase in signer_texts for name in _SIGNER.findall(phrase) if name != "President"]
    return tuple(dict.fromkeys(names))


def _named(record: Record) -> Iterator[str]:
    for phrase in _phrases(record):
        yield from _NAME.findall(phrase)


def _phrases(record: Record) -> Iterator[str]:
    """Yield the phrases on signing, without who reports: what stands before a colon."""
    notes = (*(action.note for action in record.actions), *(item.note for item in record.evidence))
    for phrase in dict.fromkeys(phrase for note in notes for phrase in note.phrases):
        statement = phrase.rpartition(": ")[2]
        if _SIGNED.search(statement):
            yield statement
