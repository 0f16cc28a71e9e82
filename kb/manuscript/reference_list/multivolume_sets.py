"""A volume described below its set, the second level of GOST 7.1: the set has the imprint, the volume its own year.

`М. : Наука, 1963–1977. – Т. 2 : Общие работы. – 1963. – 1020 с.`
"""

import re

from kb.manuscript.reference_list.entry_reading import EntryReading
from kb.manuscript.reference_list.imprint import TOWN, read_imprint
from kb.manuscript.reference_list.patterns import DASH, LETTER, PLACE, TAKEN, UPPER, YEAR
from kb.manuscript.reference_list.titles import add_title

_YEARS = re.compile(rf"(?<=,)\s{YEAR}(?:\s?{DASH}\s?(?:{YEAR})?)?(?=\.)")
_TITLE = re.compile(rf"{TAKEN}\s?:\s(?P<title>[{UPPER}«][^{TAKEN}/]{{2,150}}?)(?=\.\s(?:{DASH}|{TAKEN}))")
_BRACKETED = re.compile(  # (Almaty, Qazaq universiteti, 2019, 210 b.)
    rf"\((?P<inside>(?:{PLACE}|{TOWN})\s?[:,](?![^()]*\d\s[{LETTER}]{{3,}}\.?,?\s{YEAR})[^()]{{3,120}}?[,.]\s(?:{DASH}\s)?{YEAR}[^()]{{0,40}})\)"
    rf"(?=[.,;\s\[\]{TAKEN}]*$)"
)


def read_imprint_of_set(entry: EntryReading, titled: int, end: int) -> int:
    """Read the imprint of a set before one of its volumes, and the title of that; return where the imprint begins.

    `end` where the entry tells its imprint beside its only year, or none of a set.
    """
    years = _YEARS.search(entry.open, titled, end) if entry.has("volume") else None
    if not years or entry.has("publisher") or entry.has("publisher-place"):
        return end
    begins = read_imprint(entry, titled, years.start(), titled)
    if begins == years.start():
        return end
    entry.take(*years.span())
    if title := _TITLE.search(entry.open, years.end()):
        add_title(entry, "volume-title", *title.span("title"))
    return begins


def unwrap_imprint_brackets(entry: EntryReading) -> None:
    """Make the brackets around an imprint signs like others, as romanised lists put them."""
    bracketed = _BRACKETED.search(entry.open)
    if bracketed:
        start, end = bracketed.span("inside")
        entry.open = f"{entry.open[: start - 1]}.{entry.open[start:end]} {entry.open[end + 1 :]}"
