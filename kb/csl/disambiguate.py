"""Disambiguation of cites (CSL 1.0.2, "Disambiguation").

Entries are grouped by what their cites print, so that the cost follows the number of entries, not of pairs.
In a group, names and given names are revealed step by step; a step is kept where it tells entries apart.
"""

import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from kb.csl.cite import Cite, PersonKey
from kb.csl.person import initials
from kb.csl.rendering_state import ListedItem
from kb.csl.style import Style

_LATER: Final = frozenset(("et-al-subsequent-min", "et-al-subsequent-use-first"))
MOST_STEPS: Final = 60
MOST_GROUP: Final = 2000
MOST_CONDITIONS: Final = 12


@dataclass(frozen=True, slots=True)
class Rules:
    """What a style asks of disambiguation."""

    names: bool
    givens: str
    suffix: bool
    condition: bool
    later: bool  # cites are judged by their later form, which has numbers of its own for et al.

    @classmethod
    def of(cls, style: Style) -> "Rules":
        """Return the rules of a style."""
        citation = style.citation
        givens = ""
        if citation.get("disambiguate-add-givenname") == "true":
            givens = citation.get("givenname-disambiguation-rule", "by-cite")
        attributes = {name for node in style.root.walk() for name in node.attrs}
        return cls(
            names=citation.get("disambiguate-add-names") == "true",
            givens=givens,
            suffix=citation.get("disambiguate-add-year-suffix") == "true",
            condition="disambiguate" in attributes,
            later=not attributes.isdisjoint(_LATER),
        )

    def any(self) -> bool:
        """Return whether anything is to be done."""
        return self.names or bool(self.givens) or self.suffix or self.condition


@dataclass(slots=True)
class _Trial:
    """A way of printing the cites of a group."""

    names: dict[int, int] = field(default_factory=dict)
    givens: dict[tuple[int, int], int] = field(default_factory=dict)
    condition: int = 0

    def copy(self) -> "_Trial":
        """Return a trial that can be changed without changing this one."""
        return _Trial(dict(self.names), dict(self.givens), self.condition)


Group = list[ListedItem]
Sizes = dict[int, tuple[int, int]]


def disambiguate(entries: Sequence[ListedItem], rules: Rules) -> None:
    """Set on each entry what its cites need; `entries` stand in the order that year-suffixes follow."""
    if not rules.any():
        return
    if rules.givens and rules.givens != "by-cite":
        levels = global_levels(entries, rules.givens)
        for entry in entries:
            entry.levels, entry.primary_only = levels, rules.givens.startswith("primary")
            entry.initials_only = rules.givens.endswith("initials")
    start = _Trial()
    for group in _parts(entries, start):
        if len(group) > 1:
            _resolve(group, rules)


def _text(entry: ListedItem, trial: _Trial, sizes: Sizes | None = None) -> str:
    cite = Cite(entry.item)
    cite.number = ""
    cite.position = entry.position
    cite.disambiguate = trial.condition
    cite.names_seen = trial.names or None
    cite.givens = trial.givens or None
    cite.levels, cite.primary_only, cite.initials_only = entry.levels, entry.primary_only, entry.initials_only
    cite.comparing = True
    if sizes is not None:
        cite.sizes = []
    text = entry.text(cite)
    if sizes is not None and cite.sizes is not None:
        for place, (shown, count) in enumerate(cite.sizes):
            before = sizes.get(place, (0, 0))
            sizes[place] = (max(before[0], shown), max(before[1], count))
    return text


def _parts(entries: Iterable[ListedItem], trial: _Trial) -> list[Group]:
    """Return the entries in groups that print alike."""
    groups: dict[str, Group] = {}
    for entry in entries:
        groups.setdefault(_text(entry, trial), []).append(entry)
    return list(groups.values())


def _resolve(group: Group, rules: Rules) -> None:
    """Tell the entries of one group apart as far as the rules allow."""
    left = [(group, _Trial())]
    if rules.names or rules.givens == "by-cite":
        left = _by_names(group, _Trial(), rules)
    if rules.condition:
        left = [pair for part, trial in left for pair in _by_condition(part, trial, rules)]
    if rules.suffix:
        for part, _ in left:
            _add_suffixes(part)


def _apply(entry: ListedItem, trial: _Trial) -> None:
    entry.names_seen, entry.givens, entry.disambiguate = trial.names or None, trial.givens or None, trial.condition


