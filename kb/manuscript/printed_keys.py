"""Keys that the entries of a list print at their heads, by which a text cites them: - [abrams2009] Abrams T."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from kb.manuscript.documents.document_text import ManuscriptText
from kb.manuscript.reference_list.letter_labels import leading_label, letter_labels
from kb.manuscript.reference_list.lines import Line
from kb.manuscript.typed_keys import key_candidates

_KEY = r"[^\W\d_][\w:.#$%&+?~/-]*\w"
_HEAD = re.compile(
    rf"\s*(?P<mark>(?:[-*+•]|(?P<number>\d{{1,3}})[.)])\s+)?[`*_]{{0,2}}"
    rf"(?:\[@?(?P<square>{_KEY})\][`*_]{{0,2}}(?:\s?[:.—–-])?|@(?P<at>{_KEY})[`*_]{{0,2}}(?:\s?[:.—–-])?"
    rf"|(?P<bare>{_KEY})[`*_]{{0,2}}(?::|\s[—–-]))\s+(?=\S)"
)
_BULLET = re.compile(r"\s*[-*+•]\s+(?=\S)")
_MARKED = re.compile(r"\s*(?:[-*+•]|\d{1,3}[.)])\s+\S")


class PrintedKey(NamedTuple):
    """The key of an entry, the number before it (None: none), how many characters of the line they take."""

    key: str
    number: int | None
    length: int


def printed_keys(text: ManuscriptText, places: Sequence[int]) -> Mapping[int, PrintedKey]:
    """Return the keys at the heads of the blocks of a list; none where most of its entries print no key.

    One of them at least is cited by the text. A word that stands like a key is one where it is cited, has a digit, or
    stands in brackets after a bullet.
    """
    cited = {item.key for marker in text.markers for item in marker.items if item.key}
    by_hand = not cited
    cited = cited or (key_candidates(text.text[: text.blocks[places[0]].start]) if places else set())
    shown = {place: text.text[text.blocks[place].start : text.blocks[place].end] for place in places} if cited else {}
    heads = {place: match for place, line in shown.items() if (match := _HEAD.match(line))}
    square = {place: match for place, match in heads.items() if match["square"]}
    if by_hand and len(square) * 2 > len(heads):  # a line may go on with a town: Алма-|Ата: Наука
        heads = square
    if by_hand and not _typed_alike(shown, heads):
        return {}
    keys = {
        place: PrintedKey(key, int(match["number"]) if match["number"] else None, match.end())
        for place, match in heads.items()
        if (key := match["square"] or match["at"] or match["bare"]) in cited
        or re.search(r"\d", key) or match["at"] or (match["square"] and match["mark"])
    }  # fmt: skip
    if keys and letter_labels(_lines(shown)):  # other parts of the list count by these
        shown = {place: line for place, line in shown.items() if min(keys) <= place <= max(keys)}
    marked = sum(bool(_MARKED.match(line)) for line in shown.values())
    apart = sum(bool(line.strip() and not shown.get(place - 1, "").strip()) for place, line in shown.items())
    known = any(printed.key in cited for printed in keys.values())
    return keys if known and len(keys) * 2 > max(marked, apart) else {}


def _typed_alike(shown: Mapping[int, str], heads: Mapping[int, re.Match[str]]) -> bool:
    """Return whether lines print keys in square brackets, and not only numbers with letters before them."""
    lines = _lines(shown)
    counted = letter_labels(lines)
    labels = {line.number for index, line in enumerate(lines) if index in counted or leading_label(line.text)}
    return all(match["square"] for match in heads.values()) and any(
        place not in labels and re.search(r"\d", match["square"]) for place, match in heads.items()
    )


def _lines(shown: Mapping[int, str]) -> list[Line]:
    return [Line(0, line, place, 0, not shown.get(place - 1, "")) for place, line in shown.items() if line.strip()]


def with_numbers(lines: Sequence[str], keys: Sequence[PrintedKey | None]) -> list[str]:
    """Return the lines of a list, each with a number in place of its key, or of its bullet, and as long as it was."""
    count, numbered = 0, []
    for line, printed in zip(lines, keys, strict=True):
        bullet = _BULLET.match(line)
        length = printed.length if printed else bullet.end() if bullet else 0
        count += bool(length)
        number = f"{count}."
        numbered.append(f"{number} ".ljust(length) + line[length:] if length > len(number) else line)
    return numbered
