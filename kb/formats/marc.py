"""MARC 21 and UNIMARC (RUSMARC) to records, from files of exchange (ISO 2709), by the tags of RIS."""

import re
from collections.abc import Iterator
from typing import Any, BinaryIO, Final, NamedTuple

from kb.domain.records import Record
from kb.errors import Problem
from kb.formats.bibtex.scanner import LARGEST_BLOCK, PIECE
from kb.formats.crosswalks import crosswalk
from kb.formats.made_keys import KeyMaker
from kb.formats.ris import entry as ris
from kb.formats.zotero.item import extra_line
from kb.language.encodings import decoded
from kb.language.word_tables import pairs
from kb.messages import Message

_RECORD_END, _FIELD_END, _SUBFIELD = b"\x1d", "\x1e", "\x1f"
_CODES: Final = re.compile(rb"\x1f.")
_MARC21: Final = pairs(crosswalk("marc")["marc21"])
_UNIMARC: Final = pairs(crosswalk("marc")["unimarc"])
_ROLES: Final = pairs(crosswalk("marc")["roles"])
_LISTED: Final = ("AU", "A2", "A4")  # the tags that hold names
_CYRILLIC: Final = ("windows-1251", "kz1048", "ptcp154", "koi8-r", "cp866")
_FEW: Final = 10  # letters beyond ASCII that tell no encoding
_LEADER: Final = re.compile(rb"\s*\d{5}[a-z][a-z ]{2}")
_ISBD: Final = re.compile(r"(?:\s*[/:;=,]|(?<=\w{4})\.)+$")  # signs before the next area, which are no part of a value
_FULL_STOP: Final = re.compile(r"(?<=\w{3})\.$|[\s,]+$")  # after a name in full; that of an initial stays
_NO_LANGUAGE: Final = ("und", "zxx", "|||")  # not determined, none, not coded
_EXTENT: Final = re.compile(r"(?:[IVXLCivxlc]+,\s*)?(\d+)\s*(?:с|б|p|s|стр|pages|бет)\b.*")
_YEAR: Final = re.compile(r"(?:1[4-9]|20)\d\d")
_VOLUME: Final = re.compile(r"\b(?:т|том|vol|v)\.?\s*(\w+)|(\d+)-?\s*том\b", re.I)
_ISSUE: Final = re.compile(r"(?:№|\bno\b\.?|\bn\.|\bissue|\bвып\.?)\s*(\d[\w/–-]*(?:\s?\(\d{1,3}\))?)", re.I)
_PAGES: Final = re.compile(r"\b(?:с|б|pp?|s)\.?\s*(\d+(?:\s*[-–]\s*\d+)?)", re.I)
_KINDS: Final = {"e": "MAP", "f": "MAP", "b": "MANSCPT", "t": "MANSCPT", "c": "MUSIC", "d": "MUSIC", "m": "COMP"}


class MarcField(NamedTuple):
    """A field: its tag, and the codes of its subfields with their values; a control field has one, of no code."""

    tag: str
    subfields: tuple[tuple[str, str], ...]

    def first(self, code: str) -> str:
        """Return the first subfield of a code, without the signs after it; "" for none."""
        return next((_ISBD.sub("", value) for own, value in self.subfields if own == code), "")


def parse(stream: BinaryIO, name: str) -> Iterator[tuple[Record, int] | Problem]:
    """Yield (record, its number in the file) for each record, and a Problem for what is none."""
    keys = KeyMaker()
    encoding = ""
    for number, raw in enumerate(_records(stream), start=1):
        if len(raw) > LARGEST_BLOCK:
            message = Message("entry-too-large", length=len(raw), most=LARGEST_BLOCK)
            yield Problem("block-too-large", message, name, number)
            continue
        code = decoded(_CODES.sub(b" ", raw))[1]  # no letter of the word that it begins
        high = len(raw) - len(raw.decode("ascii", "ignore"))
        if not code.startswith("utf-8") and (code not in _CYRILLIC or high < _FEW):
            yield Problem("encoding", Message("marc-letters"), name, number)
            continue
        if not code.startswith("utf-8") and code != encoding:
            encoding = code
            yield Problem("encoding", Message("marc-encoding", encoding=code), name, number, "", "warning")
        text = raw.decode(code, "replace")
        fields = _fields(text) if _LEADER.match(raw) else []
        if fields:
            yield ris.record(ris.RisEntry(_as_ris(text.lstrip()[:24], fields)), keys.key), number
        else:
            yield Problem("syntax", Message("ris-outside", line_text=text.strip()[:60]), name, number)


