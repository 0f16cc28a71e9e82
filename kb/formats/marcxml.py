"""Records as MARC 21 Bibliographic in MARCXML, for the catalogues of libraries.

Values stand without the punctuation of ISBD, which catalogues print themselves (leader/18: c). What has no field of its
own is a general note, named as Zotero's Extra names it. No organisation's code (003, 040) and no day of a change (005)
is written: none is known. Roles are coded as they are read (`roles` in data/marc.txt).
"""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, Final, NamedTuple

from babel.core import Locale, get_global
from lxml import etree

from kb.domain.chronology import issued
from kb.domain.edtf import Edtf, civil
from kb.domain.item_types import LEGAL
from kb.domain.languages import SOURCE, SPOKEN
from kb.domain.records import Contributor, Record
from kb.formats import supplied_titles
from kb.formats.crosswalks import crosswalk
from kb.formats.dublincore import printable
from kb.formats.zotero import item
from kb.language.word_tables import pairs

NAMESPACE: Final = "http://www.loc.gov/MARC21/slim"
_NAMES: Any = {None: NAMESPACE}
_KINDS: Final = pairs(crosswalk("marc")["kinds"])
_PLACES: Final = pairs(crosswalk("marc")["places"])
_CODES: Final = {"author": "aut", "editor": "edt", "translator": "trl", "issuer": "isb"} | {
    role: code for code, role in reversed(pairs(crosswalk("marc")["roles"]).items()) if code.isalpha()
}
_CONTRIBUTOR: Final = "ctb"
_PLAIN: Final = {  # variables that are one subfield: tag, indicators, code
    "ISBN": ("020", "  ", "a"), "ISSN": ("022", "  ", "a"), "edition": ("250", "  ", "a"), "scale": ("255", "  ", "a"),
    "note": ("500", "  ", "a"), "abstract": ("520", "3 ", "a"), "URL": ("856", "40", "u"),
}  # fmt: skip
_LABELS: Final = {"ru": ("Т. ", "№ ", "С. ", " с."), "kk": ("Т. ", "№ ", "Б. ", " б.")}
_ENGLISH: Final = ("Vol. ", "no. ", "p. ", " pages")
_FORMER: Final = frozenset(("BUR", "DDR", "FXX", "TMP", "YMD", "ZAR"))  # which Babel takes for what came after them
_UNKNOWN: Final = "uuuu"


class DataField(NamedTuple):
    """A field of MARC: its tag, its two indicators, and its subfields, of which empty ones are not written."""

    tag: str
    indicators: str
    subfields: tuple[tuple[str, str], ...]


def dump(records: Iterable[Record]) -> Iterator[str]:
    """Yield one collection of MARCXML, a record at a time."""
    yield f'<?xml version="1.0" encoding="UTF-8"?>\n<collection xmlns="{NAMESPACE}">\n'
    for record in records:
        yield etree.tostring(_element(record), encoding="unicode", pretty_print=True)
    yield "</collection>\n"


def _element(record: Record) -> Any:
    root = etree.Element(f"{{{NAMESPACE}}}record", nsmap=_NAMES)
    values = {name: " ".join(value.split()) for name, value in item.variables(record)}
    _add(root, "leader", _leader(record, values))
    _add(root, "controlfield", record.citekey, tag="001")
    _add(root, "controlfield", _coded(record, values), tag="008")
    for tag, indicators, subfields in sorted(_fields(record, values), key=lambda field: field.tag):
        written = [(code, " ".join(printable(value).split())) for code, value in subfields]
        if not any(value for _code, value in written):
            continue
        field = _add(root, "datafield", "", tag=tag, ind1=indicators[0], ind2=indicators[1])
        for code, value in written:
            if value:
                _add(field, "subfield", value, code=code)
    return root


def _add(parent: Any, name: str, text: str, **attributes: str) -> Any:
    element = etree.SubElement(parent, f"{{{NAMESPACE}}}{name}", attributes)
    element.text = printable(text) or None
    return element


def _leader(record: Record, values: dict[str, str]) -> str:
    """Return the 24 signs of the leader: the type of record, its level (a part, of a serial or not; serial; whole)."""
    part = "container-title" in values
    serial = record.type.startswith("article") or record.type in LEGAL or bool({"issue", "ISSN"} & values.keys())
    level = ("b" if serial else "a") if part else {"periodical": "s", "collection": "c"}.get(record.type, "m")
    return f"00000n{_KINDS.get(record.type, 'a')}{level} a2200000uc 4500"


