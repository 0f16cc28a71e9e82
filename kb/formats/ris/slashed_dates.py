"""Dates as RIS has them, 2020/05/07 and 2010///Spring, or as people write them there."""

import re
from functools import lru_cache

from kb.domain import edtf
from kb.language.typed_dates import WholeDate, whole_date

_CLOCK = re.compile(r"[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?")


def is_date(text: str) -> bool:
    """Return whether a text is a date by itself, as RIS has them or as people write them."""
    return read_date(text) is not None


@lru_cache(maxsize=4096)
def read_date(text: str) -> WholeDate | None:
    """Return the date that a text is, and whether it says all of it; None where it is none."""
    pieces = [piece.strip().zfill(2) for piece in text.split("/")[:3]]
    while pieces and not pieces[-1].strip("0"):
        pieces.pop()
    plain = re.fullmatch(r"[0-9]{4}", pieces[0]) if pieces else None
    words = text.split("/")[3].strip() if text.count("/") > 2 else ""  # 2010///Spring
    words = "" if _CLOCK.fullmatch(words) else words  # 2024/05/19/07:12:44, as Zotero writes a day of access
    if words and len(pieces) > 1 and (day := edtf.find("-".join(pieces))):
        return WholeDate(day, False)  # 2002/05/17/spring: the day is the date, the words stay beside it
    if plain and words:
        return whole_date(f"{pieces[0]} {words}") or WholeDate(edtf.parse(pieces[0]), False)
    if plain and all(piece.isdecimal() for piece in pieces) and (day := edtf.find("-".join(pieces))):
        return WholeDate(day)
    return None if re.match(r"[0-9]{1,2}/[0-9]{1,2}$", text) else whole_date(text.strip("/ "))  # 05/12: month and day
