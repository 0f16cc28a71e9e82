"""Reads and writes BibTeX name lists: Western, East Slavic and Kazakh orders, bodies in braces.

Beyond BibTeX's own rules (biblatex manual 2.3.3) it knows that "Иванов И. И." puts the family name first and that
a patronymic (-вич, -вна, -ұлы, -қызы) is never a family name when two other words stand beside it.
"""

import re
from typing import NamedTuple

from kb.domain.markup import bare
from kb.domain.records import Contributor
from kb.formats import name_lists
from kb.formats.bibtex import latex
from kb.language import bodies

_INITIALS = re.compile(r"(?:[^\W\d_]{1,2}\.-?)+[^\W\d_]{0,2}\.?")
_PATRONYMIC = re.compile(
    r"ильич|кузьмич|фомич|лукич|никитич|"
    r".{2,}(?:вич|вна|ична|инична|ұлы|қызы|улы|кызы|uly|qyzy|ovich|evich|ovna|evna)",
    re.IGNORECASE,
)
_LOW = re.compile("[а-яёәғқңөұүһі].*")  # a body that was typed without braces has such words: Институт связи
_PARTICLE = re.compile("фон|де|да|ди|дер|дю|ван|ла|ле|дос|ибн|бен|бин|аль")
_SON_OR_DAUGHTER = re.compile(  # a patronymic's second word, where it is written apart
    r"(?:о[гғ]лы|о[гғ]лу|оглу|[ұу]лы|[қк]ызы|гызы|[кқ]изи|[уў][гғ]ли|[уў][гғ]ил|u[gğ]?li|uly|ūly|o[gğ]l[yiıu]|o['‘ʻ]g['‘ʻ]li|q[yiı]zy?[yiı]?|k[yiı]z[yiı]|g[yiı]z[yiı])",
    re.IGNORECASE,
)
_AND = re.compile(r"\s+and\s+", re.IGNORECASE)
_PARTS = ("family", "given", "prefix", "middle", "suffix")
_NAMESAKE = re.compile(r"0\d{3}")  # Wei Zhao 0012: DBLP counts people of one name
_LOOSE_AND = re.compile(r"(?:^|\s+)and$|^and\s+", re.IGNORECASE)


class ReadNames(NamedTuple):
    """A list read: its people, whether others are meant besides, and the names that were parted, or could not be.

    `options` are what extended names say beyond the parts of a name, each after the family name it belongs to;
    `joined` are bodies without braces whose own "and" was left in them.
    """

    people: tuple[Contributor, ...]
    others: bool = False
    parted: tuple[tuple[str, int], ...] = ()
    unclear: tuple[str, ...] = ()
    options: tuple[str, ...] = ()
    joined: tuple[str, ...] = ()


def read(value: str, role: str, lang: str = "") -> ReadNames:
    """Return what a name list says; other separators than `and` are read where the form is unmistakable."""
    text, others = name_lists.without_others(value)
    people: list[Contributor] = []
    parted: list[tuple[str, int]] = []
    unclear: list[str] = []
    options: list[str] = []
    whole, joined = _bodies_whole([_LOOSE_AND.sub("", loose) for loose in _split(text, _AND)])
    for name in whole:
        if "=" in name and (name_options := _options(name)) is not None:
            options.extend(name_options)
            if not _extended(name):
                continue
        parts = name_lists.NameParts((name,), clear=False) if name in joined else name_lists.parted(name)
        if parts.parted:
            parted.append((_plain(name), len(parts.names)))
        if not parts.clear:
            unclear += [] if name in joined else [_plain(name)]
            people.append(Contributor(role, literal=_plain(name), lang=lang))
        else:
            people.extend(_person(part, role, lang) for part in parts.names if part)
    return ReadNames(
        tuple(person for person in people if person.label),
        others,
        tuple(parted),
        tuple(unclear),
        tuple(options),
        joined,
    )


def _bodies_whole(names: list[str]) -> tuple[list[str], tuple[str, ...]]:
    """Return the names of a list with those put together that are one body's, and those apart."""
    whole: list[str] = []
    joined: dict[str, None] = {}
    for name in names:
        if whole and not re.search(r"[{,=]", whole[-1] + name) and bodies.is_one(whole[-1], name):
            joined.pop(whole[-1], None)
            whole[-1] = f"{whole[-1]} and {name}"
            joined[whole[-1]] = None
        else:
            whole.append(name)
    return whole, tuple(joined)


