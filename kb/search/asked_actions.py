"""What a question says was done to a document on a day, in a month or in a year: "ratified in May 1998"."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from kb.language.folding import fold_word, words
from kb.language.word_tables import table
from kb.search.asked_values import TypedValue
from kb.search.asked_years import years_in
from kb.search.query_tree import Node, TermCounts, constant, either
from kb.search.stopwords import is_stopword
from kb.search.word_trees import is_year

_NONE = "none"  # the row of the table for words that are of no action: "о ратификации", "қосылған құн"
_LONGEST = 4  # words of a row of the table
_ENDINGS = ("termination", "denunciation", "repeal")  # who asks what `_ENDED` asks for all of these
_ENDED = ("termination", "repeal")
_OF_YEAR, _PERIODS = ("года", "г"), ("начал", "конц", "середин", "течени", "половин", "весн", "осен", "лет", "зим")


def asked_actions(
    text: str, left: Sequence[str], values: Sequence[TypedValue], counts: TermCounts
) -> Iterator[tuple[str, Node]]:
    """Yield the words for an action, where the question has a date beside, with what finds records of both, if any.

    The date is one of the values or, where none is a day, a month or a period of years, a year among the words that are
    `left` beside them, if it is not that of the document: "is the agreement of 2015 in force".
    """
    dates = [value.date.text for value in values if value.date and value.date.precision in ("day", "month")]
    dates += [year for value in values if value.date and not dates for year in years_in(value.date)]
    dates = dates or [year for year in filter(is_year, left) if year not in _years_of_documents(text)]
    kinds, phrase = _asked_kinds(text) if dates else ((), "")
    date_terms = [f"{kind}:{date}" for kind in kinds for date in dates]
    date_terms = [date_term for date_term in date_terms if counts.doc_freq("date", date_term)]
    if date_terms:
        yield phrase, either([constant("date", date_term, 1.0) for date_term in date_terms])


def _asked_kinds(text: str) -> tuple[tuple[str, ...], str]:
    """Return the kinds of the one action that a text names, with the words for it; () where it names not one."""
    named = actions_in(text)
    if len(named) != 1:
        return (), ""
    kind, phrase = named.popitem()
    return _ENDINGS if kind in _ENDED else (kind,), phrase


def with_actions(values: tuple[TypedValue, ...], text: str) -> tuple[TypedValue, ...]:
    """Return the values of a question; what was done in a period bears it, where the question says so."""
    if not any(value.date and years_in(value.date) for value in values):
        return values
    kinds, _phrase = _asked_kinds(text)
    return tuple(value._replace(actions=kinds) if value.date else value for value in values) if kinds else values


def _years_of_documents(text: str) -> set[str]:
    """Return the years that tell which document is meant: "2015 жылғы шарт", "договор 2015 года", "the 2015 deal"."""
    row = ["", *(fold_word(word.text) for word in words(text)), ""]
    return {
        year
        for before, year, behind in zip(row, row[1:], row[2:], strict=False)
        if is_year(year)
        and (
            behind == "жылғы"
            or before in ("of", "the")
            or (behind in _OF_YEAR and before and not (is_stopword(before) or before.startswith(_PERIODS)))
        )
    }


def actions_in(text: str) -> dict[str, str]:
    """Return the kinds of actions that a text names, each with the words for it."""
    row = words(text)
    folded = [fold_word(word.text) for word in row]
    for start, end in _spans(_NONE, folded):
        folded[start:end] = [""] * (end - start)
    named: dict[str, str] = {}
    for kind in table("actions"):
        for start, end in _spans(kind, folded):
            named.setdefault(kind, text[row[start].start : row[end - 1].end])
    return named


def _spans(kind: str, folded: Sequence[str]) -> list[tuple[int, int]]:
    """Return where words for an action stand, the longest of them first."""
    return [
        (start, start + size)
        for size in range(_LONGEST, 0, -1)
        for start in range(len(folded) - size + 1)
        if _pattern(kind).fullmatch(" ".join(folded[start : start + size]))
    ]


@cache
def _pattern(kind: str) -> re.Pattern[str]:
    rows = (re.escape(word).replace("_", " ").replace(r"\*", r"\w*") for word in table("actions")[kind].split())
    return re.compile("|".join(rows))
