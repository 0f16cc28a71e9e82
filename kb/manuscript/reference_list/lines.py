"""The lines of a list, without what the page adds: headers that come again and again, page numbers, headings."""

import re
from collections import defaultdict
from collections.abc import Sequence, Set
from typing import NamedTuple

from kb.language.list_words import any_of
from kb.manuscript.reference_list.chapter_headings import names_chapter
from kb.manuscript.reference_list.names import names_at
from kb.manuscript.reference_list.patterns import PLACE, YEAR

_PAGE = re.compile(
    r"\s*(?:[-–—|]\s*\d{1,4}\s*[-–—|]|(?:page|стр\.?|бет|с\.|p\.)\s?\d{1,4}(?:\s?(?:of|из)\s?\d+)?|\d{1,4}\s?(?:бет|\|\s*page))\s*",
    re.I,
)
_HEADING = re.compile(
    r"\s*(?:[IVX\d]+[.)]\s*)?(?:список\s|библиограф|литература|источники|references\b|bibliography|works\scited|reference\slist|"
    r"пайдаланыл|қолданыл|ұсыныл|әдебиет|негізгі\s|қосымша\s|основная\s|дополнительная\s|нормативн\w+\s(?:правов|акт)|"
    r"сілтеме|дереккөз|использованн|рекомендуем|интернет[- ]ресурс|монографии|статьи|"
    rf"primary\ssources|secondary\ssources|(?:{any_of('heading')})\s*[:.]?$)",
    re.IGNORECASE,
)
_ADDRESS_FOLLOWS = re.compile(
    r"\[[^\]]*\]|(?:url|doi|доступа|доступно|режимі|адрес\w*|сайты?|from|at)\s?:$", re.IGNORECASE
)
_PUBLISHER_FOLLOWS = re.compile(rf"[.–—-]\s{PLACE}:$")  # … – Алматы:
BEFORE = "before the list"  # why a line is left out
_LONGEST_HEADER = 90
_LONGEST_HEADING = 80


class Line(NamedTuple):
    """A line of the text: offset of its first character, its text, its number (1-based), its spaces at the left.

    `after_gap`: an empty line stands before it.
    """

    start: int
    text: str
    number: int
    indent: int
    after_gap: bool = False

    def left_out(self, why: str) -> "LeftOut":
        """Return the line as one that belongs to no entry."""
        return LeftOut(self.number, self.text.strip(), why)


class LeftOut(NamedTuple):
    """A line that is no part of an entry, and why: header, page number, heading or text before the list."""

    line: int
    text: str
    why: str


def lines_of(text: str, whole: Set[int] = frozenset()) -> tuple[list[Line], list[LeftOut]]:
    """Return the lines that may belong to entries, and those that the page adds; those numbered `whole` are none."""
    kept: list[Line] = []
    left_out: list[LeftOut] = []
    repeated = headers_of(text)
    gap = True
    start = 0
    for number, typed in enumerate(text.splitlines(keepends=True), 1):
        plain = typed.rstrip("\r\n\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029")
        why = "" if number in whole else _page_part(plain, repeated)
        if not plain.strip():
            gap = True
        elif why:
            left_out.append(LeftOut(number, plain.strip(), why))
        else:
            kept.append(Line(start, plain, number, len(plain) - len(plain.lstrip()), gap))
            gap = False
        start += len(typed)
    return kept, left_out


def _page_part(line: str, repeated: frozenset[str]) -> str:
    if _PAGE.fullmatch(line):
        return "page number"
    return "header" if _shape(line) in repeated else ""


def is_header(line: str, headers: Set[str]) -> bool:
    """Return whether a line is one of the headers of a whole text, and heads no list or part of one."""
    return _shape(line) in headers and not is_heading(line)


def is_heading(line: str) -> bool:
    """Return whether a line is the heading of a list, or of a part of it."""
    plain = line.strip()
    if len(plain) > _LONGEST_HEADING or re.search(rf"{YEAR}|//|https?:", plain):
        return False
    return bool(
        _HEADING.match(plain)
        or (
            plain.endswith(":")
            and len(plain) < 60
            and not (_ADDRESS_FOLLOWS.search(plain) or _PUBLISHER_FOLLOWS.search(plain))
        )
        or (plain.isupper() and len(plain) > 8)
        or names_chapter(plain)
    )


def _shape(line: str) -> str:
    return " ".join(re.sub(r"\d+", "#", line.casefold()).split())


def headers_of(text: str) -> frozenset[str]:
    """Return the shapes of lines that come three times or more with other text between: headers of pages."""
    shaped = defaultdict[str, list[str]](list)
    for line in text.splitlines():
        if 4 <= len(line.strip()) <= _LONGEST_HEADER:
            shaped[_shape(line)].append(line)
    return frozenset(
        shape for shape, same in shaped.items()
        if len(same) >= 3 and sum(map(str.isalpha, shape)) >= 4 and not re.match(r"[\[(]?#[.)\]]", shape)
        and not _look_like_entries(same)
    )  # fmt: skip


def _look_like_entries(same: Sequence[str]) -> bool:
    """Whether the lines of one shape are entries that differ in their numbers only (Экология. – М., 1991.)."""
    return len(set(same)) > 1 and any(re.search(YEAR, line) and re.search(r"[.–—,]\s*\d", line) for line in same)


def hanging_indent(lines: Sequence[Line]) -> int | None:
    """Return the indent of the first lines of entries, where lines stand at two indents; None where they do not."""
    indents = sorted({line.indent for line in lines})
    if len(indents) != 2:
        return None
    named = dict.fromkeys(indents, 0)
    counted = dict.fromkeys(indents, 0)
    for line in lines:
        counted[line.indent] += 1
        named[line.indent] += bool(names_at(line.text, line.indent, loose=False).people) or line is lines[0]
    shares = {indent: named[indent] / counted[indent] for indent in indents}
    best = max(indents, key=lambda indent: shares[indent])
    other = indents[0] if best == indents[1] else indents[1]
    return best if shares[best] >= 0.4 and shares[other] <= 0.1 else None
