"""Searches the index: one page of hits, their summaries, and the question as understood.

Nothing here needs the store's tables, so that a search from the command line starts at once (`kb.library.quick_open`).
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from typing import Literal, NamedTuple, Protocol

from kb.domain.manuscripts import Manuscript, default_manuscript, manuscript_called
from kb.domain.queries import RecordQuery, check, force_day, force_wanted
from kb.domain.states import ANSWERS
from kb.domain.summaries import RecordSummary
from kb.domain.vocabulary import Vocabulary
from kb.library import index_query
from kb.library.manuscript_number_order import page_by_number
from kb.library.typed_filters import with_typed_values
from kb.search.cursors import question_mark
from kb.search.grammar import force_in, with_force_operators
from kb.search.index_places import SearchIndex
from kb.search.index_values import FACETS, FacetName, Hit, PageOptions, Reason, SearchPage, Understood
from kb.search.label_index import LabelIndex

__all__ = [
    "Hit", "Reason", "RecordFacet", "SearchableLibrary", "SummaryPage", "Understood", "by_own_numbers",
    "find_summaries", "force_answers", "manuscript_of", "search_page", "with_manuscript",
]  # fmt: skip

RecordFacet = FacetName | Literal["force"]


class SearchableLibrary(Protocol):
    """What searching needs of a library, whole or opened quickly."""

    @property
    def vocabulary(self) -> Vocabulary:
        """The vocabularies."""

    @property
    def index(self) -> SearchIndex:
        """The search index, in step with the store."""

    @property
    def labels(self) -> LabelIndex:
        """The names by which a question may call topics, parties, kinds and types."""

    def summaries(self, citekeys: Iterable[str], manuscript: str = "") -> Mapping[str, RecordSummary]:
        """Return what a list shows of the records that exist among these citekeys, in the order asked for.

        Their numbers are those in a manuscript, the default one for "".
        """

    def every_manuscript(self) -> tuple[Manuscript, ...]:
        """Return all manuscripts, as much of each as tells the default one."""

    def in_force(self, day: int, answers: Iterable[str]) -> tuple[str, ...]:
        """Return the citekeys of documents for which one of these answers about force holds on a day."""


class SummaryPage(NamedTuple):
    """A page of hits, what a list shows of each by key, the exact total, and how the question was read."""

    hits: tuple[Hit, ...]
    records: Mapping[str, RecordSummary]
    total: int
    reading: Understood


def search_page(
    library: SearchableLibrary,
    question: RecordQuery,
    facets: Iterable[RecordFacet] = (),
    explained: bool = True,
    among: tuple[str, ...] | None = None,
    figures: bool = False,
) -> SearchPage:
    """Return one page of hits, of those `among` some citekeys where they are given; with `figures`, of their scores.

    The facet "force" counts for the question's day, else for today, and tells of answers that any has.
    Raises KbError for filters that do not exist and cursors of other questions.
    """
    typed = with_typed_values(question, library.vocabulary)
    check(typed, library.vocabulary)
    query = with_manuscript(library, typed)
    day = force_day(query)
    keys = library.in_force(day, force_wanted(query)) if day is not None else among
    if keys is not None and among is not None:
        keys = tuple(set(keys).intersection(among))
    text = with_force_operators(index_query.text(query))
    filters = index_query.filters(query, library.vocabulary, keys)
    named = force_in(text)
    filters = filters._replace(force=tuple(zip(named, _keys_by_force(library, query, named), strict=True)))
    wanted = tuple(facets)
    counted = tuple(name for name in FACETS if name in wanted)
    groups = tuple(_keys_by_force(library, query, force_answers(query))) if "force" in wanted else ()

    def page(part: RecordQuery) -> SearchPage:
        cursor = part.cursor or None
        options = PageOptions(index_query.sort(part), counted, part.limit, cursor, explained, figures, groups)
        return library.index.search(text, filters, options, library.labels)

    if not by_own_numbers(library, query):
        return page(query)
    manuscript = manuscript_of(query)
    mark = question_mark(f"{manuscript} {text}", filters, "number")
    return page_by_number(query, mark, page, lambda keys: library.summaries(keys, manuscript))


def force_answers(question: RecordQuery) -> tuple[str, ...]:
    """Return the answers about force for which a question's records are counted: those it asks for, else all."""
    return force_wanted(question) if question.in_force_on or question.force else ANSWERS


def _keys_by_force(
    library: SearchableLibrary, question: RecordQuery, answers: Iterable[str]
) -> Iterator[tuple[str, ...]]:
    """Yield the documents for which each of these answers holds on the question's day, else today."""
    day = force_day(question) or datetime.now(UTC).toordinal()  # `kb search` does without `kb.clock`
    return (library.in_force(day, (answer,)) for answer in answers)


def by_own_numbers(library: SearchableLibrary, question: RecordQuery) -> bool:
    """Whether hits are wanted by the numbers of a manuscript that is not the default one, whose the index sorts by."""
    named = manuscript_of(question)
    wordless = not question.q and not question.author and index_query.sort(question) == "relevance"
    if not named or not (wordless or question.sort == "number"):
        return False
    default = default_manuscript(library.every_manuscript())
    return default is None or default.id != named


def with_manuscript(library: SearchableLibrary, question: RecordQuery) -> RecordQuery:
    """Return the question with its manuscript, where it names one, by that one's own name.

    Raises ChoiceError for a manuscript that there is not, KbError for a number where no manuscript is named and there
    are several.
    """
    named = manuscript_of(question)
    if not named and question.number is None:
        return question
    manuscript = manuscript_called(library.every_manuscript(), named)
    return question.choosing("manuscript", manuscript.id) if named and manuscript else question


def manuscript_of(question: RecordQuery) -> str:
    """Return the name of the manuscript that a question asks of; "" for the default one."""
    return next(map(str, question.of("manuscript")), "")


def find_summaries(library: SearchableLibrary, question: RecordQuery, figures: bool = False) -> SummaryPage:
    """Return one page of what a list shows of the records that answer a question."""
    query = with_manuscript(library, question)
    page = search_page(library, query, figures=figures)
    records = library.summaries((hit.key for hit in page.hits), manuscript_of(query))
    return SummaryPage(tuple(hit for hit in page.hits if hit.key in records), records, page.total, page.understood)
