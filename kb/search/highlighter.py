"""Why a record was found, and the places in its texts, in their original spelling."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any, NamedTuple

import orjson

from kb.domain.languages import FIRST
from kb.language.abbreviations import beginnings, mentions
from kb.language.folding import Word, bones, places, spellings, words
from kb.language.sounds import sound_key
from kb.nearness import edits
from kb.search.analysis import Forms, forms, term_set
from kb.search.asked_words import LookedFor
from kb.search.results import FieldName, FormName, Reason, Snippet
from kb.search.terms import allowed_errors, weighted_terms

_RANK: dict[FormName, int] = {
    "surface": 0, "stem": 1, "skeleton": 2, "latin": 3, "name": 4, "topic": 5, "near": 6, "prefix": 7
}  # fmt: skip
_FIELD_RANK: dict[FieldName, int] = {
    "title": 0, "name": 1, "topic": 2, "note": 3, "other": 4, "year": 5, "date": 6, "number": 7, "identifier": 8
}  # fmt: skip
_WIDEST = 240  # characters of a snippet of a long text
_MOST_SNIPPETS = 4
_MOST_REASONS = 24


_Answers = tuple[tuple[LookedFor, FormName], ...]


class _Found(NamedTuple):
    """A matched place: `start` and `end` in the text, and how it matched which word of the question."""

    start: int
    end: int
    form: FormName
    word: str


def _form_of(sought: LookedFor, there: Forms) -> FormName | None:
    """Return the best form by which a word of a text answers a word of the question; None if it does not."""
    want = sought.forms
    if sought.prefix:
        return "prefix" if there.surface.startswith(want.surface) else None
    if want.surface == there.surface:
        return "surface"
    if not set(want.stems).isdisjoint(there.stems):
        return "stem"
    if not {*want.skeletons, *want.stems}.isdisjoint((*there.skeletons, *there.stems)):
        return "skeleton"
    if not set(want.keys).isdisjoint(there.keys):
        return "latin"
    if sought.sound and sought.sound == sound_key(there.surface):
        return "latin"
    for label in sought.labels:
        if not set(label.stems).isdisjoint(there.stems):
            return "topic"
    if sought.near and _is_near(want, there, sought.near):
        return "near"
    return None


def _is_near(want: Forms, there: Forms, errors: int) -> bool:
    pairs = ((*want.skeletons, *want.stems), (*there.skeletons, *there.stems)), (want.keys, there.keys)
    for ones, others in pairs:
        for form in dict.fromkeys(ones):
            most = min(errors, allowed_errors(form))
            close = [other for other in others if abs(len(form) - len(other)) <= most]
            if most and any(edits(form, other) <= most for other in close):
                return True
    return False


def _texts(source: Any) -> Iterator[tuple[FieldName, str, str, str]]:
    """Return (field, language, text, topic id) for the stored texts of a record."""
    titles, names, topics, notes, other, _values, _years = source
    for lang, text in titles:
        yield "title", lang, text, ""
    for name in names:
        yield "name", "", str(name), ""
    for topic, labels in topics:
        for lang, text in labels:
            yield "topic", lang, text, topic
    for lang, text in notes:
        yield "note", lang, text, ""
    for lang, text in other:
        yield "other", lang, text, ""


_spellings = lru_cache(maxsize=20_000)(spellings)  # labels and the texts of records that are often found


class _Learnt(dict[str, _Answers]):
    """The words of texts of a language with the words of the question that they answer, learnt as they come."""

    def __init__(self, explainer: "Explainer", lang: str) -> None:
        super().__init__()
        self._explainer = explainer
        self._lang = lang

    def __missing__(self, word: str) -> _Answers:
        learnt = self[word] = self._explainer.learn(word, self._lang)
        return learnt


class Explainer:
    """Explains the hits of one question; what it learns of a word holds for all of them."""

    def __init__(self, looked_for: tuple[LookedFor, ...]) -> None:
        self._looked_for = looked_for
        self._topics = {topic for word in looked_for for topic in word.topics}
        self._open = any(word.near or word.prefix or word.sound for word in looked_for)
        sought = [its for word in looked_for for its in (word.forms, *word.labels)]
        self._terms = {term for its in sought for term in weighted_terms(its)}
        self._things = frozenset(thing for word in looked_for for thing in word.things)
        self._answers: dict[str, _Learnt] = {}
        self._labels: dict[tuple[str, str], list[_Found]] = {}

    def explain(self, stored: bytes) -> tuple[tuple[Reason, ...], tuple[Snippet, ...]]:
        """Return the reasons and snippets of a stored record; its first title is shown even if nothing there matched.

        A reason is given once for each word and field, by the best form. Snippets come in the order titles, names,
        topics, notes; of a long text the stretch around the first match is given.
        """
        best: dict[tuple[str, FieldName], Reason] = {}
        snippets: list[Snippet] = []
        titled = False
        source = orjson.loads(stored)
        for field, lang, text, topic in _texts(source):
            places = self._of_label(text, lang) if field == "topic" else self._places(text, lang, field)
            if topic in self._topics:
                whole = [_Found(0, len(text), "topic", word.text) for word in self._looked_for if topic in word.topics]
                places = [*places, *whole]
            for place in places:
                known = best.get((place.word, field))
                if known is None or _RANK[place.form] < _RANK[known.form]:
                    best[place.word, field] = Reason(place.word, field, place.form, text[place.start : place.end])
            if (places or (field == "title" and not titled)) and len(snippets) < _MOST_SNIPPETS:
                snippets.append(_snippet(field, lang, text, places))
            titled = titled or field == "title"
        best.update(self._years(*source[-1]))
        best.update(self._values(*source[-2]))
        reasons = sorted(best.values(), key=lambda reason: (_FIELD_RANK[reason.field], _RANK[reason.form], reason.word))
        return tuple(reasons[:_MOST_REASONS]), tuple(snippets)

    def _years(self, low: int | None, high: int | None) -> Iterator[tuple[tuple[str, FieldName], Reason]]:
        """Return a reason for each word of the question that is a year of the record."""
        for word in self._looked_for:
            if word.year is not None and low is not None and high is not None and low <= word.year <= high:
                shown = str(low) if low == high else f"{low}\u2013{high}"
                yield (word.text, "year"), Reason(word.text, "year", "surface", shown)

    def _values(
        self, numbers: list[str], identifiers: list[str], dates: list[str]
    ) -> Iterator[tuple[tuple[str, FieldName], Reason]]:
        """Return a reason for each value of the question that the record has as its own."""
        here: tuple[tuple[FieldName, list[str]], ...] = (
            ("number", numbers), ("identifier", identifiers), ("date", dates),
        )  # fmt: skip
        for word in self._looked_for:
            for field, its in here if word.values else ():
                known = [
                    value for value in its if value in word.values or (field == "date" and value[:7] in word.values)
                ]
                if known:
                    shown = known[0].partition(":")[2] if field == "identifier" else known[0]
                    yield (word.text, field), Reason(word.text, field, "surface", shown)

    def learn(self, word: str, lang: str) -> _Answers:
        """Return the words of the question that a word of a text answers, each with the form."""
        if not self._open and self._terms.isdisjoint(term_set(word, lang)):
            return ()
        there = forms(word, lang)
        pairs = ((word, _form_of(word, there)) for word in self._looked_for)
        return tuple((word, form) for word, form in pairs if form)

    def _of_label(self, text: str, lang: str) -> list[_Found]:
        """Return the matched places of a topic's label: many records have the same ones."""
        known = self._labels.get((text, lang))
        if known is None:
            known = self._labels[text, lang] = self._places(text, lang, "topic")
        return known

    def _places(self, text: str, lang: str, field: FieldName) -> list[_Found]:
        """Return the matched places of a text; a name of a thing counts as one place."""
        known = self._answers.get(lang)
        if known is None:
            known = self._answers[lang] = _Learnt(self, lang)
        here = _spellings(text)
        if not any(map(known.__getitem__, here)) and not self._things:
            return []
        matched = []
        for place in places(text):
            for word, form in known[place.group()]:
                if field in word.fields:
                    matched.append(_Found(place.start(), place.end(), form, word.text))
        return matched + self._named(words(text), lang, field, matched) if self._things and here else matched

    def _named(self, here: list[Word], lang: str, field: FieldName, known: list[_Found]) -> list[_Found]:
        """Return the places where a thing of the question has another name."""
        there = [forms(word.text, lang) for word in here]
        spelt, stems = [bones(its.surface) for its in there], [bones(its.stems[0]) for its in there]
        matched = []
        for mention in mentions(spelt, stems, lang or FIRST, beginnings(self._things, lang or FIRST)):
            start, end = here[mention.start].start, here[mention.end - 1].end
            for word in self._looked_for:
                seen = any(start <= place.start < end and place.word == word.text for place in known)
                if mention.id in word.things and field in word.fields and not seen:
                    matched.append(_Found(start, end, "name", word.text))
        return matched


def _snippet(field: FieldName, lang: str, text: str, matched: list[_Found]) -> Snippet:
    """Return the text, or the stretch of it around the first match, with the places that matched."""
    spans = _merged(sorted({(place.start, place.end) for place in matched}))
    if len(text) <= _WIDEST:
        return Snippet(field, lang, text, spans)
    start = max(0, (spans[0][0] if spans else 0) - _WIDEST // 3)
    start = text.rfind(" ", 0, start) + 1 if start else 0
    end = start + _WIDEST
    end = max(text.rfind(" ", start, end), start + 1) if end < len(text) else len(text)
    inside = tuple((low - start, high - start) for low, high in spans if low >= start and high <= end)
    return Snippet(field, lang, text[start:end], inside)


def _merged(spans: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    merged: list[tuple[int, int]] = []
    for start, end in spans:
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)
