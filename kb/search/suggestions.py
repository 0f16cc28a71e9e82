"""What a beginning of a question may mean: topics, places, names, numbers, dates and titles, while it is being typed.

Nothing here looks through records: each kind is found where its keys stand in order, or by a term of a few letters
that the index has for each word of a title. Words are compared by their Latin keys, so that a beginning is known in
any script, with or without the letters that a Russian keyboard lacks.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain, islice, zip_longest
from typing import Any

import orjson
from tantivy import Order

from kb.domain.edtf import civil
from kb.language.folding import fold_word, spellings
from kb.language.layouts import turned
from kb.language.typed_dates import dates_in
from kb.language.typed_identifiers import plain_number
from kb.search.analysis import asked_forms
from kb.search.label_index import LabelIndex
from kb.search.results import Suggestion
from kb.search.schema import LONGEST_BEGUN, NAME_END, begun_keys, list_number
from kb.search.stopwords import is_stopword
from kb.search.tantivy_queries import TantivyQueries
from kb.search.terms import TermParts
from kb.search.tree import ClauseNode, Node, RangeNode, TermNode, either, term

LONGEST, MOST = 100, 20  # characters of a beginning that count, and suggestions at the most
_OF_A_KIND = 3  # topics, places, names among others
_WEIGHED, _ENDINGS, _NAMES, _LABELS = 40, 64, 400, 60  # titles, words, names, labels that are looked at
_WORDS = 8  # words of a beginning that count
_FIRST, _IN_A_ROW, _STANDING = 2.0, 1.0, 0.08  # what a title gains that begins so, has the words in a row, by standing
_IDENTIFIERS = ("number", "key", "act", "doi", "isbn", "issn")
_SHORTEST_KEY = 4  # letters of a beginning that may be a citekey
_YEARS = range(1500, 2100)


class Suggester:
    """Suggests from one state of the index; it is cheap to make and belongs to one call."""

    def __init__(self, index: Any, searcher: Any, vocabulary: LabelIndex) -> None:
        self._searcher = searcher
        self._vocabulary = vocabulary
        self._queries = TantivyQueries(index.schema)
        self._terms = TermParts(searcher)

    def suggest(self, text: str, limit: int, manuscript: str = "") -> tuple[Suggestion, ...]:
        """Return at most `limit` suggestions, the likeliest first; numbers are those of a manuscript, of the default.

        Where nothing begins so, the text is taken as typed under another keyboard layout.
        """
        for reading in (text, *(other.text for other in turned(text))):
            suggestions = tuple(islice(dict.fromkeys(self._of(reading[:LONGEST], limit, manuscript)), limit))
            if suggestions:
                return suggestions
        return ()

    def _of(self, text: str, limit: int, manuscript: str) -> Iterator[Suggestion]:
        yield from self._dates(text.strip(), limit)
        yield from self._numbers(text.strip().strip("[]№# "), manuscript, limit)
        row = [word for word in spellings(text) if any(map(str.isalnum, word))][:_WORDS]
        keys = begun_keys(row)
        if not keys:
            return
        labels, names = self._labels(row), self._names(keys)
        yield from chain.from_iterable(
            filter(None, pair) for pair in zip_longest(islice(labels, _OF_A_KIND), islice(names, _OF_A_KIND))
        )
        yield from self._titles(row, keys, limit)
        yield from labels
        yield from names

    def _labels(self, row: list[str]) -> Iterator[Suggestion]:
        """Yield the topics and places with a label of which some words begin so; each once, where a record has it."""
        seen: set[str] = set()
        for kind, label, value in self._vocabulary.begun(row, _LABELS):
            field = "topic_id" if kind == "topic" else "place"
            if value not in seen and self._searcher.doc_freq(field, value):
                seen.add(value)
                yield Suggestion("topic" if kind == "topic" else "place", label, value)

    def _names(self, keys: tuple[str, ...]) -> Iterator[Suggestion]:
        """Yield the persons and bodies with a word of their name that begins so, those of most records first."""
        counts: dict[str, int] = {}
        for name, count in self._searcher.terms_with_prefix("called", " ".join(keys), None, _NAMES):
            label = name.partition(NAME_END)[2]
            counts[label] = max(count, counts.get(label, 0))
        for label in sorted(counts, key=lambda label: (-counts[label], label)):
            yield Suggestion("name", label, label)

    def _titles(self, row: list[str], keys: tuple[str, ...], limit: int) -> Iterator[Suggestion]:
        """Yield the titles that have all the words, the last one as a beginning."""
        words = [word for word in row[:-1] if not is_stopword(fold_word(word))]
        parts = [either([*its.finding, *its.lifting]) for its in (self._whole_word(word) for word in words)]
        last = self._beginning(keys[-1])
        if not (len(keys[-1]) < 2 and parts):  # a letter after words is no more than that they go on
            parts.append(either(last))
        best = self._searcher.search(self._queries.of(ClauseNode(must=tuple(parts))), _WEIGHED, False).hits
        addresses = [address for _score, address in best]
        standing = self._searcher.fast_field_values("standing", addresses)
        weighed: list[tuple[float, str, str]] = []
        for (score, address), points in zip(best, standing, strict=True):
            record = self._searcher.doc(address)
            title, worth = _best_title(orjson.loads(bytes(record.get_first("source")))[0], keys)
            weight = (1 + worth) * (1 + _STANDING * points) * (1 + score / (score + 10))
            weighed.append((-weight, title, str(record.get_first("key"))))
        for _weight, title, key in sorted(weighed)[:limit]:
            yield Suggestion("title", title, key)

    def _whole_word(self, word: str) -> Any:
        return self._terms.word(asked_forms(word), ("title", "name"))

    def _beginning(self, key: str) -> list[Node]:
        """Return trees for titles with a word that begins so: by a term of its own for a few letters, else by words."""
        if len(key) <= LONGEST_BEGUN:
            return [term("begun", key, 1.0)]
        sign = "~" if key.isalpha() else "="
        longer = self._searcher.terms_with_prefix("title", f"{sign}{key}", None, _ENDINGS)
        return [term("title", its, 1.0) for its, _count in longer]

    def _numbers(self, text: str, manuscript: str, limit: int) -> Iterator[Suggestion]:
        """Yield the records of the numbers of a list, of documents and of the identifiers that begin so."""
        if not text or any(map(str.isspace, text)):
            return
        if text.isdecimal() and len(text) < 7:
            yield from self._listed(text, manuscript)
        if text.isdecimal() and int(text) in _YEARS and self._of_years(int(text)):
            yield Suggestion("date", text, text)
        if not (any(map(str.isdecimal, text)) or "-" in text or len(text) >= _SHORTEST_KEY):
            return
        values = {"number": plain_number(text), "isbn": text.replace("-", "")}
        for kind in _IDENTIFIERS if any(map(str.isdecimal, text)) else ("key",):
            begun = f"{kind}:{values.get(kind) or text.casefold()}"
            for identifier, _count in self._searcher.terms_with_prefix("identifier", begun, None, limit):
                for title, key in self._records(TermNode("identifier", identifier, ranked=False), 2):
                    shown = key if kind == "key" else identifier.partition(":")[2].upper()
                    yield Suggestion("number", f"{shown} {title}", key)

    def _listed(self, text: str, manuscript: str) -> Iterator[Suggestion]:
        """Yield the records under the numbers of a list that begin so, the number itself first."""
        if manuscript:
            terms = self._searcher.terms_with_prefix("cited_in", list_number(manuscript, text), None, _OF_A_KIND)
            nodes: list[Node] = [TermNode("cited_in", its, ranked=False) for its, _count in terms]
        else:
            number, wide = int(text), 1
            nodes = [RangeNode("number", number, number)]
            for _more in range(2):
                wide *= 10
                nodes.append(RangeNode("number", number * wide, number * wide + wide - 1))
        for node in nodes:
            for title, key, numbers in self._numbered(node):
                shown = next((number for number in numbers if number.rpartition(" ")[2].startswith(text)), text)
                yield Suggestion("number", f"[{shown.rpartition(' ')[2]}] {title}", key)

    def _numbered(self, node: Node) -> Iterator[tuple[str, str, list[str]]]:
        order = self._searcher.search(self._queries.of(node), _OF_A_KIND, False, "by_number", 0, Order.Asc).hits
        for _value, address in order:
            record = self._searcher.doc(address)
            source = orjson.loads(bytes(record.get_first("source")))
            yield _first_title(source[0]), str(record.get_first("key")), source[5][0]

    def _dates(self, text: str, limit: int) -> Iterator[Suggestion]:
        """Yield the records of the day or month that the text is."""
        for typed in dates_in(text):
            if typed.date.precision in ("day", "month") and len(text) - (typed.end - typed.start) < 2:
                year, month, day = civil(typed.date.lower or 0)
                spelt = f"{year}-{month:02}" + (f"-{day:02}" if typed.date.precision == "day" else "")
                for title, key in self._records(TermNode("date", spelt, ranked=False), limit):
                    yield Suggestion("date", f"{spelt} {title}", key)

    def _of_years(self, year: int) -> bool:
        query = self._queries.of(RangeNode("year_from", year, year))
        return bool(self._searcher.search(query, 1, False).hits)

    def _records(self, node: Node, limit: int) -> Iterator[tuple[str, str]]:
        """Yield title and key of records, those that stand before others first."""
        best = self._searcher.search(self._queries.of(node), limit, False, "standing", 0, Order.Desc)
        for _value, address in best.hits:
            record = self._searcher.doc(address)
            yield _first_title(orjson.loads(bytes(record.get_first("source")))[0]), str(record.get_first("key"))


def _first_title(titles: list[list[str]]) -> str:
    return titles[0][1] if titles else ""


def _best_title(titles: Iterable[list[str]], keys: tuple[str, ...]) -> tuple[str, float]:
    """Return the title of a record that is most like the beginning, and how much it is so."""
    best, most = "", -1.0
    for _lang, title in titles:
        worth = _likeness(_keys_of(title), keys)
        if worth > most:
            best, most = title, worth
    return best, most


def _likeness(row: tuple[str, ...], keys: tuple[str, ...]) -> float:
    size = len(keys)
    for place in range(len(row) - size + 1):
        if row[place : place + size - 1] == keys[:-1] and row[place + size - 1].startswith(keys[-1]):
            return _IN_A_ROW + (_FIRST if place == 0 else 0.0)
    there = sum(any(word.startswith(key) for word in row) for key in keys)
    return 0.5 * there / size


@lru_cache(maxsize=5_000)
def _keys_of(title: str) -> tuple[str, ...]:
    return begun_keys(spellings(title))
