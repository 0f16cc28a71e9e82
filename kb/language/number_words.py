"""Numbers of dates written in words (двадцать пятого мая, жиырма бесінші мамыр, nineteen ninety-two), as figures.

Only words beside a month or a word for "year" are read: elsewhere they are words like others.
"""

import re
from functools import lru_cache

from kb.language.folding import Word, bones, fold_word, words
from kb.language.months import month_of

_RUSSIAN = {
    1: "перв", 2: "втор", 3: "трет", 4: "четверт", 5: "пят", 6: "шест", 7: "седьм", 8: "восьм", 9: "девят", 10: "десят",
    11: "одиннадцат", 12: "двенадцат", 13: "тринадцат", 14: "четырнадцат", 15: "пятнадцат", 16: "шестнадцат",
    17: "семнадцат", 18: "восемнадцат", 19: "девятнадцат", 20: "двадцат", 30: "тридцат", 40: "сороков",
    50: "пятидесят", 60: "шестидесят", 70: "семидесят", 80: "восьмидесят", 90: "девяност", 2000: "двухтысячн",
}  # fmt: skip
_WHOLE = {
    20: "двадцать жиырма twenty", 30: "тридцать отыз thirty", 40: "сорок қырық forty", 50: "пятьдесят елу fifty",
    60: "шестьдесят алпыс sixty", 70: "семьдесят жетпіс seventy", 80: "восемьдесят сексен eighty",
    90: "девяносто тоқсан ninety", 900: "девятьсот", 800: "восемьсот", 700: "семьсот", 600: "шестьсот",
    100: "жүз hundred",
    1000: "тысяча тысячи мың thousand", 1: "бір one first", 2: "екі две two second", 3: "үш three third",
    4: "төрт four fourth", 5: "бес five fifth", 6: "алты six sixth", 7: "жеті seven seventh", 8: "сегіз eight eighth",
    9: "тоғыз nine ninth", 10: "он ten tenth", 11: "eleven eleventh", 12: "twelve twelfth", 13: "thirteen thirteenth",
    14: "fourteen fourteenth", 15: "fifteen fifteenth", 16: "sixteen sixteenth", 17: "seventeen seventeenth",
    18: "eighteen eighteenth", 19: "nineteen nineteenth",
}  # fmt: skip
_TENTH = "twentieth thirtieth"
_RUSSIAN_ENDING = re.compile("(?:ый|ой|ий|ого|его|ьего|ое|ее|ье|ом|ем|ьем|ому)")
_KAZAKH_ENDING = re.compile("[ыи]?нш[ыи](?:с[ыи]|да|де|га|ге)?")  # in the letters of a skeleton
_YEAR = re.compile("г|год|года|году|ж|жыл[ғг]ы|жыл|жылы")


def figures(text: str) -> str:
    """Return a text in which the days and years of its dates that are written in words are figures."""
    row = words(text)
    numbers = [_value(fold_word(word.text)) for word in row]
    if not any(numbers):
        return text
    place = len(row)
    while place > 0:
        start = place
        while start > 0 and numbers[start - 1] is not None:
            start -= 1
        value = _number([value for value in numbers[start:place] if value is not None])
        shown = _shown(row, start, place, value) if value else ""
        if shown:
            text = text[: row[start].start] + shown + text[row[place - 1].end :]
        place = start - 1
    return text


def _shown(row: list[Word], start: int, end: int, value: int) -> str:
    """Return the figures of words `start` to `end` that stand where a date has its day or its year; "" elsewhere."""
    before = row[start - 1].text if start else ""
    after = row[end].text if end < len(row) else ""
    if fold_word(after) == "of" and end + 1 < len(row):
        after = row[end + 1].text
    if value <= 31 and after and (month_of(after) or (month_of(before or " ") and after.isdecimal())):
        return str(value)
    if _YEAR.fullmatch(fold_word(after)) or (before and month_of(before)):
        return str(value) if value > 99 else str(value + (1900 if value >= 30 else 2000))
    return ""


def _number(values: list[int]) -> int:
    """Return what number words in a row say; 0 where they are several numbers or none."""
    total = current = 0
    last = 10_000
    for value in values:
        if value in (100, 1000):
            current = max(current, 1) * value
        elif 10 <= current < 21 and value >= 10 and last < 21:  # nineteen ninety-two
            current = current * 100 + value
        elif value < last and (not current or _free(current) > value):
            current += value
        else:
            return 0
        if value == 1000:
            total, current = total + current, 0
        last = value
    return total + current


def _free(number: int) -> int:
    """Return the power of ten that a number ends at: what may be added to it is smaller."""
    return next(power for power in (1000, 100, 10, 1) if number % power == 0)


@lru_cache(maxsize=5_000)
def _value(folded: str) -> int | None:
    spelt = bones(folded)
    if folded in _words():
        return _words()[folded]
    for word, value in _words().items():
        if spelt.startswith(bones(word)) and _KAZAKH_ENDING.fullmatch(spelt[len(word) :]):
            return value
    for value, root in _RUSSIAN.items():
        if folded.startswith(root) and _RUSSIAN_ENDING.fullmatch(folded[len(root) :]):
            return value
    return None


@lru_cache(maxsize=1)
def _words() -> dict[str, int]:
    known = {word: value for value, texts in _WHOLE.items() for word in texts.split()}
    return known | dict(zip(_TENTH.split(), (20, 30), strict=True))
