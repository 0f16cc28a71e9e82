"""Reads a reference list back that we wrote: the records that its lines give when the document is opened again."""

import re
from collections.abc import Sequence
from dataclasses import replace
from hashlib import blake2b

from kb.domain.records import ListNumber, Record
from kb.library.reference_list import ListedReference
from kb.manuscript.reference_list.records import records_of
from kb.manuscript.reference_list.works import read_list

_SIGNS = str.maketrans("", "", "\\*")  # what LaTeX writes before a sign, and Markdown about italic words
_FACE = re.compile(r"\\text(?:it|bf)\{([^{}]*)\}")
_NUMBER = re.compile(r"\A\s*[\[(]?\d{1,4}[\])]?[.)]?\s+")


def without_number(reference: ListedReference) -> ListedReference:
    """Return a reference without the number that some styles print in its text: the document has its own."""
    first, *others = reference.content
    text = _NUMBER.sub("", first.text, count=1)
    content = (replace(first, text=text), *others) if text else tuple(others)
    return replace(reference, content=content, text=_NUMBER.sub("", reference.text, count=1))


def read_back(references: Sequence[ListedReference], numbered: bool) -> dict[str, Record]:
    """Return, by citekey, the records read from references; one that is not read as exactly one entry is left out.

    A list is written `numbered`, or with an empty line between its entries.
    """
    shown = (
        f"{place}. {entry.text}\n" if numbered else f"{entry.text}\n\n" for place, entry in enumerate(references, 1)
    )
    again = read_list("".join(shown))
    step = 1 if numbered else 2  # lines from an entry to the next
    begun = {work.line for work in again.works} | {len(references) * step + 1}
    records = {}
    for work, record in zip(again.works, records_of(again.works), strict=True):
        place = work.line // step + step - 1
        if place == work.number or (not numbered and work.line + step in begun):
            reference = references[place - 1]
            cited_in = (ListNumber("", reference.number or 0),)
            records[reference.citekey] = replace(record, citekey=reference.citekey, cited_in=cited_in)
    return records


def plain_line(text: str) -> str:
    """Return a text with single spaces and without the markup of LaTeX and Markdown."""
    return " ".join(_FACE.sub(r"\1", text).translate(_SIGNS).split())


def line_fingerprint(style: str, text: str, language: str) -> str:
    """Return a hash of a line and its style; it is the same for the line as written and as read from the file."""
    digest = blake2b(f"{style} {plain_line(text)}".encode(), digest_size=8).hexdigest()
    return f"{digest}_{language.replace('-', '_')}".rstrip("_")


def is_cited_alike(first: Record, second: Record) -> bool:
    """Return whether two records of a work are cited in the same words: names, else title; year; the word for page."""
    return _cited_words(first) == _cited_words(second)


def _cited_words(record: Record) -> tuple[list[str], str, str]:
    names = [person.family or person.literal for person in record.contributors if person.role == "author"]
    names = names or [record.type, *(title.value for title in record.titles)]
    return names, record.issued.text[:4] if record.issued else "", record.language
