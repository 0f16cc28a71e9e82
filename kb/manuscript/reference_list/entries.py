"""Finds where each entry of a list begins: by its number, by an empty line, by how the lines hang, by a name.

Numbers follow one another; a point after them, a bracket around them may be missing, one may be lost or printed twice,
and a second entry may begin within a line. A number that does not follow is a part of an entry: a year, a page.
"""

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from typing import NamedTuple

from kb.manuscript.reference_list.entry_ends import (
    ALONE,
    BEGINS,
    DATED,
    author_date_entry_starts,
    begins_unnumbered_entry,
    can_begin_entry,
    can_end_entry,
    ends_entry,
    ends_with_number_label,
    is_continuing_number,
    joined_entry_starts,
)
from kb.manuscript.reference_list.letter_labels import letter_labels
from kb.manuscript.reference_list.lines import BEFORE, LeftOut, Line, hanging_indent, lines_of
from kb.manuscript.reference_list.names import names_at
from kb.manuscript.reference_list.number_run import MOST_ENTRIES, NumberRun, begins_title_with_digit, may_begin_list
from kb.manuscript.reference_list.part_headings import without_headings
from kb.manuscript.reference_list.patterns import UPPER
from kb.manuscript.reference_list.traced_text import TracedText, join_lines

MOST_LOST = 4  # numbers alone on their lines that are lost one after another
_LONGEST_LINE = 120  # characters of a line on a page
_LABEL = re.compile(
    rf"\s*(?:[№#]\s?)?(?P<open>[\[(]?)(?P<number>\d{{1,4}})(?P<close>[\])]?\s?[.)]?[\])]?)(?P<twice>\s*(?P<second>\d{{1,4}})\s?[.)])?\s*(?=(?P<begins>{BEGINS})|(?P<other>\S))"
)
_WITHIN = re.compile(
    rf"(?<=[.)\]»\"/\w])\s+(?P<number>\d{{1,4}})(?P<close>[.)]?)(?=\s*[{UPPER}«\"“(\[]|(?<=[.)])\s+\d)"
)
_EXTENT_THEN_NAME = re.compile(rf"(?<=\d)(?:\s?[бсcp]|\s6)\.\s+(?=[{UPPER}])")
_BULLET = re.compile(rf"\s*[•▪●○◦■□·*➢✓–—-]\s+(?=[{UPPER}«\"“(])")


class ListedText(NamedTuple):
    """An entry as found: its number in the list (None: it has none), the line it begins on, its text.

    `label` is a number with letters before it, as typed: Л3.
    """

    number: int | None
    line: int
    text: TracedText
    label: str = ""


class FoundEntries(NamedTuple):
    """The entries of a list in order, and the lines that belong to none."""

    entries: tuple[ListedText, ...]
    left_out: tuple[LeftOut, ...]


class _Start(NamedTuple):
    """Where an entry begins: index of the line, place in it, place after its number, its number or label."""

    line: int
    place: int
    body: int
    number: int | None
    label: str = ""


def entries_of(text: str, whole: Set[int] = frozenset()) -> FoundEntries:
    """Return the entries of a list in text and what stands between them; linear in the length of the text.

    The lines numbered `whole` (1-based) are known to be an entry each, and stand under a number.
    """
    lines, left_out = lines_of(text, whole)
    lines, headings = without_headings(lines, whole)
    pages: set[int] = set()
    starts = list(_bulleted(lines)) or list(_numbered(lines, pages))
    if len(starts) < 2 and not (starts and starts[0].line == 0):
        pages = {index for index, line in enumerate(lines) if ALONE.fullmatch(line.text)}
        starts = list(_unnumbered(lines, pages))
    starts = _with_letters(starts, lines)
    begun = {start.line for start in starts}
    pages |= {index + 1 for index in pages if index + 1 not in begun and _heads_page(lines, index)}
    if whole:
        starts = sorted(_with_whole(starts, lines, whole))
    first = starts[0] if starts else _Start(len(lines), 0, 0, None)
    if any(DATED.search(line.text) for line in lines[: first.line]):
        starts = [*_unnumbered(lines[: first.line], pages), *starts]
        first = starts[0] if starts else first
    before = [line.left_out(BEFORE) for line in lines[: first.line]]
    numbers = [lines[index].left_out("page number") for index in pages]
    entries = tuple(filter(None, (_entry(lines, start, end, pages) for start, end in _pairs(starts, len(lines)))))
    return FoundEntries(entries, tuple(sorted((*left_out, *headings, *before, *numbers))))


