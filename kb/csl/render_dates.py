"""cs:date compiled (CSL 1.0.2, "Date", "Date-part", "Date Ranges", "AD and BC")."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from kb.csl import text_case
from kb.csl.affixes import affix, format_marks, wrapped
from kb.csl.cite import EMPTY, FULL, Cite, Render
from kb.csl.dates import DateValue, Point
from kb.csl.numbers import ordinal
from kb.csl.output import CLOSE, Token
from kb.csl.terms import Locale
from kb.csl.xml import Node

_SHOWN: Final = {
    "year": frozenset(("year",)),
    "year-month": frozenset(("year", "month")),
    "year-month-day": frozenset(("year", "month", "day")),
}
_SIZE: Final = {"year": 0, "month": 1, "day": 2}
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
class _Frame:
    """What stands around the parts of a point: the delimiter, and the year-suffix where the date carries it."""

    delimiter: str
    suffixed: bool


def compile_date(node: Node, locale: Locale, language: str, implicit_suffix: bool) -> Render:
    """Return the render of a cs:date."""
    variable = node.get("variable")
    parts, delimiter, attrs = _parts(node, locale)
    suffixed = implicit_suffix and variable == "issued"
    frame = _Frame(delimiter, suffixed)
    lone = parts[0] if len(parts) == 1 else None
    single = lone.text if lone and lone.name == "year" and not (lone.prefix or lone.suffix or lone.opens) else None

    def render(cite: Cite, out: list[Token]) -> int:
        date = cite.dates[variable]
        if date is None or (cite.comparing and variable == "accessed"):
            return EMPTY
        if cite.used is not None:
            cite.used.append(variable)
        if date.literal:
            out.append(date.literal.replace("'", "’"))
            if suffixed:
                _add_suffix(cite, out)
            return FULL
        if single is not None and date.end is None and not date.open_end and not cite.drop_year:
            text = single(date.start)
            if text:
                out.append(text)
                if suffixed and cite.year_suffix:
                    _add_suffix(cite, out)
                return FULL
            return EMPTY
        start = len(out)
        if date.end is None and not date.open_end:
            _write(parts, date.start, frame, cite, out)
        else:
            _write_range(parts, date, frame, cite, out)
        return FULL if len(out) > start else EMPTY

    merged = Node("date", {**attrs, **node.attrs})
    return wrapped(merged, render, language)


def _parts(node: Node, locale: Locale) -> tuple[tuple[Part, ...], str, dict[str, str]]:
    """Return the parts to print: the element's own, or the locale's in its form with the element's changes."""
    form = node.get("form")
    own = [child for child in node.children if child.name == "date-part"]
    if form not in ("text", "numeric") or form not in locale.dates:
        return tuple(_part(child, locale) for child in own), affix(node.get("delimiter")), {}
    localized = locale.dates[form]
    shown = _SHOWN.get(node.get("date-parts"), _SHOWN["year-month-day"])
    changes = {child.get("name"): child.attrs for child in own}
    parts = [p for p in localized.parts if p.get("name") in shown]
    nodes = [
        Node(
            "date-part",
            {**p.attrs, **{k: v for k, v in changes.get(p.get("name"), {}).items() if k not in ("prefix", "suffix")}},
        )
        for p in parts
    ]
    attrs = {
        k: v
        for k, v in localized.attrs.items()
        if k not in ("form", "delimiter", "{http://www.w3.org/XML/1998/namespace}lang")
    }
    return tuple(_part(each, locale) for each in nodes), localized.delimiter, attrs


def _part(node: Node, locale: Locale) -> Part:
    name = node.get("name")
    text = {"day": _day, "month": _month, "year": _year}.get(name, _year)(node, locale)
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


def _month(node: Node, locale: Locale) -> Text:
    form = node.get("form", "long")
    if form in ("numeric", "numeric-leading-zeros"):
        template = "{:02d}" if form != "numeric" else "{:d}"
        return lambda point: template.format(point.month) if point.month else ""
    months = [""] + [locale.term(f"month-{number:02d}", form) or "" for number in range(1, 13)]
    seasons = [""] + [locale.term(f"season-{number:02d}", form) or "" for number in range(1, 5)]
    return lambda point: months[point.month] if point.month else seasons[point.season]


