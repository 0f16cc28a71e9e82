"""Finds the numbered citations in a text, and writes and reads them as CSV.

A marker is [12, 49 б.] or (12, 49 б.); `marker_grammar` says what may stand inside. A bracket that begins like a marker
and is none is a defect; a year, a note of the author or [...] is none.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from kb.domain.manuscripts import Citation, Locator, Section
from kb.errors import KbError, Problem
from kb.manuscript.formula_brackets import ASSIGNED, MATRIX, formula_brackets
from kb.manuscript.lettered_markers import LetteredNumbers
from kb.manuscript.marker_grammar import BEFORE, LABELS, MarkerItem, is_locator_alone, parse_items
from kb.messages import Message
from kb.time_limit import check_time

LARGEST_MARKER = 80
LARGEST_NUMBER = 99999
_BRACKETED = re.compile(rf"\[(?P<body>[^\[\]]{{1,{LARGEST_MARKER}}})\]")
_RANGE_OVER = re.compile(r"\[(?P<body>\d{1,4}\]\s?[–—-]{1,2}\s?\[\d{1,4})\]")  # [2]–[4]
_ROUND = re.compile(rf"\((?P<body>(?:[^()\d]{{0,40}})\d[^()]{{3,{LARGEST_MARKER}}})\)")
_NUMBERS_ALONE = re.compile(r"\(\d[\d\s,;–-]*\)")
_WORD_ERROR = re.compile(
    r"(?:Error|Ошибка|Қате)!\s(?:Reference source not found|Bookmark not defined|Источник ссылки не найден|"
    r"Закладка не определена|Сілтеме көзі табылмады|Бетбелгі анықталмаған)\.?"
)
_DEAD = re.compile(r"0+|\?+|№|№?\s*(?:\?+|XX+|ХХ+|_+)(?:,.*)?|Error!.*|Ошибка!.*|Қате!.*")
_NOUGHT = re.compile(r"0+\s?[,:]\s*")  # [0, 5 б.]
_DEAD_IN_ROUND = re.compile(r"\(\?{2,4}(?:,[^()]{0,20})?\)")  # (??), as LaTeX prints it
_YEAR = re.compile(
    r"(?:1[0-9]|20)\d\d(?:\s*[-–—/]\s*\d{2,4})?(?:\s*(?:\w{3,12}\s)?(?:ж|жж|жыл\w*|г|гг|год\w*|y|years?)\b\.?)?(?:[,;:].*)?"
)
_LIKE_A_MARKER = re.compile(r"\d{1,5}\s*(?:$|[,;:.–—-]|\s\d|(?:б|с|p|б)\b)")
_OF_ACTS = ("paragraph", "article-locator")
_PLACE_ALONE = re.compile(  # [2-тармақ], of an act that the sentence names
    rf"\d{{1,4}}\s?-\s?(?:{'|'.join(word for word, label in LABELS.items() if label in _OF_ACTS and len(word) > 2)})"
)
_ADDRESS = re.compile(
    r"(?:(?:https?|ftp)://|www\.)[^\s<>\"«»\[\]]*(?:(?<![.,;:)])\[[^\s<>\"«»\[\]]*\][^\s<>\"«»\[\]]*)+", re.IGNORECASE
)
_FROM_NOUGHT = re.compile(r"0+\s?[,;]\s?[^\s.]{1,8}|0,\d.*")  # [0, τ], [0; 1), [0,64; 0,78]
_DECIMALS = re.compile(  # [7,2–8,9], [1,1; 1,9], [1.18, 1.71]
    r"\d+,\d+\s?[–-]\s?\d+,\d+|\d+,\d\s?;\s?\d+,\d+|\d+,\d+\s?;\s?\d+,\d|\d+\.\d+\s?[,;–-]\s?\d+\.\d+"
)
_OF_CHEMISTRY = re.compile(r"\d+(?:,\d+)*['′]*-\(|\d+,\d+['′]+-|\d+(?:\.\d+){2}$")  # [2,2'-бипиридин], [2.2.1]
_DATE = re.compile(r"\d{1,2}\.\d{1,2}\.\d{2,4}|\d+\s?\.\.|\d(?:\s\d){2,}$|\d+(?:\s\d+)+\s?;")  # and 1..10, 1 0 0
_NO_LABELS = LetteredNumbers(())
_BETWEEN = "; "  # parts the labels and the values of several locators in a cell
COLUMNS = ("number", "section", "line", "raw", "label", "locator", "ambiguous")


class TextMarker(NamedTuple):
    """A citation in the text: where it stands, as written (spaces single), the works it cites.

    Without items it is a bracket that says nothing that can be read; `dead` where its number is lost ([0], [??]);
    `raised` where its numbers stand above the line; `beside` where it cites in another way than the text, and stays.
    """

    start: int
    end: int
    raw: str
    items: tuple[MarkerItem, ...]
    dead: bool = False
    raised: bool = False
    beside: bool = False

    @property
    def shown(self) -> str:
        """The citation as one reads it: the names that the sentence says before the year, then the brackets."""
        names = self.items[0].names if self.items and self.items[0].apart else ""
        return f"{names} {self.raw}" if names else self.raw

    @property
    def numbers_alone(self) -> bool:
        """Whether it is numbers in round brackets or above the line, which may be those of equations or powers too."""
        return self.raised or bool(_NUMBERS_ALONE.fullmatch(self.raw))


def markers_of(
    text: str, last: int = LARGEST_NUMBER, listed: int = 0, labels: LetteredNumbers = _NO_LABELS
) -> Iterator[TextMarker]:
    """Yield the markers of a text in order, and the brackets that begin like one and are none.

    `last` is the highest number that may be cited; `listed` the highest of the reference list, where it is known:
    round brackets cite none above it. `labels` are its numbers with letters. What stands in an address, or after an
    identifier of a formula or of code, cites nothing.
    """
    places = [
        *_RANGE_OVER.finditer(text),
        *_BRACKETED.finditer(text),
        *_ROUND.finditer(text),
        *_DEAD_IN_ROUND.finditer(text),
        *_WORD_ERROR.finditer(text),
    ]
    formal = formula_brackets(text, places, listed)
    elsewhere = [match.span() for form in (_ADDRESS, ASSIGNED, MATRIX) for match in form.finditer(text)]
    waiting = sorted(elsewhere, reverse=True)
    end = 0
    for match in sorted(places, key=re.Match.start):
        while waiting and waiting[-1][1] <= match.start():
            waiting.pop()
        closed = bool(waiting) and waiting[-1][0] <= match.start()
        if match.start() < end or closed or match.start() in formal:
            continue
        check_time()
        marker = _marker(match, min(last, listed or last) if match.re is _ROUND else last, labels)
        if marker:
            end = marker.end
            yield marker


def _marker(match: re.Match[str], last: int, labels: LetteredNumbers) -> TextMarker | None:
    raw = " ".join(match[0].split())
    if match.re in (_WORD_ERROR, _DEAD_IN_ROUND):
        return TextMarker(*match.span(), raw, (), True)
    body = " ".join(
        match["body"].replace("~", " ").replace("--", "–").replace("]", "").replace("[", "").split()
    ).rstrip("\\")  # of TeX, of Markdown
    year = _YEAR.fullmatch(body)
    if year and int(body[:4]) > min(last, 1000):
        return None
    if _DECIMALS.fullmatch(body):
        return None
    items = parse_items(body, last) or labels.items(body, last)
    if match.re is _ROUND:
        sure = items and any(item.locators for item in items) and not any(item.ambiguous for item in items)
        paged = sure and re.search(r"[^\W\d]", body)
        return TextMarker(*match.span(), raw, tuple(items or ())) if paged else None
    if items:
        return TextMarker(*match.span(), raw, tuple(items))
    nought = _NOUGHT.match(body)
    if _DEAD.fullmatch(body) or labels.lost(body) or (nought and is_locator_alone(body[nought.end() :])):
        return TextMarker(*match.span(), raw, (), True)
    introduced = BEFORE.match(body)
    bare = body[introduced.end() :] if introduced else body
    if _PLACE_ALONE.fullmatch(bare) or _FROM_NOUGHT.fullmatch(bare) or _DATE.match(bare) or _OF_CHEMISTRY.match(bare):
        return None
    return TextMarker(*match.span(), raw, ()) if _LIKE_A_MARKER.match(bare) else None


def parse(text: str, sections: Iterable[Section] = (), last: int = LARGEST_NUMBER) -> Iterator[Citation | Problem]:
    """Yield the citations of a text in order, and a Problem for each bracket that starts like a marker and is none.

    `sections` say where each part starts (1-based lines); `last` is the highest number of the reference list.
    """
    starts = sorted(sections, key=lambda section: section.line)
    line = position = 0
    for marker in markers_of(text, last):
        line += text.count("\n", position, marker.start)
        position = marker.start
        section = next((part.id for part in reversed(starts) if part.line <= line + 1), "")
        if not marker.items:
            yield Problem("citation", Message("not-a-citation", raw=marker.raw), "", line + 1)
        for item in marker.items:
            yield Citation(item.number, section, line + 1, marker.raw, item.locators, item.ambiguous, item.key)


def dump(citations: Iterable[Citation]) -> str:
    """Write citations as CSV, one a line, with a header."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for item in citations:
        label = _BETWEEN.join(locator.label for locator in item.locators)
        value = _BETWEEN.join(locator.value for locator in item.locators)
        mark = "yes" if item.ambiguous else ""
        writer.writerow((item.number, item.section, item.line, item.raw, label, value, mark))
    return out.getvalue()


def load(text: str, name: str) -> tuple[Citation, ...]:
    """Read what `dump` wrote; raise KbError with file and line where a row is not of that shape."""
    citations: list[Citation] = []
    rows = csv.DictReader(io.StringIO(text))
    try:
        for row in rows:
            place = int(row["number"]), row["section"], int(row["line"]), row["raw"]
            if row["ambiguous"] is None:
                raise ValueError("a cell is missing")
            citations.append(Citation(*place, _locators(row["label"], row["locator"]), bool(row["ambiguous"])))
    except (KeyError, TypeError, ValueError, csv.Error) as error:
        line = rows.line_num + isinstance(error, csv.Error)
        raise KbError("citation-row", file=name, line=line, columns=tuple(COLUMNS)) from None
    return tuple(citations)


def _locators(labels: str, values: str) -> tuple[Locator, ...]:
    if not values:
        return ()
    pairs = zip(labels.split(_BETWEEN), values.split(_BETWEEN), strict=True)
    return tuple(Locator(label, value) for label, value in pairs)
