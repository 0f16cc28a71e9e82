"""Whether an entry that begins with a digit follows in the run of numbers: 2. 1941 год: документы.

What follows the number does not tell it from a wrapped line (12. 1990, 2. 300 с.): its place in the run does.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Container, Sequence

from kb.manuscript.reference_list.entry_ends import DATED, can_end_entry, ends_with_number_label
from kb.manuscript.reference_list.lines import Line
from kb.manuscript.reference_list.patterns import DASH, LETTER, YEAR

MOST_ENTRIES = 1500  # a number above is a year
_NEVER = 10**9  # the line of a number that does not come
_MOST_PASSED_OVER = 4
_EXTENT = re.compile(rf"\d[\d\s]*(?:{DASH}\s?\d+)?\s?-?\s?(?:[сcбp]|бб|сс|pp|стр|бет\w*|экз\w*)\b(?:\.|\s*$|\s?[,;:(])")
_TITLED = re.compile(
    rf"\d[\d\s]*(?:{DASH}\s?\d+)?(?:-?[{LETTER}]{{1,3}}\.?)?\s?(?:[{LETTER}-]{{2,}}|[гж]\.|[/:«\"“(]|\.\d\d\.\d{{4}})"
)
_OPEN = re.compile(r"[-–—,:]$|\([^)]*$")  # a line that goes on
_DAY_BEFORE = re.compile(rf"(?:^|[{LETTER}(,:]\s?)\d{{1,2}}\.?\s*$")


def begins_title_with_digit(text: str) -> bool:
    """Return whether a text begins with a digit as titles do: 2006 жылғы, 1984 /, 60 years; not 300 с."""
    return bool(_TITLED.match(text.lstrip())) and not _EXTENT.match(text.lstrip())


def may_begin_list(label: re.Match[str], numbers: Container[int]) -> bool:
    """Return whether a list may begin with this number: it is 1, or others come after it."""
    number = int(label["number"])
    if number == 1 or number >= MOST_ENTRIES:
        return number == 1
    return number + 1 in numbers or bool(
        label["close"] and any(later in numbers for later in range(number + 2, number + 40))
    )


class NumberRun:
    """The numbers that stand first on the lines of a list; `labels` are their matches, one for each line."""

    def __init__(self, lines: Sequence[Line], labels: Sequence[re.Match[str] | None]) -> None:
        self._lines = lines
        self._labels = labels
        self._places: dict[int, list[int]] = defaultdict(list)
        for index, label in enumerate(labels):
            if label and can_end_entry(lines, index):
                self._places[int(label["number"])].append(index)

    def begins(self, index: int, last: int | None) -> bool:
        """Return whether the number and the digit on a line begin the entry that comes after the number `last`."""
        label = self._labels[index]
        rest = label.string[label.end("close") :] if label else ""
        if not label or not re.match(r"\s*\d", rest) or _EXTENT.match(rest.lstrip()) or label["number"][0] == "0":
            return False
        before = self._lines[index - 1].text.rstrip() if index else ""
        if last is not None and (_OPEN.search(before) or ends_with_number_label(before)):
            return False
        number = int(label["number"])
        follows = self._next(number + 1, index)
        if self._next(number, index) < min(follows, self._next(1, index)):
            return False
        followed = follows < min(_NEVER, self._next(1, index))
        if last is None:
            titled = begins_title_with_digit(rest)
            return (titled or number == 1) and (followed or (titled and number == 1 and index == 0))
        if number == last + 1:
            return self._follows(index, rest, followed)
        passed_over = last + 1 < number <= last + _MOST_PASSED_OVER and followed
        return passed_over and self._next(last + 1, index) > follows and self._follows(index, rest, False)

    def _next(self, number: int, index: int) -> int:
        places = self._places.get(number, [])
        place = bisect_right(places, index)
        return places[place] if place < len(places) else _NEVER

    def _follows(self, index: int, rest: str, followed: bool) -> bool:
        """Whether a line with the expected number begins an entry; the number after it may come (`followed`)."""
        label = self._labels[index]
        strong = bool(label and (label["open"] or label["close"].strip()))
        apart = bool(label and re.match(r"[^\w\s]*\s", label.string[label.end("number") :]))
        titled = begins_title_with_digit(rest)
        ended = can_end_entry(self._lines, index)
        if followed:
            return ended or titled or apart
        if not strong:
            return ended and titled
        before = self._lines[index - 1].text
        if label and int(label["number"]) <= 12 and re.match(rf"\s*{YEAR}", rest) and _DAY_BEFORE.search(before):
            return False
        return (titled and (ended or apart)) or (ended and bool(DATED.search(before)))
