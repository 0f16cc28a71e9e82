"""What finds the years of a question where records say them: in spans of years that their titles name."""

from collections.abc import Iterator

from kb.search.grammar import Wanted
from kb.search.terms import TermParts
from kb.search.tree import Node

_LONGEST_SPAN = 10  # years


def spans_with(terms: TermParts, year: int) -> Iterator[Node]:
    """Yield what finds titles with a span inside which a year lies: "for 2016-2018"."""
    titled = [its for its in range(year - _LONGEST_SPAN + 1, year + _LONGEST_SPAN) if terms.is_titled(str(its))]
    for low in (its for its in titled if its < year):
        for high in (its for its in titled if year < its <= low + _LONGEST_SPAN):
            yield from terms.phrase(Wanted((str(low), str(high)), "title", phrase=True))
