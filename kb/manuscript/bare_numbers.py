"""Numbers of a list without square brackets: (3), (Л1), and above the line, ³ or ^3^, where a text cites so."""

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from itertools import pairwise

from kb.manuscript.documents.document_text import ManuscriptText, Span, Spans
from kb.manuscript.lettered_markers import LetteredNumbers
from kb.manuscript.list_part import ListPart
from kb.manuscript.marker_grammar import MarkerItem, parse_items, with_ranges_in_order
from kb.manuscript.markers import LARGEST_NUMBER, TextMarker, markers_of
from kb.manuscript.reference_list.letter_labels import NUMERAL, ROMAN, split_label

_ROUND_NUMBERS = re.compile(r"(?<!\d)\((\d{1,3}(?:\s*[,;–-]\s*\d{1,3}){0,20})\)")
_ROUND_LABELS = re.compile(rf"\((([^\W\d_]{{1,3}}[-.]?\d{{1,3}}|{NUMERAL})(?:\s?[,;–-]\s?[^()]{{1,20}})?)\)")
_EQUATION = re.compile(
    r"(?:equation|eqn?s?\.|formula|reaction|уравнени|формул|выражени|неравенств|соотношени|теңдеу|өрнек)\w*\s*$",
    re.IGNORECASE,
)
_POWER = re.compile(  # what a power stands at: 10⁹, м², x², с⁻¹, cos², (a + b)²
    r"(?:[\d⁺⁻]|(?<![^\W\d_])(?:[смдк]?м|[cmdk]?m|[^\W\d_]|sin|cos|tan|t?g|ctg|log|ln|exp|[A-Z][a-z])"
    r"|\((?![^()]*[^\W\d_]{3})[^()]*\))$"
)
_POWER_AFTER = re.compile(r"[^\W\d_⁰-⁹]|[⁺⁻]")  # ²³⁵U, Ca²⁺
_AFTER_WORDS = re.compile(r"(?:[^\W\d_]{3}|[.,;:!?»”\"'’)\]…])$")  # where a citation above the line stands
_DEAD = re.compile(r"0+|\?+")
_LARGEST_ABOVE = 999
_ABOVE = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
_ENDS = re.compile(r"\s*(?:[.,;:?!]|\n|$)")  # of a sentence or a part of it
_COUNT_BEFORE = re.compile(r"(?:[:;,.!?\n]\s*|\A\s*)\Z")
_SENTENCE_END = re.compile(r"[.!?]\s|\n\s*\n")
_MOST_BEYOND = 10  # a number far above the last one counts something else
_BEFORE = 24  # characters by which a power is told


def bare_number_markers(text: ManuscriptText, part: ListPart, markers: Sequence[TextMarker]) -> list[TextMarker]:
    """Return the numbers alone in round brackets or above the line that, with `markers`, cite most of the list.

    Medicine and the natural sciences cite so. Beside square brackets numbers above the line are more, or they cite
    what the brackets leave out.
    """
    cited = [item for marker in markers for item in marker.items]
    if not part.entries:
        return []  # what is cited outside of the chapters
    first = part.entries[0]
    rounded = text.text[text.blocks[first.block].start : first.start].lstrip().startswith("(")
    if not (part.headed or rounded) or not all(item.number for item in cited):
        return []
    known, listed = _numbers(markers), {entry.number for entry in part.entries if entry.number}
    square = sum(bool(marker.items) and marker.raw[:1] != "(" for marker in markers)
    rounds = _cited_in_round(text, part, listed)
    stray = len(known & listed) * 4 < len(_numbers(rounds) & listed)  # [15, 16] in a text that cites (1) to (14)
    above_only = square * 2 > sum(bool(marker.items) for marker in markers) and not stray
    rows = [] if known and not above_only else [_above(text, part)]
    for row in rows if above_only else [*rows, rounds]:
        alone = _numbers(row)
        if len((known | alone) & listed) * 10 < len(listed) * 6:
            continue
        left_out = listed - known
        fills = len(left_out) > 1 and len(left_out & alone) * 10 >= len(left_out) * 6
        if above_only and len(row) <= square and not fills:
            return []
        raised = all(marker.raised for marker in row)
        return [*row, *(_without_entries if raised else _beyond_list)(text, part, listed)] if row else row
    ours = known or _ours(text, part, rounds)  # (3, 5 б.) stands beside them, or the list was written here
    return [candidate for candidate in rounds if ours and not _counts(text.text, candidate)]


