"""RIS to records and back, by rispy; which tag carries which value is said in `ristags`.

RIS has no treaty: one is written as STAT with the line "Type: treaty" in M2, which Zotero keeps in Extra and reads.
"""

import re
from collections.abc import Iterable, Iterator
from typing import BinaryIO

import rispy

from kb.domain import edtf
from kb.domain.records import Record
from kb.errors import Problem
from kb.formats import brackets, risrecord, ristags, zotero

_PEOPLE = {"author": "AU", "editor": "ED", "translator": "A4", "collection-editor": "A3"}
_RANGE = re.compile(r"(\w+)\s?[-–—]\s?(\w+)")
_ONE_SPACE = re.compile(r"\A([A-Z][A-Z0-9]) -(?: |$)")  # "TY - JOUR", as some sites write
_TAGGED = re.compile(r"[A-Z][A-Z0-9]  - ")
_NUMBERING = re.compile(r"\s*[0-9]+\.\s*")
_PARSER = rispy.RisParser(
    mapping={tag: tag for tag in (*rispy.TAG_KEY_MAPPING, risrecord.UNKNOWN) if tag != "UK"},
    enforce_list_tags=False,
    delimiter_tags_mapping={},
)
_PARSER.UNKNOWN_TAG = risrecord.UNKNOWN


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
            yield risrecord.record(risrecord.Entry(entry), f"{name.rsplit('.', 1)[0]}-{line}"), line


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
