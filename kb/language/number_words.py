"""Numbers of dates written in words (двадцать пятого мая, жиырма бесінші мамыр, nineteen ninety-two), as figures.

Only words beside a month or a word for "year" are read: elsewhere they are words like others.
"""

import re
from functools import cache, lru_cache

from kb.language.folding import Word, bones, fold_word, words
from kb.language.months import month_of
from kb.language.roman_numerals import roman as numeral
from kb.language.roman_numerals import roman_number
from kb.language.word_tables import table

_RUSSIAN_ENDING = "(?:ый|ой|ий|ого|его|ьего|ое|ее|ье|ом|ем|ьем|ому)"
_FEMININE_ENDINGS = ("ая", "ья", "ьей", "ой", "ую", "ью")  # of no day and no year
_KAZAKH_ENDING = "[ыи]?нш[ыи](?:с[ыи]|да|де|га|ге)?"  # in the letters of a skeleton
_ENGLISH_ORDINAL = r"\w+th|first|second|third"
_DAYS = 31
_YEAR = r"г|год|года|году|ж|жыл(?:[ғг]?ы|д[ыа]\w?)?"


def figures(text: str) -> str:
    """Return a text in which the days and years of its dates that are written in words are figures."""
    row = words(text)
    numbers = [_value(fold_word(word.text)) for word in row]
    if not any(numbers):
        return text
    for place in range(2, len(row)):  # two thousand and four
        if row[place - 1].text == "and" and numbers[place - 2] in (100, 1000) and numbers[place]:
            numbers[place - 1] = 0
    read = [word.text for word in row]
    place = len(row)
    while place > 0:
        start = place
        while start > 0 and numbers[start - 1] is not None and (start == place or not _is_parted(text, row, start)):
            start -= 1
        value = _number(list(filter(None, numbers[start:place])))
        shown = _shown(read, start, place, value) if value else ""
        if shown:
            text = text[: row[start].start] + shown + text[row[place - 1].end :]
            read[start] = shown
        place = min(start, place - 1)
    return text


def _is_parted(text: str, row: list[Word], place: int) -> bool:
    """Return whether a comma stands before a word: May twenty-fifth, two thousand."""
    return "," in text[row[place - 1].end : row[place].start]


def number_of(word: str) -> int:
    """Return the number that one word says (second, второе, екінші); 0 where it says none."""
    return 0 if " " in word else _value(fold_word(word)) or 0


@lru_cache(maxsize=20_000)
def ordinal_of(word: str) -> int:
    """Return the number that an ordinal says (second, второе, екінші); 0 for a cardinal and for other words."""
    folded = fold_word(word)
    if folded in _words("") and not re.fullmatch(_ENGLISH_ORDINAL, folded):
        return 0
    ending = next(filter(folded.endswith, _FEMININE_ENDINGS), "")
    return _value(folded) or (_words("ru ").get(folded.removesuffix(ending), 0) if ending else 0)


def ordinal_roots(number: int) -> tuple[str, ...]:
    """Return what ordinals of a number begin with, in any language."""
    return tuple(word for kind in ("", "ru ") for word, value in _words(kind).items() if value == number)


def roman(number: int) -> str:
    """Return a number below forty in Roman numerals, a larger one in figures."""
    return numeral(number).upper() if number < 40 else str(number)


def roman_value(word: str) -> int:
    """Return what a word in Roman numerals says, from 2 to 39; 0 for single letters but V and X, and other words."""
    number = roman_number(word) if word.isascii() and word.isupper() and (len(word) > 1 or word in "VX") else 0
    return number if number < 40 else 0


def _shown(row: list[str], start: int, end: int, value: int) -> str:
    """Return the figures of words `start` to `end` that stand where a date has its day or its year; "" elsewhere."""
    before = next((word for word in reversed(row[max(0, start - 2) : start]) if word != "the"), "")
    after = next((word for word in row[end : end + 2] if word != "of"), "")
    in_month = bool(before and month_of(before))
    if value <= _DAYS and after and (month_of(after) or (in_month and after.isdecimal())):
        return str(value)
    if value > _DAYS and (before == "year" or (before and _value(fold_word(before)))):  # behind a day and a comma
        return str(value)
    if in_month or re.fullmatch(_YEAR, fold_word(after)):
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
    known = _words("").get(folded)
    if known is not None:
        return known
    rows = ((bones(folded), _bare_words(), _KAZAKH_ENDING), (folded.replace("ё", "е"), _words("ru "), _RUSSIAN_ENDING))
    return next(
        (roots[root] for word, roots, ending in rows for root in filter(word.startswith, roots)
         if re.fullmatch(ending, word[len(root) :])),
        None,
    )  # fmt: skip


@cache
def _bare_words() -> dict[str, int]:
    """Return the words for numbers as skeletons, each with the number."""
    return {bones(word): value for word, value in _words("").items()}


@cache
def _words(kind: str) -> dict[str, int]:
    """Return the words of the rows whose key is a kind and a number, each with the number."""
    rows = ((key.removeprefix(kind), words) for key, words in table("numbers").items() if key.startswith(kind))
    return {word: int(number) for number, words in rows if number.isdecimal() for word in words.split()}
