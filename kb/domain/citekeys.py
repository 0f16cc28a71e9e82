"""Citekeys that every door can carry: in an address, in BibLaTeX, in a file name, in both databases."""

import re
import unicodedata

LONGEST = 200
LONGEST_MANUSCRIPT = 120
_WRONG = r"[^\w.:+-]+"


def citekey_of(key: str) -> str:
    """Return a foreign key as a citekey: NFC, all but letters, digits and `_ . : + -` made hyphens; "" if none is left.

    A key that is a citekey already stays as it is.
    """
    tidy = re.sub(_WRONG, "-", unicodedata.normalize("NFC", key))
    return (tidy if tidy == key else tidy.strip("-"))[:LONGEST] if tidy.strip("-.") else ""


def manuscript_name(text: str) -> str:
    """Return a text as a manuscript's name: like a citekey, with hyphens for colons; "" if nothing is left."""
    return citekey_of(text.replace(":", "-"))[:LONGEST_MANUSCRIPT].strip("-")


def named_after(file: str) -> str:
    """Return the name of the manuscript whose numbers a file holds: "kitap" for "sources/kitap.bib"."""
    stem = file.replace("\\", "/").rpartition("/")[2].rpartition(".")
    return manuscript_name(stem[0] or stem[2]) or "manuscript"
