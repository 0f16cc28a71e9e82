"""The sentence that a citation stands in."""

import re

from kb.manuscript.audit.audited_manuscript import CitedItem

_ENDS = re.compile(
    r"(?:(?<=[^\W\d_]{3})|(?<=[\])»]))[.!?…]\s+(?=[«\"A-ZА-ЯӘҒҚҢӨҰҮҺІ0-9])|\n\s*\n|\n(?=\s*(?:[IVX\d]+[.)]\s))"
)
_LONGEST = 1200


def sentence_of(text: str, cited: CitedItem) -> tuple[str, str]:
    """Return what stands before and after a citation in its sentence."""
    marker = cited.placed.marker
    before = text[max(0, marker.start - _LONGEST) : marker.start]
    starts = [match.end() for match in _ENDS.finditer(before)]
    after = _ENDS.search(text, marker.end, marker.end + _LONGEST)
    return before[starts[-1] if starts else 0 :], text[marker.end : after.start() if after else marker.end + _LONGEST]
