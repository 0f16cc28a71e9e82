"""Cite grouping and collapsing (CSL 1.0.2, "Cite Grouping", "Cite Collapsing")."""

from collections.abc import Callable, Sequence
from itertools import groupby
from typing import Protocol

from kb.csl.affixes import affix
from kb.csl.cite import Cite
from kb.csl.cite_affixes import delimiter_between, joined
from kb.csl.output import Token
from kb.csl.rendering_state import CiteItem, ListedItem
from kb.csl.xml import Node


class RenderedCite(Protocol):
    """A rendered cite."""

    cite: CiteItem
    entry: ListedItem
    tokens: list[Token]
    names: str


Rerun = Callable[..., None]


def collapse(cites: Sequence[RenderedCite], area: Node, delimiter: str, in_text: bool, rerun: Rerun) -> list[Token]:
    """Return the tokens of all cites, joined by the delimiters that their grouping asks for."""
    mode = area.get("collapse")
    if mode == "citation-number":
        return _numbers(cites, delimiter, affix(area.get("after-collapse-delimiter", delimiter)))
    if mode in ("year", "year-suffix", "year-suffix-ranged") or "cite-group-delimiter" in area.attrs:
        return _authors(cites, area, mode, delimiter, in_text, rerun)
    return joined([cite for cite in cites if cite.tokens], delimiter)


def _joined_cites(cites: Sequence[RenderedCite], delimiter: str, after_locator: str) -> list[Token]:
    """Join cites; one with a locator is set off by the delimiter that ends a collapsed group."""
    tokens: list[Token] = []
    for place, rendering in enumerate(cites):
        if place:
            last = cites[place - 1].cite
            tokens.append(delimiter_between(after_locator if last.locator else delimiter, last, rendering.cite))
        tokens.extend(rendering.tokens)
    return tokens


def _bare(cite: RenderedCite) -> bool:
    return not (cite.cite.locator or cite.cite.prefix or cite.cite.suffix)


def _numbers(cites: Sequence[RenderedCite], delimiter: str, after: str) -> list[Token]:
    """Join cites by number, three and more in a row as a range."""
    runs: list[list[RenderedCite]] = []
    for rendering in cites:
        if not rendering.tokens:
            continue
        last = runs[-1][-1] if runs else None
        if last is not None and _bare(rendering) and _bare(last) and rendering.entry.number == last.entry.number + 1:
            runs[-1].append(rendering)
        else:
            runs.append([rendering])
    tokens: list[Token] = []
    before: list[RenderedCite] = []
    for run in runs:
        if before:
            tokens.append(delimiter_between(after if len(before) > 2 else delimiter, before[-1].cite, run[0].cite))
        tokens += [*run[0].tokens, "–", *run[-1].tokens] if len(run) > 2 else joined(run, delimiter)
        before = run
    return tokens


def _authors(
    cites: Sequence[RenderedCite], area: Node, mode: str, delimiter: str, in_text: bool, rerun: Rerun
) -> list[Token]:
    """Bring cites of the same names together; where collapsing, print the names once."""
    between = affix(area.get("cite-group-delimiter", ", " if mode and in_text else delimiter))
    after = affix(area.get("after-collapse-delimiter", delimiter))
    tokens: list[Token] = []
    before: list[RenderedCite] = []
    for group in _groups(cites, suffixes=mode.startswith("year-suffix")):
        collapsed = len(before) > 1 and bool(mode)
        if before:
            ends = after if collapsed or mode == "year" else delimiter
            tokens.append(delimiter_between(ends, before[-1].cite, group[0].cite))
        before = group
        if len(group) == 1 or not mode:
            tokens += joined(group, between)
            continue
        for rendering in group[1:]:
            rerun(rendering, _drop_names)
        if mode == "year":
            tokens += _joined_cites([cite for cite in group if cite.tokens], between, after)
        else:
            tokens += _by_year(group, area, between, delimiter, mode == "year-suffix-ranged", rerun)
    return tokens


def _groups(cites: Sequence[RenderedCite], suffixes: bool) -> list[list[RenderedCite]]:
    """Return the cites in groups of the same names, each at the place of its first.

    Cites without names (acts, by their titles) stand alone, but for those whose `suffixes` are collapsed.
    """
    groups: dict[str | int, list[RenderedCite]] = {}
    for rendering in cites:
        if rendering.tokens:
            named = rendering.names or (suffixes and rendering.entry.year_suffix)
            groups.setdefault(rendering.names if named else id(rendering), []).append(rendering)
    return list(groups.values())


def _drop_names(cite: Cite) -> None:
    cite.drop_names = True


def _drop_year(cite: Cite) -> None:
    cite.drop_names = True
    cite.drop_year = True


def _year(cite: RenderedCite) -> int | str:
    date = cite.entry.item.dates["issued"]
    if date is None or not cite.entry.year_suffix:
        return f"none {id(cite)}"
    return date.start.year


def _runs(cites: Sequence[RenderedCite]) -> list[list[RenderedCite]]:
    """Return cites in runs of neighbouring suffixes."""
    runs: list[list[RenderedCite]] = []
    for rendering in cites:
        last = runs[-1][-1] if runs else None
        if last is not None and _bare(rendering) and _bare(last) and place_of(rendering) == place_of(last) + 1:
            runs[-1].append(rendering)
        else:
            runs.append([rendering])
    return runs


def place_of(cite: RenderedCite) -> int:
    """Return the place of a cite's year-suffix: a 1, z 26, aa 27."""
    place = 0
    for letter in cite.entry.year_suffix:
        place = place * 26 + ord(letter) - 96
    return place


def _by_year(
    group: Sequence[RenderedCite], area: Node, between: str, delimiter: str, ranged: bool, rerun: Rerun
) -> list[Token]:
    """Join the cites of one author, the year printed once for all its suffixes."""
    joint = affix(area.get("year-suffix-delimiter", area.get("cite-group-delimiter", delimiter)))
    tokens: list[Token] = []
    before: list[RenderedCite] = []
    for _, same in groupby(group, key=_year):
        for cites in _apart_by_locator(list(same)):
            if before:
                tokens.append(delimiter_between(between, before[-1].cite, cites[0].cite))
            tokens += _one_year(cites, joint, ranged, rerun)
            before = cites
    return tokens


def _apart_by_locator(cites: Sequence[RenderedCite]) -> list[list[RenderedCite]]:
    """Return the cites of one year in runs that can share it: one with a locator stands alone."""
    runs: list[list[RenderedCite]] = []
    for rendering in cites:
        if runs and not rendering.cite.locator and not runs[-1][-1].cite.locator:
            runs[-1].append(rendering)
        else:
            runs.append([rendering])
    return runs


def _one_year(cites: Sequence[RenderedCite], joint: str, ranged: bool, rerun: Rerun) -> list[Token]:
    """Return the cites of one year, the year printed once."""
    piece = list(cites[0].tokens)
    for rendering in cites[1:]:
        rerun(rendering, _drop_year)
    before: list[RenderedCite] = []
    for run in _runs(cites) if ranged else [[cite] for cite in cites]:
        if before:
            piece += [delimiter_between(joint, before[-1].cite, run[0].cite), *run[0].tokens]
        if len(run) > 2:
            piece += ["–", *run[-1].tokens]
        elif len(run) == 2:
            piece += [joint, *run[1].tokens]
        before = run
    return piece
