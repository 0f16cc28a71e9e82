"""Whether two parts of a text that look like lists are one list, or the same list in two alphabets."""

import re

from kb.manuscript.list_part import ListPart
from kb.manuscript.numbered_lines import NUMBERED
from kb.manuscript.reference_list.chapter_headings import chapter_of

_LATIN = re.compile("[A-Za-z]")
_SAME = 20  # characters by which an entry is known again


def is_continuation(part: ListPart, other: ListPart, heading: str, next_heading: str) -> bool:
    """Return whether two parts that follow one another are one list: its numbers run on, or there are none.

    Parts whose headings name chapters are one too, and those that have other letters before their numbers, or keys.
    """
    if chapter_of(heading) and chapter_of(next_heading):
        return True
    begun = other.entries[0].work
    if begun.label or (other.entries[0].key and part.labels):
        return not {entry.key for entry in part.entries} & {entry.key for entry in other.entries}
    typed = NUMBERED.match(f"{begun.text} ")  # of one entry alone
    first = begun.number or (int(re.sub(r"\D", "", typed[0])) if typed else None)
    last = part.entries[-1].work.number
    if not (first and last):
        return not (first or last)
    return first == last + 1 or (first == 1 and _of_other_works(part, other))


def _of_other_works(part: ListPart, other: ListPart) -> bool:
    """Return whether a list has none of the works of another, nor is it one in Latin letters."""
    begin = {entry.work.text[:_SAME] for entry in part.entries}
    return not any(entry.work.text[:_SAME] in begin for entry in other.entries) and _more_latin(part, other) <= 0.2


def is_romanised_copy(part: ListPart, other: ListPart) -> bool:
    """Return whether a list is another in Latin letters: as long, of letters that the first has less of."""
    return abs(len(part.entries) - len(other.entries)) <= len(part.entries) // 5 and _more_latin(part, other) > 0.2


def _more_latin(part: ListPart, other: ListPart) -> float:
    """Return how much greater a share of Latin letters a list has than the one before it."""
    shares = [
        len(_LATIN.findall(words)) / len(words) for words in (
            "".join(entry.work.text for entry in list_part.entries) for list_part in (part, other)
        )
    ]  # fmt: skip
    return shares[1] - shares[0]
