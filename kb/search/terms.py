"""Words of a question as tantivy queries over the fields and forms of the index."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from tantivy import Occur, Query

from kb.domain.languages import LANGUAGES
from kb.language.folding import bones, fold_word
from kb.language.stems import stem
from kb.search.analysis import Forms, asked_forms, wider_term
from kb.search.conditions import years_between
from kb.search.grammar import Wanted
from kb.search.results import FieldName
from kb.search.schema import TEXT_FIELDS

# What a form adds to the score of its field; a word matched exactly has them all.
SURFACE, STEM, SKELETON, LATIN, NEAR = 0.5, 1.0, 0.5, 0.5, 0.5
_IN_THE_YEAR = 4.0
_NEAR_ONE, _NEAR_TWO = 5, 9
_MOST_ENDINGS = 64  # words a beginning may stand for and still be ranked
_YEAR = re.compile(r"1[5-9]\d\d|20\d\d")
FIELDS: dict[str, tuple[FieldName, ...]] = {
    "any": ("title", "name", "topic", "note", "other"),
    "author": ("name",),
    "title": ("title",),
    "topic": ("topic",),
}


def either(queries: Sequence[Any]) -> Any:
    """Return a query for any of several; the one itself if it is alone, one that finds nothing if there is none."""
    if not queries:
        return Query.empty_query()
    if len(queries) == 1:
        return queries[0]
    return Query.boolean_query([(Occur.Should, query) for query in queries])


def every(queries: Sequence[Any]) -> Any:
    """Return a query for all of several; the one itself if it is alone."""
    if len(queries) == 1:
        return queries[0]
    return Query.boolean_query([(Occur.Must, query) for query in queries])


class TermClauses(NamedTuple):
    """What finds a word, and what only adds to the score of a record found: the word's narrower forms."""

    finding: tuple[Any, ...]
    lifting: tuple[Any, ...] = ()


NOTHING = TermClauses(())


class TermQueries:
    """Makes queries against one state of the index: only terms that occur become part of one."""

    def __init__(self, schema: Any, searcher: Any) -> None:
        self._schema = schema
        self._searcher = searcher

    def constant(self, name: str, value: str, score: float) -> Any:
        return Query.const_score_query(Query.term_query(self._schema, name, value, "basic"), score)

    def term(self, name: str, term: str, boost: float) -> Any:
        return Query.boost_query(Query.term_query(self._schema, name, term, "freq"), boost)

    def word(self, forms: Forms, fields: Iterable[FieldName], share: float = 1.0) -> TermClauses:
        """Return a query for each field and form of a word that occurs in the index; none if it is not there.

        A form found in just the records of a wider one (a stem and its Latin key, mostly) adds its weight there.
        """
        count = self._searcher.doc_freq
        finding, lifting = [], []
        for name in fields:
            weight = TEXT_FIELDS[name] * share
            for wide, its, narrow in families(forms):
                records = count(name, wide)
                if not records:
                    continue
                counts = [(term, boost, count(name, term)) for term, boost in narrow]
                same = sum(boost for _term, boost, here in counts if here == records)
                finding.append(self.term(name, wide, weight * (its + same)))
                lifting += [self.term(name, term, weight * boost) for term, boost, here in counts if 0 < here < records]
        return TermClauses(tuple(finding), tuple(lifting))

    def near(self, forms: Forms, fields: Iterable[FieldName], errors: int) -> list[Any]:
        """Return queries for spellings at most `errors` edits away; nearer ones weigh more."""
        terms = dict.fromkeys([*forms.skeletons, *forms.stems, *(f"~{key}" for key in forms.keys)])
        found = []
        for name in fields:
            for term in terms:
                for distance in range(1, min(errors, allowed_errors(term.removeprefix("~"))) + 1):
                    query = Query.fuzzy_term_query(self._schema, name, term, distance)
                    found.append(Query.boost_query(query, TEXT_FIELDS[name] * NEAR))
        return found

    def prefix(self, beginning: str, fields: Iterable[FieldName]) -> list[Any]:
        """Return a query for words whose spelling begins so; where there are many, all weigh the same in a field."""
        found = []
        for name in fields:
            terms = self._searcher.terms_with_prefix(name, f"={beginning}", None, _MOST_ENDINGS + 1)
            if len(terms) > _MOST_ENDINGS:
                pattern = f"={re.escape(beginning)}.*"
                found.append(Query.boost_query(Query.regex_query(self._schema, name, pattern), TEXT_FIELDS[name]))
            else:
                found.extend(self.term(name, term, TEXT_FIELDS[name]) for term, _count in terms)
        return found

    def barred(self, wanted: Wanted) -> tuple[Any, ...]:
        """Return the queries for a word that must not be there."""
        forms = asked_forms(wanted.words[0])
        terms = weighted_terms(forms._replace(keys=forms.keys[:1]))
        there = [(name, term) for name in FIELDS[wanted.field] for term in terms]
        return tuple(self.term(name, term, 1.0) for name, term in there if self._searcher.doc_freq(name, term))

    def with_year(self, wanted: Wanted, asked: TermClauses) -> TermClauses:
        """Return what finds a word, and records of the year that it may be."""
        year = year_of(wanted)
        if year is None:
            return asked
        its = years_between(self._schema, self._searcher, year, year)
        return TermClauses((*asked.finding, Query.const_score_query(its, _IN_THE_YEAR)), asked.lifting)

    def phrase(self, wanted: Wanted, slop: int = 0) -> list[Any]:
        """Return queries for the words in a row, in each language's stems and each field where all of them occur."""
        rows = dict.fromkeys(
            tuple(bones(stem(word, lang)) for word in map(fold_word, wanted.words)) for lang in LANGUAGES
        )
        found = []
        for name in FIELDS[wanted.field]:
            for row in rows:
                if len(row) > 1 and all(self._searcher.doc_freq(f"{name}_row", word) for word in row):
                    query = Query.phrase_query(self._schema, f"{name}_row", list(row), slop)
                    found.append(Query.boost_query(query, TEXT_FIELDS[name]))
        return found


def year_of(wanted: Wanted) -> int | None:
    """Return the year that a word may be."""
    return int(wanted.words[0]) if wanted.field == "any" and _YEAR.fullmatch(wanted.words[0]) else None


def weighted_terms(forms: Forms) -> dict[str, float]:
    """Return the index terms of a word's forms, each with what it adds to the score."""
    terms = {f"={forms.surface}": SURFACE}
    for one in forms.stems:
        terms.setdefault(one, STEM)
    for one in forms.skeletons:
        terms.setdefault(one, SKELETON)
    for one in forms.keys:
        terms.setdefault(f"~{one}", LATIN)
    return terms


@lru_cache(maxsize=20_000)
def families(forms: Forms) -> tuple[tuple[str, float, tuple[tuple[str, float], ...]], ...]:
    """Return the terms of a word's forms as (wide term, weight, narrow terms with weights).

    A record that has a narrow term has the wide one too: where that is missing, none need be looked for.
    """
    terms = weighted_terms(forms)
    above = {term: wider for term in terms if (wider := wider_term(term)) in terms and wider != term}
    return tuple(
        (wide, boost, tuple((term, terms[term]) for term in terms if above.get(term) == wide))
        for wide, boost in terms.items()
        if wide not in above
    )


def allowed_errors(word: str) -> int:
    """Return how many edits a word may be away: none below five letters, one below nine, else two."""
    if not word.isalpha() or len(word) < _NEAR_ONE:
        return 0
    return 2 if len(word) >= _NEAR_TWO else 1