def _coded(record: Record, values: dict[str, str]) -> str:
    """Return the 40 signs of 008: no day of entry is known, and what differs by material is not coded."""
    place = _PLACES.get(values.get("publisher-place", "").replace(" ", "_"), "xx").ljust(3)
    return f"000000{_coded_date(issued(record))}{place}{'|' * 17}{_language(record.language) or 'und'} d"


def _coded_date(date: Edtf | None) -> str:
    """Return 008/06-14: e a day or a month, s a year, m years from and to, q a doubtful year, n none."""
    first, last = _years(date)
    known = [year for year in (first, last) if year is not None]
    if date is None or not known or not all(0 < year <= 9999 for year in known):
        return f"n{_UNKNOWN * 2}"
    begin, end = (f"{year:04}" if year else _UNKNOWN for year in (first, last))
    if date.precision == "interval":
        return f"m{begin}{end if last else '9999'}"
    if first != last or date.qualifier:
        return f"q{begin}{end}"
    if date.precision in ("day", "month"):
        return f"e{begin}{date.text[5:10].replace('-', ''):4}"
    return f"s{begin}    "


def _years(date: Edtf | None) -> tuple[int | None, int | None]:
    days = (date.lower, date.upper) if date else (None, None)
    first, last = (None if day is None else civil(day)[0] for day in days)
    return first, last


def _printed_date(record: Record, date: Edtf | None) -> str:
    """Return the year or years as catalogues print them: 2005, 2001-2005, [2001?], [199-?]."""
    if date is None:
        return record.fields.get("x-date", "")
    first, last = _years(date)
    if (first is None and last is None) or date.text.startswith("XXXX"):
        return ""
    if date.precision in ("decade", "century"):
        return f"[{date.text[:4].replace('X', '-')}?]"
    text = f"{first or ''}-{last or ''}" if date.precision == "interval" else str(date.year)
    supplied = date is record.issued and record.issued_origin == "supplied"
    return f"[{text}{'?' if date.qualifier else ''}]" if date.qualifier or supplied else text


@cache
def _alpha3() -> dict[str, str]:
    """Return the codes of languages in libraries (ISO 639-2/B, which Babel's table has last) by those of BCP 47."""
    return {short: long for long, short in get_global("language_aliases").items() if len(long) == 3}


def _language(code: str) -> str:
    plain = code.partition("-")[0]
    return _alpha3().get(plain, plain if len(plain) == 3 else "")


def _fields(record: Record, values: dict[str, str]) -> Iterator[DataField]:
    """Yield the fields in any order; what is written leaves `values`, and the rest of them are notes."""
    names = list(_names(record, values))
    yield from names
    yield from _titles(record, any(field.tag[0] == "1" for field in names))
    if record.fields.get("title-short", "") == "":
        values.pop("title-short", "")
    if "event-place" not in record.fields:
        values.pop("event-place", "")  # where it was signed: 518
    languages = dict.fromkeys(_language(lang) for lang in (record.language, *(t.lang for t in record.authentic_texts)))
    if len(languages) > 1:
        yield DataField("041", "  ", tuple(("a", lang) for lang in languages))
    values.pop("language", "")
    yield from _description(record, values)
    for name, (tag, indicators, code) in _PLAIN.items():
        value = values.pop(name, "")
        for number in value.split("; ") if name in ("ISBN", "ISSN") else (value,):
            yield DataField(tag, indicators, ((code, number),))
    yield DataField("024", "7 ", (("a", doi), ("2", "doi")) if (doi := values.pop("DOI", "")) else ())
    if record.type == "report":
        yield DataField("088", "  ", (("a", values.pop("number", "")),))
    for word in record.keywords:
        yield DataField("653", "  ", (("a", word),))
    yield from _treaty(record)
    for name, value in values.items():
        yield DataField("500", "  ", (("a", item.extra_line(name, value)),))


def _titles(record: Record, main_entry: bool) -> Iterator[DataField]:
    """Yield the title, its translations that the cataloguer made, those of authentic texts, and the other titles."""
    main = record.title()
    authentic = {text.lang for text in record.authentic_texts}
    title, _colon, other = (supplied_titles.of(record) or f"[{record.citekey}]").partition(" : ")
    yield DataField("245", f"{int(main_entry)}0", (("a", title), ("b", other)))
    for named in record.titles:
        if main is None or named is main:
            continue
        if named.origin == "supplied" and named.lang != main.lang:
            yield DataField("242", "10", (("a", named.value), ("y", _language(named.lang))))
        else:
            parallel = not named.form and named.lang != main.lang and named.lang in authentic
            yield DataField("246", "31" if parallel else "3 ", (("a", named.value),))


