"""New numbers in a typed marker; its signs and its locators stay as they are."""

import re
from collections.abc import Mapping, Sequence

from kb.manuscript.marker_grammar import MarkerItem, items_of
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


def with_shared_pages(raw: str, items: Sequence[MarkerItem], new: Mapping[int, int]) -> str | None:
    """Return a marker with new numbers whose works share their pages as typed: [4-6, 10 б.] says not whose page 10 is.

    None where each work has its own, or where the new numbers would be read otherwise.
    """
    if len(items) <= raw.count(";") + 1 or not any(item.locators for item in items) or raw[:1] != "[":
        return None
    text = renumbered(raw, new)
    again = items_of(text[1:-1], LARGEST_NUMBER) or []
    wanted = [(new.get(item.number or 0), item.locators) for item in items]
    same = {(item.number, item.locators) for item in again} == set(wanted)
    return text if same else None


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
