"""Brackets of intervals, of measured values, of times and of numbered lines, which cite nothing."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

_BEFORE, _AFTER = 70, 40  # characters by which a bracket is judged
_PAIR = re.compile(r"\[\s?(-?\d+)\s?[,;:–-]\s?(\d+)\s?\]")
_INTERVAL = r"(?:confidence\sinterval|доверительн\w+\sинтервал|сенім\w*\s(?:интервал|аралы[қғ]))\w*"
_OF_CONFIDENCE = re.compile(  # 95 % ДИ [2; 5], CI [1, 4], 95 % сенім интервалы [1, 3]
    r"(?:(?<!\w)(?:CI|ДИ|СИ|IQR|ИКР|МКР|Q1\s?[;,–-]\s?Q3\]?)"
    rf"|\d\s?%\s?(?:СА(?!\w)|{_INTERVAL})|{_INTERVAL}(?=\s?[:=]|\s(?:was|составил|равен|болды|тең)))"
    r"(?:\s?[:=]|\s(?:was|составил\w?|равен|болды|тең))?\s*$",
    re.IGNORECASE,
)
_VALUE = re.compile(r"(?P<before>[^\W\d_]*\.?\s?)(?<![\w№.,:;/–-])(?P<value>\d+(?:[.,]\d+)?)\s?%?\s*$")
_OF_PLACE = re.compile(  # Таблица 4 [3, 5]: the number of a table, and a citation
    r"(?:табл|кест|рис|сур|fig|tabl|гл|тар|chap|стат|бап|том|vol|п|с|б|p|№|\w{0,3}\.)", re.IGNORECASE
)
_ON = re.compile(r"(?<!\w)(?:на|on|over|интеграл\w*\sпо)\s$", re.IGNORECASE)
_REFERS = re.compile(r"(?:ссыл|опир|основ|указ|сосл|опер|rel[yi]|based|refer|draw)\w*\s(?:на|on)\s$", re.IGNORECASE)
_OF_FUNCTIONS = re.compile(
    r"(?<!\w)(?:функци|functions?\b|непрерывн|continuous|интеграл|integra[lt]|дифференцируем|differentiable|монотонн|"
    r"monoton|равномерн\w+\sраспредел|распределен[аоы]?\s|uniformly|max(?!\w)|min(?!\w)|корн[яеи]|roots?\b|үзіліссіз)",
    re.IGNORECASE,
)
_BELONGS = re.compile(r"(?<!\w)[a-zα-ω]\w?\s(?:принадлежит|лежит\sв|belongs\sto|lies\sin|between)\s$")
_ON_INTERVAL = re.compile(  # на отрезке [1, 5], из диапазона [2; 60], in the range [2, 8]; not на этом отрезке
    r"(?<!\w)(?:(?:на|в|по|из|для|вне|за)\s(?:пределы\s|пределами\s)?"
    r"(?:(?:отрезк|интервал|промежутк|сегмент|диапазон)\w{0,2}|шкале(?:\s[А-ЯЁ]\w+)?)|"
    r"(?:on|in|over|from|within)\sthe\s(?:closed\s|open\s)?(?:interval|range|segment)|"
    r"(?:rang|var|l)(?:e|es|ed|y|ies|ied|ing|ying|ie)\s(?:between|within|over))\s$",
    re.IGNORECASE,
)
_INTERVAL_AFTER = re.compile(
    r"\s(?:кесіндісі|аралығы(?:на|нда|ндағы|нан)|интервалы(?:на|нда|нан)|сегменті)", re.IGNORECASE
)
_UNIT_AFTER = re.compile(
    r"\s?(?:[%‰°]|(?:per\scent|процент|пайыз|мкм|мм|см(?!\.)|км|кг|мг|сек|мин|млн|млрд|тыс|мың)(?![^\W\d_]{3})"
    r"|-?(?:лет|месяц\w*|недел\w*|балл\w*|жас(?:тағы|қа|тан)?|айлық|апта(?:лық)?|ұпай|years?|months?|weeks?|points?|jahren?"
    r"|monaten?|wochen|punkten?|yaş\w*|puan)(?!\w))",
    re.I,
)
_OF_AGE = re.compile(
    r"(?<!\w)(?:aged?|возраст(?:ом|а|у|е)?|жас(?:ы|тағы)?|alter|yaş\w*|(?:мерзім|срок|frist)\w*)\s?[(:]?\s?$", re.I
)
_MATRIX = re.compile(r"(?<!\w)(?:матриц|matri[xc]|матрица)\w*\s(?:\w{1,3}\s)?$", re.IGNORECASE)
_ROWS = re.compile(r"\[(?:\s?\d+\s?[,\s]){1,5}\s?\d+\s?;[\d\s,;]+\]")
_TIME = re.compile(r"\[\d{1,2}:[0-5]\d(?::[0-5]\d)?(?:\s?[–-]\s?\d{1,2}:[0-5]\d(?::[0-5]\d)?)?\]")
_SURE_TIME = re.compile(r"\[0|:0|:\d\d:")  # a page has no nought before it
_AT_EDGE = (  # of a line
    re.compile(r"^[ \t]*(\[(\d{1,4})\])[ \t]+\S", re.MULTILINE),
    re.compile(r"(?<=\S)[ \t]+(\[(\d{1,4})\])[ \t]*$", re.MULTILINE),
)
_OF_LINE = re.compile(  # в строке [332]; line [41] and стих [7] where the list ends far before
    r"(?<!\w)(?:(?P<sure>строк[аеуи]|строк(?:ах|ам)|ряд(?:ок|ку|ка[хм]?|ки)|satır\w*|dize\w*|mısra\w*)|lines?|verses?|"
    r"стих[аеиу]?|вірш[аіу]?|өлең\w*\sжол\w*)\s(?:\[\d+(?:[–-]\d+)?\],?\s(?:(?:и|және|мен|and|та|і|ve)\s)?)*$",
    re.IGNORECASE,
)
_OF_REPORT = re.compile(
    r"\[(?:18|19|20)\d\d\]\s(?:\d{1,2}\s)?[A-Z][A-Za-z .()]{1,25}\s\d{1,4},?\s(?:at\s)?$"
)  # [2014] 1 WLR 300 [41]
_NUMBER_ALONE = re.compile(r"\[(\d{1,5})(?:[–-]\d{1,5})?\]")
_FEWEST_LINES = 3


def measure_brackets(text: str, brackets: Sequence[re.Match[str]], listed: int = 0) -> Iterator[int]:
    """Yield where brackets begin that hold an interval of values or of a function, a time, or the number of a line.

    `listed` is the highest number of the reference list, 0 where it is not known.
    """
    times = [bracket.start() for bracket in brackets if _TIME.fullmatch(bracket[0])]
    if any(_SURE_TIME.search(text, place, place + 9) for place in times):
        yield from times
    yield from _lines(text)
    for bracket in brackets:
        if _ROWS.fullmatch(bracket[0]) and _MATRIX.search(text, max(0, bracket.start() - _BEFORE), bracket.start()):
            yield bracket.start()
        alone = _NUMBER_ALONE.fullmatch(bracket[0])
        line = _OF_LINE.search(text, max(0, bracket.start() - _BEFORE), bracket.start()) if alone else None
        if alone and line and (line["sure"] or 0 < listed * 2 < int(alone[1])):
            yield bracket.start()
        if alone and _OF_REPORT.search(text, max(0, bracket.start() - _BEFORE), bracket.start()):
            yield bracket.start()
        pair = _PAIR.fullmatch(bracket[0])
        if pair and _is_interval(text, *bracket.span(), int(pair[1]), int(pair[2])):
            yield bracket.start()


def _is_interval(text: str, start: int, end: int, low: int, high: int) -> bool:
    before = text[max(0, start - _BEFORE) : start]
    if low >= high:
        return False
    if any(form.search(before) for form in (_OF_CONFIDENCE, _BELONGS, _ON_INTERVAL, _OF_AGE)):
        return True
    if _INTERVAL_AFTER.match(text, end) or _UNIT_AFTER.match(text, end):
        return True
    if re.search(rf"(?<!\d){low}\s?(?:[–—-]|bis|до|ден|to)\s?{high}\D{{0,20}}$", before):  # 6 bis 24 Monaten ([6; 24])
        return True
    value = _VALUE.search(before)
    if value and not _OF_PLACE.match(value["before"]) and low < float(value["value"].replace(",", ".")) < high:
        return True
    sentence = re.split(r"[.!?]\s", before)[-1]
    about = sentence + re.split(r"[.!?]\s", text[end : end + _AFTER])[0]
    return bool(_ON.search(before) and not _REFERS.search(before) and _OF_FUNCTIONS.search(about))


def _lines(text: str) -> Iterator[int]:
    """Yield the numbers of lines that are counted by fives, or by another step: [5], [10], [15]."""
    for edge in _AT_EDGE:
        numbered = list(edge.finditer(text))
        steps = {int(after[2]) - int(before[2]) for before, after in pairwise(numbered)}
        if len(numbered) >= _FEWEST_LINES and len(steps) == 1 and min(steps) > 1:
            yield from (line.start(1) for line in numbered)
