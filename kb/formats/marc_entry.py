"""The fields of a record of MARC 21 or UNIMARC (RUSMARC) to a record, by the tags of RIS, whatever file has them."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any, Final

from kb.domain.item_types import ITEM_TYPES, printable
from kb.domain.records import Record
from kb.domain.titles import Title
from kb.formats import labels, languages, marc_host, name_lists
from kb.formats.crosswalks import crosswalk
from kb.formats.csl_item import NAME_ROLES
from kb.formats.marc_field import ISBD, MarcField
from kb.formats.marc_host import YEAR, extent
from kb.formats.ris import entry as ris
from kb.formats.ris import tags as ristags
from kb.formats.ris.slashed_dates import read_date
from kb.formats.zotero import schema
from kb.formats.zotero.item import extra_line
from kb.language.word_tables import pairs

_MARC21: Final = pairs(crosswalk("marc")["marc21"])
_UNIMARC: Final = pairs(crosswalk("marc")["unimarc"])
_ROLES: Final = {**pairs(crosswalk("marc")["roles"]), **pairs(crosswalk("marc")["words of roles"])}
_VARIABLES: Final = frozenset(name for row in schema.FIELDS.values() for name in row) | printable("book") | {
    "annote", "source", "PMID", "PMCID", "container-title-short", "title-short", "event", "keyword", "accessed",
}  # fmt: skip
_LISTED: Final = ("AU", "A2", "A4")  # the tags that hold names
_ADDED: Final = ("702", "712", "710")  # entries of secondary responsibility; in UNIMARC 710 is the main one
_MEANT: Final = {"CY": "publisher-place", "PB": "publisher", "T2": "container-title", "T3": "collection-title",
                 "M1": "collection-number"}  # fmt: skip
_FURTHER_TITLES: Final = ("242", "246", "510")  # translated, varying; in UNIMARC parallel
_JOINED: Final = ("CY", "PB")  # of a field that names several
_NOT_SORTED: Final = str.maketrans("", "", "\x88\x89\x98\x9c")  # signs around what the order of titles leaves out
_FULL_STOP: Final = re.compile(r"(?<=\w{3})\.$|[\s,]+$")  # after a name in full; that of an initial stays
_LANGUAGE: Final = re.compile(r"(?:^.{35}|\s)([a-z]{3})[a-z| ]{0,2}$")  # in 008, counted from its end
_NO_LANGUAGE: Final = ("und", "zxx", "|||", "")  # not determined, none, not coded
_YEARS: Final = re.compile(rf"{YEAR.pattern}(?:\s?[-–]\s?{YEAR.pattern}|\?)?")
_THESIS: Final = re.compile(r": (?:автореферат )?(?:дис(?:с(?:ертаци[яи])?)?\b|dissertation|doctoral thesis)", re.I)
_KINDS: Final = {"e": "MAP", "f": "MAP", "b": "MANSCPT", "t": "MANSCPT", "c": "MUSIC", "d": "MUSIC", "m": "COMP"}


def record(leader: str, fields: Iterable[MarcField], made_key: Callable[[Mapping[str, str]], str]) -> Record:
    """Return the record of a leader and fields; a subfield that no tag of RIS is for keeps its own name."""
    tidy = [
        field._replace(subfields=tuple((code, value.translate(_NOT_SORTED)) for code, value in field.subfields))
        for field in fields
    ]
    universal = "200" in {field.tag for field in tidy} and "245" not in {field.tag for field in tidy}
    others: dict[str, list[str]] = {}
    own = tidy if universal else _in_own_script(tidy, others)
    raw = _as_ris(leader, [field for field in own if field.tag not in _FURTHER_TITLES], others, universal)
    known = ris.record(ris.RisEntry(raw), made_key)
    main = known.titles[0].value if known.titles else ""
    bare = {**known.fields, **labels.removed(known.fields)}
    return replace(known, titles=(*known.titles, *_further_titles(own, main)), fields=bare)


def _further_titles(fields: Iterable[MarcField], main: str) -> Iterator[Title]:
    """Yield the other titles of a work: what the main one begins with is its short form."""
    for field in fields:
        if field.tag in _FURTHER_TITLES and (value := field.first("a")) and value != main:
            form = "short" if main.startswith(value) else ""
            yield Title(value, languages.code(field.first("y" if field.tag == "242" else "z")), "stated", form)


def _in_own_script(fields: list[MarcField], others: dict[str, list[str]]) -> list[MarcField]:
    """Return the fields with those of 880, which say the same in the script of the work, in place of the Latin ones.

    The Latin ones go to `others` (MARC 21, 880 and appendix A: subfield 6 links "880-01" with "245-01").
    """
    linked = {(field.first("6")[:6], field.tag): field for field in fields if field.first("6")}
    own: list[MarcField] = []
    for field in fields:
        number = field.first("6")[4:6]
        script = linked.get((f"{field.tag}-{number}", "880")) if number not in ("", "00") else None
        if field.tag == "880" and (field.first("6")[4:6] == "00" or not _has_twin(field, linked)):
            own.append(field._replace(tag=field.first("6")[:3]))
        elif script:
            own.append(field._replace(subfields=script.subfields))
            for code, value in field.subfields:
                others.setdefault(f"{field.tag}{code}", []).append(ISBD.sub("", value))
        elif field.tag != "880":
            own.append(field)
    return [field._replace(subfields=tuple(part for part in field.subfields if part[0] != "6")) for field in own]


def _has_twin(field: MarcField, linked: Mapping[tuple[str, str], MarcField]) -> bool:
    link = field.first("6")
    return (f"880-{link[4:6]}", link[:3]) in linked


def _as_ris(leader: str, fields: Sequence[MarcField], others: dict[str, list[str]], universal: bool) -> dict[str, Any]:
    """Return a record by the tags of RIS; a subfield that has none keeps its own name."""
    tags = {field.tag for field in fields}
    part = leader[7:8] in "abd"  # which a host holds; of a whole work 461 is the set that it belongs to
    rows = _UNIMARC if universal else _MARC21
    raw: dict[str, list[str]] = {}
    for field in fields:
        if field.tag in (("200",) if universal else ("245",)):
            _title(field, "aehi" if universal else "abnp", raw, others)
        elif _is_name(field, universal):
            tag, person = _person(field, universal)
            raw.setdefault(tag, []).append(person)
        elif part and field.tag in (("461", "463") if universal else ("773",)):
            marc_host.read(marc_host.embedded(field) if universal else field, raw)
        elif field.tag == ("215" if universal else "300") and (pages := extent(field.first("a"))):
            raw |= pages if not part or "EP" in pages else {}
            if part and "EP" not in pages:  # SP is where it begins
                raw.setdefault("M2", []).append(extra_line("number-of-pages", pages["SP"][0]))
            _plain(field._replace(subfields=field.subfields[1:]), rows, raw, others)
        else:
            _plain(field, {} if _is_aside(field, universal) else rows, raw, others)
    if not raw.get("LA"):
        coded = [field.subfields[0][1].rstrip() for field in fields if field.tag == "008" and not universal]
        codes = [code[1] for text in coded if (code := _LANGUAGE.search(text))]
        raw["LA"] = [code for code in codes if code not in _NO_LANGUAGE]
    if "046" in tags and raw.get("DA"):
        raw["PY"] = []
    raw["PY"] = [_printed_date(date) for date in raw.get("PY", ())]
    kind = raw.pop("kind", [""])[0]
    raw["TY"] = [_kind(leader, raw, tags) if kind not in ITEM_TYPES else ITEM_TYPES[kind].ris]
    if kind in ITEM_TYPES:
        raw.setdefault("M2", []).append(extra_line("type", kind))
    _say_otherwise(raw, kind or ristags.kind(raw["TY"][0]))
    return raw | {ris.UNKNOWN: others}


def _printed_date(text: str) -> str:
    """Return the year or years of a date as catalogues print it (c2005.), or the whole of a day or a month."""
    day = read_date(text)
    years = _YEARS.search(text)
    return text if not years or (day and day.whole and day.date.precision in ("day", "month")) else years[0]


def _say_otherwise(raw: dict[str, list[str]], kind: str) -> None:
    """Say in lines of M2 what a tag of RIS means otherwise in works of a type, as the place of a speech."""
    for tag, variable in _MEANT.items():
        if raw.get(tag) and ristags.tag(variable, kind) != tag:
            raw.setdefault("M2", []).append(extra_line(variable, raw.pop(tag)[0]))


def _is_aside(field: MarcField, universal: bool) -> bool:
    """Whether a field of MARC 21 tells no value of ours: a copyright year, a table of contents, a term of others."""
    second = field.indicators[1:2]
    copied = (field.tag == "264" and second in ("2", "3", "4")) or (field.tag == "856" and second == "2")
    source = {"655": "local", "046": "edtf"}.get(field.tag, "")
    return not universal and (copied or (bool(source) and ("2", source) not in field.subfields))


def _is_name(field: MarcField, universal: bool) -> bool:
    """Whether a field names a person or body; in MARC 21 with a title (700 $t) it names another work."""
    if universal:
        return field.tag[:2] in ("70", "71")
    return field.tag in ("100", "110", "111", "700", "710", "711") and not field.first("t")


def _plain(field: MarcField, rows: Mapping[str, str], raw: dict[str, list[str]], others: dict[str, list[str]]) -> None:
    """Put each subfield of a field under its tag of RIS, or under its own name."""
    joined: dict[str, list[str]] = {}
    for code, value in field.subfields:
        tag = rows.get(f"{field.tag}{code}", "")
        plain = ISBD.sub("", value).strip(" []") if tag != "AB" else value
        parted = plain.partition(" (" if tag == "SN" else " ; " if tag == "T3" else "\n")  # 5-17-1 (в пер.), Степь ; 4
        if tag == "N1" and ristags.labelled(plain)[0] in _VARIABLES:  # as we write what has no field
            tag = "M2"
        if tag in _JOINED and plain:
            joined.setdefault(tag, []).append(plain)
        elif tag == "number":
            raw.setdefault("M2", []).append(extra_line(tag, plain))
        elif tag == "kind" and plain not in ITEM_TYPES:
            raw.setdefault("M3", []).append(plain)
        elif tag:
            raw.setdefault(tag, []).append(parted[0])
        if not tag or parted[2]:
            others.setdefault(f"{field.tag}{code}", []).append(value)
    for tag, values in joined.items():
        before = raw.get(tag, [])
        raw[tag] = ["; ".join(values), *before] if field.tag == "502" else [*before, "; ".join(values)]


def _title(field: MarcField, codes: str, raw: dict[str, list[str]], others: dict[str, list[str]]) -> None:
    """Read the title proper, and after a colon what else is said of it; the number of a part after a point."""
    own, other, parts = codes[0], codes[1], codes[2:]
    title = field.first(own)
    for (before, _named), (code, value) in pairwise(field.subfields):
        if code in parts:  # the name of a part follows its number after a comma
            title += f"{',' if (before, code) == ('n', 'p') else '.'} {ISBD.sub('', value)}"
    said_besides = [ISBD.sub("", value) for code, value in field.subfields if code == other]
    raw.setdefault("TI", []).append(" : ".join([title, *said_besides]))
    for code, value in field.subfields:
        if code not in codes:
            others.setdefault(f"{field.tag}{code}", []).append(value)


def role(written: str) -> str:
    """Return the role of CSL that a relator code or the words after a name mean; "" for others."""
    words = re.findall(r"[^\W\d_]+|\d{3}", written.casefold())
    known = next((_ROLES[word] for word in words if word in _ROLES), "")
    return ris.ROLES.get(known, known)


def _did(field: MarcField, universal: bool) -> str:
    """Return what somebody did, as a tag of RIS or a role: by the code of the relation, its word, or the field."""
    coded = next((value.casefold().rpartition("/")[2][:3] for code, value in field.subfields if code == "4"), "")
    if coded == "ctb" and (written_out := field.first("e").replace(" ", "-")) in NAME_ROLES:
        return written_out
    if coded in _ROLES:
        return _ROLES[coded]
    written = "" if universal else " ".join(value for code, value in field.subfields if code in "ej")
    words = [word for word in re.findall(r"[^\W\d_]+", written.casefold()) if word in _ROLES]
    if words and not coded:
        return _ROLES[words[0]]
    main = field.tag[0] == "1" or (universal and field.tag[2] == "0")
    return "AU" if main or not (coded or written or field.tag in _ADDED) else "contributor"


def _person(field: MarcField, universal: bool) -> tuple[str, str]:
    """Return the tag of RIS and the name: of a person "Family, Given", of a body with the comma that RIS asks for."""
    did = _did(field, universal)
    name = field.first("a") if universal else next((value for code, value in field.subfields if code == "a"), "")
    meeting = field.indicators[:1] == "1" if universal and field.tag[1] == "1" else field.tag[1:] == "11"
    if field.tag[1] == "1":
        parts = [_FULL_STOP.sub("", name), *(ISBD.sub("", value) for code, value in field.subfields if code == "b")]
        body = ". ".join(parts)
        if meeting:
            return "M2", extra_line("event-title", body)
        return (did, f"{body},") if did in _LISTED else ("M2", extra_line(did, body))
    forename = field.first("g") or next((value for code, value in field.subfields if code == "b"), "")
    name = f"{name}, {forename.strip(' ,')}" if universal and forename else _FULL_STOP.sub("", name)
    if not universal and name_lists.is_suffix(suffix := field.first("c")):
        name = f"{name}, {suffix}"
    if did in _LISTED:
        return did, name
    family, _comma, first = name.partition(",")
    return "M2", extra_line(did, f"{family.strip()} || {first.strip()}")


def _kind(leader: str, raw: dict[str, list[str]], tags: set[str]) -> str:
    """Return the type of RIS: by what holds a work, its note of a thesis, and the leader's type and level."""
    kind, level = leader[6:7], leader[7:8]
    if raw.get("T2"):
        of_serial = raw.get("IS") or any(len(re.sub(r"\W", "", number)) == 8 for number in raw.get("SN", ()))
        return "JOUR" if of_serial else "CHAP"
    if {"502", "328"} & tags or any(map(_THESIS.search, raw.get("TI", ()))):
        return "THES"
    if "088" in tags or ({"027", "086"} & tags and "110" in tags):  # numbered by the body whose report it is
        return "RPRT"
    return "JFULL" if level == "s" else _KINDS.get(kind, "BOOK")
