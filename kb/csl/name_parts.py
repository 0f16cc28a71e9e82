"""One name as text or tokens (CSL 1.0.2, "Name-part Order", "Name-part Formatting")."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from kb.csl import text_case
from kb.csl.affixes import affix, format_marks
from kb.csl.name_options import NameOptions
from kb.csl.output import CLOSE, Token
from kb.csl.person import Person, initials, joined_particle
from kb.csl.xml import Node

SHORT: Final = 0  # family name only
INITIALS: Final = 1
WHOLE: Final = 2

_ARTICLE: Final = re.compile(r"\A(?:a|an|the)\s+(?=\S)", re.I)  # English articles do not count in sorting

Tokens = list[Token]


@dataclass(frozen=True, slots=True)
class PartStyle:
    """Formatting of one name-part."""

    prefix: str = ""
    suffix: str = ""
    opens: tuple[Token, ...] = ()
    case: str = ""
    language: str = "en"

    def format(self, text: str) -> Tokens:
        """Return formatted text, without the affixes."""
        if self.case:
            changed = text_case.apply(self.case, text, self.language)
            text = changed if isinstance(changed, str) else text
        if not self.opens:
            return [text]
        return [*self.opens, text, *([CLOSE] * len(self.opens))]

    def enclose(self, tokens: Tokens) -> Tokens:
        """Return tokens between the affixes."""
        return [*filter(None, (self.prefix,)), *tokens, *filter(None, (self.suffix,))]


def part_styles(name: Node | None) -> tuple[PartStyle | None, PartStyle | None]:
    """Return the styles of the given and family parts, None where the style sets none."""
    styles: dict[str, PartStyle] = {}
    for child in name.children if name is not None else ():
        if child.name == "name-part":
            marks = format_marks(child)
            styles[child.get("name")] = PartStyle(
                affix(child.get("prefix")), affix(child.get("suffix")), marks, child.get("text-case")
            )
    return styles.get("given"), styles.get("family")


def default_level(options: NameOptions) -> int:
    """Return how much of given names the options print before disambiguation."""
    if options.form == "short":
        return SHORT
    return INITIALS if options.initialize_with is not None and options.initialize else WHOLE


def given_text(person: Person, options: NameOptions, level: int) -> str:
    """Return the given name at a level: none, initials, whole."""
    if level == SHORT or not person.given:
        return ""
    mark = options.initialize_with
    if mark is None or not person.western:
        return person.given
    return initials(person.given, mark, options.initialize and level < WHOLE, options.hyphen)


def suffix_text(person: Person, options: NameOptions) -> str:
    """Return the suffix of a name; where initials carry no point ("King ML"), neither does it: Jr."""
    mark = options.initialize_with
    return person.suffix if mark is None or "." in mark else person.suffix.replace(".", "")


def plain_name(options: NameOptions) -> Callable[[Person, bool, int], str]:
    """Return the writer of names without part formatting."""
    separator, demoted = options.sort_separator, options.demote == "display-and-sort"
    sorts_demoted = options.sorting and options.demote != "never"
    sorting = options.sorting

    def write(person: Person, inverted: bool, level: int) -> str:
        if person.literal:
            return _ARTICLE.sub("", person.literal, count=1) if sorting else person.literal
        family, particle = person.family, person.particle
        if not family:
            return person.given
        if level == SHORT:
            if sorts_demoted or (not particle):
                return family
            return joined_particle(particle, family)
        given = given_text(person, options, level)
        if not person.western:
            return f"{family}{given}"
        if person.static and not inverted:
            return f"{joined_particle(particle, family)} {given}".rstrip()
        if not inverted:
            surname = joined_particle(particle, family) if particle else family
            if person.dropping:
                surname = joined_particle(person.dropping, surname)
            text = f"{given} {surname}" if given else surname
            return _with_suffix(text, person, options) if person.suffix else text
        if particle and not (demoted or sorts_demoted):
            family = joined_particle(particle, family)
            particle = ""
        rest = " ".join(filter(None, (given, _joined(person.dropping, particle))))
        text = f"{family}{separator}{rest}" if rest else family
        return f"{text}{separator}{suffix_text(person, options)}" if person.suffix else text

    return write


def _joined(first: str, second: str) -> str:
    return joined_particle(first, second) if first and second else first or second


def _with_suffix(text: str, person: Person, options: NameOptions) -> str:
    return f"{text}{',' if person.comma_suffix else ''} {suffix_text(person, options)}"


class StyledName:
    """The writer of names whose parts carry formatting or affixes."""

    def __init__(self, options: NameOptions, given: PartStyle, family: PartStyle) -> None:
        self.options = options
        self.given = given
        self.family = family
        self.demoted = options.demote == "display-and-sort"

    def __call__(self, person: Person, inverted: bool, level: int) -> Tokens:
        """Return the tokens of a name."""
        if person.literal:
            return self.family.enclose(self.family.format(person.literal))
        if not person.family:
            return self.given.enclose(self.given.format(person.given))
        if level == SHORT:
            return self._surname(person, person.particle)
        given = given_text(person, self.options, level)
        if not person.western:
            return [*self._surname(person, ""), *self.given.enclose(self.given.format(given))]
        if person.static:
            return [*self._surname(person, person.particle), " ", *self.given.enclose(self.given.format(given))]
        return self._inverted(person, given) if inverted else self._natural(person, given)

    def _bare_surname(self, person: Person, particle: str) -> Tokens:
        tokens = _glued(self.family.format(particle), particle) if particle else []
        return [*tokens, *self.family.format(person.family)]

    def _surname(self, person: Person, particle: str) -> Tokens:
        return self.family.enclose(self._bare_surname(person, particle))

    def _inverted(self, person: Person, given: str) -> Tokens:
        """Return family name first; a demoted particle stands with the given name, in the family name's format."""
        particle = person.particle if self.demoted else ""
        tokens = self.given.format(given) if given else []
        if person.dropping:
            tokens += [*([" "] if tokens else []), *self.given.format(person.dropping)]
        if particle:
            tokens += [*([" "] if tokens else []), *self.family.format(particle)]
        written = self._surname(person, "" if self.demoted else person.particle)
        if tokens:
            written += [self.options.sort_separator, *self.given.enclose(tokens)]
        suffix = suffix_text(person, self.options)
        return [*written, self.options.sort_separator, suffix] if suffix else written

    def _natural(self, person: Person, given: str) -> Tokens:
        tokens: Tokens = [*self.given.enclose(self.given.format(given)), " "] if given else []
        last = _glued(self.given.format(person.dropping), person.dropping) if person.dropping else []
        last += self._bare_surname(person, person.particle)
        if person.suffix:
            last.append((", " if person.comma_suffix else " ") + suffix_text(person, self.options))
        return [*tokens, *self.family.enclose(last)]


def _glued(tokens: Tokens, particle: str) -> Tokens:
    """Return a particle's tokens with a space after, unless it ends in an apostrophe or hyphen."""
    return [*tokens, " "] if joined_particle(particle, "x")[-2] == " " else tokens