def _by_names(group: Group, trial: _Trial, rules: Rules) -> list[tuple[Group, _Trial]]:
    """Reveal names and given names; return the groups that are still alike."""
    sizes: Sizes = {}
    for entry in group[:MOST_GROUP]:
        _text(entry, trial, sizes)
    steps = list(_steps(sizes, rules))[:MOST_STEPS]
    left: list[tuple[Group, _Trial]] = []
    work = [(group, trial, 0)]
    while work:
        part, best, place = work.pop()
        if len(part) == 1 or place >= len(steps):
            for entry in part:
                _apply(entry, best)
            if len(part) > 1:
                left.append((part, best))
            continue
        tried = _with_step(best, steps, place)
        parts = _parts(part, tried)
        best = tried if len(parts) > 1 else best
        work.extend((subgroup, best.copy(), place + 1) for subgroup in reversed(parts))
    return left


Step = tuple[int, int, int]  # nameset, name, level of its given name


def _steps(sizes: Sizes, rules: Rules) -> Iterator[Step]:
    """Return the steps of revealing, name by name: the name itself, then its initials, then its whole given name."""
    levels = (0, 1, 2) if rules.givens == "by-cite" else (0,)
    for nameset, (shown, count) in sorted(sizes.items()):
        for name in range(count if rules.names else shown):
            for level in levels:
                if level or name >= shown:
                    yield nameset, name, level


def _with_step(best: _Trial, steps: Sequence[Step], place: int) -> _Trial:
    nameset, name, level = steps[place]
    tried = best.copy()
    tried.names[nameset] = max(tried.names.get(nameset, 0), name + 1)
    if level:
        tried.givens[nameset, name] = level
    return tried


def _by_condition(group: Group, trial: _Trial, rules: Rules) -> list[tuple[Group, _Trial]]:
    """Let disambiguate conditions hold, one after another; return the groups that are still alike."""
    left = []
    work = [(group, trial)]
    while work:
        part, best = work.pop(0)
        parts, tried = _revealed(part, best)
        if len(parts) == 1:
            if not rules.suffix and not best.condition:
                best = tried
            for entry in part:
                _apply(entry, best)
            left.append((part, best))
            continue
        for subgroup in parts:
            for entry in subgroup:
                _apply(entry, tried)
            if len(subgroup) > 1:
                work.append((subgroup, tried))
    return left


def _revealed(part: Group, best: _Trial) -> tuple[list[Group], _Trial]:
    """Return the groups that the fewest further conditions tell apart; one group where none does."""
    first = tried = best.copy()
    parts = [part]
    before = _text(part[0], best)
    for _ in range(MOST_CONDITIONS):
        tried = tried.copy()
        tried.condition += 1
        parts = _parts(part, tried)
        if len(parts) > 1:
            return parts, tried
        after = _text(part[0], tried)
        if after == before:
            break
        before, first = after, tried
    return parts, first


def _add_suffixes(group: Group) -> None:
    """Give each entry a letter, but those their own whose items bring one, as where their list is printed already."""
    own = [str(entry.item.raw.get("year-suffix", "")) for entry in group]
    stated = set(filter(None, own))
    if len(stated) < sum(map(bool, own)):
        own, stated = [""] * len(group), set()
    free = (letter for place in itertools.count() if (letter := letters(place)) not in stated)
    for entry, letter in zip(group, own, strict=True):
        entry.year_suffix = letter or next(free)


def letters(place: int) -> str:
    """Return a year-suffix: 0 a, 25 z, 26 aa."""
    text = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        text = chr(97 + rest) + text
    return text


def global_levels(entries: Iterable[ListedItem], rule: str) -> dict[PersonKey, int]:
    """Return how much of each person's given name tells them from the others of that family name."""
    families: dict[str, dict[PersonKey, str]] = {}
    for entry in entries:
        cite = Cite(entry.item)
        for place, key in _people(entry, cite):
            if rule.startswith("primary") and place:
                continue
            families.setdefault(f"{key[4]} {key[1]}", {})[key] = key[2]
    most = 1 if rule.endswith("initials") else 2
    levels: dict[PersonKey, int] = {}
    for people in families.values():
        if len(people) < 2:
            continue
        first = [initials(given, "") for given in people.values()]
        several = len(set(first)) > 1
        for key, given in people.items():
            levels[key] = (1 if several else 0) if first.count(initials(given, "")) == 1 or most == 1 else most
    return levels


def _people(entry: ListedItem, cite: Cite) -> Iterator[tuple[int, PersonKey]]:
    for variable in ("author", "editor", "translator", "container-author", "director", "composer", "recipient"):
        for place, person in enumerate(cite.names[variable]):
            if person.family:
                yield place, person.key


__all__ = ["Rules", "disambiguate"]