def _records(stream: BinaryIO) -> Iterator[bytes]:
    rest = b""
    while piece := stream.read(PIECE):
        *whole, rest = (rest + piece).split(_RECORD_END)
        yield from (raw for raw in whole if raw.strip())
    if rest.strip(b"\x00\x1a\r\n "):
        yield rest


def _fields(text: str) -> list[MarcField]:
    """Return the fields of a record: the directory gives their tags, in the order of their places."""
    directory, *values = text.lstrip()[24:].split(_FIELD_END)
    entries = [directory[place : place + 12] for place in range(0, len(directory) - 11, 12)]
    if not all(entry[3:].isdecimal() for entry in entries):
        return []
    entries.sort(key=lambda entry: int(entry[7:]))
    return [MarcField(entry[:3], _subfields(value)) for entry, value in zip(entries, values, strict=False)]


def _subfields(value: str) -> tuple[tuple[str, str], ...]:
    _indicators, *parts = value.split(_SUBFIELD)
    return tuple((part[:1], part[1:].strip()) for part in parts if part[1:].strip()) or (("", value),)


def _as_ris(leader: str, fields: list[MarcField]) -> dict[str, Any]:
    """Return a record by the tags of RIS; a subfield that has none keeps its own name."""
    tags = {field.tag for field in fields}
    universal = "200" in tags and "245" not in tags
    part = leader[7:8] in "abd"  # which a host holds; of a whole work 461 is the set that it belongs to
    rows = _UNIMARC if universal else _MARC21
    raw: dict[str, list[str]] = {}
    others: dict[str, list[str]] = {}
    for field in fields:
        if field.tag in (("200",) if universal else ("245",)):
            raw.setdefault("TI", []).append(_title(field, "aehi" if universal else "abnp"))
        elif field.tag[:2] in (("70", "71") if universal else ("10", "11", "70", "71")):
            tag, person = _person(field, universal)
            raw.setdefault(tag, []).append(person)
        elif part and field.tag in (("461", "463") if universal else ("773",)):
            _host(_embedded(field) if universal else field, raw)
        elif field.tag == ("215" if universal else "300") and (extent := _extent(field.first("a"))):
            raw |= extent
            _plain(field._replace(subfields=field.subfields[1:]), rows, raw, others)
        else:
            _plain(field, rows, raw, others)
    if not raw.get("LA"):
        codes = [field.subfields[0][1][35:38] for field in fields if field.tag == "008" and not universal]
        raw["LA"] = [code for code in codes if code not in _NO_LANGUAGE]
    raw["PY"] = [year[0] for date in raw.get("PY", ()) if (year := _YEAR.search(date))]
    raw["TY"] = [_kind(leader, raw, tags)]
    return raw | {ris.UNKNOWN: others}


def _extent(text: str) -> dict[str, list[str]]:
    """Return how many pages a work has (235 с.), or on which it stands (С. 23-45), by the tags of RIS; else nothing."""
    if count := _EXTENT.fullmatch(text):
        return {"SP": [count[1]]}
    pages = _PAGES.match(text)
    span = re.split(r"\s*[-–]\s*", pages[1]) if pages else []
    return {tag: [page] for tag, page in zip(("SP", "EP"), span, strict=False)}


