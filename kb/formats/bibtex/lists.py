"""BibLaTeX's lists of places, publishers and bodies (manual, 2.2.1): "Москва and Тверь" is "Москва; Тверь" of CSL."""

import re
from collections.abc import Mapping

from kb.formats.bibtex import latex, names

_PLACE = r"[^\W\d_a-zа-яёәғқңөұүһі][\w.'’]*(?:[ -][^\W\d_][\w.'’]*){0,2}(?:, [A-Z]{2})?"
_PLACE_AND_HOUSE = re.compile(rf"(?!\w*[A-ZА-Я]{{3}})(?P<places>{_PLACE}(?:; {_PLACE})*) ?: (?P<house>\w.*)")
_CYRILLIC = re.compile("[Ѐ-ӿ]")


def read(name: str, fields: Mapping[str, str]) -> str:
    """Return the value of a list field as CSL has it, its parts divided by semicolons.

    Latin publishers are taken apart only where there are as many places: "Taylor and Francis" is one house, and
    biblatex prints the word back.
    """
    raw = fields[name]
    parts = [latex.line(part) for part in names.split_at_and(raw)]
    if len(parts) < 2 or "others" in parts or not all(parts):
        return latex.line(raw)
    places = names.split_at_and(fields.get("location") or fields.get("address") or "")
    if name in ("location", "address") or len(places) == len(parts) or any(map(_CYRILLIC.search, parts)):
        return "; ".join(parts)
    return latex.line(raw)


def part_place(variables: dict[str, str]) -> None:
    """Part the place from the publisher where one field holds both and no other the place: Utrecht: Spectrum."""
    both = _PLACE_AND_HOUSE.fullmatch(variables.get("publisher", ""))
    if both and "publisher-place" not in variables:
        variables |= {"publisher-place": both["places"], "publisher": both["house"]}


def dump(name: str, value: str, location: str) -> str:
    """Return the LaTeX of a list field that `read` reads back beside the list of places `location`."""
    parts = value.split("; ")
    written = " and ".join(_protected(part) for part in parts)
    if len(parts) == 1 or read(name, {"location": location, name: written}) == value:
        return written
    return _protected(value)


def _protected(part: str) -> str:
    written = latex.encode(part)
    return "{" + written + "}" if len(names.split_at_and(written)) > 1 else written
