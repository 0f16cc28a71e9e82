"""What stands inside a marker whose numbers have letters: [Л3], [А12, 49 б.], [Л1–Л4; Д2, 5-п.], or are Roman: [IV].

A4 or B12 may be a page, an article, a formula, IV a chapter: it cites where the reference list has such numbers.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from kb.language.roman_numerals import roman, roman_number
from kb.manuscript.marker_grammar import BEFORE, LABELS, LARGEST_RANGE, MarkerItem, parse_items
from kb.manuscript.reference_list.letter_labels import (
    LABEL,
    NUMERAL,
    ROMAN,
    fold_lookalikes,
    shown_label,
    split_label,
    split_label_match,
)

_STANDS_FOR = 99999  # a number in place of a label, that no page comes after
_TO = (
    r"\s?[-–—−]\s?(?:(?P<letters_to>[^\W\d_]{0,3})[-.]?(?P<to>\d{1,3})(?![\w.]|\s?-?(?:б|с|p))"
    rf"|(?P<numeral_to>{NUMERAL})(?!\w))"
)
_HEAD = re.compile(rf"(?:\s*,\s*|\s(?:и|және|мен|and|та|ve)\s)?{LABEL}(?:{_TO})?")
_SIGN = re.compile(r"\w+?([-–.]?\s?)\d")
_WORD_AFTER = re.compile(rf"\s?-?(?:{'|'.join(map(re.escape, LABELS))})\.?(?:,|$)", re.IGNORECASE)
_LOST = re.compile(r"(?P<letters>[^\W\d_]{1,3})[-.]?\s?(?:0+|\?+|_+|XX+|ХХ+)(?:,.*)?")
_SMALL = re.compile(r"\[[ivx]{2,6}[\],;:–-]")
_BEYOND = 10  # numerals above the last of a list that are read as numbers without an entry


class LetteredNumbers:
    """The numbers with letters that a reference list has; without any, nothing cites by them.

    A small letter alone is a numeral where the `text` has other small numerals in brackets: [i] may be a sound.
    """

    def __init__(self, labels: Iterable[str], text: str = "") -> None:
        self._labels = {split_label(label): label for label in labels}
        self._letters = {letters for letters, _ in self._labels}
        small = any(label.islower() for label in self._labels.values())
        self._small = small or bool(_SMALL.search(text))
        self._last = max((number for letters, number in self._labels if letters == ROMAN), default=0)

    def items(self, body: str, last: int) -> list[MarkerItem] | None:
        """Return the works that the text inside a marker cites, some by letters, up to number `last`; else None."""
        if not self._labels or not re.search(LABEL, body):
            return None
        items: list[MarkerItem] = []
        for part in body.split(";"):
            works = self._group(part.strip().rstrip(" ,")) or parse_items(part, last)
            if works is None:
                return None
            items += works
        sound = re.fullmatch("[ivxlc]", body) and not self._small
        return items if any(item.label for item in items) and not sound else None

    def lost(self, body: str) -> bool:
        """Return whether the number after a letter of the list is lost: [Л?], [Л0]."""
        match = _LOST.fullmatch(body)
        return bool(match) and fold_lookalikes(match["letters"] if match else "") in self._letters

    def renumbered(self, group: str, new: Mapping[str, int]) -> str | None:
        """Return a typed group of a marker with the new numbers of its labels; None where it names none of them."""
        pieces: list[str] = []
        place = 0
        for match, run in self._heads(group, re.match(r"[\[(\s]*", group)[0]):  # type: ignore[index]
            labels = [self._labels.get(head, "") for head in run]
            if all(label in new for label in labels):
                pieces += (group[place : match.start()], _renewed(match, sorted(new[label] for label in labels)))
                place = match.end()
        return "".join([*pieces, group[place:]]) if pieces else None

    def _heads(self, part: str, opening: str = "") -> Iterator[tuple[re.Match[str], list[tuple[str, int]]]]:
        """Yield the labels that begin a group, after its `opening`, and the words before it, with what each gives.

        Small letters after others are a locator where they are typed otherwise (Л1, л. 5), a numeral is one before
        its word: I, II т.
        """
        introduced = BEFORE.match(part, len(opening))
        place = introduced.end() if introduced else len(opening)
        first = None
        while (match := _HEAD.match(part, place)) and (run := self._run(match)):
            shape = _shape(match[0])
            paged = run[0] not in self._labels and (match["letters"] or "").casefold() in LABELS  # с. 2, с. 70
            if first and ((shape[0] and shape != first) or paged or _WORD_AFTER.match(part, match.end())):
                break
            first = first or shape
            yield match, run
            place = match.end()

    def _group(self, part: str) -> list[MarkerItem] | None:
        """Return works by their labels, the last of them with the locators that follow; None where it names none."""
        heads = list(self._heads(part))
        located = parse_items(f"{_STANDS_FOR}{part[heads[-1][0].end() :]}", _STANDS_FOR) if heads else None
        if not located:
            return None
        before = part[: heads[0][0].start()]
        bare = MarkerItem(None)
        works = [
            self._item(*head, located[0] if run is heads[-1][1] else bare) for _match, run in heads for head in run
        ]
        return [works[0]._replace(before=before), *works[1:]]

    def _run(self, match: re.Match[str]) -> list[tuple[str, int]]:
        """Return the letters and numbers that one label or a range gives; [] where the list has not these letters."""
        letters, first = split_label_match(match)
        last = roman_number(match["numeral_to"]) if match["numeral_to"] else int(match["to"] or first)
        known = letters in self._letters and fold_lookalikes(match["letters_to"] or "") in ("", letters)
        if letters == ROMAN:
            known = known and not match["to"] and self._is_numeral(match["numeral"], first)
        known = known and (letters == ROMAN or not match["numeral_to"]) and first > 0
        return (
            [(letters, number) for number in range(first, last + 1)] if known and last - first < LARGEST_RANGE else []
        )

    def _is_numeral(self, typed: str, number: int) -> bool:
        """Return whether a numeral is one of the list, or would follow it; one letter is a number of the list alone."""
        return 0 < number <= self._last + (_BEYOND if len(typed) > 1 else 0)

    def _item(self, letters: str, number: int, located: MarkerItem) -> MarkerItem:
        label = self._labels.get((letters, number), shown_label(letters, number))
        return located._replace(number=None, key=label, label=label, ambiguous=False)


def _renewed(match: re.Match[str], numbers: Sequence[int]) -> str:
    """Return a typed label, or a range, with new numbers in order; numerals stay capital or small."""
    name = "numeral" if match["numeral"] else "digits"
    before = match[0][: match.start(name) - match.start()]
    typed = [str(number) if name == "digits" else roman(number) for number in numbers]
    typed = typed if name == "digits" or match[name].islower() else [number.upper() for number in typed]
    if len(numbers) < 3 or numbers[-1] - numbers[0] >= len(numbers):
        return ", ".join(
            f"{before if place == 0 else before.lstrip(' ,')}{number}" for place, number in enumerate(typed)
        )
    to = match.start("numeral_to" if match["numeral"] else "to") - match.start()
    return f"{before}{typed[0]}{match[0][match.end(name) - match.start() : to]}{typed[-1]}"


def _shape(head: str) -> tuple[bool, str]:
    """Return how a label is typed: whether in small letters, and what stands between its letters and its number."""
    label = re.sub(r"^(?:\s*,\s*|\s\w+\s)", "", head)
    sign = _SIGN.match(label)
    return label.islower(), sign[1] if sign else ""