def _plain(field: MarcField, rows: dict[str, str], raw: dict[str, list[str]], others: dict[str, list[str]]) -> None:
    """Put each subfield of a field under its tag of RIS, or under its own name."""
    for code, value in field.subfields:
        tag = rows.get(f"{field.tag}{code}", "")
        plain = _ISBD.sub("", value).strip(" []") if tag != "AB" else value
        parted = plain.partition(" (" if tag == "SN" else " ; " if tag == "T3" else "\n")  # 5-17-1 (в пер.), Степь ; 4
        if tag:
            raw.setdefault(tag, []).append(parted[0])
        if not tag or parted[2]:
            others.setdefault(f"{field.tag}{code}", []).append(value)


def _title(field: MarcField, codes: str) -> str:
    """Return the title proper, and after a colon what else is said of it; the number of a part after a point."""
    own, other, parts = codes[0], codes[1], codes[2:]
    title = field.first(own)
    title += "".join(f". {_ISBD.sub('', value)}" for code, value in field.subfields if code in parts)
    others = [_ISBD.sub("", value) for code, value in field.subfields if code == other]
    return " : ".join([title, *others])


def _person(field: MarcField, universal: bool) -> tuple[str, str]:
    """Return the tag of RIS and the name: of a person "Family, Given", of a body with the comma that RIS asks for."""
    relation = "".join(value.casefold() for code, value in field.subfields if code == "4")
    did = _ROLES.get(relation[:3], "AU")
    name = field.first("a") if universal else next((value for code, value in field.subfields if code == "a"), "")
    if field.tag[1] == "1":
        parts = [name.rstrip(" .,"), *(_ISBD.sub("", value) for code, value in field.subfields if code == "b")]
        body = ". ".join(parts)
        return (did, f"{body},") if did in _LISTED else ("M2", extra_line(did, body))
    forename = field.first("g") or next((value for code, value in field.subfields if code == "b"), "")
    name = f"{name}, {forename.lstrip(' ,')}" if universal and forename else _FULL_STOP.sub("", name)
    if did in _LISTED:
        return did, name
    family, _comma, first = name.partition(",")
    return "M2", extra_line(did, f"{family.strip()} || {first.strip()}")


def _embedded(field: MarcField) -> MarcField:
    """Return a host of UNIMARC, its fields standing within it after $1, with the subfields of MARC 21's 773."""
    inside = ""
    subfields: list[tuple[str, str]] = []
    known = {"200a": "t", "011a": "x", "210d": "g", "200v": "g"}
    for code, value in field.subfields:
        if code == "1":
            inside = value[:3]
        else:
            plain = {"v": "g", "d": "g"}.get(code, code)
            subfields.append((known.get(f"{inside}{code}", "") if inside else plain, value))
    return MarcField("773", tuple(subfields))


def _host(field: MarcField, raw: dict[str, list[str]]) -> None:
    """Read what holds a part: title, ISSN or ISBN, and in one text its year, volume, number and pages."""
    place = ", ".join(value for code, value in field.subfields if code == "g")
    host = {"T2": field.first("t"), "SN": field.first("x") or field.first("z")}
    for tag, form in (("VL", _VOLUME), ("IS", _ISSUE)):
        if match := form.search(place):
            host[tag] = next(filter(None, match.groups()))
    if pages := _PAGES.search(place):
        raw |= _extent(pages[0])
    if year := _YEAR.search(_PAGES.sub("", place)):
        host["PY"] = year[0]
    for tag, value in host.items():
        if value and tag not in raw:
            raw[tag] = [value]


def _kind(leader: str, raw: dict[str, list[str]], tags: set[str]) -> str:
    """Return the type of RIS: by what holds a work, its note of a thesis, and the leader's type and level."""
    kind, level = leader[6:7], leader[7:8]
    if raw.get("T2"):
        of_serial = raw.get("IS") or any(len(re.sub(r"\W", "", number)) == 8 for number in raw.get("SN", ()))
        return "JOUR" if of_serial else "CHAP"
    if {"502", "328"} & tags:
        return "THES"
    return "JFULL" if level == "s" else _KINDS.get(kind, "BOOK")