def parse(value: str, role: str, lang: str = "") -> tuple[Contributor, ...]:
    """Return the people of a name list."""
    return read(value, role, lang).people


def split_at_and(text: str) -> list[str]:
    """Return the parts of a list of BibTeX, divided at each "and" outside braces."""
    return _split(text, _AND)


def dump(people: tuple[Contributor, ...]) -> str:
    """Write a name list that `parse` reads back: "Family, Given", bodies and lone names of words in braces."""
    return " and ".join(_written(person) for person in people)


def _written(person: Contributor) -> str:
    if person.literal or not person.family:
        return "{" + latex.encode(person.literal or person.given) + "}"
    given, comma, suffix = person.given.partition(", ")
    if comma and given and name_lists.is_suffix(suffix):
        return f"{_protected(person.family)}, {_protected(suffix)}, {_protected(given)}"
    family, given = _protected(person.family), _protected(person.given)
    if given:
        return f"{family}, {given}"
    alone = family == person.family and " " not in family and family.casefold() not in ("and", "others")
    # one group as of a body, with an empty one at its start; "Family," is an error to biber and bibtexparser
    return family if alone else "{{}" + latex.encode(person.family) + "}"


def _protected(part: str) -> str:
    """Return a part of a name with braces around it where `parse` would take it apart."""
    written = latex.encode(part)
    apart = re.search("[,=;]", part) or _AND.search(f" {part} ") or name_lists.is_list(part)
    return "{" + written + "}" if apart else written


def _person(name: str, role: str, lang: str) -> Contributor:
    if name.startswith("{{}") and _closes_at_end(name):
        return Contributor(role, family=_plain(name[3:-1]), lang=lang)
    if name.startswith("{") and _closes_at_end(name):
        return Contributor(role, literal=_plain(name[1:-1]), lang=lang)
    if "=" in name and (parts := _extended(name)):
        family, given = _of_parts(parts)
        return Contributor(role, family=family, given=given, lang=lang)
    if name_lists.is_body(plain := _plain(name)):
        return Contributor(role, literal=plain, lang=lang)
    pieces = [part.strip() for part in _split(name, re.compile(","))]
    if len(pieces) == 2:
        return Contributor(role, family=_plain(pieces[0]), given=_plain(pieces[1]), lang=lang)
    if len(pieces) > 2:
        if name_lists.is_suffix(_plain(pieces[2])) and not name_lists.is_suffix(_plain(pieces[1])):
            pieces[1], pieces[2] = pieces[2], pieces[1]  # Петров, Пётр, мл.
        given = ", ".join(part for part in (_plain(pieces[2]), _plain(pieces[1])) if part)
        return Contributor(role, family=_plain(pieces[0]), given=given, lang=lang)
    words = [word for part in _split(name, re.compile(r"(?:\s|(?<!\\)~)+")) if (word := _plain(part))]
    if len(words) > 2 and _NAMESAKE.fullmatch(words[-1]):
        words.pop()
    suffix = words.pop() if len(words) > 2 and name_lists.is_suffix(words[-1]) and len(words[-1]) > 1 else ""
    named = (_PARTICLE, _SON_OR_DAUGHTER)
    if any(_LOW.fullmatch(word) and not any(form.fullmatch(word) for form in named) for word in words[1:]):
        return Contributor(role, literal=" ".join(filter(None, (*words, suffix))), lang=lang)
    family, given = _ordered(words)
    return Contributor(role, family=family, given=", ".join(filter(None, (given, suffix))), lang=lang)


def has_patronymic(name: str) -> bool:
    """Return whether a name of three or four words ends in a patronymic: Иванов Иван Иванович, Әлиев Әли Хасан ұлы."""
    words = name.split()
    if len(words) == 4:
        return bool(_SON_OR_DAUGHTER.fullmatch(words[3]))
    return len(words) == 3 and bool(_PATRONYMIC.fullmatch(words[2])) and not _PATRONYMIC.fullmatch(words[1])


