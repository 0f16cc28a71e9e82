"""The one map between records and BibLaTeX: fields, and the closed list of our extra fields.

Entry types stand in `kb.domain.item_types`; here are those that are only read. They and `FIELDS` follow the biblatex
manual (2.1.1, 2.2.2) and its data model; `EXTRA` documents every field that only Derekköz knows.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from kb.domain.item_types import ITEM_TYPES, LEGAL, read_as

READ_ONLY_TYPES: Mapping[str, str] = MappingProxyType(
    {
        "phdthesis": "thesis", "mastersthesis": "thesis", "techreport": "report", "conference": "paper-conference",
        "electronic": "webpage", "www": "webpage", "inbook": "chapter", "bookinbook": "chapter",
        "suppbook": "chapter", "suppcollection": "chapter", "mvbook": "book", "collection": "book",
        "mvcollection": "book", "proceedings": "book", "mvproceedings": "book", "reference": "book",
        "mvreference": "book", "manual": "book", "suppperiodical": "article-journal", "video": "motion_picture",
        "audio": "song", "artwork": "graphic", "commentary": "book", "unpublished": "manuscript",
        # no types of BibLaTeX, but what programs and people write
        "preprint": "article", "website": "webpage", "webpage": "webpage", "web": "webpage", "blog": "post-weblog",
        "newspaper": "article-newspaper", "magazine": "article-magazine", "film": "motion_picture", "map": "map",
        "interview": "interview", "speech": "speech", "lecture": "speech", "presentation": "speech",
        "chapter": "chapter", "law": "legislation", "statute": "legislation", "treaty": "treaty", "norm": "standard",
        "encyclopedia": "book", "dictionary": "book", "monograph": "book", "textbook": "book",
    }
)  # fmt: skip
TYPES_SAID = MappingProxyType({"phdthesis": "phdthesis", "mastersthesis": "mathesis", "techreport": "techreport"})
_READ = read_as("biblatex")
_OF_NO_KIND = ("misc", "document", "customa", "customb", "customc", "customd", "custome", "customf", "other")
_ARTICLES = tuple(row.csl for row in ITEM_TYPES.values() if row.biblatex in ("article", "review"))
_BOOKISH = (
    "book",
    "chapter",
    "paper-conference",
    "classic",
    "collection",
    "entry-encyclopedia",
    "entry-dictionary",
)


@dataclass(frozen=True, slots=True)
class FieldRow:
    """One field in both tongues; `types` limits the row to CSL types, empty for all. `verbatim` skips LaTeX."""

    csl: str
    biblatex: str
    types: tuple[str, ...] = ()
    verbatim: bool = False


FIELDS = (
    FieldRow("container-title", "journaltitle", _ARTICLES + LEGAL),
    FieldRow("container-title", "booktitle"),
    FieldRow("container-title-short", "shortjournal"),
    FieldRow("issue", "issue", ("periodical",)),
    FieldRow("issue", "number", (*_ARTICLES, "periodical")),
    FieldRow("x-issue", "issue", _ARTICLES),
    FieldRow("number", "eid", _ARTICLES),
    FieldRow("collection-number", "number", _BOOKISH),
    FieldRow("number", "number"),
    FieldRow("issue", "issue"),
    FieldRow("publisher", "institution", ("thesis", "report")),
    FieldRow("publisher", "publisher"),
    FieldRow("publisher-place", "location"),
    FieldRow("authority", "organization"),
    FieldRow("volume", "volume"),
    FieldRow("number-of-volumes", "volumes"),
    FieldRow("page", "pages"),
    FieldRow("number-of-pages", "pagetotal"),
    FieldRow("edition", "edition"),
    FieldRow("genre", "type"),
    FieldRow("collection-title", "series"),
    FieldRow("chapter-number", "chapter"),
    FieldRow("part-number", "part"),
    FieldRow("event-title", "eventtitle"),
    FieldRow("event-place", "venue"),
    FieldRow("archive", "library"),
    FieldRow("medium", "howpublished"),
    FieldRow("version", "version"),
    FieldRow("scale", "scale"),
    FieldRow("original-title", "origtitle"),
    FieldRow("original-publisher", "origpublisher"),
    FieldRow("original-publisher-place", "origlocation"),
    FieldRow("abstract", "abstract"),
    FieldRow("annote", "annotation"),
    FieldRow("note", "note"),
    FieldRow("URL", "url", verbatim=True),
    FieldRow("DOI", "doi", verbatim=True),
    FieldRow("accessed", "urldate", verbatim=True),
    FieldRow("ISBN", "isbn", verbatim=True),
    FieldRow("ISSN", "issn", verbatim=True),
    *(FieldRow(f"x-{name}", name) for name in (
        "titleaddon", "maintitle", "mainsubtitle", "maintitleaddon", "booksubtitle", "booktitleaddon",
        "journalsubtitle", "journaltitleaddon", "issuetitle", "editortype", "origlanguage", "origdate", "eventdate",
        "entrysubtype", "eprint", "eprinttype", "eprintclass", "pubstate", "addendum", "ids",
        "editoratype", "editorbtype", "editorctype",
    )),
)  # fmt: skip


def field_of(variable: str, csl_type: str) -> str:
    """Return the BibLaTeX field that carries a CSL variable in entries of a type; the variable where none does."""
    if variable == "issued":
        return "date"
    rows = (row for row in FIELDS if row.csl == variable and (not row.types or csl_type in row.types))
    return next((row.biblatex for row in rows), variable)


LISTED = ("location", "publisher", "institution", "organization")  # BibLaTeX's lists, with "and" between
ALIASES: Mapping[str, str] = MappingProxyType(
    {
        "journal": "journaltitle",
        "address": "location",
        "school": "institution",
        "annote": "annotation",
        "archiveprefix": "eprinttype",
        "primaryclass": "eprintclass",
        "hyphenation": "langid",
    }
)
READ_ROLES = ("director", "composer", "performer", "illustrator", "interviewer", "producer")  # no fields of BibLaTeX
ROLES: Mapping[str, str] = MappingProxyType(
    {
        "author": "author", "editor": "editor", "translator": "translator", "container-author": "bookauthor",
        "commentator": "commentator", "afterword-author": "afterword", "introduction-author": "introduction",
        "foreword-author": "foreword", "annotator": "annotator", "holder": "holder",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class KbField:
    """One of our own fields: its name in the file, the record's attribute, the cells of a row, what it means."""

    name: str
    attribute: str
    cells: tuple[str, ...]
    meaning: str


