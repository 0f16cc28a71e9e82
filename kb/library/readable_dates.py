"""Dates as a reader is told them: in words, or beside a title as they are kept, but never as a mere code."""

import re

from kb.domain.edtf import Edtf
from kb.language.dates import shown

_CODED = re.compile(r"(?:^|/)(?:-|0000|Y|\d{4}-2[1-4](?=$|[/~?%]))|X")  # a year before our era, a season, a decade


def readable(date: Edtf | None, lang: str) -> str:
    """Return a date as it is kept, but in words where its code says nothing to a reader: a season, a decade, 45 BC."""
    if date is None:
        return ""
    return shown(date, lang) if _CODED.search(date.text) else date.text


def in_words(date: Edtf, lang: str, act: bool = False) -> str:
    """Return a date in words of `lang`; the interval of an `act` is told as one day in it."""
    return shown(date, lang, act)
