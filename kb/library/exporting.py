"""Exports: records in every format we write, and what each format cannot carry."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from kb.domain.questions import Question
from kb.domain.records import Record
from kb.errors import ChoiceError
from kb.formats import biblatex, csljson, jsonl, jsonld, oldbibtex, ris, table
from kb.library.opening import Library

_OURS = "evidence, status, parties, actions, relations, remarks and titles in further languages"


RIS_TYPES = frozenset(ris.TYPES)  # the types that RIS can say; Zotero takes the others for journal articles


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


def _items(records: Iterable[Record]) -> Iterator[str]:
    yield csljson.dump(records)


FORMATS = {
    found.name: found
    for found in (
        Format("biblatex", "application/x-biblatex", "bib", biblatex.dump),
        Format("jsonl", "application/jsonl", "jsonl", _lines),
        Format("bibtex", "application/x-bibtex", "bib", oldbibtex.dump, f"{_OURS}, numbers, topics and whole dates"),
        Format("ris", "application/x-research-info-systems", "ris", ris.dump, f"{_OURS}, numbers and issuing bodies"),
        Format("csl-json", "application/vnd.citationstyles.csl+json", "json", _items, f"{_OURS}, numbers and topics"),
        Format("json-ld", "application/ld+json", "jsonld", jsonld.dump, "evidence, status, remarks and numbers"),
        Format("csv", "text/csv", "csv", table.dump, "evidence, actions, relations and remarks"),
    )
}


def format_of(name: str) -> Format:
    """Give a format by name; raise ChoiceError with the near and valid ones."""
    if name not in FORMATS:
        raise ChoiceError("format", name, FORMATS)
    return FORMATS[name]


def export(library: Library, question: Question, form: Format) -> Iterator[str]:
    """Yield the text of the records that a question finds, a piece at a time."""
    return form.dump(library.finder.every(question))