_ACT = ("act.name", "act.number", "act.about", "act.title", "act.lang")
EXTRA = (
    KbField("kb-status", "status", (), "identified, probable or unidentified"),
    KbField("kb-scope", "scope", (), "the part of the collection that it stands in"),
    KbField("kb-kind", "kind", (), "kind of a legal or policy document"),
    KbField("kb-stage", "stage", (), "signed (default), draft, initialled, announced"),
    KbField(
        "kb-numbers",
        "cited_in",
        (),
        "numbers in reference lists, comma between: of the file's own manuscript (`125`) or of another (`name: 125`)",
    ),
    KbField("kb-mentions", "mentions", ("where",), "where the text names it without a number"),
    KbField("kb-titles", "titles", ("lang", "origin", "value", "form"), "the titles after the first"),
    KbField(
        "kb-contributors",
        "contributors",
        ("role", "lang", "origin", "family", "given", "literal", "variants", "party", "office"),
        "roles that biblatex lacks, and names with other spellings; of a signatory the party and the office",
    ),
    KbField("kb-parties", "parties", ("code", "capacity"), "who is bound, and as what"),
    KbField(
        "kb-actions",
        "actions",
        ("kind", "date", "place", "party", "origin", "act.name", "note", *_ACT[1:]),
        "signature, ratification, entry into force and so on",
    ),
    KbField("kb-term", "term", ("duration", "prolonged_by", "note"), "ISO 8601 durations of validity"),
    KbField("kb-clauses", "clauses", ("kind", "text", "article", "origin", "note"), "from when it binds"),
    KbField("kb-depositaries", "depositaries", ("party", "capacity", "origin"), "who keeps the treaty"),
    KbField("kb-authentic", "authentic_texts", ("lang", "prevails", "origin"), "authentic languages"),
    KbField(
        "kb-publications",
        "publications",
        ("series", "volume", "number", "item", "page", "date", "origin"),
        "official publication and registration: series, volume, issue, number in it, page, when",
    ),
    KbField(
        "kb-reservations",
        "reservations",
        ("kind", "party", "date", "withdrawn", "article", "origin", "note"),
        "reservations, declarations and objections of its parties",
    ),
    KbField("kb-links", "web_links", ("kind", "url", "lang", "read", "note"), "where it can be read, and when it was"),
    KbField("kb-relations", "relations", ("kind", "target", "origin", "note"), "relations to other records"),
    KbField("kb-cited-for", "cited_for", ("lang", "text"), "what the text cites it for, in our words"),
    KbField(
        "kb-remarks",
        "remarks",
        ("lang", "text"),
        "contradictions and oddities; a row with lang kk starts a new one",
    ),
    KbField(
        "kb-candidates",
        "candidates",
        ("reference", "reason", "against", "source", "checked"),
        "possible works",
    ),
    KbField("kb-fields", "fields", ("name", "value"), "CSL variables that BibLaTeX has no field for"),
    KbField(
        "kb-evidence",
        "evidence",
        ("field", "origin", "lang", "value", "source", "where", "note", "target", "location", "party", *_ACT, "read"),
        "one statement a line: who says which value, where, and when that was read",
    ),
)
LANGIDS: Mapping[str, str] = MappingProxyType(
    {
        "kk": "kazakh", "ru": "russian", "en": "english", "de": "german", "fr": "french", "uk": "ukrainian",
        "tr": "turkish", "zh": "chinese", "es": "spanish", "it": "italian", "la": "latin", "pl": "polish",
    }
)  # fmt: skip
PREFIX = "kb-"
FIELD_NAMES = frozenset(("title", "subtitle", "shorttitle", "date", "year", "month", "author", "editor", "translator",
                         "keywords", "language", "langid", *(row.biblatex for row in FIELDS)))  # fmt: skip
