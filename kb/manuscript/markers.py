"""Reads the numbered citations of a manuscript, and writes and reads them as CSV.

Understood (GOST R 7.0.5-2008 cl. 7 as practised in kk, ru and en): [12]; [12, 49 б.]; [12, с. 49]; [12, т. 1, с. 753];
reversed and run-together labels ([68, б. 1], [215,р. 174]); ranges of pages with hyphen or dash; ranges and lists of
works ([150-151], [222, 223]); groups ([8, 138 б.; 12, 45 б.]); markers broken over lines; a Cyrillic р for p.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator

from kb.domain.manuscripts import Citation, Locator, Section
from kb.errors import KbError, Problem
from kb.messages import Message

LARGEST_MARKER = 80
LARGEST_RANGE = 50
_LABELS = {
    "page": ("б", "бб", "бет", "беттер", "с", "сс", "стр", "p", "pp", "page", "pages", "р", "рр"),
    "volume": ("т", "том", "vol", "v"),
    "issue": ("№", "no", "вып", "шығ"),
    "chapter": ("тарау", "тар", "гл", "ch", "chap"),
    "section": ("§", "бөлім", "бөл", "разд", "sec"),
    "article-locator": ("бап", "ст", "art"),
    "paragraph": ("тармақ", "п", "para"),
    "folio": ("парақ", "л", "fol", "f"),
}
_LABEL = {word: label for label, words in _LABELS.items() for word in words}
_WORDS = "|".join(sorted(map(re.escape, _LABEL), key=len, reverse=True))
_VALUE = r"[0-9]+[0-9a-zа-я]{0,2}(?:\s*[-–—]\s*[0-9]+)?|[IVXLC]+"
_AFTER = re.compile(rf"(?P<value>{_VALUE})\s*-?\s*(?P<label>{_WORDS})\.?", re.IGNORECASE)
_BEFORE = re.compile(rf"(?P<label>{_WORDS})\.?\s*(?P<value>{_VALUE})", re.IGNORECASE)
_MARKER = re.compile(rf"\[(?P<body>[0-9][^\[\]]{{0,{LARGEST_MARKER}}})\]")
_RANGE = re.compile(r"([0-9]{1,5})\s*[-–—]\s*([0-9]{1,5})")
_Item = tuple[int, tuple[Locator, ...], bool]
_BETWEEN = "; "  # parts the labels and the values of several locators in a cell
COLUMNS = ("number", "section", "line", "raw", "label", "locator", "ambiguous")


def parse(text: str, sections: Iterable[Section] = (), last: int = 99999) -> Iterator[Citation | Problem]:
    """Yield the citations of a text in order, and a Problem for each bracket that starts like a marker and is none.

    `sections` say where each part starts (1-based lines); `last` is the highest number of the reference list.
    """
    starts = sorted(sections, key=lambda section: section.line)
    line = position = 0
    for match in _MARKER.finditer(text):
        line += text.count("\n", position, match.start())
        position = match.start()
        raw = " ".join(match[0].split())
        section = next((part.id for part in reversed(starts) if part.line <= line + 1), "")
        found = _group(" ".join(match["body"].split()), last)
        if found is None:
            yield Problem("citation", Message("not-a-citation", raw=raw), "", line + 1)
            continue
        for number, locators, ambiguous in found:
            yield Citation(number, section, line + 1, raw, locators, ambiguous)


def _group(body: str, last: int) -> list[_Item] | None:
    found: list[_Item] = []
    for part in body.split(";"):
        one = _works(part.strip(), last)
        if one is None:
            return None
        found.extend(one)
    return found


def _works(body: str, last: int) -> list[_Item] | None:
    """Read one group: works, or one work with its locators."""
    pieces = [piece.strip() for piece in body.split(",") if piece.strip()]
    first = _numbers(pieces[0], last) if pieces else None
    if first is None or not 1 <= first[0] <= first[-1] <= last:
        return None
    rest = pieces[1:]
    if not rest:
        return [(number, (), False) for number in first]
    others = [_numbers(piece, last) for piece in rest]
    if all(other is not None for other in others):
        numbers = [*first, *(number for other in others for number in other or ())]
        listed = numbers == sorted(set(numbers)) and numbers[-1] <= last
        if listed and (len(numbers) > 2 or numbers[1] - numbers[0] <= 20):
            return [(number, (), len(numbers) == 2 and numbers[1] - numbers[0] > 1) for number in numbers]
        one_page = len(first) == len(rest) == 1 and not rest[0].startswith("0")
        return [(first[0], (Locator("page", rest[0]),), True)] if one_page else None
    locators = [_locator(piece) for piece in rest]
    if any(locator is None for locator in locators):
        return None
    known = tuple(locator for locator in locators if locator)
    return [(number, known, False) for number in first]


def _numbers(piece: str, last: int) -> list[int] | None:
    if re.fullmatch(r"[0-9]{1,5}", piece):
        return [int(piece)]
    match = _RANGE.fullmatch(piece)
    if not match:
        return None
    low, high = int(match[1]), int(match[2])
    return list(range(low, high + 1)) if low < high <= last and high - low < LARGEST_RANGE else None


def _locator(piece: str) -> Locator | None:
    match = _AFTER.fullmatch(piece) or _BEFORE.fullmatch(piece)
    if not match:
        return None
    value = re.sub(r"\s*[-–—]\s*", "–", match["value"])
    return Locator(_LABEL[match["label"].casefold()], value)


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
    found: list[Citation] = []
    rows = csv.DictReader(io.StringIO(text))
    try:
        for row in rows:
            place = int(row["number"]), row["section"], int(row["line"]), row["raw"]
            if row["ambiguous"] is None:
                raise ValueError("a cell is missing")
            found.append(Citation(*place, _locators(row["label"], row["locator"]), bool(row["ambiguous"])))
    except (KeyError, TypeError, ValueError, csv.Error) as error:
        line = rows.line_num + isinstance(error, csv.Error)
        raise KbError("citation-row", file=name, line=line, columns=tuple(COLUMNS)) from None
    return tuple(found)


def _locators(labels: str, values: str) -> tuple[Locator, ...]:
    if not values:
        return ()
    pairs = zip(labels.split(_BETWEEN), values.split(_BETWEEN), strict=True)
    return tuple(Locator(label, value) for label, value in pairs)
