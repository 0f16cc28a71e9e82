"""Lists of names as people type them: which sign parts the names, and whether more people are meant than are named."""

import re
from typing import NamedTuple

from kb.domain.records import AND_OTHERS
from kb.language import bodies

OTHERS = AND_OTHERS
_AND = r"(?:and|и|және|&|et|und|y)\s+"
_OTHERS = re.compile(
    rf"(?:^(?:{_AND})?|[\s,;]+{_AND})(?:others|другие|басқалар(?:ы)?|autres|andere|otros)\.?$"
    rf"|(?:^|[\s,;]+)\[?(?:{_AND})?(?:et\.?\s?al(?:ii|ia)?\.?|и\s?др\.?|др\.|т\.\s?б\.?|u\.\s?a\.)\]?\.?$",
    re.IGNORECASE,
)
_INITIAL = r"[^\W\d_]{1,2}\."
_INITIALS = re.compile(rf"(?:{_INITIAL}[\s-]*)+(?:[^\W\d_]\.?)?|[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ]{{1,3}}")
_FAMILY = r"[^\W\d_][\w'’ʼ-]+(?:\s[^\W\d_][\w'’ʼ-]+)?"
_LONE_FAMILY = re.compile(_FAMILY)
_CAPITAL = "[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ]"
_FAMILY_FIRST = re.compile(rf"({_FAMILY})\s+((?:{_INITIAL}[\s-]*)+|{_CAPITAL}{{1,3}}|{_CAPITAL}(?:\s{_CAPITAL})+)")
_FAMILY_LAST = re.compile(rf"((?:{_INITIAL}[\s-]*)+)\s*({_FAMILY})")
_WHOLE_NAME = re.compile(rf"{_FAMILY}(?:\s[^\W\d_][\w'’.-]*){{1,2}}")
_FAMILY_COMMA = re.compile(
    rf"{_FAMILY},\s+(?:(?:{_INITIAL}[\s-]*)+|[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ][\w'’.-]*(?:\s[^\W\d_][\w'’.-]*)*)"
)
_CONJUNCTION = re.compile(r"\s+(?:&|и|және|та|und|et|y|e)\s+")
_SUFFIX = re.compile(r"(?:jr|sr|[ivx]{1,4}|мл|ст|ph\.?\s?d|m\.?\s?d|esq)\.?", re.IGNORECASE)


class NameParts(NamedTuple):
    """Names parted: each as `parse` of BibTeX reads it; `clear` is False where a list stays whole, unread."""

    names: tuple[str, ...]
    parted: bool = False
    clear: bool = True


def without_others(text: str) -> tuple[str, bool]:
    """Return a list (or a name) without "and others" in its languages at the end, and whether it stood there."""
    match = _OTHERS.search(text)
    return (text[: match.start()].rstrip(" ,;"), True) if match else (text, False)


def is_list(text: str) -> bool:
    """Return whether a part of a name would be read as several people, or as naming others: Иванов и Ко, и др."""
    return bool(_CONJUNCTION.search(text)) or without_others(f" {text}")[1]


def parted(name: str) -> NameParts:
    """Return the names that one "name" holds where commas or semicolons stand between people; else the name itself.

    Read are only the forms that can be nothing else: "Ким, А., Ли, Б.", "Ким А., Ли Б.", "А. Ким, Б. Ли", whole names
    of two words and more; any list with semicolons; and & or a word for "and" between names with initials or commas.
    Another list with more than two commas is unclear, and so is & between whole names: it may be a firm.
    """
    if "{" in name or "=" in name:
        return NameParts((name,))
    sides = [side.strip(" ,") for side in _CONJUNCTION.split(name)]
    if len(sides) > 1 and all(sides):
        groups = [parted(side) for side in sides]
        if all(group.clear and all(map(_is_person, group.names)) for group in groups):
            return NameParts(tuple(person for group in groups for person in group.names), True)
        if "&" in name and all(map(_WHOLE_NAME.fullmatch, sides)):
            return NameParts((name,), False, False)
    if ";" in name and "&" not in name:
        names = tuple(part.strip() for part in name.split(";") if part.strip())
        return NameParts(names, len(names) > 1)
    pieces = [piece.strip() for piece in name.split(",") if piece.strip()]
    if len(pieces) < 2:
        return NameParts((name,))
    if all(_FAMILY_FIRST.fullmatch(piece) for piece in pieces):
        return NameParts(tuple(family_first(piece) for piece in pieces), True)
    if all(_FAMILY_LAST.fullmatch(piece) for piece in pieces):
        return NameParts(tuple(inverted(piece) for piece in pieces), True)
    if len(pieces) == 2 or (len(pieces) == 3 and any(_SUFFIX.fullmatch(piece) for piece in pieces[1:])):
        return NameParts((name,))
    pairs = list(zip(pieces[::2], pieces[1::2], strict=False))
    if len(pieces) % 2 == 0 and all(
        _LONE_FAMILY.fullmatch(family) and _INITIALS.fullmatch(first) for family, first in pairs
    ):
        return NameParts(tuple(f"{family}, {given}" for family, given in pairs), True)
    if all(_WHOLE_NAME.fullmatch(piece) for piece in pieces):
        return NameParts(tuple(pieces), True)
    if len(pieces) == 3:
        return NameParts((name,))
    return NameParts((name,), False, False)


def _is_person(name: str) -> bool:
    return any(form.fullmatch(name) for form in (_FAMILY_FIRST, _FAMILY_LAST, _FAMILY_COMMA))


def family_first(name: str) -> str:
    """Return "Oudin A" and "Ким А. Б." with the comma that they lack; another name as it is."""
    match = _FAMILY_FIRST.fullmatch(name)
    return f"{match[1]}, {match[2].strip()}" if match else name


def inverted(name: str) -> str:
    """Return "А. Б. Ким" and "Ким А. Б." as "Ким, А. Б."; another name as it is."""
    return _FAMILY_LAST.sub(r"\2, \1", name).strip() if _FAMILY_LAST.fullmatch(name) else family_first(name)


def is_body(name: str) -> bool:
    """Return whether a name is a body's, though no braces say so: World Bank, Институт связи."""
    return not with_initials(name) and bodies.is_body(name)


def with_initials(name: str) -> bool:
    """Whether a name is a family name with initials before or behind it: Ким А. Б., A. Kim."""
    return bool(_FAMILY_FIRST.fullmatch(name) or _FAMILY_LAST.fullmatch(name))


def is_suffix(text: str) -> bool:
    """Whether a part of a name is a suffix: Jr., III, мл."""
    return bool(_SUFFIX.fullmatch(text.strip()))
