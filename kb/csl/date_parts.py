"""The parts of a cs:date compiled: what each prints, and their order (CSL 1.0.2, "Date", "Date-part", "AD and BC").

A style written for another language puts day and month in its own order and wants a year as such. Kazakh and Russian
dates follow their language: "(2017, 12 сәуір)", not "(2017, сәуір 12)"; a year alone is "2022", not "2022 ж.".
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from kb.csl import text_case
from kb.csl.affixes import affix, format_marks
from kb.csl.dates import Point
from kb.csl.numbers import ordinal
from kb.csl.output import Token
from kb.csl.terms import Locale
from kb.csl.xml import XML_LANG, Node

_SHOWN: Final = {
    "year": frozenset(("year",)),
    "year-month": frozenset(("year", "month")),
    "year-month-day": frozenset(("year", "month", "day")),
}
_OWN_ORDER: Final = frozenset(("kk", "ru"))  # languages whose order of day and month other styles' dates take
Text = Callable[[Point], str]


@dataclass(frozen=True, slots=True)
class Part:
    """One compiled date-part."""

    name: str
    text: Text
    prefix: str
    suffix: str
    opens: tuple[Token, ...]
    range_delimiter: str


@dataclass(frozen=True, slots=True)
class Shape:
    """The layout of a date: its parts in order, what stands between and around them.

    `year` is how a year prints that stands alone: without the word for "year" that a locale sets apart by a space.
    """

    parts: tuple[Part, ...]
    delimiter: str
    attrs: Mapping[str, str]
    year: Part | None = None
    localized: bool = False
    before: str = ""
    after: str = ""
    wants_day: bool = False

    def literal(self) -> Part | None:
        """Return the part as which a date in words prints, the year with the affixes of the whole; None without one."""
        year = next((part for part in self.parts if part.name == "year"), None)
        if year is None:
            return None
        year = _bare(year) if self.localized else year
        first, last = self.parts[0].name == "year", self.parts[-1].name == "year"
        return replace(year, prefix=year.prefix if first else "", suffix=year.suffix if last else "")

    def fits(self, point: Point) -> bool:
        """Return whether a point has what an order of day and month needs."""
        return bool(point.day if self.wants_day else point.month)


def own_order(style_language: str, language: str) -> bool:
    """Return whether dates of a style in one language take the order of another."""
    first = language.split("-", maxsplit=1)[0].lower()
    return first in _OWN_ORDER and style_language.split("-", maxsplit=1)[0].lower() != first


def date_shape(node: Node, locale: Locale, bare_year: bool = False) -> Shape:
    """Return the parts to print: the element's own, or the locale's in its form with the element's changes.

    With `bare_year` a year alone prints as such: the style was not written for the locale's word for it.
    """
    form = node.get("form")
    own = _own(node)
    if form not in ("text", "numeric") or form not in locale.dates:
        return Shape(_compiled(own, locale), affix(node.get("delimiter")), {})
    localized = locale.dates[form]
    shown = _SHOWN.get(node.get("date-parts"), _SHOWN["year-month-day"])
    parts = _compiled(_localized(own, [p for p in localized.parts if p.get("name") in shown]), locale)
    attrs = {name: value for name, value in localized.attrs.items() if name not in ("form", "delimiter", XML_LANG)}
    year = next((_bare(part) for part in parts if bare_year and part.name == "year"), None)
    if len(parts) == 1 and year is not None:
        parts = (year,)
    return Shape(parts, localized.delimiter, attrs, year, localized=True)


def natural_shape(node: Node, locale: Locale) -> Shape | None:
    """Return a style's own date in the order of the locale's language; None where it is in that order already."""
    own = _own(node)
    names = [part.get("name") for part in own]
    month = next((part for part in own if part.get("name") == "month"), None)
    if "form" in node.attrs or month is None or month.get("form", "long").startswith("numeric"):
        return None
    localized = locale.dates.get("text")
    if localized is not None and sorted(names) == ["day", "month", "year"]:
        if names == [part.get("name") for part in localized.parts]:
            return None
        parts = _compiled(_localized(own, localized.parts), locale)
        before, after = affix(own[0].get("prefix")), affix(own[-1].get("suffix"))
        return Shape(parts, localized.delimiter, {}, before=before, after=after)
    if names == ["month", "day"]:
        parts = _compiled(own, locale)
        return Shape(_exchanged(parts), affix(node.get("delimiter")), {}, wants_day=True)
    return None


def _own(node: Node) -> list[Node]:
    return [child for child in node.children if child.name == "date-part"]


def _localized(own: Sequence[Node], parts: Sequence[Node]) -> list[Node]:
    """Return the parts of a localized date with what the element changes of them; affixes are the locale's."""
    changes = {child.get("name"): child.attrs for child in own}
    return [
        Node(
            "date-part",
            {**p.attrs, **{k: v for k, v in changes.get(p.get("name"), {}).items() if k not in ("prefix", "suffix")}},
        )
        for p in parts
    ]