def _ordered(words: list[str]) -> tuple[str, str]:
    """Return (family, given) of a name without a comma."""
    if len(words) < 2:
        return " ".join(words), ""
    apart = next((index for index, word in enumerate(words) if index > 1 and _SON_OR_DAUGHTER.fullmatch(word)), 0)
    if apart and (apart > 2 or len(words) == apart + 1):
        first = apart == len(words) - 1
        return (
            (words[0], " ".join(words[1:])) if first else (" ".join(words[apart + 1 :]), " ".join(words[: apart + 1]))
        )
    if apart == 2 and len(words) > 3:
        return " ".join(words[3:]), " ".join(words[:3])
    initials = [bool(_INITIALS.fullmatch(word)) and "." in word for word in words]
    spaced = len(words) > 2 and len(words[0]) > 2 and all(len(word) == 1 and word.isupper() for word in words[1:])
    if spaced or (not initials[0] and all(initials[1:])):  # Попова Е В
        return words[0], " ".join(words[1:])
    if has_patronymic(" ".join(words)):
        return words[0], " ".join(words[1:])
    start = len(words) - 1
    for index, word in enumerate(words[1:-1], start=1):
        if word[:1].islower():
            start = index
            break
    return " ".join(words[start:]), " ".join(words[:start])


def _extended(name: str) -> dict[str, str]:
    """Read biblatex's extended form, family=Назарбаев, given=Нұрсұлтан; of a part said twice the last one counts."""
    parts = dict(_labelled(name) or ())
    return parts if "family" in parts or "given" in parts else {}


def _options(name: str) -> list[str] | None:
    """Return what an extended name says beyond its parts, and initials that do not follow; None for other names."""
    pairs = _labelled(name)
    if pairs is None:
        return None
    parts = dict(pairs)
    owner = parts.get("family") or parts.get("given", "")
    more = [f"{label}={value}" for label, value in pairs
            if not (parts[label] == value and label in _PARTS) and not _follows(label, value, parts)]  # fmt: skip
    return [f"{owner}: {', '.join(more)}" if owner else ", ".join(more)] if more else []


def _follows(label: str, value: str, parts: dict[str, str]) -> bool:
    initials = "".join(word[:1] for word in re.split(r"[\s-]+", parts.get(label.removesuffix("-i"), "")))
    return label == "useprefix" or (label.endswith("-i") and re.sub(r"[\W_]", "", value) == initials)


def _labelled(name: str) -> list[tuple[str, str]] | None:
    """Return the (label, value) pairs of which a name consists; None where it consists of something else."""
    pieces = [piece.partition("=") for piece in _split(name, re.compile(","))]
    if not all(equals and re.fullmatch(r"[a-z]+(-i)?", label.strip()) for label, equals, _value in pieces):
        return None
    return [(label.strip(), _plain(value.strip().strip('"'))) for label, _equals, value in pieces]


def _of_parts(parts: dict[str, str]) -> tuple[str, str]:
    """(family, given) of an extended form: a prefix before the family name, middle and suffix after the given."""
    prefix = parts.get("prefix", "")
    family = prefix + ("" if not prefix or prefix[-1] in "-'’" else " ") + parts.get("family", "")
    given = " ".join(part for part in (parts.get("given", ""), parts.get("middle", "")) if part)
    return family.strip(), ", ".join(part for part in (given, parts.get("suffix", "")) if part)


def _plain(text: str) -> str:
    return " ".join(bare(latex.decode(text)).split())


def _closes_at_end(name: str) -> bool:
    depth = 0
    for index, letter in enumerate(name):
        depth += (letter == "{") - (letter == "}")
        if depth == 0:
            return index == len(name) - 1
    return False


def _split(text: str, separator: re.Pattern[str]) -> list[str]:
    """Split at a separator that stands outside braces."""
    parts: list[str] = []
    depth = start = position = 0
    while position < len(text):
        letter = text[position]
        depth += (letter == "{") - (letter == "}")
        match = separator.match(text, position) if depth <= 0 else None
        if match and match.end() > position:
            parts.append(text[start:position].strip())
            start = position = match.end()
        else:
            position += 1
    return [*parts, text[start:].strip()]