def _year(node: Node, locale: Locale) -> Text:
    if node.get("form") == "short":
        return lambda point: f"{abs(point.year) % 100:02d}" if point.year else ""
    before, after = locale.term("bc") or "BC", locale.term("ad") or "AD"

    def text(point: Point) -> str:
        year = point.year
        if year >= 1000:
            return str(year)
        if year < 0:
            return f"{-year}{before}"
        return f"{year}{after if year < 500 else ''}" if year else ""

    return text


def _add_suffix(cite: Cite, out: list[Token]) -> None:
    if cite.year_suffix and not cite.suffix_done:
        out.append(cite.year_suffix)
        cite.suffix_done = True


def _write(
    parts: Sequence[Part], point: Point, frame: _Frame, cite: Cite, out: list[Token],
    bare: tuple[bool, bool] = (False, False),
) -> None:  # fmt: skip
    """Write the parts of one point; `bare` leaves out the first prefix and the last suffix."""
    written = False
    shown = [(part, text) for part in parts if (text := part.text(point))]
    for place, (part, text) in enumerate(shown):
        if part.name == "year" and cite.drop_year:
            if cite.year_suffix and frame.suffixed:
                _add_suffix(cite, out)
            continue
        if written and frame.delimiter:
            out.append(frame.delimiter)
        if part.prefix and not (bare[0] and place == 0):
            out.append(part.prefix)
        if part.opens:
            out.extend(part.opens)
        out.append(text)
        if part.name == "year" and frame.suffixed:
            _add_suffix(cite, out)
        if part.opens:
            out.extend([CLOSE] * len(part.opens))
        if part.suffix and not (bare[1] and place == len(shown) - 1):
            out.append(part.suffix)
        written = True


def _write_range(parts: Sequence[Part], date: DateValue, frame: _Frame, cite: Cite, out: list[Token]) -> None:
    """Write a range: what both points share stands once, the rest on both sides of the range delimiter."""
    end = date.end or Point()
    differing = [p for p in parts if p.text(date.start) != p.text(end)]
    if not differing:
        _write(parts, date.start, frame, cite, out)
        return
    largest = min(differing, key=lambda part: _SIZE.get(part.name, 0))
    size = _SIZE.get(largest.name, 0)
    places = [i for i, part in enumerate(parts) if _SIZE.get(part.name, 0) >= size]
    first, last = places[0], places[-1]
    _write(parts[:first], date.start, frame, cite, out)
    if first and frame.delimiter:
        out.append(frame.delimiter)
    start = replace(frame, suffixed=frame.suffixed and not date.end)
    _write(parts[first : last + 1], date.start, start, cite, out, (False, True))
    out.append(largest.range_delimiter)
    _write(parts[first : last + 1], end, frame, cite, out, (True, False))
    if last + 1 < len(parts):
        if frame.delimiter:
            out.append(frame.delimiter)
        _write(parts[last + 1 :], date.start, frame, cite, out)


def sort_text(date: DateValue | None, parts: frozenset[str]) -> str:
    """Return a date as sortable digits, limited to the given parts; "" where there is none."""
    if date is None or date.literal:
        return date.literal if date else ""
    points = [date.start] + ([date.end] if date.end else [])
    texts = []
    for p in points:
        key = p.key()
        texts.append(key[:8] + (key[8:10] if "month" in parts else "00") + (key[10:] if "day" in parts else "00"))
    return "-".join(texts)


def compile_sort_date(node: Node, locale: Locale) -> Render:
    """Return the render of a cs:date inside a sort macro."""
    variable = node.get("variable")
    parts, _, _ = _parts(node, locale)
    names = frozenset(part.name for part in parts)

    def render(cite: Cite, out: list[Token]) -> int:
        text = sort_text(cite.dates[variable], names)
        if not text:
            return EMPTY
        out.append(text)
        return FULL

    return render