def _heads_page(lines: Sequence[Line], number: int) -> bool:
    """Return whether the line below the number of a page is the head of the page: both stand apart from the others."""
    after = number + 2 >= len(lines) or lines[number + 2].after_gap
    return lines[number].after_gap and number + 1 < len(lines) and not lines[number + 1].after_gap and after


def _with_letters(starts: list[_Start], lines: Sequence[Line]) -> list[_Start]:
    """Return where entries begin with those that have letters before their numbers; among them no others begin."""
    labels = letter_labels(lines)
    if not labels:
        return starts
    lettered = [_Start(index, 0, label.body, None, label.typed) for index, label in labels.items()]
    numbered = (start for start in starts if start.number and not min(labels) <= start.line <= max(labels))
    return sorted([*lettered, *numbered], key=lambda start: start[:2])


def _bulleted(lines: Sequence[Line]) -> Iterator[_Start]:
    """Yield where the entries of a list with bullets begin; a list in which half of the lines have none has none."""
    marks = [_BULLET.match(line.text) for line in lines]
    if lines and marks[0] and sum(map(bool, marks)) * 2 > len(lines):
        yield from (_Start(index, 0, mark.end(), None) for index, mark in enumerate(marks) if mark)


def _with_whole(starts: Sequence[_Start], lines: Sequence[Line], whole: Set[int]) -> Iterator[_Start]:
    """Yield where entries begin: on each line that is one, after each such line, else where some begin."""
    begun = {start.line for start in starts}
    lettered = {start.line for start in starts if start.label}
    for start in starts:
        number = lines[start.line].number
        if start.label or (number not in whole and (start.number or number > min(whole))):
            yield start
    for index, line in enumerate(lines):
        label = _LABEL.match(line.text)
        if line.number in whole and label and index not in lettered:
            yield _Start(index, 0, label.end("close"), int(label["number"]))
        elif index and lines[index - 1].number in whole and index not in begun:
            yield _Start(index, 0, 0, None)


def _pairs(starts: Sequence[_Start], lines: int) -> Iterator[tuple[_Start, _Start]]:
    for place, start in enumerate(starts):
        yield start, starts[place + 1] if place + 1 < len(starts) else _Start(lines, 0, 0, None)


def _entry(lines: Sequence[Line], start: _Start, end: _Start, pages: set[int]) -> ListedText | None:
    pieces = []
    for index in range(start.line, min(end.line + 1, len(lines))):
        line = lines[index]
        if index in pages:
            continue
        begin = start.body if index == start.line else 0
        stop = end.place if index == end.line else len(line.text)
        if begin < stop:
            pieces.append((line.start + begin, line.text[begin:stop]))
    text = join_lines(pieces)
    return ListedText(start.number, lines[start.line].number, text, start.label) if text.text else None


def _numbered(lines: Sequence[Line], pages: set[int]) -> Iterator[_Start]:
    """Yield where numbered entries begin, and add the lines that are numbers of pages to `pages`."""
    labels = [ALONE.fullmatch(line.text) or _LABEL.match(line.text) for line in lines]
    latest = {int(label["number"]): index for index, label in enumerate(labels) if label}
    run = NumberRun(lines, labels)
    last: int | None = None
    for index, line in enumerate(lines):
        label = labels[index]
        if label and label.re is ALONE:
            if is_continuing_number(lines, index):
                continue
            if _stands_for_entry(lines, index, label, last):
                last = int(label["number"])
                yield _Start(index, 0, len(line.text), last)
            else:
                pages.add(index)
            continue
        number = _number(label, last, latest, lines, index) if label else None
        if label and number is None and run.begins(index, last):
            number = int(label["number"])
        if label and number is not None:
            last = number if last is None or number == 1 else max(last, number)
            yield _Start(index, 0, _body(label, number), number)
        elif last is None:
            continue
        elif begins_unnumbered_entry(lines, index):
            yield _Start(index, 0, 0, None)
        inside = list(_within(line, index, last))
        last = inside[-1].number if inside else last
        glued = (_Start(index, place, place, None) for place in joined_entry_starts(line.text))
        yield from sorted((*inside, *glued))


def _number(
    label: re.Match[str], last: int | None, latest: Mapping[int, int], lines: Sequence[Line], index: int
) -> int | None:
    """Return the number of an entry that begins with this label; None where the number is a part of an entry.

    `latest` is the last line on which a number stands first: a number is not passed over that comes later.
    """
    if last is None:
        return int(label["number"]) if label["begins"] and may_begin_list(label, latest) else None
    ended = can_end_entry(lines, index)
    if ended and _out_of_turn(label, last, latest, index):
        return int(label["number"])
    number = _following(label, last, ended)
    again = number is None and label["begins"] and ended and label["number"] == "1"
    again = again and (
        latest.get(2, -1) > index
        or (lines[index].after_gap and names_at(lines[index].text, label.end(), loose=False).people)
    )
    return 1 if again and label["close"] and last > 1 else number


