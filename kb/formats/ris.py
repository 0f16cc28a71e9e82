"""RIS to records and back, by rispy; which tag carries which value is said in `ristags`.

RIS has no treaty: one is written as STAT with the line "Type: treaty" in M2, which Zotero keeps in Extra and reads.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Any, BinaryIO

import rispy

from kb.domain import edtf
from kb.domain.records import NO_FIELDS, Contributor, Record, Title
from kb.errors import Problem
from kb.formats import brackets, identifiers, languages, latex, names, ristags, zotero
from kb.formats.fieldmap import TYPES as CSL_TYPES

_PEOPLE = {"author": "AU", "editor": "ED", "translator": "A4", "collection-editor": "A3"}
_ROLES = {"AU": "author", "A1": "author", "A2": "editor", "ED": "editor", "A3": "collection-editor",
          "A4": "translator", "TA": "translator"}  # fmt: skip
_RANGE = re.compile(r"(\w+)\s?[-–—]\s?(\w+)")
_ONE_SPACE = re.compile(r"\A([A-Z][A-Z0-9]) -(?: |$)")  # "TY - JOUR", as some sites write
_PROSE = ("N1", "N2", "AB")  # whose lines are one text
_TAGGED = re.compile(r"[A-Z][A-Z0-9]  - ")
_NUMBERING = re.compile(r"\s*[0-9]+\.\s*")
_UNKNOWN = "??"  # under this, which no tag can be, rispy keeps the tags that it does not know
_PARSER = rispy.RisParser(
    mapping={tag: tag for tag in (*rispy.TAG_KEY_MAPPING, _UNKNOWN) if tag != "UK"},
    enforce_list_tags=False,
    delimiter_tags_mapping={},
)
_PARSER.UNKNOWN_TAG = _UNKNOWN


def dump(records: Iterable[Record]) -> Iterator[str]:
    """Yield one RIS entry a record."""
    for record in records:
        lines = [f"{tag}  - {_line(value)}" for tag, value in _tags(record) if _line(value)]
        yield "\n".join([*lines, "ER  - ", "", ""])


def _tags(record: Record) -> Iterator[tuple[str, str]]:
    values = dict(zotero.variables(record))
    marked = ristags.needs_marker(record.type)
    yield "TY", ristags.code(record.type)
    yield "ID", record.citekey
    yield "M3", values.pop("genre", "") or record.kind or (record.type if marked else "")
    yield "TI", brackets.of(record)
    main = record.title()
    yield "TT", next((one.value for one in record.titles if not one.form and one is not main), "")
    for person in record.contributors:
        if tag := _PEOPLE.get(person.role):
            yield tag, person.literal or ", ".join(part for part in (person.family, person.given) if part)
    if record.issued:
        year = record.issued.text.split("/")[0].rstrip("?~%")
        yield "PY", year[:4] if re.match(r"\d{4}", year) else ""
        yield "DA", _slashed(record.issued)
    echoed = {name: values[name] for name in ristags.ALSO_IN_EXTRA if name in values and ristags.is_act(record.type)}
    accessed = edtf.find(values.get("accessed", ""))
    if accessed:
        yield "Y2", _slashed(accessed)
        del values["accessed"]
    yield from _pages(record.type, values)
    yield from _rest(record, values)
    yield "LA", values.pop("language", "")
    if marked:
        yield "M2", f"Type: {record.type}"
    yield from (("M2", zotero.extra_line(name, value)) for name, value in (values | echoed).items())
    yield from (("KW", topic) for topic in record.topics)


def _slashed(date: edtf.Edtf) -> str:
    text = date.text.partition("T")[0]
    return text.replace("-", "/") if date.is_day and text[:1].isdigit() else text


def _pages(kind: str, values: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Yield SP and EP, the pages or, of a whole book, their number; and SN; what is written leaves `values`."""
    if kind in ristags.COUNTED and values.get("number-of-pages", "").isdigit():
        yield "SP", values.pop("number-of-pages")
    elif kind in ristags.COUNTED or not values.get("page"):
        pass
    elif found := _RANGE.fullmatch(values["page"]):
        yield "SP", found[1]
        yield "EP", found[2]
        del values["page"]
    else:
        yield "SP", values.pop("page")
    for name in ("number", "ISBN", "ISSN") if kind == "report" else ("ISBN", "ISSN"):
        if name in values and ristags.standard_number(values[name], kind) == name:
            yield "SN", values.pop(name)
            break


