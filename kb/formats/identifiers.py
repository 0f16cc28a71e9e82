"""Identifiers as other programs write them, brought to the plain form."""

import re

_DOI = re.compile(r"(?:https?://(?:dx\.|www\.)?doi\.org/|doi:\s*|doi\s+)(?=10\.)", re.IGNORECASE)


def doi(text: str) -> str:
    """Return a DOI without the address or label before it: https://doi.org/10.1000/1 is 10.1000/1."""
    return _DOI.sub("", text, count=1) if _DOI.match(text) else text
