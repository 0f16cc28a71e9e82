"""Periods with one end in a question: после 2010 года, since 2015, before 1995, 2010 жылдан кейін, 2010-ға дейін."""

import re
from collections.abc import Iterator

_FROM_EXCLUDING = "после|позже|позднее|after|later than|кейін|кейин"  # of the year itself
_FROM_INCLUDING = "с|со|начиная с|since|starting (?:in|from|with)|бастап|бері|бери"
_UNTIL_EXCLUDING = "до|раньше|ранее|before|prior to|earlier than|дейін|дейин|шейін|шейин"
_UNTIL_INCLUDING = "вплоть до|until|till|up to"
_BOUND = "|".join((_FROM_EXCLUDING, _FROM_INCLUDING, _UNTIL_INCLUDING, _UNTIL_EXCLUDING))
_OPEN_PERIOD = (
    rf"(?i)(?<!\w)(?:(?P<word>{_BOUND})\s+(?:the\s+year\s+)?(?P<year>(?:19|20)\d\d)(?:\s*(?:года|г\.?|year))?"
    r"|(?P<kazakh>(?:19|20)\d\d)(?:-?(?:[дтн][ае]н|[кқгғ][ае])|\s*(?:ж\.?|жыл(?:дан|[ғг]а)))"
    rf"\s+(?P<behind>{_BOUND}))(?!\w|\s*[-–—/.]\s*\d)"
)


def open_periods(text: str) -> Iterator[tuple[int, int, str, str]]:
    """Yield start, end, the words and the EDTF interval ("2011/..") of each open period of a text."""
    for place in re.finditer(_OPEN_PERIOD, text):
        year = int(place["year"] or place["kazakh"])
        word = (place["word"] or place["behind"]).casefold()
        if re.fullmatch(_FROM_EXCLUDING, word):
            interval = f"{year + 1}/.."
        elif re.fullmatch(_FROM_INCLUDING, word):
            interval = f"{year}/.."
        else:
            interval = f"../{year - bool(re.fullmatch(_UNTIL_EXCLUDING, word))}"
        yield place.start(), place.end(), place.group().strip(), interval


def is_open_period(text: str) -> bool:
    """Return whether a text is an open period and nothing else."""
    return bool(re.fullmatch(_OPEN_PERIOD, text))
