"""Binds the rows of the register of formats (`kb.domain.formats`) to the functions that parse and write them.

A function's module is loaded at its first use, here and nowhere else, so that a command pays only for the format it
writes. What each use is given and gives back is said by the functions below, and for those that only `text` calls here:
topics: (topics, the address of the scheme); parties: (record, the words of a language); suggestions: (what was typed,
suggestions, the address of the site); updates: (a page of what is new, language, vocabulary, the addresses of the feed
and of this page, its title). All give a text, whole or in pieces.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from importlib import import_module
from typing import Any, BinaryIO

from kb.csl.formatted import FormattedList
from kb.domain.chronology import ChronologyEntry
from kb.domain.formats import Format, Use, named, serving
from kb.domain.records import Record
from kb.domain.vocabulary import Vocabulary
from kb.errors import Problem
from kb.timeline.entry_words import EntryWords

Parser = Callable[[BinaryIO, str], Iterator[tuple[Record, int] | Problem]]
RecordsWriter = Callable[[Iterable[Record]], Iterator[str]]
ListWriter = Callable[[FormattedList], bytes]
ChronologyWriter = Callable[[Iterable[ChronologyEntry], EntryWords, str], Iterator[str]]


def parser(form: Format) -> Parser:
    """Return the function that yields (record, line) and Problems of a stream; its name goes into the Problems."""
    function: Parser = _function_of(form, "parse")
    return function


def linked_parser(
    form: Format, beside: Sequence[tuple[BinaryIO, str]], stored: Callable[[str], Record | None]
) -> Parser:
    """Return the parser of a linked format: its entries may take values from streams beside theirs and from records.

    `stored` gives the record of a key, None where there is none.
    """
    return partial(_function_of(form, "parse"), beside=beside, stored=stored)


def write_records(form: Format, records: Iterable[Record]) -> Iterator[str]:
    """Yield the text of records, a piece at a time."""
    writer: RecordsWriter = _function_of(form, "records")
    return writer(_without_unknown_markup(record, form) for record in records)


def text_of(name: str, records: Iterable[Record]) -> str:
    """Return records as one text in the format of a name."""
    return "".join(write_records(named(name, serving("records")), records))


def write_tree(form: Format, record: Record, vocabulary: Vocabulary, address: str) -> Any:
    """Return the XML element of a record (lxml); `address` is its permanent one."""
    return _function_of(form, "record_tree")(_without_unknown_markup(record, form), vocabulary, address)


def _without_unknown_markup(record: Record, form: Format) -> Record:
    return record if form.markup else record.without_markup()


def write_document(form: Format, record: Record, vocabulary: Vocabulary, address: str) -> bytes:
    """Return one record as a whole file, in a format of trees or of records."""
    if form.record_tree:
        tree = write_tree(form, record, vocabulary, address)
        return bytes(_load("lxml.etree:tostring")(tree, xml_declaration=True, encoding="UTF-8", pretty_print=True))
    return "".join(write_records(form, [record])).encode()


def write_list(form: Format, listed: FormattedList, use: Use = "references") -> bytes:
    """Return a formatted list as a file; with the use `reference` the bare lines of its references."""
    writer: ListWriter = _function_of(form, use)
    return writer(listed)


def write_chronology(
    form: Format, entries: Iterable[ChronologyEntry], words: EntryWords, base: str = "", address: str = ""
) -> Iterator[str]:
    """Yield entries in order, the undated at the end, as a text in these words, a piece at a time.

    `base` is the address before "/records/", "" for addresses within one site; `address` is that of the text itself.
    """
    writer: ChronologyWriter = partial(_function_of(form, "chronology"), **({"address": address} if form.feed else {}))
    return writer(entries, words, base)


def text(form: Format, use: Use, *values: object) -> str:
    """Return what a format makes of the values of a use, as one text."""
    written = _function_of(form, use)(*values)
    return written if isinstance(written, str) else "".join(written)


def schema(form: Format) -> tuple[str, str]:
    """Return the (address of the XML schema, namespace) of a format of trees, as its module names them."""
    module, _colon, _function = form.record_tree.partition(":")
    return _load(f"{module}:SCHEMA"), _load(f"{module}:NAMESPACE")


def _function_of(form: Format, use: Use) -> Any:
    place: str = getattr(form, use)
    if not place:
        raise ValueError(f"the format {form.name!r} has no function for {use!r}")
    return _load(place)


def _load(place: str) -> Any:
    """Return the object that "module:name" names."""
    module, _colon, name = place.partition(":")
    return getattr(import_module(module), name)
