"""Numbers with letters before them, by which some lists go: Л1. Л2. … Д1. …, [А12], D-4, П.7."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from kb.manuscript.reference_list.lines import Line

LETTERS = "[A-ZА-ЯЁӘІҢҒҮҰҚӨҺ]{1,3}"
LABEL = rf"(?<![\w.])(?P<letters>{LETTERS})[-–.\s]?(?P<digits>\d{{1,3}})(?!\w)"
_AT_HEAD = re.compile(rf"\s*(?:[-*•–]\s+)?\[?(?P<label>{LABEL})(?P<close>\]?\s?[.):]?\]?)(?:\s+(?=\S)|\s*$)")
_BARE_NUMBER = re.compile(r"\s*[\[(]?\d{1,3}[\])]?[.)]")
_TWINS = str.maketrans("ABCEHIKMOPTXY", "АВСЕНІКМОРТХУ")  # Latin letters that look like Cyrillic ones


class LetterLabel(NamedTuple):
    """The number of an entry as typed, its letters as they are compared, its digits, where the entry's text begins."""

    typed: str
    letters: str
    number: int
    body: int


def same_letters(letters: str) -> str:
    """Return letters with those that look alike made one, as labels are compared."""
    return letters.translate(_TWINS)


def label_of(line: str) -> LetterLabel | None:
    """Return the letters and the number that a line begins with; None where it begins otherwise."""
    match = _AT_HEAD.match(line)
    if match is None:
        return None
    typed = re.sub(r"\s", "", match["label"])
    return LetterLabel(typed, same_letters(match["letters"]), int(match["digits"]), match.end())


def letter_labels(lines: Sequence[Line]) -> Mapping[int, LetterLabel]:
    """Return the labels of the lines of a list that begin an entry so; none where the list has no such numbers.

    The numbers of some letter have one and two, those of others begin with one. Plain numbers do not stand among them.
    """
    rows: defaultdict[str, dict[int, LetterLabel]] = defaultdict(dict)
    for index, line in enumerate(lines):
        if label := label_of(line.text):
            rows[label.letters][index] = label
    kept = [row for row in rows.values() if _counts(row) and _alone(row, lines)]
    kept += [row for row in rows.values() if kept and row not in kept and next(iter(row.values())).number == 1]
    return {index: label for row in kept for index, label in row.items()}


def _counts(row: Mapping[int, LetterLabel]) -> bool:
    """Return whether the numbers of one letter are those of entries: one and two are among them, most rise."""
    numbers = [label.number for label in row.values()]
    rising = sum(first < second for first, second in pairwise(numbers))
    return {1, 2} <= set(numbers) and rising * 2 >= len(numbers) - 1


def _alone(row: Mapping[int, LetterLabel], lines: Sequence[Line]) -> bool:
    """Return whether the lines from the first to the last of a row have fewer plain numbers than the row has."""
    plain = sum(bool(_BARE_NUMBER.match(line.text)) for line in lines[min(row) : max(row)])
    return plain < len(row)
