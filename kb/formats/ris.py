"""RIS to records and back, by rispy. RIS has no treaty: a treaty is written as STAT with M3 = treaty."""

import re
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any, BinaryIO

import rispy

from kb.domain import edtf
from kb.domain.records import NO_FIELDS, Contributor, Record, Title
from kb.errors import Problem
from kb.formats import latex, names
from kb.formats.fieldmap import TYPES as CSL_TYPES

TYPES: Mapping[str, str] = MappingProxyType(
    {
        "treaty": "STAT", "legislation": "STAT", "regulation": "STAT", "bill": "BILL", "legal_case": "CASE",
        "book": "BOOK", "chapter": "CHAP", "article-journal": "JOUR", "article-newspaper": "NEWS",
        "article-magazine": "MGZN", "thesis": "THES", "report": "RPRT", "webpage": "ELEC", "paper-conference": "CPAPER",
        "entry-encyclopedia": "ENCYC", "entry-dictionary": "DICT", "manuscript": "MANSCPT", "map": "MAP",
        "dataset": "DATA", "post-weblog": "BLOG", "personal_communication": "PCOMM", "pamphlet": "PAMP",
        "motion_picture": "MPCT", "patent": "PAT", "standard": "STAND", "hearing": "HEAR",
    }
)  # fmt: skip
_READ = {code: csl for csl, code in reversed(list(TYPES.items()))} | {
    "STAT": "legislation", "LEGAL": "legislation", "GEN": "document", "EJOUR": "article-journal", "EBOOK": "book",
    "EDBOOK": "book", "ECHAP": "chapter", "CONF": "paper-conference", "JFULL": "periodical", "UNPB": "manuscript",
    "ICOMM": "personal_communication", "VIDEO": "motion_picture", "INPR": "article-journal", "GOVDOC": "report",
}  # fmt: skip
FIELDS: Mapping[str, str] = MappingProxyType(
    {
        "container-title": "T2", "publisher": "PB", "publisher-place": "CY", "volume": "VL", "issue": "IS",
        "edition": "ET", "DOI": "DO", "URL": "UR", "note": "N1", "abstract": "N2", "collection-title": "T3",
        "archive": "DB", "number": "C1", "genre": "C2", "event-place": "C3",
    }
)  # fmt: skip
_PLAIN = {"AU": "author", "A1": "author", "A2": "editor", "ED": "editor", "A3": "collection-editor", "A4": "translator",
          "TA": "translator"}  # fmt: skip

_NUMBERING = re.compile(r"\s*[0-9]+\.\s*")
_TAGS = {tag: tag for tag in rispy.TAG_KEY_MAPPING} | {"TA": "TA", "ED": "ED"}


def dump(records: Iterable[Record]) -> Iterator[str]:
    """Yield one RIS entry a record."""
    for record in records:
        lines = [f"{tag}  - {value}" for tag, value in _tags(record) if value]
        yield "\n".join([*lines, "ER  - ", "", ""])


def _tags(record: Record) -> Iterator[tuple[str, str]]:
    yield "TY", TYPES.get(record.type, "GEN")
    yield "ID", record.citekey
    yield "M3", record.type if record.type in ("treaty", "regulation") or record.type not in TYPES else ""
    main = record.title()
    others = [title for title in record.titles if not title.form and title is not main]
    for position, title in enumerate([main, *others] if main else []):
        value = f"[{title.value}]" if title.origin == "supplied" and position == 0 else title.value
        yield ("TI" if position == 0 else "TT"), _line(value)
        if position == 1:
            break
    for person in record.contributors:
        tag = {"author": "AU", "editor": "ED", "translator": "A4", "collection-editor": "A3"}.get(person.role)
        if tag:
            yield tag, _line(person.literal or ", ".join(part for part in (person.family, person.given) if part))
    if record.issued:
        year = record.issued.text.split("/")[0].rstrip("?~%")
        yield "PY", year[:4] if re.match(r"\d{4}", year) else ""
        text = record.issued.text.partition("T")[0]
        yield "DA", text.replace("-", "/") if record.issued.is_day and text[:1].isdigit() else text
    pages = record.fields.get("page", "")
    first, _, last = pages.partition("–")
    yield "SP", _line(first)
    yield "EP", _line(last)
    yield "SN", _line(record.fields.get("ISBN") or record.fields.get("ISSN") or "")
    yield from ((tag, _line(record.fields.get(name, ""))) for name, tag in FIELDS.items())
    yield "LA", record.language
    yield from (("KW", topic) for topic in record.topics)


def _line(value: str) -> str:
    return " ".join(value.split())


