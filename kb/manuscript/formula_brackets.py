"""Brackets that cite nothing: those of formulas, of code, of a place in a table, of a range of figures."""

import re
from collections.abc import Iterator, Sequence

from kb.manuscript.measure_brackets import measure_brackets

_LONGEST_NAME = 60
_LATIN = "[A-Za-z0-9_]*"
_NAME = (  # x, x_2, f(x), \sqrt
    rf"(?:(?<![\w.'’-])[A-Za-z]|(?<!\w)[a-z]{_LATIN}[0-9_]{_LATIN}|\\[A-Za-z@]+\*?|"
    rf"(?<!\w)[A-Za-z_]{_LATIN}\([a-z_]{_LATIN}(?:,\s?{_LATIN})*\))"
)
_IDENTIFIER = re.compile(
    rf"(?:{_NAME}(?:\[[^\[\]]{{0,20}}\])*|(?<!\w)[A-Za-z_]\w*(?:\[[A-Za-z_]\w{{0,9}}\])+)$"  # x[1][2], data[i][2]
)
_SIGN_BEFORE = re.compile(r"(?:[∈∉⊂⊆⊃⊇=≠≡≤≥×→∪∩]\s?|\w\(|(?<!\w)(?:return|for\s\w+\sin)\s)$")
_SIGN_AFTER = re.compile(  # of a formula, or a unit
    r"\s?(?:[⊂⊆×→∪∩∈=+°℃%‰]|(?:мкм|нм|мм|км|мкг|мг|кг|мл|к?Па|МПа|[кМГ]?Гц|к?эВ|[кМ]?Вт|дБ|[kMG]?Hz|mm|km|mg|kg|ml)(?![\w.]))"
)
_OF_PLACES = (
    "интервал|отрез[ок]|диапазон|промежут|сегмент|предел|interval|range|segment|between|within|аралы[қғ]|кесінді|шег"
)
_OF_QUANTITIES = (
    "времен|температур|значени|част|длин|чис|высот|глубин|давлени|скорост|возраст|табл|уақыт|мән|жиілі|values|time"
)
_PLACED = re.compile(  # в ячейке [3, 1], интервал: [1, 100]: a place or a range, where no word says page
    rf"(?<!\w)(?:{_OF_PLACES}|ячейк|элемент|координат|матриц|вектор|пиксел|индекс|точк(?!\w*\sзрени)|строк[аеиу]|шкал|балл|cell|element|matrix|vector|"
    rf"pixel|index|point|scale|score|ұяшы[қғ]|нүкте|ұпай)\w*(?:\s(?:{_OF_QUANTITIES})\w*)?:?\s*$",
    re.IGNORECASE,
)
_PLACED_AFTER = re.compile(rf"\s?(?:{_OF_PLACES})|-[кгқғ][еа]\sтиісті", re.IGNORECASE)
_PAIR = re.compile(r"\[\s?-?\d+(?:\s?[,;:–-]\s?\d+){1,3}\s?\]")  # and [1, 2, 3]
_INDICES = re.compile(r"\[-?[0-4](?:-?[0-4]){2}\]")
_CRYSTAL = (
    r"\b(?:направлени|плоскост|гран[ьией]|ориентаци|бағыт|жазықты|ос(?:ь|и|ей|ям|ях)\b|"
    r"directions?\b|planes?\b|ax[ei]s\b|orientations?\b|surfaces?\b)"
)
_OF_CRYSTAL = re.compile(  # вдоль направлений [100] и [111], along [110], the [1-10] axis
    rf"(?:{_CRYSTAL}\w*|\bвдоль|\balong(?: the)?)\s(?:\[[0-4]{{3}}\],?\s(?:(?:и|and|мен)\s)?)*$", re.IGNORECASE
)
_AND = re.compile(r",?\s(?:(?:and|or|и|или|және|мен|пен|бен|та|і|ve)\s)?")
_CRYSTAL_AFTER = re.compile(rf"\s?-?{_CRYSTAL}", re.IGNORECASE)
ASSIGNED = re.compile(rf"(?<!\w)[A-Za-z_]{_LATIN}\[[^\[\]]*\]\s*(?:[-+*/]?=(?!=>)|\+\+)")
_NUMBER = r"[+−-]?\d+(?:\.\d+)?"
_ROW = rf"\[\s*{_NUMBER}(?:(?:\s*[,;]\s*|\s+){_NUMBER})+\s*\]"
MATRIX = re.compile(  # [[1, 2], [3, 4]], and its rows alone on their lines
    rf"\[\s*{_ROW}(?:\s*[,;]?\s*{_ROW})+\s*\]|(?:^[ \t]*{_ROW}[ \t,;]*(?:\n|\Z)){{2,}}", re.MULTILINE
)


def formula_brackets(text: str, brackets: Sequence[re.Match[str]], listed: int) -> frozenset[int]:
    """Return where brackets begin that stand after an identifier, beside a sign or a unit, or are a place or a range.

    [12, 45] beside a word for a place or a range is one, unless the text has most of its pairs elsewhere: a source with
    its page. `listed` is the highest number of the reference list, 0 where it is not known.
    """
    formal = {bracket.start() for bracket in brackets if _formal(text, bracket, listed)} | set(
        measure_brackets(text, brackets, listed)
    )
    formal |= set(_indices(text, [bracket for bracket in brackets if _is_index(bracket[0], listed)]))
    pairs = [bracket for bracket in brackets if _PAIR.fullmatch(bracket[0]) and bracket.start() not in formal]
    ranges = {bracket.start() for bracket in pairs if _placed(text, *bracket.span())}
    return frozenset(formal | ranges if len(ranges) * 2 > len(pairs) else formal)


def _formal(text: str, bracket: re.Match[str], listed: int) -> bool:
    """Return whether brackets are those of a formula or code, or a sign of a crystal that is no number of the list."""
    begin, place, end = max(0, bracket.start() - _LONGEST_NAME), bracket.start(), bracket.end()
    if _IDENTIFIER.search(text, begin, place):
        return True
    if bracket[0][0] != "[":
        return False
    if _SIGN_BEFORE.search(text, begin, place) or _SIGN_AFTER.match(text, end):
        return True
    if not _is_index(bracket[0], listed):
        return False
    return bool(_OF_CRYSTAL.search(text, begin, place) or _CRYSTAL_AFTER.match(text, end))


def _indices(text: str, crystal: Sequence[re.Match[str]]) -> Iterator[int]:
    """Yield where indices of directions begin: [001], as no number does, and those joined with it: [001] and [110]."""
    last = None
    for bracket in crystal:
        joined = last is not None and _AND.fullmatch(text, last.end(), bracket.start())
        if bracket[0][1] == "0" or joined:
            yield bracket.start()
            last = bracket


def _is_index(bracket: str, listed: int) -> bool:
    """Return whether brackets may hold the index of a direction in a crystal: [110], [001], no number of the list."""
    return bool(_INDICES.fullmatch(bracket)) and (bracket[1] == "0" or int(re.sub(r"\D", "", bracket)) > listed)


def _placed(text: str, start: int, end: int) -> bool:
    return bool(_PLACED.search(text, max(0, start - _LONGEST_NAME), start) or _PLACED_AFTER.match(text, end))
