"""What a format leaves behind of each record: the values whose words do not stand in what it writes."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from html import unescape
from typing import Final, NamedTuple

from kb.domain.formats import Format
from kb.domain.markup import bare
from kb.domain.records import Record
from kb.formats import labels
from kb.formats.bibtex.fields import FOREIGN, field_of
from kb.formats.name_lists import OTHERS
from kb.library import formats

_WORD: Final = re.compile(r"[^\W_]+")
_ESCAPED: Final = re.compile(r"\\[nrt\"\\]")  # in JSON
_COMMAND: Final = re.compile(r"\\(?:emph|text(?:bf|sc|superscript|subscript))\{([^{}]*)\}")  # one inside another, twice
_DOUBTFUL: Final = re.compile(r"[~?%X/]")
_ABOUT_THE_ENTRY: Final = frozenset((OTHERS, "x-entrytype", "x-language"))


class Loss(NamedTuple):
    """The fields of a record, by their names in BibLaTeX, that a format does not write."""

    citekey: str
    fields: tuple[str, ...]


def losses(records: Iterable[Record], form: Format) -> Iterator[Loss]:
    """Yield what a format loses of each record whose own values it does not write whole.

    What no foreign format has a place for (evidence, actions, status) is said by the format's `loses`.
    """
    for record in records:
        fields = unwritten(record, "".join(formats.write_records(form, [record])))
        if fields:
            yield Loss(record.citekey, fields)


def unwritten(record: Record, text: str) -> tuple[str, ...]:
    """Return the fields of a record of which a word does not stand in a text."""
    written = _words(text)
    lost = [name for name, value in _values(record) if not _words(value) <= written]
    if record.issued and _DOUBTFUL.search(record.issued.text) and record.issued.text not in text:
        lost.append("date")
    return tuple(dict.fromkeys(lost))


def _values(record: Record) -> Iterator[tuple[str, str]]:
    for title in record.titles:
        yield f"title:{title.lang}" if title.lang and title is not record.titles[0] else "title", title.value
    for person in record.contributors:
        yield person.role, person.label
    if record.issued:
        yield "date", " ".join(re.findall(r"\d{4}", record.issued.text))
    for name, value in {**record.fields, **labels.removed(record.fields)}.items():
        if name not in _ABOUT_THE_ENTRY:
            yield field_of(name, record.type).removeprefix(FOREIGN), value


def _words(text: str) -> set[str]:
    text = _COMMAND.sub(r"\1", _COMMAND.sub(r"\1", text))
    words = _WORD.findall(unicodedata.normalize("NFKC", bare(unescape(_ESCAPED.sub(" ", text)))).casefold())
    return {word.lstrip("0") if word.isdecimal() else word for word in words}
