"""What finds the years of a question where records bear or say them, in spans of years that their titles name too."""

import re
from collections.abc import Iterable, Iterator

from kb.domain.edtf import Edtf, civil
from kb.language.folding import fold_word
from kb.search.conditions import years_between
from kb.search.grammar import Wanted
from kb.search.query_tree import Node, TermCounts, constant, term
from kb.search.schema import MENTION
from kb.search.word_trees import WordTrees

_LONGEST_SPAN, _MOST_DATES = 10, 400  # years; days of later acts in one year
_LONGEST_PERIOD, _LAST_YEAR = 60, 2100  # years of a period that are looked into, and the last of one without an end
_CENTURY = r"centur(?:y|ies)|век\w{0,3}|столети\w{1,2}|ғасыр\w*"


def spans_with(terms: WordTrees, year: int) -> Iterator[Node]:
    """Yield what finds titles with a span inside which a year lies: "for 2016-2018"."""
    titled = [bound for bound in range(year - _LONGEST_SPAN + 1, year + _LONGEST_SPAN) if terms.is_titled(str(bound))]
    for low in (bound for bound in titled if bound < year):
        for high in (bound for bound in titled if year < bound <= low + _LONGEST_SPAN):
            yield from terms.phrase(Wanted((str(low), str(high)), "title", phrase=True))


def bearing_year(terms: WordTrees, counts: TermCounts, year: int, acted: bool) -> Iterator[Node]:
    """Yield what finds records of a year by dates, words or spans in titles; or of such a number: order 1878.

    Days of later acts count too if `acted`.
    """
    yield years_between(counts, year, year)
    for mark in ("", MENTION):
        yield from terms.keyword("identifier", f"{mark}number:{year}", 1.0)
    year_terms = [(field, f"={year}") for field in ("title", "note")]
    yield from (term(*year_term, 1.0) for year_term in year_terms if counts.doc_freq(*year_term))
    yield from spans_with(terms, year)
    if acted:
        dates = counts.terms_with_prefix("date", f"{MENTION}{year}-", None, _MOST_DATES)
        yield from (constant("date", date, 1.0) for date, _records in dates)


def in_century(counts: TermCounts, number: int, behind: Iterable[str]) -> Iterator[Node]:
    """Yield what finds records of the years of a century, if the word behind its number is one for centuries."""
    if any(re.fullmatch(_CENTURY, fold_word(word)) for word in behind):
        yield years_between(counts, (number - 1) * 100 + 1, number * 100)


def years_in(date: Edtf) -> list[str]:
    """Return the years of a decade, of "2010/2015", of "2010/..", the latest of "../2010"; [] for another date."""
    if date.precision not in ("decade", "interval") or "-" in date.text:
        return []
    high = civil(date.upper)[0] if date.upper is not None else _LAST_YEAR
    low = civil(date.lower)[0] if date.lower is not None else high - _LONGEST_PERIOD
    return [str(year) for year in range(low, min(high, low + _LONGEST_PERIOD) + 1)]
