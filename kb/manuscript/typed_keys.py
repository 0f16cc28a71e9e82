"""Citations by the keys that the entries of a list print, where its format has none: [Ols87, p. 12; A-3]."""

import re
from collections.abc import Iterator, Sequence

from kb.manuscript.lettered_markers import LetteredNumbers
from kb.manuscript.marker_grammar import BEFORE, MarkerItem, parse_locators
from kb.manuscript.markers import TextMarker
from kb.manuscript.reference_list.letter_labels import fold_lookalikes

_BRACKETED = re.compile(r"\[(?P<body>(?:[^\[\]\n]|\n(?!\s*\n)){2,120})\]")
_TOKEN = re.compile(r"\s*(?P<key>[^\W\d_][^\s,;:\[\]]*\w)(?=$|[\s,;:.])[\s,;:.]*")
_RUN = re.compile(r"(.)\1+")


def key_candidates(text: str) -> set[str]:
    """Return the words with a letter first and a digit that begin a part of square brackets: what may be keys."""
    parts = (part for match in _BRACKETED.finditer(text) for part in match["body"].split(";"))
    keys = (match["key"] for part in parts if (match := _TOKEN.match(part)))
    return {key for key in keys if re.search(r"\d", key)}


class TypedKeys:
    """The keys of a list as they are typed in brackets; what they look like are their shapes: Aa00, A-0.

    Beside them a bracket may cite by the numbers of other parts of the list: [IV, л. 5; Ols87, p. 12].
    """

    def __init__(self, keys: Sequence[str], lettered: LetteredNumbers | None = None) -> None:
        self._lettered = lettered
        self._keys = {fold_lookalikes(key): key for key in keys}
        self._shapes = {_shape(key) for key in keys if re.search(r"\d", key)}

    def markers(self, text: str, end: int) -> Iterator[TextMarker]:
        """Yield the brackets of a text before `end` that cite by these keys."""
        for match in _BRACKETED.finditer(text, 0, end) if self._keys else ():
            items = self.items(" ".join(match["body"].split()))
            if items:
                yield TextMarker(*match.span(), " ".join(match[0].split()), tuple(items))

    def items(self, body: str) -> list[MarkerItem]:
        """Return what a body cites; nothing where a part is no citation, or the only key is neither known nor paged."""
        items: list[MarkerItem] = []
        for part in body.split(";"):
            works = self._works(part.strip())
            if not works and self._lettered:
                works = self._lettered.items(part, 0) or []
            if not works:
                return []
            items += works
        known = any(fold_lookalikes(item.key) in self._keys for item in items)
        paged = any(item.locators for item in items if not item.label)
        return items if known or paged else []

    def _works(self, part: str) -> list[MarkerItem]:
        introduced = BEFORE.match(part)
        before = introduced[0] if introduced else ""
        place = len(before)
        keys: list[str] = []
        while (match := _TOKEN.match(part, place)) and self._like(match["key"]):
            keys.append(self._keys.get(fold_lookalikes(match["key"]), match["key"]))
            place = match.end()
        rest = part[place:].strip()
        locators = parse_locators(rest) if rest else ()
        if not keys or (rest and not locators):
            return []
        bare = [MarkerItem(None, key=key) for key in keys]
        bare[0] = bare[0]._replace(before=before)
        return [*bare[:-1], bare[-1]._replace(locators=locators, printed=rest)]

    def _like(self, key: str) -> bool:
        return fold_lookalikes(key) in self._keys or _shape(key) in self._shapes


def _shape(key: str) -> str:
    """Return what a key looks like, its digits as 0, its letters as A and a, each once."""
    letters = re.sub(r"[^\W\d_]", lambda letter: "A" if letter[0].isupper() else "a", re.sub(r"\d", "0", key))
    return _RUN.sub(r"\1", letters)
