"""What stands inside a marker whose numbers have letters: [Л3], [А12, 49 б.], [Л1–Л4; Д2, 5-п.].

A4 or B12 may be a page, an article, a formula: it cites where the reference list has numbers with that letter.
"""

import re
from collections.abc import Iterable, Mapping

from kb.manuscript.marker_grammar import BEFORE, LARGEST_RANGE, MarkerItem, items_of
from kb.manuscript.reference_list.letter_labels import LABEL, same_letters

_STANDS_FOR = 99999  # a number in place of a label, that no page comes after
_TO = r"\s?[-–—−]\s?(?P<letters_to>[^\W\d_]{0,3})[-.]?(?P<to>\d{1,3})(?![\w.]|\s?-?(?:б|с|p))"
_HEAD = re.compile(rf"(?:\s*,\s*|\s(?:и|және|мен|and)\s)?{LABEL}(?:{_TO})?")
_LOST = re.compile(r"(?P<letters>[^\W\d_]{1,3})[-.]?\s?(?:0+|\?+|_+|XX+|ХХ+)(?:,.*)?")


class LetteredNumbers:
    """The numbers with letters that a reference list has; without any, nothing cites by them."""

    def __init__(self, labels: Iterable[str]) -> None:
        read = ((match, label) for label in labels if (match := re.fullmatch(LABEL, label)))
        self._labels = {(same_letters(match["letters"]), int(match["digits"])): label for match, label in read}
        self._letters = {letters for letters, _ in self._labels}

    def items(self, body: str, last: int) -> list[MarkerItem] | None:
        """Return the works that the text inside a marker cites, some by letters, up to number `last`; else None."""
        if not self._labels or not re.search(LABEL, body):
            return None
        items: list[MarkerItem] = []
        for part in body.split(";"):
            works = self._group(part.strip().rstrip(" ,")) or items_of(part, last)
            if works is None:
                return None
            items += works
        return items if any(item.label for item in items) else None

    def lost(self, body: str) -> bool:
        """Return whether the number after a letter of the list is lost: [Л?], [Л0]."""
        match = _LOST.fullmatch(body)
        return bool(match) and same_letters(match["letters"] if match else "") in self._letters

    def renumbered(self, group: str, new: Mapping[str, int]) -> str | None:
        """Return a typed group of a marker with the new numbers of its labels; None where it names none of them."""
        changed = False

        def fresh(match: re.Match[str]) -> str:
            nonlocal changed
            run = self._run(match)
            labels = [self._labels.get(head, "") for head in run]
            if not run or not all(label in new for label in labels):
                return match[0]
            changed = True
            before = match[0][: match.start("digits") - match.start()]
            numbers = sorted(new[label] for label in labels)
            if len(numbers) < 3 or numbers[-1] - numbers[0] >= len(numbers):
                return ", ".join(
                    f"{before if place == 0 else before.lstrip(' ,')}{number}" for place, number in enumerate(numbers)
                )
            between = match[0][match.end("digits") - match.start() : match.start("to") - match.start()]
            return f"{before}{numbers[0]}{between}{numbers[-1]}"

        text = _HEAD.sub(fresh, group)
        return text if changed else None

    def _group(self, part: str) -> list[MarkerItem] | None:
        """Return works by their labels, the last of them with the locators that follow; None where it names none."""
        introduced = BEFORE.match(part)
        before = introduced[0] if introduced else ""
        heads: list[list[tuple[str, int]]] = []
        place = len(before)
        while (match := _HEAD.match(part, place)) and (run := self._run(match)):
            heads.append(run)
            place = match.end()
        located = items_of(f"{_STANDS_FOR}{part[place:]}", _STANDS_FOR) if heads else None
        if not located:
            return None
        bare = MarkerItem(None)
        works = [self._item(*head, located[0] if run is heads[-1] else bare) for run in heads for head in run]
        return [works[0]._replace(before=before), *works[1:]]

    def _run(self, match: re.Match[str]) -> list[tuple[str, int]]:
        """Return the letters and numbers that one label or a range gives; [] where the list has not these letters."""
        letters, first = same_letters(match["letters"]), int(match["digits"])
        last = int(match["to"] or first)
        known = letters in self._letters and same_letters(match["letters_to"] or "") in ("", letters)
        known = known and last - first < LARGEST_RANGE
        return [(letters, number) for number in range(first, last + 1)] if known else []

    def _item(self, letters: str, number: int, located: MarkerItem) -> MarkerItem:
        label = self._labels.get((letters, number), f"{letters}{number}")
        return located._replace(number=None, key=label, label=label, ambiguous=False)
