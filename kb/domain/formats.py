"""The register of formats: every form in which our data comes in or goes out, one row each.

A new export format is a module with its function and a row here. What a row offers follows from it everywhere:
`Accept`, `format=` and its description, the choices of the commands, the links of the pages, unAPI and OAI-PMH.
A function stands as "module:name"; `kb.library.formats` says what each is given, and loads it when it is called.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Literal

from kb.errors import ChoiceError

Use = Literal[
    "parse", "records", "record_tree", "reference", "references", "chronology", "topics", "parties", "suggestions",
    "updates",
]  # fmt: skip
Place = Literal["record", "search", "bibliography", "chronology", "parties", "topics", "unapi", "oai"]
_OURS = "evidence, status, parties, actions, relations, remarks and titles in further languages"


@dataclass(frozen=True, slots=True, eq=False)  # a row is itself: quick to tell from others
class Format:
    """One format. `name` stands in `format=` and `--format`; `label` is what a page calls it (English, where a word).

    All `media_types` are accepted, and the first is sent where none was asked for; `endings` are of files, without
    the dot, the first for writing. `loses` says what a record leaves behind. `places` are the pages and protocols
    that offer it. An entry of a `linked` format may take values from entries of other files: its `parse` is given them
    as `beside`. A `feed` names its own address, which its writer is given as `address`. With `markup` it has italics
    and the like (kb.domain.markup). The other fields name a function for each use, "" where the format has none.
    """

    name: str
    label: str
    media_types: tuple[str, ...]
    endings: tuple[str, ...]
    loses: str = ""
    places: tuple[Place, ...] = ()
    parse: str = ""
    records: str = ""
    record_tree: str = ""
    reference: str = ""
    references: str = ""
    chronology: str = ""
    topics: str = ""
    parties: str = ""
    suggestions: str = ""
    updates: str = ""
    linked: bool = False
    feed: bool = False
    markup: bool = False

    @property
    def media_type(self) -> str:
        """The media type that is sent unless another one is asked for."""
        return self.media_types[0]

    @property
    def ending(self) -> str:
        """The ending of a file that is written."""
        return self.endings[0]

    def serves(self, use: Use) -> bool:
        """Return whether the format has a function for a use."""
        return bool(getattr(self, use))


JSON = Format(
    "json", "JSON", ("application/json",), ("json",), places=("chronology", "parties"),
    chronology="kb.library.chronology_texts:json_text",
)  # fmt: skip
PAGE = Format("html", "HTML", ("text/html", "application/xhtml+xml"), ("html",))  # no format: what an address leads to
TABLE = Format("table", "table", ("text/plain",), ("txt",))  # of the terminal: a command prints it
REGISTER: tuple[Format, ...] = (
    JSON,
    TABLE,
    Format(
        "suggestions", "OpenSearch suggestions", ("application/x-suggestions+json",), ("json",),
        suggestions="kb.library.suggestions:opensearch",
    ),
    Format(
        "rdf_zotero", "Zotero RDF", ("application/rdf+xml",), ("rdf",),
        f"{_OURS}, numbers, italics and what Zotero has no field for", ("unapi",),
        parse="kb.formats.zotero.rdf_reader:parse", record_tree="kb.formats.zotero.rdf:dump",
    ),
    Format("endnote-xml", "EndNote XML", ("application/x-endnote-xml",), ("xml",), parse="kb.formats.endnote:parse"),
    Format(
        "marcxml", "MARC 21 (MARCXML)", ("application/marcxml+xml",), ("xml", "marcxml"),
        "evidence, status, actions but signing, relations, remarks, numbers and italics", ("record", "search"),
        parse="kb.formats.marcxml_reader:parse", records="kb.formats.marcxml:dump",
    ),
    Format(
        "endnote-refer", "EndNote Refer", ("application/x-endnote-refer",), ("enw",),
        parse="kb.formats.tagged:parse_refer",
    ),
    Format(
        "web-of-science", "Web of Science", ("application/x-inst-for-scientific-info",), ("ciw", "isi"),
        parse="kb.formats.tagged:parse_web_of_science",
    ),
    Format("pubmed", "PubMed", ("application/x-pubmed-nbib",), ("nbib",), parse="kb.formats.tagged:parse_pubmed"),
    Format(
        "pubmed-xml", "PubMed XML", ("application/x-pubmed+xml",), ("xml", "pubmedxml"),
        parse="kb.formats.pubmed_xml:parse",
    ),
    Format("marc", "MARC", ("application/marc",), ("mrc", "iso"), parse="kb.formats.marc:parse"),
    Format(
        "oai_dc", "Dublin Core", ("application/xml",), ("xml",),
        "evidence, status, actions, remarks, numbers, volumes, issues, pages and italics", ("oai",),
        record_tree="kb.formats.dublincore:dump",
    ),
    Format(
        "mods", "MODS", ("application/mods+xml",), ("xml", "mods"),
        "evidence, status, actions, relations, remarks, numbers and italics", ("unapi", "oai"),
        parse="kb.formats.mods_reader:parse", record_tree="kb.formats.mods:dump",
    ),
    Format(
        "ris", "RIS", ("application/x-research-info-systems",), ("ris",),
        f"{_OURS}, numbers, issuing bodies and italics",
        ("record", "search", "bibliography", "unapi"),
        parse="kb.formats.ris.reader:parse", records="kb.formats.ris.writer:dump",
    ),
    Format(
        "bibtex", "BibTeX", ("application/x-bibtex",), ("bib", "bibtex"),
        f"{_OURS}, numbers and doubtful dates", ("record", "unapi"),
        parse="kb.formats.bibtex.biblatex:parse", records="kb.formats.bibtex.export:dump", linked=True, markup=True,
    ),
    Format(
        "biblatex", "BibLaTeX", ("application/x-biblatex",), ("bib",),
        parse="kb.formats.bibtex.biblatex:parse", records="kb.formats.bibtex.biblatex:dump_bracketed", linked=True,
        markup=True,
    ),
    Format(
        "biblatex-plain", "BibLaTeX", ("application/x-biblatex",), ("bib",), f"{_OURS} and numbers",
        ("record", "search", "bibliography", "unapi"), records="kb.formats.bibtex.biblatex:dump_plain", markup=True,
    ),
    Format(
        "csl-json", "CSL-JSON", ("application/vnd.citationstyles.csl+json",), ("json",), f"{_OURS} and numbers",
        ("record", "search", "bibliography"),
        parse="kb.formats.csljson:parse", records="kb.formats.csljson:dump", markup=True,
    ),
    Format("csl-yaml", "CSL-YAML", ("application/yaml",), ("yaml", "yml"), parse="kb.formats.csl_yaml:parse"),
    Format(
        "csv", "CSV", ("text/csv",), ("csv", "tsv"), "evidence, actions, relations, remarks and italics",
        ("record", "search", "chronology", "parties"),
        parse="kb.formats.csv_reader:parse", records="kb.formats.csv_table:dump",
        chronology="kb.library.chronology_texts:csv", parties="kb.library.status_table:csv",
    ),
    Format(
        "xlsx", "Excel", ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",), ("xlsx",),
        parse="kb.formats.xlsx_reader:parse",
    ),
    Format(
        "csv-excel", "CSV for Excel", ("text/csv",), ("csv",), chronology="kb.library.chronology_texts:csv_for_excel",
        parties="kb.library.status_table:csv_for_excel",
    ),
    Format(
        "json-ld", "JSON-LD", ("application/ld+json",), ("jsonld",), "evidence, status, remarks, numbers and italics",
        ("record", "topics"),
        records="kb.formats.jsonld:dump", chronology="kb.library.chronology_texts:json_ld",
        topics="kb.formats.skos:json_ld",
    ),
    Format(
        "jsonl", "JSON Lines", ("application/jsonl",), ("jsonl",), "", ("record",),
        parse="kb.formats.jsonl:parse", records="kb.formats.jsonl:dump", markup=True,
    ),
    Format("turtle", "Turtle", ("text/turtle",), ("ttl",), places=("topics",), topics="kb.formats.skos:turtle"),
    Format(
        "text", "plain text", ("text/plain", "text/x-bibliography"), ("txt",), places=("bibliography",),
        references="kb.csl.writers.text:write",
    ),
    Format(
        "reference", "formatted reference", ("text/x-bibliography", "text/plain"), ("txt",),
        reference="kb.csl.writers.text:write_references",
    ),
    Format(
        "markdown", "Markdown", ("text/markdown",), ("md",),
        references="kb.csl.writers.markdown:write", chronology="kb.timeline.table:markdown",
    ),
    Format(
        "html", "HTML", ("text/html",), ("html",), places=("bibliography",), references="kb.csl.writers.html:write"
    ),
    Format(
        "docx", "DOCX", ("application/vnd.openxmlformats-officedocument.wordprocessingml.document",), ("docx",),
        places=("bibliography",), references="kb.csl.writers.docx:write",
    ),
    Format(
        "rtf", "RTF", ("application/rtf",), ("rtf",), places=("bibliography",), references="kb.csl.writers.rtf:write"
    ),
    Format(
        "latex", "LaTeX", ("application/x-latex",), ("tex",), places=("bibliography",),
        references="kb.csl.writers.latex:write",
    ),
    Format(
        "ics", "calendar", ("text/calendar",), ("ics",), places=("chronology",), chronology="kb.timeline.icalendar:dump"
    ),
    Format(
        "atom", "feed (Atom)", ("application/atom+xml",), ("atom",), places=("search", "chronology"),
        chronology="kb.library.chronology_texts:atom_feed", updates="kb.library.record_feed:atom_feed", feed=True,
    ),
    Format(
        "timelinejs", "TimelineJS", ("application/vnd.timelinejs+json",), ("json",),
        chronology="kb.timeline.timelinejs:dump",
    ),
    Format("svg", "SVG", ("image/svg+xml",), ("svg",), chronology="kb.library.chronology_texts:svg"),
)  # fmt: skip


def serving(*uses: Use) -> tuple[Format, ...]:
    """Return the formats that have a function for a use: those of the first use come first, each once."""
    return _serving(REGISTER, uses)


@cache
def _serving(register: tuple[Format, ...], uses: tuple[Use, ...]) -> tuple[Format, ...]:
    return tuple(dict.fromkeys(row for use in uses for row in register if row.serves(use)))


def offered(place: Place) -> tuple[Format, ...]:
    """Return the formats that a page or protocol offers."""
    return tuple(row for row in REGISTER if place in row.places)


def named(name: str, among: Iterable[Format]) -> Format:
    """Return a format by its name or by a file ending; of several with that ending it is the one that loses nothing.

    Raises ChoiceError with the near and valid names for any other.
    """
    rows = tuple(among)
    for row in rows:
        if row.name == name:
            return row
    of_ending = [row for row in rows if name in row.endings]
    if len(of_ending) > 1:
        of_ending = [row for row in of_ending if not row.loses]
    if len(of_ending) != 1:
        raise ChoiceError("format", name, [row.name for row in rows])
    return of_ending[0]


def of_file(name: str) -> Format:
    """Return the format that reads a file of this name, by its ending; raise ChoiceError with the known endings."""
    stem, _dot, ending = name.rpartition(".")
    readers = {known: row for row in reversed(serving("parse")) for known in row.endings}
    if not stem or ending.casefold() not in readers:
        raise ChoiceError("file ending", ending if stem else name, endings())
    return readers[ending.casefold()]


def names(rows: Iterable[Format]) -> str:
    """Return the names of formats for a sentence of help: "ris, bibtex, csv"."""
    return ", ".join(row.name for row in rows)


def endings() -> tuple[str, ...]:
    """Return the endings of the files that can be read."""
    return tuple(dict.fromkeys(ending for row in serving("parse") for ending in row.endings))
