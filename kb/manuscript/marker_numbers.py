"""New numbers in a typed marker; its signs and its locators stay as they are."""

import re
from collections.abc import Mapping, Sequence

from kb.manuscript.marker_grammar import DASHES, MarkerItem, is_locator_alone, parse_items
from kb.manuscript.markers import LARGEST_NUMBER

_RANGE = re.compile(rf"(\d+)\s*[{DASHES}]\s*(\d+)")
_WORKS = re.compile(rf"\d{{1,5}}(?:\s*[{DASHES}]\s*\d{{1,5}})?")
_WORK = re.compile(r"\d{1,5}")
_ALL = re.compile(r"\d.*\d|\d")


def join_numbers(typed: str, numbers: Sequence[int]) -> str:
    """Return numbers in order, joined as a typed group of numbers is ("5-7", "5, 7", "2; 4-6").

    Where the writer makes ranges, numbers that follow one another are one: from three on, from two where one so short
    was typed.
    """
    ordered = sorted(set(numbers))
    ranges = [(int(low), int(high)) for low, high in _RANGE.findall(typed)]
    dash = re.sub(rf"[^{DASHES}]", "", typed)[:1]
    fewest = min((3, *(high - low + 1 for low, high in ranges))) if ranges else len(ordered) + 1
    runs: list[list[int]] = []
    for number in ordered:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    shown = [
        text for run in runs for text in ([f"{run[0]}{dash}{run[-1]}"] if len(run) >= max(fewest, 2) else map(str, run))
    ]
    return ("; " if ";" in typed else ", ").join(shown)


def renumber_marker(raw: str, new: Mapping[int, int]) -> str:
    """Return a marker as typed with new numbers of works; one whose number has no new one stays as it is."""
    typed = raw.split(";")
    groups = [group if _of_work_before(typed[: place + 1]) else _group(group, new) for place, group in enumerate(typed)]
    return raw if None in groups else ";".join(group for group in groups if group is not None)


def _of_work_before(groups: Sequence[str]) -> bool:
    """Return whether the last of some groups names a page alone, in the work of the one before it: [12; 49 б.]."""
    if len(groups) < 2 or not is_locator_alone(groups[-1].strip("[]() ")):
        return False
    before, whole = (
        parse_items(";".join(parts).strip("[]() "), LARGEST_NUMBER) or [] for parts in (groups[:-1], groups)
    )
    return len(before) == len(whole)


def with_shared_pages(raw: str, items: Sequence[MarkerItem], new: Mapping[int, int]) -> str | None:
    """Return a marker with new numbers whose works share their pages as typed: [4-6, 10 б.] says not whose page 10 is.

    None where each work has its own, or where the new numbers would be read otherwise.
    """
    if len(items) <= raw.count(";") + 1 or not any(item.locators for item in items) or raw[:1] != "[":
        return None
    text = renumber_marker(raw, new)
    again = parse_items(text[1:-1], LARGEST_NUMBER) or []
    wanted = [(new.get(item.number or 0), item.locators) for item in items]
    same = {(item.number, item.locators) for item in again} == set(wanted)
    return text if same else None


def _group(group: str, new: Mapping[int, int]) -> str | None:
    items = parse_items(group.strip().strip("[]()"), LARGEST_NUMBER)
    numbers = [item.number for item in items or ()]
    if not items or any(number not in new for number in numbers):
        return None
    bare = not any(item.locators for item in items)
    works = (_ALL if bare else _WORK if len(numbers) == 1 else _WORKS).search(group)
    fresh = [new[number] for number in numbers if number is not None]
    return group[: works.start()] + join_numbers(works[0], fresh) + group[works.end() :] if works else None
