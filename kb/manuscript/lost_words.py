"""The words of a printed entry that a reference made of it lacks: where there are any, the entry stays as printed.

What may differ is the order, the signs, and how one word is written: shortened or in full (ред. and редакцией, J. and
John), a month as a word or a figure, 3 and 03. What only names the value beside it may go (pages, a year, a medium).
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

from kb.language.months import month_of
from kb.language.word_tables import table
from kb.manuscript.audit.audited_entries import AuditedEntry
from kb.manuscript.marker_grammar import LABELS
from kb.manuscript.reference_list.patterns import YEAR, YEAR_LETTER

_WORD = re.compile(r"\d+|[^\W\d_]+")
_NAMING = re.compile("|".join(table("words", Path(__file__).parent)["said of a work"].split()))
_LETTER_OF_YEAR = re.compile(rf"{YEAR}{YEAR_LETTER}")  # 2003b: a list has it for the sake of the citations
_FIRST_OF_RANGE = re.compile(r"(\d+)\s?[-–—]\s?$")
_ELSEWHERE = ("DOI", "URL", "accessed", "publisher-place")  # left out by some styles, or shortened: СПб.


def lost_words_by_key(
    references: Mapping[str, str], entries: Mapping[str, AuditedEntry], ours: bool
) -> Mapping[str, tuple[str, ...]]:
    """Return by citekey the words of each entry that its reference, as text by citekey, in a style of ours lacks.

    Where not `ours` is written, what stands in a field is understood: another style may leave fields out.
    """
    words = {}
    for citekey, text in references.items():
        entry = entries[citekey]
        day = entry.record.issued.text if entry.record.issued else ""
        values = () if ours else (day, *(value for name, value in entry.record.fields.items() if name[:2] != "x-"))
        words[citekey] = lost_words(entry, " ".join((text, *values)))
    return words


def lost_words(entry: AuditedEntry, written: str) -> tuple[str, ...]:
    """Return the words and numbers that an entry prints and the reference `written` of it lacks, each as often."""
    fields = entry.record.fields
    word_counts = Counter(map(str.casefold, _words(written)))
    for value in (fields.get(name, "") for name in _ELSEWHERE):
        word_counts.update(map(str.casefold, _words(value)) if value not in written else ())
    waiting = []
    for match in _WORD.finditer(entry.text):
        printed = match[0].casefold()
        word = printed if word_counts[printed] else _whole(match)
        if word_counts[word]:
            word_counts[word] -= 1
        elif not _LETTER_OF_YEAR.fullmatch(entry.text, max(0, match.start() - 4), match.end()):
            waiting.append(match[0])
    people = frozenset(_names(entry))
    return tuple(word for word in waiting if not _stands(word.casefold(), word_counts, people))


def _whole(last: re.Match[str]) -> str:
    """Return a number with the digits that it leaves out as the last of a range, of 211–9 219; "" of another word."""
    first = _FIRST_OF_RANGE.search(last.string, 0, last.start())
    return first[1][: len(first[1]) - len(last[0])] + last[0] if first and last[0].isdecimal() else ""


def _words(text: str) -> Iterator[str]:
    return (word[0] for word in _WORD.finditer(text))


def _stands(word: str, counts: Counter[str], people: frozenset[str]) -> bool:
    return _said(word, counts, people) or word in LABELS or bool(_NAMING.fullmatch(word)) or word in people


def _names(entry: AuditedEntry) -> Iterator[str]:
    """Yield the names of the people of an entry and their initials: a statement says them again after the title."""
    for person in entry.record.contributors:
        for word in _words(f"{person.family} {person.given} {person.literal}".casefold()):
            yield from (word, word[0])


def _said(word: str, counts: Counter[str], people: frozenset[str]) -> bool:
    """Return whether a word stands among those left in another form, and take that one away."""
    form = next((other for other, times in counts.items() if times and _one(word, other, people)), "")
    counts[form] -= 1 if form else 0
    return bool(form)


def _one(word: str, other: str, people: frozenset[str]) -> bool:
    numbers = [_number(token) for token in (word, other)]
    if None not in numbers:
        return numbers[0] == numbers[1]
    short, long = sorted((word, other), key=len)
    return not word.isdecimal() and long.startswith(short) and (len(short) > 1 or long in people)


def _number(word: str) -> int | None:
    return int(word) if word.isdecimal() else month_of(word)