def _names(record: Record, values: dict[str, str]) -> Iterator[DataField]:
    """Yield the main entry, the first author or else the first party of an act, and the added ones."""
    entry = "1"
    for person in sorted(record.contributors, key=lambda person: person.role != "author"):
        if person.label:
            first, entry = (entry, "7") if person.role == "author" else ("7", entry)
            yield _name(person, first)
    authority = values.pop("authority", "")
    if authority and authority not in {person.literal for person in record.contributors_as("issuer")}:
        yield _name(Contributor("issuer", literal=authority), "7")
    role = "participant in a treaty" if record.type == "treaty" else "party"
    for party in record.parties:
        first, entry = (entry, "7") if record.type in LEGAL else ("7", entry)
        indicators = "2 " if party.capacity == "organisation" else "1 "
        name = _country(party.code, _own_language(record))
        yield DataField(f"{first}10", indicators, (("a", name), ("e", role), ("4", _CONTRIBUTOR)))


def _name(person: Contributor, first: str) -> DataField:
    tag, indicators = ("10", "2 ") if person.literal else ("00", "1 " if person.family else "0 ")
    role = (("u", person.office), ("e", person.role.replace("-", " ")), ("4", _CODES.get(person.role, _CONTRIBUTOR)))
    return DataField(first + tag, indicators, (("a", person.inverted), *role))


def _own_language(record: Record) -> str:
    """Return the language of a record, or else of its title."""
    title = record.title()
    return record.language or (title.lang if title else "")


@cache
def _country(code: str, lang: str) -> str:
    """Return the name of a country of today in a language of ours; the code of any other party."""
    now = [] if code in _FORMER else list(get_global("territory_aliases").get(code, ()))
    return Locale(lang if lang in SPOKEN else SOURCE).territories.get(now[0], code) if len(now) == 1 else code


def _description(record: Record, values: dict[str, str]) -> Iterator[DataField]:
    """Yield what describes the work: date, publication, extent, series, thesis, genre, and what holds it."""
    date = issued(record)
    year, place, house = _printed_date(record, date), values.pop("publisher-place", ""), values.pop("publisher", "")
    of_volume, of_issue, of_page, pages = _LABELS.get(_own_language(record), _ENGLISH)
    host, genre = values.pop("container-title", ""), values.pop("genre", "")
    if date and date.text != year:
        yield DataField("046", "  ", (("k", date.text), ("2", "edtf")))
    published = "1" if (house or host) and record.type != "thesis" else "0"
    yield DataField("264", f" {published}", (("a", place), ("b", house), ("c", year)))
    extent = values.pop("number-of-pages", "")
    yield DataField("300", "  ", (("a", extent + pages if extent.isdigit() else extent),))
    series, number = values.pop("collection-title", ""), values.pop("collection-number", "")
    yield DataField("490", "0 ", (("a", series), ("v", number)))
    if record.type == "thesis":
        yield DataField("502", "  ", (("a", genre or record.kind or "Thesis"),))
    else:
        for word in dict.fromkeys((genre, record.kind or record.type)):
            yield DataField("655", " 7", (("a", word), ("2", "local")) if word else ())
    if host:
        volume, issue, page = (values.pop(name, "") for name in ("volume", "issue", "page"))
        numbers = ", ".join(part for part in (volume and of_volume + volume, issue and of_issue + issue) if part)
        place_in = ", ".join(filter(None, (f"{numbers} ({date.text if date else year})", page and of_page + page)))
        numbers_of_it = (("x", values.pop("ISSN", "")), ("z", values.pop("ISBN", "")))
        yield DataField("773", "0 ", (("t", host), ("g", place_in.replace(" ()", "").strip()), *numbers_of_it))


def _treaty(record: Record) -> Iterator[DataField]:
    """Yield where and when a document was signed or adopted, where it was published, and its texts on the web."""
    for action in record.actions:
        if action.kind in ("signature", "adoption"):
            date = action.date.text if action.date else ""
            yield DataField("518", "  ", (("o", action.kind), ("d", date), ("p", action.place)))
    for publication in record.publications:
        yield DataField("787", "08", (("i", "Published in"), ("t", publication.citation)))
    for link in record.web_links:
        yield DataField("856", "40" if link.kind == "text" else "42", (("3", link.kind), ("u", link.url)))
