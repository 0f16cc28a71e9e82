"""A volume described below its set, the second level of GOST 7.1: the set has the imprint, the volume its own year.

`М. : Наука, 1963–1977. – Т. 2 : Общие работы. – 1963. – 1020 с.`
"""

import re

from kb.manuscript.reference_list.imprint import read_imprint
from kb.manuscript.reference_list.reading import Reading
from kb.manuscript.reference_list.signs import DASH, TAKEN, UPPER, YEAR
from kb.manuscript.reference_list.titles import add_title

_YEARS = re.compile(rf"(?<=,)\s{YEAR}(?:\s?{DASH}\s?(?:{YEAR})?)?(?=\.)")
_TITLE = re.compile(rf"{TAKEN}\s?:\s(?P<title>[{UPPER}«][^{TAKEN}/]{{2,150}}?)(?=\.\s(?:{DASH}|{TAKEN}))")


def read_imprint_of_set(entry: Reading, titled: int, end: int) -> int:
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
