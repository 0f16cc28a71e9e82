"""Words of a question as tantivy queries over the fields and forms of the index."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from tantivy import FieldType, Occur, Query

from kb.language.detection import LANGUAGES
from kb.language.folding import bones, fold_word
from kb.language.stems import stem
from kb.search.analysis import Forms, asked_forms
from kb.search.grammar import Wanted
from kb.search.records import FieldName
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
    """Give a query for any of several; the one itself if it is alone."""
    if len(queries) == 1:
        return queries[0]
    return Query.boolean_query([(Occur.Should, query) for query in queries])


def every(queries: Sequence[Any]) -> Any:
    if len(queries) == 1:
        return queries[0]
    return Query.boolean_query([(Occur.Must, query) for query in queries])


class TermQueries:
    """Makes queries against one state of the index: only terms that occur become part of one."""

    def __init__(self, schema: Any, searcher: Any) -> None:
        self._schema = schema
        self._searcher = searcher

    def constant(self, name: str, value: str, score: float) -> Any:
        return Query.const_score_query(Query.term_query(self._schema, name, value, "basic"), score)

    def term(self, name: str, term: str, boost: float) -> Any:
        return Query.boost_query(Query.term_query(self._schema, name, term, "freq"), boost)

    def word(self, forms: Forms, fields: Iterable[FieldName], share: float = 1.0) -> list[Any]:
        """Give a query for each field and form of a word that occurs in the index."""
        terms = weighted_terms(forms)
        return [
            self.term(name, term, TEXT_FIELDS[name] * boost * share)
            for name in fields
            for term, boost in terms.items()
            if self._searcher.doc_freq(name, term)
        ]

    def near(self, forms: Forms, fields: Iterable[FieldName], errors: int) -> list[Any]:
        """Give queries for spellings at most `errors` edits away; nearer ones weigh more."""
        terms = dict.fromkeys([*forms.skeletons, *forms.stems, *(f"~{key}" for key in forms.keys)])
        found = []
        for name in fields:
            for term in terms:
                for distance in range(1, min(errors, allowed_errors(term.removeprefix("~"))) + 1):
                    query = Query.fuzzy_term_query(self._schema, name, term, distance)
                    found.append(Query.boost_query(query, TEXT_FIELDS[name] * NEAR))
        return found

    def prefix(self, beginning: str, fields: Iterable[FieldName]) -> Any:
        """Give a query for words whose spelling begins so; where there are many, all weigh the same in a field."""
        found = []
        for name in fields:
            terms = self._searcher.terms_with_prefix(name, f"={beginning}", None, _MOST_ENDINGS + 1)
            if len(terms) > _MOST_ENDINGS:
                pattern = f"={re.escape(beginning)}.*"
                found.append(Query.boost_query(Query.regex_query(self._schema, name, pattern), TEXT_FIELDS[name]))
            else:
                found.extend(self.term(name, term, TEXT_FIELDS[name]) for term, _count in terms)
        return either(found) if found else Query.empty_query()

    def barred(self, wanted: Wanted) -> Any:
        forms = asked_forms(wanted.words[0])
        found = self.word(replace(forms, keys=forms.keys[:1]), FIELDS[wanted.field])
        return either(found) if found else Query.empty_query()

    def year(self, wanted: Wanted) -> list[Any]:
        """Give a query for records of the year that a word may be."""
        if wanted.field != "any" or not _YEAR.fullmatch(wanted.words[0]):
            return []
        year = int(wanted.words[0])
        low = Query.range_query(self._schema, "year_from", FieldType.Integer, None, year)
        high = Query.range_query(self._schema, "year_to", FieldType.Integer, year, None)
        return [Query.const_score_query(every([low, high]), _IN_THE_YEAR)]

    def phrase(self, wanted: Wanted, slop: int = 0) -> Any:
        rows = dict.fromkeys(
            tuple(bones(stem(word, lang)) for word in map(fold_word, wanted.words)) for lang in LANGUAGES
        )
        found = []
        for name in FIELDS[wanted.field]:
            for row in rows:
                query = Query.phrase_query(self._schema, f"{name}_row", list(row), slop) if len(row) > 1 else None
                if query is not None:
                    found.append(Query.boost_query(query, TEXT_FIELDS[name]))
        return either(found) if found else Query.empty_query()


def weighted_terms(forms: Forms) -> dict[str, float]:
    """Give the index terms of a word's forms, each with what it adds to the score."""
    terms = {f"={forms.surface}": SURFACE}
    for one in forms.stems:
        terms.setdefault(one, STEM)
    for one in forms.skeletons:
        terms.setdefault(one, SKELETON)
    for one in forms.keys:
        terms.setdefault(f"~{one}", LATIN)
    return terms


def allowed_errors(word: str) -> int:
    """Give how many edits a word may be away: none below five letters, one below nine, else two."""
    if not word.isalpha() or len(word) < _NEAR_ONE:
        return 0
    return 2 if len(word) >= _NEAR_TWO else 1
