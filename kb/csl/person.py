"""Names of items read into parts, and initials (CSL 1.0.2, "Name", "Name-part Order", "Non-Dropping Particles")."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from kb.language.russian_names import genitive_name

WESTERN: Final = re.compile(
    "[-0-9a-zA-Z\u00c0-\u024f\u0370-\u052f\u0531-\u05ff\u0600-\u06ff\u0e01-\u0e5b\u1e00-\u1fff\u10a0-\u10ff\u200c-\u200f]"
)
_USUAL: Final = 200  # letters of a name that is worth keeping
_LOW_WORD: Final = re.compile(r"(?:[^\s’'\-]+(?:\s+|[’'ʻ\-]\s*))")
_APOSTROPHED: Final = re.compile(r"(?<!\bde)(?<!\bda)[’'ʻ\-]$")  # "de’ Medici" is no elision: "dei"
MOST_INITIALS: Final = 3  # letters in a row; more are a name in capitals
MOST_READ: Final = 300  # a longer given name is none
_SPACES: Final = re.compile(r"[ \t\n\r]+")
_SUFFIX: Final = re.compile(r"(.*?),(!?)\s+(.+)", re.S)


class Person(NamedTuple):
    """A name in parts; `literal` stands alone for institutions."""

    family: str = ""
    given: str = ""
    dropping: str = ""
    particle: str = ""
    suffix: str = ""
    comma_suffix: bool = False
    literal: str = ""
    static: bool = False
    western: bool = True
    in_case: bool = False  # already in the case that the text around it asks for

    @property
    def key(self) -> tuple[str, str, str, str, str, str]:
        """Return what makes two names the same name; spaces and points inside initials do not."""
        return (self.literal, self.family, spelt_initials(self.given), self.dropping, self.particle, self.suffix)


def read_names(value: object) -> tuple[Person, ...]:
    """Return the names of a CSL-JSON value; what is no name is left out, a bare string is a literal."""
    if isinstance(value, str):
        value = [{"literal": value}]
    elif isinstance(value, dict):
        value = [value]
    if not isinstance(value, (list, tuple)):
        value = [value] if isinstance(value, Mapping) else list(value) if isinstance(value, Sequence) else []
    return tuple([person for raw_name in value if (person := read_name(raw_name)) is not None])


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        if value.isalpha():
            return value
        return _SPACES.sub(" ", value.replace("'", "’")).strip(" ") if value else ""
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else ""


def _flag(value: object) -> bool:
    return value not in (None, False, 0, "", "false", "0")


def read_name(value: object) -> Person | None:
    """Return one name, its particles parsed out of family and given where no field states them."""
    if isinstance(value, str):
        value = {"literal": value}
    if not isinstance(value, (dict, Mapping)):
        return None
    if len(value) == 2 and "family" in value and "given" in value:
        last, first = value["family"], value["given"]
        if last.__class__ is str and first.__class__ is str and len(last) < _USUAL > len(first):
            return two_parts(last, first)
        return two_parts.__wrapped__(last, first)
    literal = _text(value.get("literal"))
    family, given = _text(value.get("family")), _text(value.get("given"))
    if literal and not family:
        return Person(literal=literal)
    if not family and not given:
        return None
    suffix, comma = _text(value.get("suffix")), _flag(value.get("comma-suffix"))
    dropping, particle = _text(value.get("dropping-particle")), _text(value.get("non-dropping-particle"))
    if value.get("parse-names") not in (False, "false", 0):
        if not suffix and "," in given:
            given, dropping, suffix, comma = _split_given(given, dropping)
        family, particle = _split_family(family, particle)
        if not dropping and " " in given and not given[0].islower():
            given, dropping = _trailing(given)
    western = not family or WESTERN.search(family) is not None or WESTERN.search(given) is not None
    static = _flag(value.get("static-ordering"))
    return Person(family, given, dropping, particle, suffix, comma, "", static, western, _flag(value.get("in-case")))


def in_genitive(people: Iterable[Person]) -> list[Person]:
    """Return Russian names as they stand after "под редакцией"; those already in their case, and bodies, stay."""
    return [person if person.literal or person.in_case else _declined(person) for person in people]


def _declined(person: Person) -> Person:
    family, given = genitive_name(person.family, person.given)
    return person._replace(family=family, given=given)


@lru_cache(maxsize=4096)
def two_parts(*parts: str) -> Person | None:
    """Return the name of a family and a given name alone: the way of nearly all names."""
    family, given = map(_text, parts)
    if not family and not given:
        return None
    dropping, suffix, comma = "", "", False
    if "," in given:
        given, dropping, suffix, comma = _split_given(given, "")
    family, particle = _split_family(family, "")
    if not dropping and " " in given and not given[0].islower():
        given, dropping = _trailing(given)
    western = not family or WESTERN.search(family) is not None or WESTERN.search(given) is not None
    return Person(family, given, dropping, particle, suffix, comma, "", False, western)


def _split_given(given: str, dropping: str) -> tuple[str, str, str, bool]:
    """Return given name, dropping particle, suffix and its comma of "John, Jr." or "François, abbé d’"."""
    match = _SUFFIX.fullmatch(given)
    if match is None:
        return given, dropping, "", False
    if match.group(3)[0].islower() and not dropping:
        return f"{match.group(1)},", match.group(3), "", False
    return match.group(1), dropping, match.group(3), bool(match.group(2))


def _split_family(family: str, particle: str) -> tuple[str, str]:
    """Return the family name without quotes that protect it, or without the particle that begins it."""
    if family[:1] in '"“' and family[-1:] in '"”' and len(family) > 2:
        return family[1:-1], particle
    if not particle and family and (family[0].islower() or family[0] in "’ʻ"):
        particle, family = _leading(family)
    return family, particle


def _leading(family: str) -> tuple[str, str]:
    """Return the lower-case words that begin a family name, and the rest."""
    place = 0
    while True:
        match = _LOW_WORD.match(family, place) or re.compile(r"[’ʻ]\S+\s+").match(family, place)
        if match is None or not next((c for c in match.group() if c.isalpha()), "A").islower():
            break
        place = match.end()
    if place == 0 or place >= len(family):
        return "", family
    particle = family[:place]
    bare = particle.rstrip()
    return (particle if bare[-1] in "’ʻ" else bare), family[place:]


def _trailing(given: str) -> tuple[str, str]:
    """Return a given name and the lower-case words that end it."""
    words = given.split(" ")
    place = len(words)
    while place > 1 and words[place - 1][:1].islower():
        place -= 1
    if place == len(words):
        return given, ""
    return " ".join(words[:place]).rstrip(), " ".join(words[place:])


def joined_particle(particle: str, name: str) -> str:
    """Return particle and name, with a space unless the particle is elided or ends in a hyphen."""
    if not particle or not name:
        return particle or name
    return f"{particle}{name}" if particle[-1] == " " or _APOSTROPHED.search(particle) else f"{particle} {name}"


def spelt_initials(given: str) -> str:
    """Return a given name with its initials apart and without points: "J.J.", "J. J." and "JJ" are "J J"."""
    if "." not in given and not given.isupper():
        return given
    words = given.replace(".", " ").split()
    return " ".join(" ".join(word) if len(word) <= MOST_INITIALS and word.isupper() else word for word in words)


_PARTS: Final = re.compile(r"(\s*[-‐]\s*|\s+)")
_INITIAL: Final = re.compile(r"[^\W\d_]\.?|[^\W\d_]{1,3}\.")
_SEVERAL: Final = re.compile(r"[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ]{2,3}(?=[a-zа-яёәғқңөұүһі])")
_TAGGED: Final = re.compile(r"((?:<[^>]*>)*)(.*?)((?:</[^>]*>)*)", re.S)
_DOTTED: Final = re.compile(r"\.(?=[^\s\-.])")


@lru_cache(maxsize=65536)
def initials(given: str, mark: str, initialize: bool = True, hyphen: bool = True) -> str:
    """Return a given name shortened: each capitalised word to its first letter and `mark`, hyphens kept.

    With `initialize` false only what is an initial already takes the mark (spec, initialize="false"). A lower-case
    part after a hyphen has no initial and is left out, as in "Ji-ping": J.
    """
    if len(given) > MOST_READ:
        return given
    given = _DOTTED.sub(". ", given.strip())
    pieces = _PARTS.split(given)
    out: list[str] = []
    was_initial = False
    for place in range(0, len(pieces), 2):
        word = pieces[place]
        joint = pieces[place - 1] if place else ""
        hyphened = "-" in joint or "‐" in joint
        if not word or (initialize and hyphened and was_initial and word[0].islower()):
            continue
        opening, word, closing = _TAGGED.fullmatch(word).groups()  # type: ignore[union-attr]
        initial = _shortened(word, mark, initialize) if word else None
        word = f"{opening}{word}{closing}"
        if initial is not None and (opening or closing):
            initial = f"{opening}{initial}{closing}"
        if out:
            out.append("-" if hyphened and hyphen else _between(was_initial, initial is not None, mark))
        out.append(word if initial is None else initial)
        was_initial = initial is not None
    return "".join(out).strip()


def _shortened(word: str, mark: str, initialize: bool) -> str | None:
    """Return the initial of a word, or None where it stays whole."""
    if _INITIAL.fullmatch(word) and (word[0].isupper() or len(word) == 1):
        return word.rstrip(".") + mark.rstrip() if word[0].isupper() else None
    if not initialize or not word[0].isupper():
        return None
    bare = word.rstrip(".")
    several = _SEVERAL.match(word)
    if several:
        return several.group()[0] + several.group()[1:].lower() + mark.rstrip()
    if len(bare) > 1 and bare.isupper() and len(bare) <= 3 and word.endswith("."):
        return bare + mark.rstrip()
    return word[0] + mark.rstrip()


def _between(before: bool, after: bool, mark: str) -> str:
    """Return what stands between two words of a given name."""
    if before and after:
        return mark[len(mark.rstrip()) :]
    return " "