def parse(stream: BinaryIO, name: str) -> Iterator[tuple[Record, int] | Problem]:
    """Yield (record, line) for each RIS entry, and a Problem for each that does not parse."""
    try:
        text = stream.read().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        yield Problem("encoding", f"not UTF-8: {error.reason}.", "Save the file as UTF-8.", name)
        return
    for line, lines in _bodies(text):
        if not lines[0].startswith("TY  -"):
            if not all(_NUMBERING.fullmatch(one) for one in lines):
                yield Problem("syntax", f"{lines[0][:60]!r} stands outside an entry; it was left out.",
                              "An entry starts with 'TY  - ' and ends with 'ER  - '.", name, line)  # fmt: skip
            continue
        if not any(one.startswith("ER  -") for one in lines):
            yield Problem("syntax", "the entry has no end; its lines were read.",
                          "End it with a line 'ER  - '.", name, line)  # fmt: skip
            lines.append("ER  - ")
        try:
            entries = rispy.loads(
                "\n".join(lines) + "\n", mapping=_TAGS, enforce_list_tags=False, delimiter_tags_mapping={}
            )
        except (OSError, rispy.parser.ParseError, ValueError, KeyError, TypeError, IndexError) as error:
            yield Problem("syntax", f"the entry does not parse: {error}", "An entry starts with TY and ends with ER.",
                          name, line)  # fmt: skip
            continue
        for entry in entries:
            yield _record(entry, f"{name.rsplit('.', 1)[0]}-{line}"), line


def _bodies(text: str) -> Iterator[tuple[int, list[str]]]:
    """Cut the text into entries, each with its 1-based line, so that one broken entry harms no other."""
    held: list[str] = []
    start = 1
    for number, line in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), start=1):
        if held and (line.startswith("TY  -") or held[-1].startswith("ER  -")):
            yield start, held
            held = []
        if not held:
            start = number
        if line.strip():
            held.append(line)
    if held:
        yield start, held


def _record(entry: Mapping[str, Any], fallback: str) -> Record:
    code = _one(entry, "TY") or "GEN"
    medium = _one(entry, "M3")
    kind = medium if medium in TYPES or (medium in CSL_TYPES and code == "GEN") else _READ.get(code, "document")
    language = _one(entry, "LA")[:2].casefold()
    title = _one(entry, "TI", "T1")
    supplied = title.startswith("[") and title.endswith("]")
    fields = {csl: value for csl, tag in FIELDS.items() if (value := _one(entry, tag, *_OTHERS.get(tag, ())))}
    pages = "–".join(part for part in (_one(entry, "SP"), _one(entry, "EP")) if part)
    if pages:
        fields["page"] = pages
    if number := _one(entry, "SN"):
        fields["ISBN" if kind in ("book", "chapter") else "ISSN"] = number
    date = _date(entry)
    if not date and (text := _one(entry, "DA", "PY", "Y1")):
        fields["x-date"] = text
    return Record(
        citekey=_one(entry, "ID") or fallback,
        type=kind,
        status="probable",
        scope="imported",
        language=language,
        titles=(Title(title[1:-1] if supplied else title, language, "supplied" if supplied else "stated"),)
        if title
        else (),
        contributors=tuple(_people(entry, language)),
        issued=date,
        issued_origin="stated" if date else "",
        fields=MappingProxyType(fields) if fields else NO_FIELDS,
    )


_OTHERS = {"T2": ("JO", "JF", "BT", "JA"), "N2": ("AB",)}


def _one(entry: Mapping[str, Any], *tags: str) -> str:
    for tag in tags:
        value = entry.get(tag)
        if value:
            return " ".join(str(value[0] if isinstance(value, list) else value).split())
    return ""


def _people(entry: Mapping[str, Any], language: str) -> Iterator[Contributor]:
    for tag, role in _PLAIN.items():
        value = entry.get(tag) or []
        for name in value if isinstance(value, list) else [value]:
            family, comma, given = name.partition(",")
            if comma:
                yield Contributor(role, " ".join(family.split()), " ".join(given.split()), "", language, "stated")
            elif " " in name and not re.search(r"\w\.", name):
                yield Contributor(role, literal=" ".join(name.split()), lang=language, origin="stated")
            else:
                yield from (
                    Contributor(role, one.family, one.given, one.literal, language, "stated")
                    for one in names.parse(latex.encode(name), role, language)
                )


def _date(entry: Mapping[str, Any]) -> edtf.Edtf | None:
    for tag in ("DA", "PY", "Y1"):
        text = _one(entry, tag)
        if found := edtf.find(text):
            return found
        pieces = [piece.zfill(2) for piece in text.split("/")[:3] if piece.strip().isdigit()]
        if pieces and (found := edtf.find("-".join([pieces[0].zfill(4), *pieces[1:]]))):
            return found
    return None
