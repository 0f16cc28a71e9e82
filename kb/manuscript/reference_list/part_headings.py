"""The lines that head parts of a list: told by their words, or by the numbers around them."""

import re
from collections.abc import Sequence, Set
from itertools import zip_longest

from kb.manuscript.reference_list.entry_ends import ALONE, begins_archive_file, can_end_entry, resembles_entry
from kb.manuscript.reference_list.letter_labels import LETTERS, begins_series
from kb.manuscript.reference_list.lines import LeftOut, Line, is_heading
from kb.manuscript.reference_list.names import names_at
from kb.manuscript.reference_list.patterns import LETTER, UPPER

_NUMBERED = re.compile(rf"\s*[\[(]?(?:{LETTERS}[-–.\s]?)?(?P<number>\d{{1,4}})\s?(?:[\])][.)]?|[.)])\s+\D")
_UNSIGNED = re.compile(rf"\s*(?P<number>\d{{1,4}})\s+[{UPPER}«\"“]")
_ENTRY_ENDED = re.compile(r"\d\s?[бсcp]?\.?\s*$")
_ENTRY_LIKE = re.compile(r"[.,;\d-]\s*$|\d{4}|//")
_PART = re.compile(rf"[{UPPER}][^\d/:;–—]{{4,90}}[{LETTER})]")  # Вода и почвы
_NUMERAL = re.compile(r"\s*(?:[IVXІХ]{1,4}|[^\W\d_])[.)]\s+")  # А. Архив құжаттары
_OF_LETTER = re.compile(r"\s*(?P<letters>[^\W\d_]{1,3})[.)]\s+[^\W\d_]{3}")
_LONGEST = 80
_FEW_WORDS = 4


def without_headings(lines: Sequence[Line], whole: Set[int]) -> tuple[list[Line], list[LeftOut]]:
    """Return the lines that may belong to entries, and those that head the list or a part of it.

    The lines numbered `whole` are known to be an entry each.
    """
    kept: list[Line] = []
    headings: list[LeftOut] = []
    gap = False
    names = _part_names(lines)
    widest = max((len(line.text) for line in lines), default=0)
    for index, (line, below) in enumerate(zip_longest(lines, lines[1:])):
        above = kept[-1].text if kept else ""
        counts_anew = below is not None and _number_of(below) == 1
        apart = line.after_gap or not kept or line.text.rstrip().endswith(":") or counts_anew or index in names
        numeral = _NUMERAL.match(line.text) if index in names else None  # I. Архивные материалы: no initial
        begin = numeral.end() if numeral else line.indent
        begun = ALONE.fullmatch(above) or names_at(line.text, begin, loose=False).people
        by_words = is_heading(line.text) and not _numbered_twice(line.text)
        if apart and not begun and line.number not in whole and (index in names or by_words):
            headings.append(line.left_out("heading"))
            gap = True
        elif line.number not in whole and can_end_entry(lines, index) and _heads_names(line, below, widest):
            headings.append(line.left_out("heading"))
        else:
            kept.append(line._replace(after_gap=line.after_gap or gap))
            gap = False
    return kept, headings


def _part_names(lines: Sequence[Line]) -> frozenset[int]:
    """Return the places of the lines that name a part of a numbered list, whatever their words are.

    Such a line is short and has nothing that entries have; an entry ends above it, a number follows, which may begin
    anew. One above the first entry names a part where another does so later, and so does one of few words where the
    numbers run on across it.
    """
    places: list[int] = []
    few: list[int] = []
    last = 0
    for index, line in enumerate(lines[:-1]):
        own = _number_of(line, last)
        number = _number_of(lines[index + 1], last)
        last = last if own is None else own
        if own is None and _heads_letter(line.text, lines[index + 1].text):
            places.append(index)
            continue
        if number is None or own is not None or not _bare(line.text) or not can_end_entry(lines, index):
            continue
        if index == 0 or number == 1 or line.after_gap or _ENTRY_ENDED.search(lines[index - 1].text):
            places.append(index)
        elif number == last + 1 and len(line.text.split()) <= _FEW_WORDS:
            few.append(index)
    places += few if places else []
    lettered = {index for index in places if _heads_letter(lines[index].text, lines[index + 1].text)}
    return frozenset(places if len(places) > 1 or not places or places[0] > 0 else lettered)


def _heads_letter(line: str, below: str) -> bool:
    """Return whether a short line begins with the letter that stands before the number one of the next: Э. Порталы."""
    match = _OF_LETTER.match(line)
    letters = re.escape(match["letters"]) if match else ""
    return bool(match) and len(line) <= _LONGEST and bool(re.match(rf"\s*\[?{letters}[-–.]?\s?1(?!\d)", below))


def _heads_names(line: Line, below: Line | None, widest: int) -> bool:
    """Return whether a line is the heading of a part without numbers: no year, no stop, no name.

    A name, or an archive with the mark of a file, is below.
    `widest` is the length of the longest line: a heading is not broken off at the margin.
    """
    plain = line.text[numeral.end() if (numeral := _NUMERAL.match(line.text)) else 0 :].strip()
    if below is None or not _PART.fullmatch(plain) or names_at(plain, 0).people:
        return False
    fits = len(line.text) + 1 + len(below.text.split()[0]) < widest
    named = bool(names_at(below.text, below.indent, loose=False).people)
    named = named or (line.after_gap and begins_series(below.text) and not begins_series(line.text))
    return fits and (named or (begins_archive_file(below.text) and not begins_archive_file(line.text)))


def _numbered_twice(line: str) -> bool:
    """Return whether numbers follow the one that a line begins with: 2. Әдебиет музейі. 31-папка is no heading."""
    number = _NUMBERED.match(line)
    return bool(number and re.search(r"\d", line[number.end() :]))


def _bare(line: str) -> bool:
    plain = line.strip(" \t#*")
    bare = not (_ENTRY_LIKE.search(plain) or resembles_entry(plain))
    return bare and 3 < len(plain) <= _LONGEST and plain[0].isupper()


def _number_of(line: Line, last: int = 0) -> int | None:
    """Return the number that a line begins with; one without a sign only where it follows the number `last`."""
    match = _NUMBERED.match(line.text)
    bare = None if match else _UNSIGNED.match(line.text)
    if bare and int(bare["number"]) == last + 1:
        return last + 1
    return int(match["number"]) if match else None
