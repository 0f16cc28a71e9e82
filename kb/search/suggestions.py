"""What a beginning of a question may mean: topics, places, names, numbers, dates and titles, while it is being typed.

Nothing here looks through records: each kind is found where its keys stand in order, or by a term of a few letters
that the index has for each word of a title. Words are compared by their Latin keys, so that a beginning is known in
any script, with or without the letters that a Russian keyboard lacks.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain, islice, zip_longest
from typing import Literal, NamedTuple

from kb.domain.edtf import civil
from kb.language.folding import fold_word, spellings
from kb.language.layouts import turned
from kb.language.typed_dates import dates_in
from kb.language.typed_identifiers import plain_number
from kb.search.analysis import asked_forms
from kb.search.index_places import SearchIndex
from kb.search.index_state import Address, IndexState
from kb.search.label_index import LabelIndex
from kb.search.query_tree import ClauseNode, Node, RangeNode, TermCounts, TermNode, either, term
from kb.search.schema import LONGEST_BEGUN, NAME_END, begun_keys
from kb.search.stopwords import is_stopword
from kb.search.word_trees import AskedPart, WordTrees

LONGEST, MOST = 100, 20  # characters of a beginning that count, and suggestions at the most
_OF_A_KIND = 3  # topics, places, names among others
_WEIGHED, _ENDINGS, _NAMES, _LABELS = 40, 64, 400, 60  # titles, words, names, labels that are looked at
_WORDS = 8  # words of a beginning that count
_FIRST, _IN_A_ROW, _STANDING = 2.0, 1.0, 0.08  # what a title gains that begins so, has the words in a row, by standing
_IDENTIFIERS = ("number", "key", "act", "doi", "isbn", "issn")
_SHORTEST_KEY = 4  # letters of a beginning that may be a citekey
_YEARS = range(1500, 2100)
_NO_LABELS = LabelIndex()


SuggestionKind = Literal["title", "name", "topic", "number", "place", "date"]


class Suggestion(NamedTuple):
    """What a beginning may mean: `text` may be searched for as it stands; `key` is a citekey, an id, a name or a year.

    A number or a date is of the record that `key` names; a year alone is its own key.
    """

    kind: SuggestionKind
    text: str
    key: str


class _Record(NamedTuple):
    """What the index keeps of a record: its titles as [language, text], its numbers as the index spells them."""

    key: str
    titles: list[list[str]]
    numbers: list[str]
    standing: int
    score: float

    def title(self, lang: str) -> str:
        """Return the title in a language, or the first one where there is none in it."""
        titles = [title for code, title in self.titles if code == lang] + [title for _its, title in self.titles[:1]]
        return titles[0] if titles else ""


def suggestions(
    index: SearchIndex, text: str, limit: int, vocabulary: LabelIndex = _NO_LABELS, lang: str = ""
) -> tuple[Suggestion, ...]:
    """Return at most `limit` (1 to 20) suggestions of what a beginning may mean; see `Suggester.suggest`."""
    return index.answer(lambda state: Suggester(state, vocabulary, lang).suggest(text, max(1, min(limit, MOST))))


class Suggester:
    """Suggests from one state of the index; it is cheap to make and belongs to one call.

    `lang` is the reader's language: a record goes by its title in it, where that has the words typed or a number or
    date was typed; with "" by the title that is most like what is typed.
    """

    def __init__(self, state: IndexState, vocabulary: LabelIndex, lang: str = "") -> None:
        self._state = state
        self._vocabulary = vocabulary
        self._lang = lang

    def suggest(self, text: str, limit: int) -> tuple[Suggestion, ...]:
        """Return at most `limit` suggestions, the likeliest first; numbers are those of the default manuscript.

        Where nothing begins so, the text is taken as typed under another keyboard layout; signs alone begin nothing.
        """
        if not any(map(str.isalnum, text)):
            return ()
        for reading in (text, *(other.text for other in turned(text))):
            suggestions: dict[Suggestion, None] = {}
            for suggestion in self._of(reading[:LONGEST], limit):
                suggestions[suggestion] = None
                if len(suggestions) == limit:
                    break
            if suggestions:
                return tuple(suggestions)
        return ()

    def _of(self, text: str, limit: int) -> Iterator[Suggestion]:
        yield from self._dates(text.strip(), limit)
        yield from self._numbers(text.strip().strip("[]№# "), limit)
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
        begun = self._vocabulary.begun(row, _LABELS, self._lang)
        fields = ["topic_id" if kind == "topic" else "place" for kind, _label, _value in begun]
        records = self._state.settled(
            lambda counts: [counts.doc_freq(field, hit[2]) for field, hit in zip(fields, begun, strict=True)]
        )
        seen: set[str] = set()
        for (kind, label, value), count in zip(begun, records, strict=True):
            if count and value not in seen:
                seen.add(value)
                yield Suggestion("topic" if kind == "topic" else "place", label, value)

    def _names(self, keys: tuple[str, ...]) -> Iterator[Suggestion]:
        """Yield the persons and bodies with a word of their name that begins so, those of most records first."""
        counts: dict[str, int] = {}
        for name, count in self._state.terms_with_prefix("called", " ".join(keys), None, _NAMES):
            label = name.partition(NAME_END)[2]
            counts[label] = max(count, counts.get(label, 0))
        for label in sorted(counts, key=lambda label: (-counts[label], label)):
            yield Suggestion("name", label, label)

    def _titles(self, row: list[str], keys: tuple[str, ...], limit: int) -> Iterator[Suggestion]:
        """Yield the titles that have all the words, the last one as a beginning."""
        words = [word for word in row[:-1] if not is_stopword(fold_word(word))]
        read = self._state.settled(lambda counts: [_whole_word(counts, word) for word in words])
        parts = [either([*part.finding, *part.lifting]) for part in read]
        if not (len(keys[-1]) < 2 and parts):  # a letter after words is no more than that they go on
            parts.append(either(self._beginning(keys[-1])))
        weighed: list[tuple[float, str, str]] = []
        for record in self._best(ClauseNode(must=tuple(parts))):
            title, worth = _best_title(record.titles, keys, self._lang)
            weight = (1 + worth) * (1 + _STANDING * record.standing) * (1 + record.score / (record.score + 10))
            weighed.append((-weight, title, record.key))
        for _weight, title, key in sorted(weighed)[:limit]:
            yield Suggestion("title", title, key)

    def _best(self, tree: Node) -> list[_Record]:
        """Return the best records that a tree finds."""
        hits = self._state.best(tree, _WEIGHED, False).hits
        return self._read([address for _score, address in hits], [score for score, _address in hits])

    def _read(self, addresses: list[Address], scores: Sequence[float] = ()) -> list[_Record]:
        standing = self._state.numbers("standing", addresses)
        stored = [(key, json.loads(source)) for key, source in self._state.stored(addresses)]
        rows = zip(stored, standing, scores or [0.0] * len(stored), strict=True)
        return [_Record(key, source[0], source[5][0], points, score) for (key, source), points, score in rows]

    def _beginning(self, key: str) -> list[Node]:
        """Return trees for titles with a word that begins so: by a term of its own for a few letters, else by words."""
        if len(key) <= LONGEST_BEGUN:
            return [term("begun", key, 1.0)]
        sign = "~" if key.isalpha() else "="
        longer = self._state.terms_with_prefix("title", f"{sign}{key}", None, _ENDINGS)
        return [term("title", longer_key, 1.0) for longer_key, _count in longer]

    def _numbers(self, text: str, limit: int) -> Iterator[Suggestion]:
        """Yield the records of the numbers of a list, of documents and of the identifiers that begin so."""
        if not text or any(map(str.isspace, text)):
            return
        if text.isdecimal() and len(text) < 7:
            yield from self._listed(text)
        if text.isdecimal() and int(text) in _YEARS and self._best(RangeNode("year_from", int(text), int(text))):
            yield Suggestion("date", text, text)
        if not (any(map(str.isdecimal, text)) or "-" in text or len(text) >= _SHORTEST_KEY):
            return
        values = {"number": plain_number(text), "isbn": text.replace("-", "")}
        for kind in _IDENTIFIERS if any(map(str.isdecimal, text)) else ("key",):
            begun = f"{kind}:{values.get(kind) or text.casefold()}"
            for identifier, _count in self._state.terms_with_prefix("identifier", begun, None, limit):
                for record in self._first(TermNode("identifier", identifier, ranked=False), 2):
                    shown = record.key if kind == "key" else identifier.partition(":")[2].upper()
                    yield Suggestion("number", f"{shown} {record.title(self._lang)}", record.key)

    def _listed(self, text: str) -> Iterator[Suggestion]:
        """Yield the records under the numbers of a list that begin so, the number itself first."""
        number = int(text)
        for wide in (1, 10, 100):
            begun = RangeNode("number", number * wide, number * wide + wide - 1)
            ordered = self._state.in_order(begun, "by_number", None, _OF_A_KIND)
            for record in self._read([address for _value, address in ordered]):
                places = (number.rpartition(" ")[2] for number in record.numbers)
                shown = next((number for number in places if number.startswith(text)), text)
                yield Suggestion("number", f"[{shown}] {record.title(self._lang)}", record.key)

    def _dates(self, text: str, limit: int) -> Iterator[Suggestion]:
        """Yield the records of the day or month that the text is."""
        for typed in dates_in(text):
            if typed.date.precision in ("day", "month") and len(text) - (typed.end - typed.start) < 2:
                year, month, day = civil(typed.date.lower or 0)
                spelt = f"{year}-{month:02}" + (f"-{day:02}" if typed.date.precision == "day" else "")
                for record in self._first(TermNode("date", spelt, ranked=False), limit):
                    yield Suggestion("date", f"{spelt} {record.title(self._lang)}", record.key)

    def _first(self, node: Node, limit: int) -> list[_Record]:
        """Return a few records, those that stand before others first."""
        return sorted(self._best(node), key=lambda record: (-record.standing, record.key))[:limit]


def _whole_word(counts: TermCounts, word: str) -> AskedPart:
    return WordTrees(counts).word(asked_forms(word), ("title", "name"))


def _best_title(titles: Iterable[list[str]], keys: tuple[str, ...], reader: str) -> tuple[str, float]:
    """Return the title of a record for a reader, and how much the one that is most like the beginning is so.

    It is the one most like the beginning, of those in the reader's language if one of them has as many of its words.
    """
    rows = [(_there(_keys_of(title), keys), _likeness(_keys_of(title), keys), lang, title) for lang, title in titles]
    if not rows:
        return "", -1.0
    words, worth, _lang, best = max(rows, key=lambda row: row[1])
    own = [row for row in rows if row[2] == reader and row[0] >= words]
    return max(own, key=lambda row: row[1])[3] if own else best, worth


def _there(row: tuple[str, ...], keys: tuple[str, ...]) -> int:
    """Return how many of some keys a word begins with."""
    return sum(any(word.startswith(key) for word in row) for key in keys)


def _likeness(row: tuple[str, ...], keys: tuple[str, ...]) -> float:
    size = len(keys)
    for place in range(len(row) - size + 1):
        if row[place : place + size - 1] == keys[:-1] and row[place + size - 1].startswith(keys[-1]):
            return _IN_A_ROW + (_FIRST if place == 0 else 0.0)
    return 0.5 * _there(row, keys) / size


@lru_cache(maxsize=5_000)
def _keys_of(title: str) -> tuple[str, ...]:
    return begun_keys(spellings(title))
