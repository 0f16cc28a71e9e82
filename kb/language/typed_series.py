"""Places in series of treaties as people cite them: 165 LNTS 19; UNTS, vol. 729, p. 161; Серия договоров ООН, т. 1."""

import re
from collections.abc import Iterator
from typing import NamedTuple

_NAMES = {
    "unts": r"U\.?\s?N\.?\s?T\.?\s?S\.?|United Nations,? Treaty Series|(?:Серия|Сборник) договоров"
    r" (?:ООН|Организации Объедин[её]нных Наций)|БҰҰ шарттар (?:сериясы|жинағы)",
    "lnts": r"L\.?\s?N\.?\s?T\.?\s?S\.?|League of Nations,? Treaty Series|(?:Серия|Сборник) договоров Лиги Наций"
    r"|Ұлттар Лигасының? шарттар (?:сериясы|жинағы)",
}
_VOLUME = r"(?:vol(?:ume)?s?\b\.?|т(?:ом)?\b\.?)?\s*(?P<volume>\d{1,4})(?!\d)(?:\s*-?(?:том\w*|т\.))?"
_PAGE = r"(?:[\s,.;:(–—-]*(?:at|pp?\b\.?|с(?:тр)?\b\.?|б(?:ет)?\b\.?)?\s*(?P<page>\d{1,4})(?![\w/-]))?"
_NUMBER = r"(?:(?:reg(?:istration)?\.?\s*)?(?:no\b\.?|№)\s*(?:I-)?(?=\d{3})|I-|(?=\d{5}))(?P<number>\d{3,6})(?!\d)"


_MARKS = ("nts", "n.t.", "n. t", "treaty series", "договоров", "шарттар")  # what a name of a series has


class PlaceInSeries(NamedTuple):
    """A place in a series of treaties that a text names from `start` to `end`: a volume, or the number of a treaty."""

    series: str
    volume: str
    page: str
    number: str
    start: int
    end: int


def series_in(text: str) -> Iterator[PlaceInSeries]:
    """Yield the places in series of treaties that a text names, and the numbers under which treaties are there."""
    folded = text.casefold()
    for series, name in _NAMES.items() if any(mark in folded for mark in _MARKS) else ():
        forms = (
            rf"(?<![\w.])(?P<volume>\d{{1,4}})[\s,]*(?:{name})(?!\w){_PAGE}",
            rf"(?<!\w)(?:{name})(?!\w)[\s,.;:(–—-]*{_NUMBER}",
            rf"(?<!\w)(?:{name})(?!\w)[\s,.;:(–—-]*{_VOLUME}{_PAGE}(?![\w/-])",
        )
        for place in (place for form in forms for place in re.finditer(form, text, re.IGNORECASE)):
            parts = place.groupdict()
            volume, page, number = (parts.get(name) or "" for name in ("volume", "page", "number"))
            yield PlaceInSeries(series, volume, page, number, place.start(), place.end())
