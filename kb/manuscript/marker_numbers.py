"""New numbers in a typed marker; its signs and its locators stay as they are."""

import re
from collections.abc import Mapping, Sequence

from kb.manuscript.marker_grammar import items_of
from kb.manuscript.markers import LARGEST_NUMBER

_RUN = re.compile(r"\D*\d+\s*[-–—−]\s*\d+\D*")
_WORKS = re.compile(r"\d{1,5}(?:\s*[-–—−]\s*\d{1,5})?")
_ALL = re.compile(r"\d.*\d|\d")


def joined(typed: str, numbers: Sequence[int]) -> str | None:
    """Return numbers joined as a typed group of numbers is ("5-7", "5, 7"), in order; None where it mixes both ways."""
    ordered = sorted(set(numbers))
    if _RUN.fullmatch(typed):
        dash = re.sub(r"[^-–—−]", "", typed)[:1]
        if len(ordered) > 1 and ordered[-1] - ordered[0] == len(ordered) - 1:
            return f"{ordered[0]}{dash}{ordered[-1]}"
        return ", ".join(map(str, ordered))
    if re.search(r"\d\s*[-–—−]\s*\d", typed):
        return None
    return ("; " if ";" in typed else ", ").join(map(str, ordered))


def renumbered(raw: str, new: Mapping[int, int]) -> str:
    """Return a marker as typed with new numbers of works; one whose number has no new one stays as it is."""
    groups = [_group(group, new) for group in raw.split(";")]
    return raw if None in groups else ";".join(group for group in groups if group is not None)


def _group(group: str, new: Mapping[int, int]) -> str | None:
    items = items_of(group.strip().strip("[]()"), LARGEST_NUMBER)
    numbers = [item.number for item in items or ()]
    if not items or any(number not in new for number in numbers):
        return None
    bare = not any(item.locators for item in items)
    works = (_ALL if bare else _WORKS).search(group)
    fresh = [new[number] for number in numbers if number is not None]
    shown = joined(works[0], fresh) if works else None
    if works is None:
        return None
    return group[: works.start()] + (shown or ", ".join(map(str, sorted(fresh)))) + group[works.end() :]
