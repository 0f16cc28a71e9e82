"""Binds the rows of the register of formats (`kb.domain.formats`) to the functions that parse and write them.

A function's module is loaded at its first use, here and nowhere else, so that a command pays only for the format it
writes. What each use is given and gives back is said by the types below.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from importlib import import_module
from typing import Any, BinaryIO

from kb.csl.formatted import FormattedList
from kb.domain.chronology import ChronologyEntry
from kb.domain.formats import Format, Use
from kb.domain.records import Record
from kb.domain.vocabulary import Topic, Vocabulary
from kb.errors import Problem
from kb.search.results import Suggestion

Parser = Callable[[BinaryIO, str], Iterator[tuple[Record, int] | Problem]]
RecordsWriter = Callable[[Iterable[Record]], Iterator[str]]
TreeWriter = Callable[[Record, Vocabulary, str], Any]
ListWriter = Callable[[FormattedList], bytes]
ChronologyWriter = Callable[[Iterable[ChronologyEntry], str, Vocabulary, str], Iterator[str]]
TopicsWriter = Callable[[Iterable[Topic], str], str]
PartiesWriter = Callable[[Record, str, Vocabulary], str]
UpdatesWriter = Callable[[Sequence[tuple[Record, str]], str, Vocabulary, str, str], Iterator[str]]
SuggestionsWriter = Callable[[str, Sequence[Suggestion], str], str]


def parser(form: Format) -> Parser:
    """Return the function that yields (record, line) and Problems of a stream; its name goes into the Problems."""
    function: Parser = _bound(form, "parse")
    return function


def linked_parser(
    form: Format, beside: Sequence[tuple[BinaryIO, str]], stored: Callable[[str], Record | None]
) -> Parser:
    """Return the parser of a linked format: its entries may take values from streams beside theirs and from records.

    `stored` gives the record of a key, None where there is none.
    """
    return partial(_bound(form, "parse"), beside=beside, stored=stored)


def write_records(form: Format, records: Iterable[Record]) -> Iterator[str]:
    """Yield the text of records, a piece at a time."""
    writer: RecordsWriter = _bound(form, "records")
    return writer(records)


def write_tree(form: Format, record: Record, vocabulary: Vocabulary, address: str) -> Any:
    """Return the XML element of a record; `address` is its permanent one."""
    writer: TreeWriter = _bound(form, "record_tree")
    return writer(record, vocabulary, address)


def write_document(form: Format, record: Record, vocabulary: Vocabulary, address: str) -> bytes:
    """Return one record as a whole file, in a format of trees or of records."""
    if form.record_tree:
        tree = write_tree(form, record, vocabulary, address)
        return bytes(_loaded("lxml.etree:tostring")(tree, xml_declaration=True, encoding="UTF-8", pretty_print=True))
    return "".join(write_records(form, [record])).encode()


def write_list(form: Format, listed: FormattedList, use: Use = "references") -> bytes:
    """Return a formatted list as a file; with the use `reference` the bare lines of its references."""
    writer: ListWriter = _bound(form, use)
    return writer(listed)


def write_chronology(
    form: Format,
    entries: Iterable[ChronologyEntry],
    lang: str,
    vocabulary: Vocabulary,
    base: str = "",
    address: str = "",
) -> Iterator[str]:
    """Yield entries in order, the undated at the end, as a text whose words are in `lang`, a piece at a time.

    `base` is the address before "/records/", "" for addresses within one site; `address` is that of the text itself.
    """
    writer: ChronologyWriter = partial(_bound(form, "chronology"), **({"address": address} if form.feed else {}))
    return writer(entries, lang, vocabulary, base)


def write_topics(form: Format, topics: Iterable[Topic], base: str) -> str:
    """Return the thesaurus as a text; `base` is the address of the scheme, a topic's is `base/id`."""
    writer: TopicsWriter = _bound(form, "topics")
    return writer(topics, base)


def write_updates(
    form: Format, changed: Sequence[tuple[Record, str]], lang: str, vocabulary: Vocabulary, address: str, title: str
) -> Iterator[str]:
    """Yield the text of records with the moments of their changes; `address` is that of the text itself."""
    writer: UpdatesWriter = _bound(form, "updates")
    return writer(changed, lang, vocabulary, address, title)


def write_suggestions(form: Format, text: str, its: Sequence[Suggestion], root: str) -> str:
    """Return what a beginning may mean as a text; `root` is the address of the site."""
    writer: SuggestionsWriter = _bound(form, "suggestions")
    return writer(text, its, root)


def write_parties(form: Format, record: Record, lang: str, vocabulary: Vocabulary) -> str:
    """Return the table of a record's parties as a text whose words are in `lang`."""
    writer: PartiesWriter = _bound(form, "parties")
    return writer(record, lang, vocabulary)


def schema(form: Format) -> tuple[str, str]:
    """Return the (address of the XML schema, namespace) of a format of trees, as its module names them."""
    module, _colon, _function = form.record_tree.partition(":")
    return _loaded(f"{module}:SCHEMA"), _loaded(f"{module}:NAMESPACE")


def _bound(form: Format, use: Use) -> Any:
    place: str = getattr(form, use)
    if not place:
        raise ValueError(f"the format {form.name!r} has no function for {use!r}")
    return _loaded(place)


def _loaded(place: str) -> Any:
    """Return the object that "module:name" names."""
    module, _colon, name = place.partition(":")
    return getattr(import_module(module), name)
