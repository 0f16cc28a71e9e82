"""cs:date compiled (CSL 1.0.2, "Date", "Date-part", "Date Ranges", "AD and BC")."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from kb.csl.affixes import wrapped
from kb.csl.cite import EMPTY, FULL, Cite, Render
from kb.csl.date_parts import Part, Shape, date_shape, natural_shape
from kb.csl.dates import DateValue, Point
from kb.csl.output import CLOSE, Token
from kb.csl.terms import Locale
from kb.csl.xml import Node

_SIZE: Final = {"year": 0, "month": 1, "day": 2}


@dataclass(frozen=True, slots=True)
class _Frame:
    """What stands around the parts of a point: the delimiter, and the year-suffix where the date carries it."""

    delimiter: str
    suffixed: bool
    year: Part | None = None  # how a year alone prints


def compile_date(node: Node, locale: Locale, language: str, implicit_suffix: bool, own_order: bool = False) -> Render:
    """Return the render of a cs:date; `own_order`: day and month take the order of the locale's language."""
    variable = node.get("variable")
    shape = date_shape(node, locale, own_order)
    natural = natural_shape(node, locale) if own_order else None
    suffixed = implicit_suffix and variable == "issued"
    frame = _Frame(shape.delimiter, suffixed, shape.year)
    natural_frame = replace(frame, delimiter=natural.delimiter if natural else "", year=None)
    literal = shape.literal()
    lone = shape.parts[0] if len(shape.parts) == 1 else None
    single = lone.text if lone and lone.name == "year" and not (lone.prefix or lone.suffix or lone.opens) else None

    def render(cite: Cite, out: list[Token]) -> int:
        date = cite.dates[variable]
        if date is None or (cite.comparing and variable == "accessed"):
            return EMPTY
        if cite.substituting:
            cite.hide((variable,))
        if date.literal:
            return _write_literal(literal, date.literal, suffixed, cite, out)
        if single is not None and date.end is None and not date.open_end and not cite.drop_year:
            text = single(date.start)
            if text:
                out.append(text)
                if suffixed and cite.year_suffix:
                    _add_suffix(cite, out)
                return FULL
            return EMPTY
        if natural is not None and natural.fits(date.start):
            return _write_date(natural, natural_frame, date, cite, out)
        return _write_date(shape, frame, date, cite, out)

    merged = Node("date", {**shape.attrs, **node.attrs})
    return wrapped(merged, render, language)


def _write_literal(part: Part | None, text: str, suffixed: bool, cite: Cite, out: list[Token]) -> int:
    """Write a date in words in the place and format of the year; nothing where no year is asked for."""
    if part is None:
        return EMPTY
    out += [*filter(None, (part.prefix,)), *part.opens, text.replace("'", "’")]
    if suffixed:
        _add_suffix(cite, out)
    out += [*([CLOSE] * len(part.opens)), *filter(None, (part.suffix,))]
    return FULL


def _write_date(shape: Shape, frame: _Frame, date: DateValue, cite: Cite, out: list[Token]) -> int:
    """Write a date or range in its layout."""
    before = len(out)
    if shape.before:
        out.append(shape.before)
    start = len(out)
    if date.end is None and not date.open_end:
        _write(shape.parts, date.start, frame, cite, out)
    else:
        _write_range(shape.parts, date, frame, cite, out)
    if len(out) == start:
        del out[before:]
        return EMPTY
    if shape.after:
        out.append(shape.after)
    return FULL


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
    if frame.year is not None and len(shown) == 1 and not (point.month or point.season):
        shown = [(frame.year, shown[0][1])]
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
    """Return a date as sortable digits, limited to the given parts; "" where there is none, or one in words."""
    if date is None or date.literal:
        return ""
    points = [date.start] + ([date.end] if date.end else [])
    texts = []
    for p in points:
        key = p.key()
        texts.append(key[:8] + (key[8:10] if "month" in parts else "00") + (key[10:] if "day" in parts else "00"))
    return "-".join(texts)


def compile_sort_date(node: Node, locale: Locale) -> Render:
    """Return the render of a cs:date inside a sort macro."""
    variable = node.get("variable")
    names = frozenset(part.name for part in date_shape(node, locale).parts)

    def render(cite: Cite, out: list[Token]) -> int:
        text = sort_text(cite.dates[variable], names)
        if not text:
            return EMPTY
        out.append(text)
        return FULL

    return render
