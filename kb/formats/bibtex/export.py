"""Records as plain BibTeX for programs that do not know BibLaTeX: the fourteen standard entry types, ASCII keys."""

import re
from collections.abc import Iterable, Iterator
from urllib.parse import quote

from kb.domain.edtf import civil
from kb.domain.item_types import row_of
from kb.domain.records import Record
from kb.formats import supplied_titles
from kb.formats.bibtex import latex, names, reader
from kb.formats.name_lists import OTHERS
from kb.formats.zotero import item

_FIELDS = (
    ("volume", "volume"), ("issue", "number"), ("number", "number"), ("page", "pages"), ("edition", "edition"),
    ("collection-title", "series"), ("number-of-pages", "pagetotal"), ("URL", "url"), ("DOI", "doi"), ("ISBN", "isbn"),
    ("ISSN", "issn"),
)  # fmt: skip


def dump(records: Iterable[Record]) -> Iterator[str]:
    """Yield one entry a record; the language is named in `language`, the document's kind in `howpublished`."""
    for record in records:
        values = {name: value for name, value in _values(record) if value}
        yield reader.dump(reader.BibtexEntry(row_of(record.type).bibtex, record.citekey, values)) + "\n"


def _values(record: Record) -> Iterator[tuple[str, str]]:
    title = record.title()
    if title:
        yield "title", "{" + latex.encode(supplied_titles.put(title)) + "}"
    for role in ("author", "editor"):
        more = " and others" if role in record.fields.get(OTHERS, "").split() else ""
        yield role, names.dump(record.contributors_as(role)) + more
    if record.issued and (day := record.issued.lower) is not None:
        year, month, date = civil(day)
        yield "year", f"{year:04d}"
        if record.issued.precision in ("day", "month"):
            yield "month", f"{month:02d}"
        if record.issued.precision == "day":
            yield "day", f"{date:02d}"  # no field of BibTeX's own styles; biblatex, JabRef and Zotero read it
    elif literal := record.fields.get("x-date"):
        yield "year", latex.encode(literal)
    container = latex.encode(record.fields.get("container-title", ""))
    kind = row_of(record.type).bibtex
    yield ("journal" if kind == "article" else "booktitle" if kind.startswith("in") else "series"), container
    publisher = latex.encode(record.fields.get("publisher", ""))
    yield {"phdthesis": "school", "techreport": "institution"}.get(kind, "publisher"), publisher
    place = record.fields.get("publisher-place", "") or (kind == "misc" and item.signing_place(record)) or ""
    yield "address", latex.encode(place)
    for variable, name in _FIELDS:
        value = record.fields.get(variable, "")
        yield name, _address(value) if variable in ("URL", "DOI") else _encoded(value, variable == "page")
    if kind == "misc":
        yield "howpublished", latex.encode(record.kind)
        yield "keywords", record.type
    elif "number" not in record.fields:
        yield "number", latex.encode(record.fields.get("collection-number", "") or record.fields.get("issue", ""))
    yield "language", record.language


def _encoded(value: str, pages: bool) -> str:
    """Return a value in LaTeX, with BibTeX's two hyphens for a dash; of pages also for a hyphen: 241--268."""
    written = latex.encode(value).replace("–", "--")
    return re.sub(r"(?<=\w)-(?=\w)", "--", written) if pages else written


def _address(value: str) -> str:
    """Return an address without letters that would end the field: braces and backslashes percent-encoded."""
    return re.sub(r"[\\{}\s]", lambda match: quote(match[0]), value)