def _body(label: re.Match[str], number: int) -> int:
    """Return where the text of an entry begins: after its number, and after that printed a second time (6. 6.)."""
    twice = label["second"] and (int(label["second"]) == number or int(label["number"]) != number)
    return label.end() if label["begins"] and (twice or not label["second"]) else label.end("close")


def _out_of_turn(label: re.Match[str], last: int, latest: Mapping[int, int], index: int) -> bool:
    """Whether an entry begins with a number that stands before or after its turn: 1, 2, 4, 3, 5."""
    number = int(label["number"])
    passed_over = number > last + 1 and index < latest.get(last + 1, -1) <= index + MOST_LOST * 3
    late = number < last and latest.get(number) == index and latest.get(number + 1, index) < index
    near = abs(number - last) <= MOST_LOST and bool(label["begins"]) and not label["twice"]
    return near and (passed_over or late)


def _following(label: re.Match[str], last: int, ended: bool) -> int | None:
    number = int(label["number"])
    second = int(label["second"]) if label["second"] else None
    strong = bool(label["close"] or label["open"])
    if not label["begins"]:
        small = label["other"] and label["other"].isalpha() and strong and number == last + 1 and ended
        return number if small else None
    if second is not None and second in (last + 1, number):
        return second
    if number == last + 1:
        return number if (strong or ended) and second is None else None
    if not strong or not ended:
        return None
    if last <= number < MOST_ENTRIES:
        return number
    return last + 1 if second is not None else None


def _stands_for_entry(lines: Sequence[Line], index: int, label: re.Match[str], last: int | None) -> bool:
    """Whether a number alone on its line is that of the next entry, and no page's."""
    number = int(label["number"])
    following = lines[index + 1].text if index + 1 < len(lines) else ""
    if last is not None and begins_title_with_digit(following):
        return number == last + 1 and can_end_entry(lines, index)
    if not can_begin_entry(following) or _LABEL.match(following):
        return False
    if last is None:
        return number == 1
    pointed = label.group().strip()[-1:] in ".)]"
    return last < number <= last + (MOST_LOST if pointed else 1) and can_end_entry(lines, index)


def _within(line: Line, index: int, last: int | None) -> Iterator[_Start]:
    """Yield the entries that begin inside a line: by the number that follows, or by a name after an extent."""
    for match in _WITHIN.finditer(line.text):
        number = int(match["number"])
        named = (
            last is not None and last < number <= last + MOST_LOST and names_at(line.text, match.end(), False).people
        )
        ready = last is not None and (
            (number == last + 1 and match["close"]) or (named and (match["close"] or number == last + 1))
        )
        following = line.text[match.end() :]
        digit = following.lstrip()[:1].isdecimal()
        ready = ready and (not digit or (number == (last or 0) + 1 and begins_title_with_digit(following)))
        if ready and not ends_with_number_label(line.text[max(0, match.start() - 11) : match.start("number")]):
            last = number
            yield _Start(index, match.start("number"), match.end(), number)


def _unnumbered(lines: Sequence[Line], pages: set[int]) -> Iterator[_Start]:
    """Yield where entries without numbers begin."""
    gaps = sum(line.after_gap for line in lines)
    by_gaps = gaps >= 2 and gaps * 8 >= len(lines)
    hanging = hanging_indent(lines)
    whole = any(len(line.text) > _LONGEST_LINE for line in lines)  # nobody broke the lines: a paragraph is an entry
    for index, line in enumerate(lines):
        if index in pages:
            continue
        if by_gaps:
            begins = line.after_gap or begins_unnumbered_entry(lines, index)
        elif hanging is not None:
            begins = line.indent == hanging
        else:
            begins = index == 0 or (can_begin_entry(line.text) and ends_entry(lines, index, whole))
        numbered = _LABEL.match(line.text) if not begins and index and can_end_entry(lines, index) else None
        if numbered and numbered["begins"] and names_at(line.text, numbered.end(), loose=False).people:
            yield _Start(index, 0, numbered.end(), int(numbered["number"]))
        elif begins:
            yield _Start(index, 0, 0, None)
        yield from (_Start(index, place, place, None) for place in author_date_entry_starts(line.text))
        for match in _EXTENT_THEN_NAME.finditer(line.text):
            if names_at(line.text, match.end(), loose=False).people:
                yield _Start(index, match.end(), match.end(), None)