def _ours(text: ManuscriptText, part: ListPart, row: Sequence[TextMarker]) -> bool:
    """Return whether a numbered list was written here, and numbers in round brackets cite it: several, or at an end."""
    written = part.numbered and any(text.blocks[entry.block].mark for entry in part.entries)
    return written and any(len(marker.items) > 1 or _ENDS.match(text.text, marker.end) for marker in row)


def _cited_in_round(text: ManuscriptText, part: ListPart, listed: Set[int]) -> list[TextMarker]:
    """Return the numbers in round brackets but for those that count on in one sentence: (1) sometimes, (2) always."""
    markers = _in_round(text, part, listed)
    in_row = {
        marker
        for first, second in pairwise(markers)
        if second.items[0].number == (first.items[0].number or 0) + 1
        and _counts(text.text, second)
        and not (_ENDS.match(text.text, first.end) or _SENTENCE_END.search(text.text, first.end, second.start))
        for marker in (first, second)
    }
    return [marker for marker in markers if marker not in in_row]


def _counts(text: str, marker: TextMarker) -> bool:
    """Return whether a number in round brackets counts what follows it: (1) first, (2) second."""
    before = _COUNT_BEFORE.search(text, max(0, marker.start - _BEFORE), marker.start)
    return len(marker.items) == 1 and bool(before) and not _ENDS.match(text, marker.end)


def _without_entries(text: ManuscriptText, part: ListPart, listed: Set[int]) -> Iterator[TextMarker]:
    """Yield what stands above the line after words and means no entry of a list that is cited so: ¹⁹ of 15, ⁰, ^??^."""
    closed = Spans([*text.closed, (part.start, part.end)])
    for span in text.raised:
        before = text.text[max(0, span[0] - _BEFORE) : span[0]]
        if closed.overlap(*span) or _power(text.text, span) or not _AFTER_WORDS.search(before):
            continue
        marker = _raised(text.text, span)
        if _DEAD.fullmatch(marker.raw):
            yield marker._replace(items=(), dead=True)
        elif marker.items and marker.items[0].number not in listed and (marker.items[0].number or 0) <= _LARGEST_ABOVE:
            yield marker


def _beyond_list(text: ManuscriptText, part: ListPart, listed: Set[int]) -> Iterator[TextMarker]:
    """Yield a number in round brackets that ends a sentence, little above the last of a list that is cited so: (22)."""
    closed, last = Spans([*text.closed, (part.start, part.end)]), max(listed)
    for match in _ROUND_NUMBERS.finditer(text.text, 0, part.start):
        before = text.text[max(0, match.start() - _BEFORE) : match.start()].rstrip()
        above = match[1].isdigit() and last < int(match[1]) <= last + _MOST_BEYOND
        ends = text.text.startswith(".", match.end()) and _AFTER_WORDS.search(before)
        if above and ends and not closed.overlap(*match.span()) and not _of_equation(text.text, *match.span()):
            yield TextMarker(*match.span(), match[0], (MarkerItem(int(match[1])),))


def _numbers(markers: Iterable[TextMarker]) -> Set[int]:
    return {item.number for marker in markers for item in marker.items if item.number}


def _in_round(text: ManuscriptText, part: ListPart, listed: Set[int]) -> list[TextMarker]:
    markers = (
        TextMarker(*match.span(), match[0], tuple(items)) for match in _ROUND_NUMBERS.finditer(text.text, 0, part.start)
        if (items := parse_items(with_ranges_in_order(match[1]), max(listed, default=0)))
        and not any(item.locators for item in items) and not _of_equation(text.text, *match.span())
    )  # fmt: skip
    return list(_free(text, part, markers))


