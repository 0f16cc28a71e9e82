"""Pages of a manuscript's records by its own numbers: the search index sorts by those of the default one alone."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from kb.domain.filters import LARGEST_PAGE
from kb.domain.queries import RecordQuery
from kb.domain.summaries import RecordSummary
from kb.search.cursors import PagePosition, dump_cursor, parse_cursor
from kb.search.index_values import Hit, SearchPage

Place = tuple[int, str]  # the first number of a record, and its citekey
_WITHOUT = 10**9  # a record that the manuscript names without a number stands after all others


def page_by_number(
    question: RecordQuery,
    mark: str,
    search: Callable[[RecordQuery], SearchPage],
    summaries: Callable[[Iterable[str]], Mapping[str, RecordSummary]],
) -> SearchPage:
    """Return the page of a question's hits by number, then citekey.

    All hits are read, as many as a manuscript has. `search` gives pages of them in any order, `summaries` the numbers
    of records in the manuscript; `mark` ties a cursor to the question.
    """
    after = parse_cursor(question.cursor, mark) if question.cursor else None
    pages = list(_pages(question._replace(limit=LARGEST_PAGE, cursor=""), search))
    hits: dict[Place, Hit] = {}
    for page in pages:
        known = summaries(hit.key for hit in page.hits)
        hits |= {(_number(known.get(hit.key)), hit.key): hit for hit in page.hits}
    start = (int(after.value), after.key) if after and after.value.isdecimal() else (-1, "")
    places = [place for place in sorted(hits) if place > start]
    shown = places[: question.limit]
    cursor = None
    if len(places) > len(shown):
        number, key = shown[-1]
        cursor = dump_cursor(PagePosition(str(number), 0.0, key, 0), mark)
    return pages[0]._replace(hits=tuple(hits[place] for place in shown), cursor=cursor)


def _pages(question: RecordQuery, search: Callable[[RecordQuery], SearchPage]) -> Iterator[SearchPage]:
    while True:
        page = search(question)
        yield page
        if page.cursor is None:
            return
        question = question._replace(cursor=page.cursor)


def _number(summary: RecordSummary | None) -> int:
    return min(summary.numbers, default=_WITHOUT) if summary else _WITHOUT
