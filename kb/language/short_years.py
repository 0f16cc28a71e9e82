"""Years of two figures in full: "договор 92 года", "dogovor 94 god", "шарт 92 ж", "дружба 92", "Минск-93"."""

import re
from functools import cache

_FIRST, _CENTURY = 1930, 100  # a year of two figures is of the hundred years from the first
_ENDING = r"-?(?:го|м|й|ый|ом|ого|ші|шы|інші|ыншы)"
_YEAR = r"(?:год[ауе]?|годом|г\.?|goda?|godu|gody|ж\.|ж$|жыл[ғг]?ы|zhyly)(?!\w)"
_NINETIES = r"8[6-9]|9\d"
_LIKELY = rf"(?:{_NINETIES}|0\d)"  # years that a collection of treaties is likely to be asked for
_OF_TEXT = r"(?!\s+(?:бап|бөл|тармақ|тарау|стат|пункт|глав|раздел|сесси|заседани|отырыс))"  # what is 92nd and no year
_NO_YEAR = (  # before a number that counts something, or is one of a row
    r"(?i)(?<!\w)(?:на|за|через|спустя|до|for|within|after|№|no|nr|n|номер\w*|number|article|стат\w+|ст|глава|том|часть|page"
    r"|указ\w*|приказ\w*|постановлени\w*|резолюци\w*|жарлы\w*|бұйры\w*|қаулы\w*|қарар\w*|decree|order|resolution"
    r"|sources?|источник\w*|дереккөз\w*|стр|с|бап|бабы|vol|chapter|\d+)[.\s]*$"
)


def years_in_full(text: str) -> str:
    """Return a text in which its years of two figures have four; they are of 1930 to 2029."""
    if not any(map(str.isdecimal, text)) or not re.search(r"(?<!\d)\d\d(?!\d)", text):
        return text
    return _pattern().sub(_in_full, text)


def _in_full(place: re.Match[str]) -> str:
    figures = next(filter(None, place.groups()))
    if not place["quoted"] and re.search(_NO_YEAR, place.string[: place.start()].rstrip()):
        return place.group()
    year = _FIRST // _CENTURY * _CENTURY + int(figures)
    return str(year + _CENTURY if year < _FIRST else year)


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w.,/:№#-])(?:(?P<year>\d\d)(?:{_ENDING})?(?=\s?{_YEAR})|(?P<likely>{_NINETIES}){_ENDING}(?!\w){_OF_TEXT})"
        rf"|(?<!\w)['’‘](?P<quoted>\d\d)(?!\w)|(?<=[^\W\d_]\s)(?P<last>{_LIKELY})(?=\s*[?.!]?\s*$)"
        rf"|(?<=[^\W\d_]{{3}}-)(?P<named>{_LIKELY})(?![\w./-])",
        re.IGNORECASE,
    )
