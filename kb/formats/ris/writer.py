"""Records to RIS; which tag carries which value is said in `tags`.

RIS has no treaty: one is written as STAT with the line "Type: treaty" in M2, which Zotero keeps in Extra and reads.
"""

import re
from collections.abc import Iterable, Iterator

from kb.domain import edtf
from kb.domain.item_types import row_of
from kb.domain.records import Record
from kb.formats import supplied_titles
from kb.formats.csl_item import NAME_ROLES
from kb.formats.name_lists import OTHERS
from kb.formats.ris import tags
from kb.formats.zotero import item

_PEOPLE = {"author": "AU", "editor": "ED", "translator": "A4", "collection-editor": "A3"}
_SEASONS = ("spring", "summer", "autumn", "winter")
_LIKE_A_PERSON = re.compile(r",|\b\w{1,3}\.")  # a body with a comma, or with what looks like initials: e. V.
_RANGE = re.compile(r"(\w+)\s?[-–—]\s?(\w+)")


def dump(records: Iterable[Record]) -> Iterator[str]:
    """Yield one RIS entry a record."""
    for record in records:
        lines = [f"{tag}  - {_line(value)}" for tag, value in _tags(record) if tag and _line(value)]
        yield "\n".join([*lines, "ER  - ", "", ""])


def _tags(record: Record) -> Iterator[tuple[str, str]]:
    values = dict(item.variables(record))
    marked = tags.needs_marker(record.type)
    yield "TY", row_of(record.type).ris
    yield "ID", record.citekey
    yield "M3", values.pop("genre", "") or record.kind or (record.type if marked else "")
    yield "TI", supplied_titles.of(record)
    main = record.title()
    yield "TT", next((title.value for title in record.titles if not title.form and title is not main), "")
    for person in record.contributors:
        if tag := _PEOPLE.get(person.role):
            yield tag, f"{person.literal}," if _LIKE_A_PERSON.search(person.literal) else person.inverted
        elif person.role in NAME_ROLES:
            parts = f"{person.family} || {person.given}" if person.family else person.literal
            yield "M2", item.extra_line(person.role, parts)
    for role in record.fields.get(OTHERS, "").split():
        yield _PEOPLE.get(role, ""), "et al."
    if record.issued:
        year = record.issued.text.split("/")[0].rstrip("?~%")
        yield "PY", year[:4] if re.match(r"\d{4}", year) else ""
        yield "DA", _slashed(record.issued)
    elif literal := record.fields.get("x-date"):
        yield "PY", literal
    echoed = {name: values[name] for name in tags.ALSO_IN_EXTRA if name in values and tags.is_act(record.type)}
    accessed = edtf.find(values.get("accessed", ""))
    if accessed:
        yield "Y2", _slashed(accessed)
        del values["accessed"]
    yield from _pages(record.type, values)
    yield "LA", values.pop("language", "")
    yield from _rest(record, values)
    if marked:
        yield "M2", f"Type: {record.type}"
    yield from (("M2", item.extra_line(name, value)) for name, value in (values | echoed).items())


def _slashed(date: edtf.Edtf) -> str:
    text = date.text.partition("T")[0]
    if season := re.fullmatch(r"([0-9]{4})-(2[1-4])", text):
        return f"{season[1]}///{_SEASONS[int(season[2]) - 21]}"  # the words that RIS has for what is no month
    return text.replace("-", "/") if date.is_day and text[:1].isdigit() else text


def _pages(kind: str, values: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Yield SP and EP, the pages or, of a whole book, their number; and SN; what is written leaves `values`."""
    if kind in tags.COUNTED and values.get("number-of-pages", "").isdigit():
        yield "SP", values.pop("number-of-pages")
    elif kind in tags.COUNTED or not values.get("page"):
        pass
    elif match := _RANGE.fullmatch(values["page"]):
        yield "SP", match[1]
        yield "EP", match[2]
        del values["page"]
    else:
        yield "SP", values.pop("page")
    for name in ("number", "ISBN", "ISSN") if kind == "report" else ("ISBN", "ISSN"):
        if name in values and tags.standard_number(values[name], kind) == name:
            yield "SN", values.pop(name)
            break


def _rest(record: Record, values: dict[str, str]) -> Iterator[tuple[str, str]]:
    used: set[str] = set()
    for name in list(values):
        tag = tags.tag(name, record.type)
        if tag and tag not in used:
            used.add(tag)
            yield tag, values.pop(name)
    for name, value in record.fields.items():
        if name.startswith(tags.OTHER):
            tag = name.removeprefix(tags.OTHER).upper()
            if re.fullmatch(r"[A-Z][A-Z0-9]", tag) and tag not in ("TY", "ER", "ID"):
                yield tag, value
        elif name == "keyword":
            yield from (("KW", word) for word in re.split(r"\s*[;,]\s*", value))


def _line(value: str) -> str:
    return " ".join(value.split())
