"""Sorting of cites and entries (CSL 1.0.2, "Sorting")."""

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from itertools import groupby
from typing import Any, TypeVar

from kb.csl.cite import Cite
from kb.csl.item import DATE_VARIABLES, NUMBER_VARIABLES
from kb.csl.numbers import sortable
from kb.csl.output import Token, plain
from kb.csl.program import SortKey
from kb.csl.render_dates import sort_text
from kb.csl.render_text import trigraph

Collate = Callable[[str], Any]
_ALL_PARTS = frozenset(("year", "month", "day"))
T = TypeVar("T")


class _Signs(dict[int, int | None]):
    """What each letter of a sort key becomes: an apostrophe a space, other signs nothing; kept once looked up."""

    def __missing__(self, code: int) -> int | None:
        letter = chr(code)
        value = 32 if letter in "’ʻ'" else code if letter.isalnum() or letter.isspace() else None
        if len(self) < _MOST_KEPT:
            self[code] = value
        return value


class _Accents(dict[int, int | None]):
    """What each letter of decomposed text becomes: a combining accent nothing."""

    def __missing__(self, code: int) -> int | None:
        value = None if unicodedata.combining(chr(code)) else code
        if len(self) < _MOST_KEPT:
            self[code] = value
        return value


_MOST_KEPT = 4096  # letters of the scripts that one list has
_SIGNS, _ACCENTS = _Signs(), _Accents()
Row = tuple[T, Sequence[SortKey], Cite]


@lru_cache(maxsize=65536)
def collation_key(text: str) -> tuple[str, str]:
    """Return a sort key that ignores case, accents and punctuation, and falls back to accents."""
    bare = text.casefold().translate(_SIGNS).strip()
    if bare.isascii():
        return bare, bare
    return unicodedata.normalize("NFD", bare).translate(_ACCENTS), bare


def key_value(key: SortKey, cite: Cite, collate: Collate) -> Any:
    """Return a cite's value for one sort key, or None where it has none; missing values sort last."""
    if key.render is not None:
        out: list[Token] = []
        cite.nameset = 0
        key.render(cite, out)
        if cite.hidden:
            cite.restore()
        text = plain(out).strip() if len(out) != 1 or not isinstance(out[0], str) else out[0]
        return collate(text) if text else None
    if key.variable == "citation-number":
        return int(cite.number) if cite.number.isdecimal() else None
    if key.variable in DATE_VARIABLES:
        return sort_text(cite.dates[key.variable], _ALL_PARTS) or None
    value = cite.fields[key.variable] or (trigraph(cite) if key.variable == "citation-label" else None)
    if value is None:
        return None
    text = value if isinstance(value, str) else plain(value)
    if key.variable in NUMBER_VARIABLES:
        return collate(sortable(text))
    return collate(text.zfill(9) if text.isdigit() else text)


def sorted_by(
    things: Sequence[T], keys: Sequence[Sequence[SortKey]], cites: Iterable[Cite], collate: Collate
) -> list[T]:
    """Return things in order; `keys` holds the keys of each thing's program, `cites` what they read."""
    if not keys or not keys[0]:
        return list(things)
    rows = list(zip(things, keys, cites, strict=True))
    return [thing for thing, _, _ in _ordered(rows, 0, len(keys[0]), collate)]


def _ordered(rows: list[Row[T]], place: int, count: int, collate: Collate) -> list[Row[T]]:
    """Return rows in the order of their keys from `place` on; a later key is read only where the earlier are alike."""
    valued = [(key_value(row[1][place], row[2], collate), row) for row in rows]
    present = [pair for pair in valued if pair[0] is not None]
    missing = [row for value, row in valued if value is None]
    present.sort(key=_value, reverse=rows[0][1][place].descending)
    if place + 1 == count:
        return [*(row for _, row in present), *missing]
    ordered: list[Row[T]] = []
    alike = [[row for _, row in same] for _, same in groupby(present, key=_value)]
    for same in [*alike, missing]:
        ordered += _ordered(same, place + 1, count, collate) if len(same) > 1 else same
    return ordered


def _value(pair: tuple[Any, object]) -> Any:
    return pair[0]
