"""Dates beside a record's title: as they are kept, but never as a code that says nothing to a reader."""

import re

from kb.domain.edtf import Edtf
from kb.language.dates import shown

_CODED = re.compile(r"(?:^|/)(?:-|0000|Y|\d{4}-2[1-4](?=$|[/~?%]))|X")  # a year before our era, a season, a decade


def readable(date: Edtf | None, lang: str) -> str:
    """Return a date as it is kept, but in words where its code says nothing to a reader: a season, a decade, 45 BC."""
    if date is None:
        return ""
    return shown(date, lang) if _CODED.search(date.text) else date.text
