"""Exports: records in every format we write, and what each format cannot carry."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from kb.domain.queries import RecordQuery
from kb.domain.records import Record
from kb.errors import ChoiceError
from kb.formats import csljson, csv_table, jsonl, jsonld, mods
from kb.formats.bibtex import biblatex
from kb.formats.bibtex import export as oldbibtex
from kb.formats.ris import writer as ris_writer
from kb.formats.zotero import rdf
from kb.library.search import every_record
from kb.library.session import Library

_OURS = "evidence, status, parties, actions, relations, remarks and titles in further languages"


@dataclass(frozen=True, slots=True)
class Format:
    """An export format: its name, media type, file ending, writer, and what it loses."""

    name: str
    media_type: str
    ending: str
    dump: Callable[[Iterable[Record]], Iterator[str]]
    loses: str = ""


def _lines(records: Iterable[Record]) -> Iterator[str]:
    return (line + "\n" for line in jsonl.dump(records))


def _entries(records: Iterable[Record]) -> Iterator[str]:
    return biblatex.dump(records, brackets=True)


def _items(records: Iterable[Record]) -> Iterator[str]:
    yield csljson.dump(records)


FORMATS = {
    found.name: found
    for found in (
        Format("biblatex", "application/x-biblatex", "bib", _entries),
        Format("jsonl", "application/jsonl", "jsonl", _lines),
        Format("bibtex", "application/x-bibtex", "bib", oldbibtex.dump, f"{_OURS}, numbers, topics and doubtful dates"),
        Format(
            "ris", "application/x-research-info-systems", "ris", ris_writer.dump, f"{_OURS}, numbers and issuing bodies"
        ),
        Format("csl-json", "application/vnd.citationstyles.csl+json", "json", _items, f"{_OURS}, numbers and topics"),
        Format("json-ld", "application/ld+json", "jsonld", jsonld.dump, "evidence, status, remarks and numbers"),
        Format("csv", "text/csv", "csv", csv_table.dump, "evidence, actions, relations and remarks"),
    )
}


_TREES = {"rdf_zotero": rdf.dump, "mods": mods.dump}
UNAPI = {"rdf_zotero": "application/rdf+xml", "mods": "application/mods+xml"} | {
    name: FORMATS[name].media_type for name in ("ris", "bibtex", "biblatex")
}  # the formats of unAPI by name, with their media types; Zotero takes the first that it knows


def unapi(library: Library, record: Record, name: str, address: str) -> bytes:
    """Return a record in a format of `UNAPI`; `address` is its permanent one."""
    if name in _TREES:
        return rdf.text(_TREES[name](record, library.vocabulary, address))
    return "".join(FORMATS[name].dump([record])).encode()


def format_of(name: str) -> Format:
    """Return a format by name; raise ChoiceError with the near and valid ones."""
    if name not in FORMATS:
        raise ChoiceError("format", name, FORMATS)
    return FORMATS[name]


def export(library: Library, question: RecordQuery, form: Format) -> Iterator[str]:
    """Yield the text of the records that a question finds, a piece at a time."""
    return form.dump(every_record(library, question))