def _rest(record: Record, values: dict[str, str]) -> Iterator[tuple[str, str]]:
    used: set[str] = set()
    for name in list(values):
        tag = ristags.tag(name, record.type)
        if tag and tag not in used:
            used.add(tag)
            yield tag, values.pop(name)
    for name, value in record.fields.items():
        if name.startswith(ristags.OTHER):
            tag = name.removeprefix(ristags.OTHER).upper()
            if re.fullmatch(r"[A-Z][A-Z0-9]", tag) and tag not in ("TY", "ER", "ID"):
                yield tag, value
        elif name == "keyword":
            yield from (("KW", word) for word in re.split(r"\s*[;,]\s*", value))


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
            if len(lines) > 1 and lines[-1].startswith("ER  -") and _TAGGED.match(lines[0]):
                yield Problem("syntax", "the entry has no type; it was read as an article or a document.",
                              "Let it start with a line such as 'TY  - JOUR'.", name, line, "", "warning")  # fmt: skip
                in_a_journal = any(one.startswith(("JO  -", "JF  -", "JA  -")) for one in lines)
                lines.insert(0, "TY  - JOUR" if in_a_journal else "TY  - GEN")
            else:
                if not all(_NUMBERING.fullmatch(one) for one in lines):
                    yield Problem("syntax", f"{lines[0][:60]!r} stands outside an entry; it was left out.",
                                  "An entry starts with 'TY  - ' and ends with 'ER  - '.", name, line)  # fmt: skip
                continue
        if not lines[-1].startswith("ER  -"):
            yield Problem("syntax", "the entry has no end; its lines were read.",
                          "End it with a line 'ER  - '.", name, line)  # fmt: skip
            lines.append("ER  - ")
        try:
            entries = _PARSER.parse_lines(iter(lines))
        except (OSError, rispy.parser.ParseError, ValueError, KeyError, TypeError, IndexError) as error:
            yield Problem("syntax", f"the entry does not parse: {error}", "An entry starts with TY and ends with ER.",
                          name, line)  # fmt: skip
            continue
        for entry in entries:
            yield _record(_Entry(entry), f"{name.rsplit('.', 1)[0]}-{line}"), line


def _bodies(text: str) -> Iterator[tuple[int, list[str]]]:
    """Cut the text into entries, each with its 1-based line, so that one broken entry harms no other."""
    held: list[str] = []
    start = 1
    ended = False
    for number, line in enumerate(_lines(text), start=1):
        head = line[:5]
        if held and (ended or head == "TY  -"):
            yield start, held
            held = []
        if not held:
            start = number
            ended = False
        if line and not line.isspace():
            held.append(line)
            ended = head == "ER  -"
    if held:
        yield start, held


