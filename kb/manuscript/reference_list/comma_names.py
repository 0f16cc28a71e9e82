"""The names at the head of an entry in commas: family names in capitals, or names that a semicolon ends."""

import re
from typing import NamedTuple

from kb.language.list_words import any_of
from kb.manuscript.reference_list.names import ListedName, in_small_letters
from kb.manuscript.reference_list.patterns import LOWER, UPPER

_CAPITALS = rf"(?:[{UPPER}]['’])?[{UPPER}]{{2,}}(?:[-\s][{UPPER}]{{2,}})*"
_PLAIN = rf"[{UPPER}][{LOWER}’']+(?:-[{UPPER}][{LOWER}]+)?"
_GIVEN = rf"(?:[{UPPER}][{LOWER}’']+|[{UPPER}]\.)(?:[\s-]?(?:[{UPPER}][{LOWER}’']+|[{UPPER}]\.)){{0,3}}"
_ROLE = r"(?:\s\((?P<role>[^()]{2,20})\))?"
_SHOUTED = re.compile(rf"(?P<family>{_CAPITALS}),?\s(?P<given>{_GIVEN}){_ROLE}")
_TURNED = re.compile(rf"(?P<family>{_PLAIN}),\s(?P<given>{_GIVEN}){_ROLE}")
_AS_CALLED = re.compile(
    rf"(?P<given>(?:[{UPPER}][{LOWER}’']+\s|[{UPPER}]\.\s?){{1,3}})(?P<family>{_PLAIN}|{_CAPITALS}){_ROLE}"
)
_JOINED = re.compile(r"\s[-–—]\s|\s?/\s?|\s(?:ve|and|&)\s|;\s|,\s(?:ve\s)?")
_JOINED_SURELY = re.compile(r"\s[-–—]\s|\s?/\s?|\s(?:ve|and|&)\s|;\s")  # Akın, Engin, Bozkır, TTK: no name after it
_OTHERS = re.compile(rf",?\s(?P<words>{any_of('others')})", re.IGNORECASE)
_BODY = re.compile(rf"\s*(?P<body>[{UPPER}][^;,“\"«]{{3,90}}(?:\s\([{UPPER}]+\))?);\s(?=[“\"«{UPPER}])")


class HeadNames(NamedTuple):
    """The names at a head, where they end and where the title may begin; `sure` where they can be nothing else."""

    people: tuple[ListedName, ...]
    people_end: int
    end: int
    role: str = ""
    sure: bool = False
    others: re.Match[str] | None = None


def names_before(text: str) -> HeadNames:
    """Return the names before a title between commas; those as one is called (Engin Akın, “…”) are not sure."""
    for form, ends in (
        (_SHOUTED, r"\s?[;,:]\s|\.\s(?=[“\"«])"),
        (_TURNED, r"\s?[;,:]\s"),
        (_AS_CALLED, r",\s(?=[“\"«])|\s?;\s|,\s"),
    ):
        people, place, role = _row(text, form)
        others = _OTHERS.match(text, place) if people else None
        place = others.end() if others else place
        named = not re.search(rf"(?<!\w)(?:{any_of('body')})", text[:place])
        closing = re.compile(ends).match(text, place) if people and named else None
        if closing:
            sure = form is _SHOUTED or (form is _TURNED and ";" in closing.group())
            return HeadNames(tuple(people), place, closing.end(), role, sure, others)
    if body := _BODY.match(text):
        return HeadNames(
            (ListedName(body["body"], "", *body.span("body"), True),), body.end("body"), body.end(), "", True
        )
    return HeadNames((), 0, 0)


def _row(text: str, form: re.Pattern[str]) -> tuple[list[ListedName], int, str]:
    """Return the names of a form that follow one another, where the last ends, and the role in brackets after it."""
    people: list[ListedName] = []
    place, end, role = 0, 0, ""
    while match := form.match(text, place):
        first, last = ("given", "family") if form is _AS_CALLED else ("family", "given")
        family, forenames = in_small_letters(match["family"], text), match["given"].strip()
        people.append(ListedName(family, forenames, match.start(first), match.end(last)))
        end = match.end()
        if match["role"] and re.match(any_of("editor"), match["role"], re.IGNORECASE):
            role = "editor"
        joined = (_JOINED_SURELY if form is _TURNED else _JOINED).match(text, end)
        if not joined:
            break
        place = joined.end()
    return people, end, role
