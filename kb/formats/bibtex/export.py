"""Records as plain BibTeX for programs that do not know BibLaTeX: the fourteen standard entry types, ASCII keys."""

import re
from collections.abc import Iterable, Iterator
from urllib.parse import quote

from kb.domain.edtf import civil
from kb.domain.item_types import LEGAL, row_of
from kb.domain.records import Record
from kb.formats import supplied_titles
from kb.formats.bibtex import editors, latex, names, reader
from kb.formats.bibtex.fields import ROLES
from kb.formats.crosswalks import crosswalk
from kb.formats.name_lists import OTHERS
from kb.language.word_tables import pairs

_SPAN = re.compile(r"(?<![\w-])(\d+|[ivxlc]+)-(\d+|[ivxlc]+)(?![\w-])", re.IGNORECASE)
_FIELDS = pairs(crosswalk("biblatex")["bibtex"])


def dump(records: Iterable[Record]) -> Iterator[str]:
    """Yield one entry a record; `language` names the language, `keywords` also the type and kind that BibTeX lacks."""
    for record in records:
        values = {name: value for name, value in _values(record) if value}
        yield reader.dump(reader.BibtexEntry(row_of(record.type).bibtex, record.citekey, values)) + "\n"


def _values(record: Record) -> Iterator[tuple[str, str]]:
    title = record.title()
    if title:
        yield "title", "{" + latex.encode(supplied_titles.put(title)) + "}"
    if short := next((title.value for title in record.titles if title.form == "short"), ""):
        yield "shorttitle", latex.encode(short)
    yield from _people(record)
    if record.issued and (day := record.issued.lower) is not None:
        year, month, date = civil(day)
        yield "year", f"{year:04d}" if year > 0 else f"{1 - year} BC"
        if record.issued.precision in ("day", "month"):
            yield "month", f"{month:02d}"
        if record.issued.precision == "day":
            yield "day", f"{date:02d}"  # no field of BibTeX's own styles; biblatex, JabRef and Zotero read it
        if not re.fullmatch(r"\d{4}(?:-(?:0\d|1[0-2])(?:-\d\d)?)?", record.issued.text):
            yield "date", record.issued.text  # a span, a season or a doubt, for biblatex
    elif literal := record.fields.get("x-date"):
        yield "year", latex.encode(literal)
    container = latex.encode(record.fields.get("container-title", ""))
    kind = row_of(record.type).bibtex
    act = record.type in LEGAL and kind == "misc"
    yield _holder(kind), container
    publisher = latex.encode(record.fields.get("publisher", ""))
    yield {"phdthesis": "school", "techreport": "institution"}.get(kind, "publisher"), publisher
    yield "address", latex.encode(record.fields.get("publisher-place", ""))
    yield "venue", latex.encode(record.signing_place)
    for variable, name in _FIELDS.items():
        value = record.fields.get(variable, "")
        yield name, _address(value) if variable in ("URL", "DOI") else _encoded(value, variable == "page")
    yield "howpublished", latex.encode(record.fields.get("medium", ""))
    types = (record.type.replace("document", ""), record.kind) if kind == "misc" else ()
    beyond = dict.fromkeys(filter(None, types))
    yield "keywords", ", ".join((*beyond, *filter(None, [latex.encode(record.fields.get("keyword", ""))])))
    numbers = [record.fields.get(name, "") for name in ("issue", "number", "collection-number")]
    if kind == "article":
        yield "eid", latex.encode(numbers[1])
        numbers[1] = ""
    if act and numbers[1]:
        yield "issue", latex.encode(numbers[0])
        numbers[0] = ""
    yield "number", latex.encode(next(filter(None, numbers), ""))
    yield "language", record.language


def _holder(kind: str) -> str:
    """Return the field of what holds a work; no style of BibTeX prints that of a @misc: a field that biblatex reads."""
    of_books = "booktitle" if kind.startswith("in") else "series"
    return {"article": "journal", "misc": "journaltitle"}.get(kind, of_books)


def _people(record: Record) -> Iterator[tuple[str, str]]:
    """Yield the name lists; roles that BibTeX does not know stand in the fields by which biblatex tells them."""
    others = record.fields.get(OTHERS, "")
    lists: dict[str, str] = {}
    editors.dump(record, lists, "+")
    yield from ((name, people) for name, people in lists.items() if not name.endswith("+"))
    for name in editors.FIELDS:  # an editor's kind in words of its own: отв. ред.
        if (kind := record.fields.get(f"x-{name}type")) and name in lists and f"{name}type" not in lists:
            yield f"{name}type", latex.encode(kind)
    for role, field in ROLES.items():
        people = record.contributors_as(role)
        if people and field not in lists:
            yield field, names.dump(people) + (" and others" if role in others.split() else "")


def _encoded(value: str, pages: bool) -> str:
    """Return a value in LaTeX, with BibTeX's two hyphens for a dash; of pages also between two numbers: 241--268."""
    return latex.encode(_SPAN.sub(r"\1–\2", value) if pages else value).replace("–", "--")


def _address(value: str) -> str:
    """Return an address without letters that would end the field: braces and backslashes percent-encoded."""
    return re.sub(r"[\\{}\s]", lambda match: quote(match[0]), value)