FOREIGN = "x-"


def is_known(entry_type: str) -> bool:
    """Return whether an entry type is one of BibLaTeX's, BibTeX's or ours."""
    return entry_type in READ_ONLY_TYPES or entry_type in _READ or entry_type in _OF_NO_KIND


def csl_type(entry_type: str, subtype: str) -> str:
    """Return the CSL type of a BibLaTeX entry; `subtype` is its entrysubtype."""
    if subtype in ITEM_TYPES and entry_type in (ITEM_TYPES[subtype].biblatex, "misc"):
        return subtype
    shorthand = {"newspaper": "article-newspaper", "magazine": "article-magazine"}
    if entry_type == "article" and subtype.casefold() in shorthand:
        return shorthand[subtype.casefold()]
    return READ_ONLY_TYPES.get(entry_type) or _READ.get(entry_type, "document")


def biblatex_field(csl: str, record_type: str) -> FieldRow | None:
    """Return the row that writes a CSL variable for a record type."""
    return next((row for row in FIELDS if row.csl == csl and (not row.types or record_type in row.types)), None)


def csl_variable(name: str, record_type: str) -> FieldRow | None:
    """Return the row that reads a BibLaTeX field for a record type."""
    wanted = ALIASES.get(name, name)
    rows = [row for row in FIELDS if row.biblatex == wanted]
    return next((row for row in rows if record_type in row.types), None) or next(
        (row for row in rows if not row.types), rows[0] if rows else None
    )
