"""Numbers with letters before them, by which some lists go: Л1. Л2. … Д1. …, [А12], D-4, П.7, л. 2; Roman numerals.

Numerals are a row whose letters are ROMAN.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from kb.language.roman_numerals import roman, roman_number
from kb.language.shelfmarks import FILE
from kb.manuscript.reference_list.entry_ends import can_begin_entry, can_end_entry, resembles_entry
from kb.manuscript.reference_list.lines import Line
from kb.manuscript.reference_list.names import names_at

LETTERS = "[A-ZА-ЯЁӘІҢҒҮҰҚӨҺ]{1,3}"
ROMAN = "ivx"  # letters of labels are capitals
NUMERAL = "[IVXLCІХivxlcіх]{1,8}"
LABEL = rf"(?<![\w.])(?:(?P<letters>[^\W\d_]{{1,3}})[-–.]?\s?(?P<digits>\d{{1,3}})|(?P<numeral>{NUMERAL}))(?!\w)"
_AT_HEAD = re.compile(rf"\s*(?:[-*+•–]\s+)?[\[(]?(?P<label>{LABEL})(?P<close>[\])]?\s?[.):]?[\])]?)(?:\s+(?=\S)|\s*$)")
_CAPITALS = re.compile(rf"{LETTERS}[-–.\s]?\d{{1,3}}")
_BARE_NUMBER = re.compile(r"\s*[\[(]?\d{1,3}[\])]?[.)]")
_TWINS = str.maketrans("ABCEHIKMOPTXY", "АВСЕНІКМОРТХУ")  # Latin letters that look like Cyrillic ones
_MOST_LOST = 4  # numbers of a row that are lost one after another


class LetterLabel(NamedTuple):
    """The number of an entry as typed, its letters as they are compared, its digits, where the entry's text begins."""

    typed: str
    letters: str
    number: int
    body: int


def fold_lookalikes(letters: str) -> str:
    """Return letters with those that look alike made one, as labels are compared."""
    return letters.upper().translate(_TWINS)


def split_label(label: str) -> tuple[str, int]:
    """Return the letters of a label as they are compared, and its number; ("", 0) for none."""
    match = re.fullmatch(LABEL, label)
    return split_label_match(match) if match else ("", 0)


def split_label_match(label: re.Match[str]) -> tuple[str, int]:
    """Return the letters of a label that LABEL matched, as they are compared, and its number: 0: a numeral is none."""
    return (
        (ROMAN, roman_number(label["numeral"])) if label["numeral"]
        else (fold_lookalikes(label["letters"]), int(label["digits"]))
    )  # fmt: skip


def shown_label(letters: str, number: int) -> str:
    """Return a number with the letters before it, a numeral in capitals."""
    return roman(number).upper() if letters == ROMAN else f"{letters}{number}"


def leading_label(line: str) -> LetterLabel | None:
    """Return the capital letters and the number that a line begins with; None where it begins otherwise."""
    match = _AT_HEAD.match(line)
    return _read(match) if match and _CAPITALS.fullmatch(match["label"]) else None


def _read(match: re.Match[str]) -> LetterLabel:
    return LetterLabel(re.sub(r"\s", "", match["label"]), *split_label_match(match), match.end())


def begins_series(line: str) -> bool:
    """Return whether a line begins with the number one of a row, in small letters or Roman too: л. 1. Радлов."""
    match = _AT_HEAD.match(line)
    return match is not None and match.end() < len(line) and _read(match).number == 1


def letter_labels(lines: Sequence[Line]) -> Mapping[int, LetterLabel]:
    """Return the labels of the lines of a list that begin an entry so; none where the list has no such numbers.

    The numbers of some letter have one and two, those of others begin with one. Plain numbers do not stand among them.
    Small letters and Roman numerals, which may be a page, a volume or an initial, follow one another.
    """
    rows: defaultdict[str, dict[int, LetterLabel]] = defaultdict(dict)
    loose: defaultdict[str, dict[int, LetterLabel]] = defaultdict(dict)
    for index, line in enumerate(lines):
        if match := _AT_HEAD.match(line.text):
            label = _read(match)
            (rows if _CAPITALS.fullmatch(match["label"]) else loose)[label.letters][index] = label
    begun = len(lines)  # where the first row of small letters or numerals begins: another may stand right below it
    for letters, row in loose.items():
        if letters not in rows:
            rows[letters] = _in_turn(row, lines, begun)
            begun = min(begun, *rows[letters]) if rows[letters] else begun
    kept = [row for row in rows.values() if _counts(row) and _alone(row, lines)]
    kept += [row for row in rows.values() if kept and row not in kept and row and next(iter(row.values())).number == 1]
    return {index: label for row in kept for index, label in row.items()}


def _in_turn(row: Mapping[int, LetterLabel], lines: Sequence[Line], after: int) -> dict[int, LetterLabel]:
    """Return the labels that follow one another from one, each at the head of an entry; none where they head parts.

    The first stands below no line of an entry, but where another row has begun `after` a line before it.
    A part has several entries. No number is passed over that comes later: V. may be an initial too.
    """
    kept: dict[int, LetterLabel] = {}
    last, numbers = 0, {label.number for label in row.values()}
    for index, label in row.items():
        rest = lines[index].text[label.body :] or (lines[index + 1].text if index + 1 < len(lines) else "")
        most = 1 if last + 1 in numbers else _MOST_LOST
        begun = bool(last) or index == 0 or lines[index].after_gap or index > after
        if begun and 1 <= label.number - last <= most and can_end_entry(lines, index) and can_begin_entry(rest):
            kept[index], last = label, label.number
    entries = sum(_is_entry(lines[index].text, label.body) for index, label in kept.items())
    whole = entries * 4 >= len(kept) * 3  # a line that heads a part is no entry; after an entry another part may stand
    below = lines[min(kept, default=0) : max(kept, default=0) + 1 if whole else None]
    several = not whole and sum(resembles_entry(line.text) for line in below) * 2 > len(kept) * 3
    numbered = sum(bool(_BARE_NUMBER.match(line.text)) for line in below)
    return {} if several or numbered >= len(kept) else kept


def _is_entry(line: str, body: int) -> bool:
    """Return whether the line of a label is like an entry: a name, a file of an archive, a year."""
    named = names_at(line, body, loose=False).people
    return bool(named or re.search(FILE, line)) or resembles_entry(line)


def _counts(row: Mapping[int, LetterLabel]) -> bool:
    """Return whether the numbers of one letter are those of entries: one and two are among them, most rise."""
    numbers = [label.number for label in row.values()]
    rising = sum(first < second for first, second in pairwise(numbers))
    return {1, 2} <= set(numbers) and rising * 2 >= len(numbers) - 1


def _alone(row: Mapping[int, LetterLabel], lines: Sequence[Line]) -> bool:
    """Return whether the lines from the first to the last of a row have fewer plain numbers than the row has."""
    plain = sum(bool(_BARE_NUMBER.match(line.text)) for line in lines[min(row) : max(row)])
    return plain < len(row)
