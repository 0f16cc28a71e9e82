"""Dates of CSL-JSON, in every form in which programs write them: date-parts, raw, literal, a season, a plain text."""

import re
from collections.abc import Iterator, Mapping

from kb.domain import edtf
from kb.domain.edtf import Edtf
from kb.formats import entities
from kb.language.typed_dates import whole_date

_PARTS = ("year", "month", "day")
_TIME = re.compile(r"(?<=\d{4}-\d\d-\d\d) \d\d:\d\d(?::\d\d)?$")
_PARTS_AND_WORDS = re.compile(  # 2021-06-00 June 2021
    r"((\d{4})(?:-(?!00)\d\d){0,2})(?:-00){0,2}(?<=-\d\d-\d\d) \D.*\2.*"
)


def _member(value: object) -> object:
    """Return a date as CSL has it where a program writes it otherwise: in a list, or as year, month and day."""
    if isinstance(value, list) and value and isinstance(value[0], Mapping):
        value = value[0]
    if isinstance(value, Mapping) and "date-parts" not in value and value.get("year"):
        parts = [value[name] for name in _PARTS if value.get(name)]
        return {"date-parts": [parts], **{name: part for name, part in value.items() if name not in _PARTS}}
    return value


def _season(value: object, year: str) -> str:
    """Return a season of a year, said by its number or in words (осень): 1998-23; "" for others."""
    words = text_of(value)
    if words in ("1", "2", "3", "4"):
        return f"{year}-{20 + int(words)}"
    read = whole_date(f"{words} {year}") if words and not words.isdecimal() else None
    return read.date.text if read and read.whole and re.fullmatch(r"\d{4}-2[1-4]", read.date.text) else ""


def text_of(value: object) -> str:
    """Return a value on one line; a list of texts is joined, anything else is ""."""
    if isinstance(value, list) and all(isinstance(part, str | int | float) for part in value):
        return "; ".join(text for part in value if (text := text_of(part)))
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    return " ".join(entities.decoded(str(value)).split())


def words_of(value: object) -> str:
    """Return the texts of a value, however deep they stand, on one line."""
    if isinstance(value, Mapping | list):
        parts = value.values() if isinstance(value, Mapping) else value
        return " ".join(text for part in parts if (text := words_of(part)))
    return text_of(value)


def issued_of(value: object, fields: dict[str, str], left: list[tuple[str, str]]) -> Edtf | None:
    if not words_of(value):
        return None
    read = date(value)
    if read is None or not says_all(value, read):
        if literal := literal_of(value):
            fields["x-year" if read else "x-date"] = literal
        else:
            left.append(("issued", str(value)))
    return read


def beside(value: object) -> Iterator[tuple[str, str]]:
    """Yield (member, words) of what a CSL date says beyond the date that is read of it."""
    value = _member(value)
    if not isinstance(value, Mapping):
        return
    for part, inner in value.items():
        words = words_of(inner)
        read = part in ("date-parts", "circa") or (part == "season" and bool(_season(inner, "2000")))
        if part in ("raw", "literal"):
            read = "date-parts" not in value and words == words_of(value.get("raw") or value.get("literal"))
        if words and not read:
            yield part, words


def literal_of(value: object) -> str:
    """Return what a date says in words: without a time of day, and without the parts that Zotero writes before it."""
    written = text_of(value.get("raw") or value.get("literal")) if isinstance(value, Mapping) else text_of(value)
    return _TIME.sub("", _PARTS_AND_WORDS.sub(r"\1", written))


def says_all(value: object, date: Edtf) -> bool:
    """Whether a date says all that stands in a value."""
    value = _member(value)
    parts = value.get("date-parts") if isinstance(value, Mapping) else None
    if parts:
        counted = re.sub(r"(?<=\[)'?-(\d+)", lambda year: str(int(year[1]) - 1), str(parts))  # 44 BC is the year -0043
        numbers = {number.lstrip("0") for number in re.findall(r"\d+", counted)}
        return numbers <= {number.lstrip("0") for number in re.findall(r"\d+", date.text)} | {""}
    typed = whole_date(literal_of(value))
    return typed is None or typed.whole


def date(value: object) -> Edtf | None:
    """Return a CSL date: date-parts, or a text as `raw` or `literal`; None where it is none."""
    value = _member(value)
    if not isinstance(value, Mapping):
        typed = whole_date(text_of(value)) if text_of(value) else None
        return typed.date if typed else None
    circa = "~" if value.get("circa") else ""
    parts = value.get("date-parts")
    if isinstance(parts, list) and parts and not isinstance(parts[0], list):
        parts = [parts]
    if isinstance(parts, list) and parts and all(isinstance(part, list) and part for part in parts):
        ends = [_end(part) for part in parts[:2]]
        if len(ends) == 1 and len(parts[0]) == 1 and (season := _season(value.get("season"), ends[0])):
            ends = [season]
        if read := edtf.find("/".join(end + circa if end else ".." for end in ends)):
            return read
    text = literal_of(value)
    typed = whole_date(text) if text else None
    if typed and circa and not typed.date.qualifier:
        return edtf.find(typed.date.text + circa) or typed.date
    return typed.date if typed else None


def _end(parts: list[object]) -> str:
    try:
        numbers = [int(str(part)) for part in parts[:3] if str(part) and part is not None]
    except ValueError:
        return "?"
    if not numbers or numbers == [0]:
        return ""
    if numbers[0] < 0:
        numbers[0] += 1  # CSL has no year 0
    year = f"{'-' if numbers[0] < 0 else ''}{abs(numbers[0]):04d}"
    if abs(numbers[0]) > 9999:
        year = "Y" + year
    rest = [f"{number:02d}" for number in numbers[1:]]
    dates = ("-".join([year, *rest[:count]]) for count in range(len(rest), -1, -1))  # 30 February is of February
    return next((text for text in dates if edtf.find(text)), year)