def _above(text: ManuscriptText, part: ListPart) -> list[TextMarker]:
    """Return the numbers above the line that are no powers; none where most of them head a note below the text."""
    markers = list(_free(text, part, [_raised(text.text, span) for span in text.raised if not _power(text.text, span)]))
    heads = [marker for marker in markers if _at_head(text.text, marker.start)]
    citing = [marker for marker in markers if marker not in heads]
    notes = len(_numbers(heads) & _numbers(citing)) * 2 >= len(_numbers(citing))
    return [] if heads and notes else citing


def has_bare_number_citations(text: ManuscriptText, start: int, end: int, labels: Sequence[str]) -> bool:
    """Return whether a part of a text cites by numbers in brackets or above the line, some with letters of `labels`."""
    brackets = markers_of(text.text[start:end], labels=LetteredNumbers(labels))
    return any(marker.items for marker in brackets) or has_superscript_citations(text, start, end)


def has_superscript_citations(text: ManuscriptText, start: int, end: int) -> bool:
    """Return whether numbers stand above the line after words in a part of a text, and are no powers."""
    return any(
        start <= span[0] < end and not _power(text.text, span) and not _at_head(text.text, span[0])
        for span in text.raised
    )


def _power(whole: str, span: Span) -> bool:
    before = whole[max(0, span[0] - _BEFORE) : span[0]]
    return bool(_POWER.search(before) or _POWER_AFTER.match(whole, span[1]))


def _at_head(whole: str, start: int) -> bool:
    return not whole[whole.rfind("\n", 0, start) + 1 : start].strip()


def _free(text: ManuscriptText, part: ListPart, markers: Iterable[TextMarker]) -> Iterator[TextMarker]:
    """Yield markers outside the list and the closed parts of a text whose first number is one of the list."""
    closed, listed = Spans([*text.closed, (part.start, part.end)]), {entry.number for entry in part.entries}
    for marker in markers:
        if marker.items and not closed.overlap(*marker[:2]) and marker.items[0].number in listed:
            yield marker


def bare_label_markers(text: ManuscriptText, known: Sequence[TextMarker], labels: Sequence[str]) -> list[TextMarker]:
    """Return numbers with letters alone in round brackets, (Л1), where most of the list is cited so; else none.

    Roman ones have pages somewhere, (IV, с. 12), and are in capitals where the list's are: (i), (ii) only count.
    """
    closed, numbers = Spans([*text.closed, *(marker[:2] for marker in known)]), LetteredNumbers(labels)
    markers = [
        TextMarker(*match.span(), match[0], tuple(items)) for match in _ROUND_LABELS.finditer(text.text)
        if labels and not closed.overlap(*match.span()) and (items := numbers.items(match[1], 0))
    ]  # fmt: skip
    if any(split_label(label)[0] == ROMAN for label in labels):
        markers = [marker for marker in markers if marker.raw[1].islower() == labels[0].islower()]
        markers = markers if any(item.locators for marker in markers for item in marker.items) else []
    alone = {item.key for marker in markers for item in marker.items} & set(labels)
    square = {item.key for marker in known if marker.raw[:1] == "[" for item in marker.items}
    return markers if len(alone - square) * 2 > len(labels) else []


def _of_equation(text: str, start: int, end: int) -> bool:
    """Return whether a number in round brackets is that of an equation: alone on its line, after a tab, called so."""
    line = text[text.rfind("\n", 0, start) + 1 : start]
    alone = not line.strip() and not text[end : text.find("\n", end) % (len(text) + 1)].strip(" .,;")
    return alone or line.endswith("\t") or bool(_EQUATION.search(line[-30:]))


def _raised(text: str, span: Span) -> TextMarker:
    """Return the marker of numbers above the line: 2,5–7."""
    signs = text[slice(*span)].translate(_ABOVE).replace(";", ",")
    raw = "".join(re.findall(r"[\d,–-]+|\?+", signs)).replace("--", "–")
    items = parse_items(raw.replace(",", ";"), LARGEST_NUMBER) or ()
    return TextMarker(*span, raw, tuple(items), raised=True)
