"""Citekeys that every door can carry: in an address, in BibLaTeX, in a file name, in both databases."""

import re
import unicodedata

LONGEST = 200
_WRONG = re.compile(r"[^\w.:+-]+")


def citekey_of(key: str) -> str:
    """Return a foreign key as a citekey: NFC, all but letters, digits and `_ . : + -` made hyphens; "" if none is left.

    A key that is a citekey already stays as it is.
    """
    tidy = _WRONG.sub("-", unicodedata.normalize("NFC", key))
    return (tidy if tidy == key else tidy.strip("-"))[:LONGEST] if tidy.strip("-.") else ""
