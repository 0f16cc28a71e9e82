"""Zotero's item types with the fields and creators that each can hold, by CSL's names: `kb/formats/data/zotero.txt`."""

from collections.abc import Iterator

from kb.domain.item_types import read_as
from kb.formats.crosswalks import crosswalk, rows_of

OWN_TYPES = read_as("zotero")  # the CSL type that Zotero gives each item type
_ROWS = crosswalk("zotero")


def _pairs(row: str) -> Iterator[tuple[str, str]]:
    """Yield each CSL variable of a row with the field that holds it."""
    for word in row.split():
        if word.startswith("+"):
            yield from _pairs(_ROWS[f"part {word[1:]}"])
        else:
            csl, _equals, field = word.partition("=")
            yield csl, field or csl


FIELDS = {item: dict(_pairs(f"+every {row}")) for item, row in rows_of("fields", "zotero").items()}
ANY = dict(_pairs("+every"))
MAKERS = dict(_pairs(_ROWS["makers"]))
EDITED, UNTRANSLATED, IN_SERIES = (frozenset(_ROWS[key].split()) for key in ("edited", "untranslated", "in series"))
OTHER_ROLES = {(key.partition("@")[0], key.partition("@")[2]): role for key, role in _pairs(_ROWS["other roles"])}