def _compiled(nodes: Sequence[Node], locale: Locale) -> tuple[Part, ...]:
    dated = any(node.get("name") == "day" for node in nodes)
    return tuple(_part(node, locale, dated) for node in nodes)


def _exchanged(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """Return month and day as day and month; affixes belong to the places."""
    month, day = parts
    return (
        replace(day, prefix=month.prefix, suffix=month.suffix),
        replace(month, prefix=day.prefix, suffix=day.suffix),
    )


def _bare(part: Part) -> Part:
    """Return a part without the words that a locale joins to it by a space."""
    prefix = "" if part.prefix[-1:].isspace() else part.prefix
    return replace(part, prefix=prefix, suffix="" if part.suffix[:1].isspace() else part.suffix)


def _part(node: Node, locale: Locale, dated: bool) -> Part:
    name = node.get("name")
    text = (
        _month(node, locale, dated) if name == "month" else _day(node, locale) if name == "day" else _year(node, locale)
    )
    case, strip = node.get("text-case"), node.get("strip-periods") == "true"
    if case or strip:
        text = _changed(text, case, strip, locale.language.lower())
    marks = format_marks(node)
    return Part(
        name, text, affix(node.get("prefix")), affix(node.get("suffix")), marks, node.get("range-delimiter", "–")
    )


def _changed(text: Text, case: str, strip: bool, language: str) -> Text:
    def run(point: Point) -> str:
        value = text(point)
        if strip:
            value = value.replace(".", "")
        changed = text_case.apply(case, value, language) if case else value
        return changed if isinstance(changed, str) else value

    return run


def _day(node: Node, locale: Locale) -> Text:
    form = node.get("form", "numeric")
    if form == "numeric-leading-zeros":
        return lambda point: f"{point.day:02d}" if point.day else ""
    if form == "ordinal":
        only_first = locale.options.get("limit-day-ordinals-to-day-1") == "true"

        def text(point: Point) -> str:
            if not point.day:
                return ""
            if only_first and point.day > 1:
                return str(point.day)
            return ordinal(point.day, locale, locale.genders.get(f"month-{point.month:02d}", ""))

        return text
    return lambda point: str(point.day) if point.day else ""


def _month(node: Node, locale: Locale, dated: bool) -> Text:
    """Return the text of a month; without a day (`dated`: the element prints one) in the case of a word alone."""
    form = node.get("form", "long")
    if form in ("numeric", "numeric-leading-zeros"):
        template = "{:02d}" if form != "numeric" else "{:d}"
        return lambda point: template.format(point.month) if point.month else ""
    months = [""] + [locale.term(f"month-{number:02d}", form) or "" for number in range(1, 13)]
    seasons = [""] + [locale.term(f"season-{number:02d}", form) or "" for number in range(1, 5)]
    alone = months
    if form == "long":
        alone = [""] + [locale.alone.get(f"month-{number:02d}", months[number]) for number in range(1, 13)]

    def text(point: Point) -> str:
        if not point.month:
            return seasons[point.season]
        return months[point.month] if dated and point.day else alone[point.month]

    return text


def _era(term: str) -> str:
    """Return the word for an era as it stands after a year: 44BC, as CSL has it; 44 до н. э., where it is a phrase."""
    return term if term.isalpha() or term[:1].isspace() else f" {term}"


def _year(node: Node, locale: Locale) -> Text:
    if node.get("form") == "short":
        return lambda point: f"{abs(point.year) % 100:02d}" if point.year else ""
    before, after = (_era(locale.term(name) or name.upper()) for name in ("bc", "ad"))

    def text(point: Point) -> str:
        year = point.year
        if year >= 1000:
            return str(year)
        if year < 0:
            return f"{-year}{before}"
        return f"{year}{after if year < 500 else ''}" if year else ""

    return text