def _lines(text: str) -> Iterable[str]:
    """Give the lines, with the two spaces of the format where an entry has one ("TY - JOUR")."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return lines if not re.search("^TY - ", text, re.MULTILINE) else _spaced(lines)


def _spaced(lines: Iterable[str]) -> Iterator[str]:
    one_space = False
    for line in lines:
        if line.startswith(("TY -", "TY  -")):
            one_space = line.startswith("TY -")
        yield _ONE_SPACE.sub(r"\1  - ", line) if one_space else line


class _Entry:
    """The values of an entry by tag, each tidy; `taken` are the tags whose first value has found its place."""

    def __init__(self, raw: Mapping[str, Any]) -> None:
        self.values: dict[str, list[str]] = {}
        for tag, value in (*raw.items(), *raw.get(_UNKNOWN, {}).items()):
            if tag and tag != _UNKNOWN:
                found = [text for one in (value if isinstance(value, list) else [value]) if (text := _line(one))]
                if found:
                    self.values[tag] = [" ".join(found)] if tag in _PROSE else found

    def take(self, *tags: str) -> str:
        """Give the first value of the first tag that has one, and remember that it was used."""
        for tag in tags:
            if self.values.get(tag):
                return self.values[tag].pop(0)
        return ""

    def all(self, tag: str) -> list[str]:
        """Give all values of a tag, and remember that they were used."""
        return self.values.pop(tag, [])


def _record(entry: _Entry, fallback: str) -> Record:
    labelled = [
        (name, value) for line in entry.values.get("M2", []) for name, value in [ristags.labelled(line)] if name
    ]
    code, medium = entry.take("TY") or "GEN", entry.take("M3")
    kind = _kind(code, dict(labelled).get("type", ""), medium)
    written = entry.take("LA")
    language = languages.code(written)
    text, supplied = brackets.take(entry.take("TI", "T1", "CT"))
    fields: dict[str, str] = {}
    if written and not language:
        fields[f"{ristags.OTHER}la"] = written
    if not ristags.is_known(code):
        fields[f"{ristags.OTHER}ty"] = code
    variables = ristags.variables(kind)
    fields |= {name: entry.take(tag) for tag, name in variables.items() if tag in entry.values}
    for tag, same in ristags.SAME.items():
        if tag in entry.values and variables.get(same, "") not in ("", *fields):
            fields[variables[same]] = entry.take(tag)
    if "DOI" in fields:
        fields["DOI"] = identifiers.doi(fields["DOI"])
    if medium and medium != kind:
        fields["DOI" if medium.startswith("10.") and "DOI" not in fields else "genre"] = medium
    _numbers(entry, kind, fields)
    date = _date(entry)
    if not date and (unread := entry.take("DA", "PY", "Y1")):
        fields["x-date"] = unread
    contributors = tuple(_people(entry, language))
    if "Y2" in entry.values and (accessed := _read_date(entry.values["Y2"][0])):
        fields["accessed"] = accessed.text
        entry.all("Y2")
    if keywords := entry.all("KW"):
        fields["keyword"] = ", ".join(keywords)
    for name, value in labelled:
        if name != "type":
            fields.setdefault(name, value)
    if labelled:
        entry.all("M2")
    citekey = entry.take("ID") or fallback
    entry.all("ER")
    for tag, values in entry.values.items():
        if values:
            fields[f"{ristags.OTHER}{tag.lower()}"] = "; ".join(values)
    return Record(
        citekey=citekey,
        type=kind,
        status="probable",
        scope="imported",
        language=language,
        titles=(Title(text, language, "supplied" if supplied else "stated"),) if text else (),
        contributors=contributors,
        issued=date,
        issued_origin="stated" if date else "",
        fields=MappingProxyType(fields) if fields else NO_FIELDS,
    )


def _kind(code: str, marker: str, medium: str) -> str:
    """Give the CSL type: a marker (or, in older files, M3) tells apart the types that share a RIS type."""
    for told in (marker, medium):
        if told in CSL_TYPES and ristags.code(told) == code:
            return told
    return ristags.kind(code)


def _numbers(entry: _Entry, kind: str, fields: dict[str, str]) -> None:
    """Read SP, EP and SN."""
    first, last = entry.take("SP"), entry.take("EP")
    if kind in ristags.COUNTED and first.isdigit() and not last:
        fields["number-of-pages"] = first
    elif first or last:
        fields["page"] = "–".join(part for part in (first, last) if part)
    if number := entry.take("SN"):
        fields[ristags.standard_number(number, kind)] = number


def _people(entry: _Entry, language: str) -> Iterator[Contributor]:
    for tag, role in _ROLES.items():
        for name in entry.all(tag) if tag in entry.values else ():
            family, comma, given = name.partition(",")
            if comma:
                yield Contributor(role, family.strip(), given.strip(), "", language, "stated")
            elif " " in name and not re.search(r"\w\.", name):
                yield Contributor(role, literal=name, lang=language, origin="stated")
            else:
                yield from (
                    Contributor(role, one.family, one.given, one.literal, language, "stated")
                    for one in names.parse(latex.encode(name), role, language)
                )


def _date(entry: _Entry) -> edtf.Edtf | None:
    """Read DA, PY or Y1; the others stay among the entry's values only where they say something else."""
    said = {tag: _read_date(entry.values[tag][0]) for tag in ("DA", "PY", "Y1") if tag in entry.values}
    found = next((date for date in said.values() if date), None)
    for tag, date in said.items():
        if found and date and date.year == found.year:
            entry.take(tag)
    return found


@lru_cache(maxsize=4096)
def _read_date(text: str) -> edtf.Edtf | None:
    pieces = [piece.strip().zfill(2) for piece in text.split("/")[:3]]
    while pieces and not pieces[-1].strip("0"):
        pieces.pop()
    plain = re.fullmatch(r"[0-9]{4}", pieces[0]) if pieces else None
    if plain and all(piece.isdecimal() for piece in pieces) and (found := edtf.find("-".join(pieces))):
        return found
    return None if re.match(r"[0-9]{1,2}/", text) else edtf.find(text)  # 05/12 is a month and a day
