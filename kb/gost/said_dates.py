"""The day and number of an act where its title says them once more: Договор о дружбе от 25 мая 1992 г., … № 5-VI."""

import re
from typing import Final

from kb.csl.dates import DateValue
from kb.language.typed_dates import dates_in

_LEAD: Final = re.compile(r"[\s,(]*\b(?:от|of|dated|on|signed)\s*$|[\s,]*,\s*$", re.I)


def unsaid(title: str, date: DateValue | None, number: str) -> str:
    """Return a title without the act's own day (and number) at its end or, in Kazakh, at its beginning.

    Another day, as that of the act which a law amends, stays.
    """
    if date is None or date.end or not date.start.day or f"{date.start.year % 100:02d}" not in title:
        return title
    day = f"{date.start.year:04d}-{date.start.month:02d}-{date.start.day:02d}"
    for said in dates_in(title):
        if said.date.text != day:
            continue
        before, after = title[: said.start], title[said.end :].strip(" .,)")
        if number:
            after = re.sub(rf"^(?:№|No\.?|N)\s*{re.escape(number)}$", "", after)
        lead = _LEAD.search(before)
        if not after and lead:
            return before[: lead.start()]
        if not before.strip() and after[:1].isupper():
            return after
    return title
