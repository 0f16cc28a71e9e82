"""Why a record was found, and the places in its texts, in their original spelling."""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple

from kb.domain.languages import FIRST
from kb.language.abbreviations import beginnings, mentions
from kb.language.abbreviations import things as things_by_id
from kb.language.folding import bones, fold_word, words
from kb.language.sounds import sound_key
from kb.nearness import edits
from kb.search.analysis import Forms, SeenWords, form_terms, forms
from kb.search.answering_forms import by_length, form_of
from kb.search.asked_words import LookedFor
from kb.search.results import FieldName, FormName, Reason, Snippet
from kb.search.snippets import snippet
from kb.search.stored_texts import StoredRecord, StoredText, StoredTexts
from kb.search.weighted_forms import weighted_terms

_RANK: dict[FormName, int] = {
    "surface": 0, "stem": 1, "skeleton": 2, "latin": 3, "name": 4, "topic": 5, "near": 6, "prefix": 7
}  # fmt: skip
_FIELD_RANK: dict[FieldName, int] = {
    "title": 0, "name": 1, "topic": 2, "note": 3, "other": 4, "year": 5, "date": 6, "number": 7, "identifier": 8
}  # fmt: skip
_MOST_SNIPPETS = 4
_MOST_REASONS = 24


class _Found(NamedTuple):
    """A matched place: `start` and `end` in the text, and how it matched which word of the question."""

    start: int
    end: int
    form: FormName
    word: str


_Answers = tuple[tuple[LookedFor, FormName], ...]
_Reasons = dict[tuple[str, FieldName], Reason]
_Places = list[tuple[FieldName, str, str, Sequence[_Found]]]  # a text of a field and language, what matched in it


@lru_cache(maxsize=10_000)
def _named_in(text: str, lang: str) -> tuple[tuple[int, int, str], ...]:
    """Return (start, end, thing) for the names of things in a text."""
    row = words(text)
    there = [forms(word.text, lang) for word in row]
    spelt, stems = [bones(its.surface) for its in there], [bones(its.stems[0]) for its in there]
    return tuple((row[its.start].start, row[its.end - 1].end, its.id) for its in mentions(spelt, stems, lang or FIRST))


class _Learnt:
    """What texts whose words are noted in one place have of a question, learnt as they come.

    `may` are their words that answer it, `firsts` those with which a name of a thing of it may begin. Most texts have
    none of them.
    """

    def __init__(self, explainer: "Explainer", text: StoredText, may: frozenset[str], firsts: frozenset[str]) -> None:
        self._explainer, self._lang = explainer, text.lang
        self._may, self.firsts = set(may), firsts
        self._compared: set[str] = set()
        self._answers: dict[str, _Answers] = {}

    def among(self, words: frozenset[str]) -> set[str]:
        """Return those of some words that may answer the question."""
        if self._explainer.compares:
            others = words - self._compared
            self._compared |= others
            self._may.update(word for word in others if self._explainer.is_like(forms(word, self._lang)))
        return self._may & words

    def answers(self, word: str) -> _Answers:
        """Return the words of the question that a word answers, each with the form."""
        known = self._answers.get(word)
        if known is None:
            known = self._answers[word] = self._explainer.learn(word, self._lang)
        return known


@lru_cache(maxsize=1_000)
def _terms_of_names(things: frozenset[str], lang: str) -> frozenset[str]:
    """Return the index terms of the words with which a name of some things may begin in a text of a language."""
    firsts = beginnings(things, lang or FIRST)
    spelt = {fold_word(words(name)[0].text) for thing in things for name in things_by_id()[thing].names}
    return frozenset((*firsts, *(f"={first}" for first in (*firsts, *spelt))))


class Explainer:
    """Explains the hits of one question; what it learns of a word holds for all of them."""

    def __init__(self, looked_for: tuple[LookedFor, ...]) -> None:
        self._looked_for = looked_for
        self._topics = {topic for word in looked_for for topic in word.topics}
        self._beginnings = tuple(word.forms.surface for word in looked_for if word.prefix)
        self._sounds = frozenset(word.sound for word in looked_for if word.sound)
        near = [word for word in looked_for if word.near]
        self._near_stems = by_length((word.near, (*word.forms.skeletons, *word.forms.stems)) for word in near)
        self._near_keys = by_length((word.near, word.forms.keys) for word in near)
        self.compares = bool(self._beginnings or self._sounds or near)
        sought = [
            frozenset(term for its in (word.forms, *word.labels) for term in weighted_terms(its)) for word in looked_for
        ]
        compared = [bool(word.near or word.prefix or word.sound) for word in looked_for]
        self._sought = list(zip(looked_for, sought, compared, strict=True))
        self._terms = frozenset[str]().union(*sought)
        self._things = frozenset(thing for word in looked_for for thing in word.things)
        self._learnt: dict[SeenWords, _Learnt] = {}
        self._labels: dict[str, tuple[_Places, _Reasons]] = {}

    def explain(self, record: StoredRecord) -> tuple[tuple[Reason, ...], tuple[Snippet, ...]]:
        """Return the reasons and snippets of a record; its first title is shown even if nothing there matched.

        All records that are to be explained have to be read (`read_stored`) before the first of them is explained.

        A reason is given once for each word and field, by the best form. Snippets come in the order titles, names,
        topics, notes; of a long text the stretch around the first match is given.
        """
        before = self._found(record.titles) + self._found(record.names)
        by_topic = [self._of_topic(topic, labels) for topic, labels in record.topics]
        after = self._found(record.notes) + self._found(record.other)
        best: _Reasons = {}
        for reasons in (_reasons(before), *(reasons for _rows, reasons in by_topic), _reasons(after)):
            _keep_best(best, reasons)
        best.update(self._years(*record.years))
        best.update(self._values(*record.values))
        shown = [*before, *(row for rows, _reasons in by_topic for row in rows), *after]
        title = next(iter(record.titles.texts), None)
        if title and (not shown or shown[0][:3] != ("title", title.lang, title.text)):
            shown = [("title", title.lang, title.text, ()), *shown]
        ordered = sorted(best.values(), key=lambda reason: (_FIELD_RANK[reason.field], _RANK[reason.form], reason.word))
        return tuple(ordered[:_MOST_REASONS]), tuple(snippet(*row) for row in shown[:_MOST_SNIPPETS])

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

    def _learn_of(self, text: StoredText) -> _Learnt:
        """Return where it is kept what is learnt of words of texts such as this."""
        may = text.seen.having(self._terms)
        firsts = text.seen.having(_terms_of_names(self._things, text.lang)) if self._things else frozenset[str]()
        learnt = self._learnt[text.seen] = _Learnt(self, text, may, firsts)
        return learnt

    def is_like(self, there: Forms) -> bool:
        """Return whether a word of a text begins as a word of the question, sounds like it or is near it."""
        surface = there.surface
        if surface.startswith(self._beginnings) or (self._sounds and sound_key(surface) in self._sounds):
            return True
        stems, keys = self._near_stems, self._near_keys
        for other in (*there.skeletons, *there.stems) if stems else ():
            for form, most in stems.get(len(other), ()):
                if edits(form, other) <= most:
                    return True
        return any(edits(form, other) <= most for other in there.keys for form, most in keys.get(len(other), ()))

    def learn(self, word: str, lang: str) -> _Answers:
        """Return the words of the question that a word of a text answers, each with the form."""
        there = forms(word, lang)
        terms = form_terms(there)
        may = (its for its, sought, compared in self._sought if compared or not sought.isdisjoint(terms))
        pairs = ((its, form_of(its, there)) for its in may)
        return tuple((its, form) for its, form in pairs if form)

    def _found(self, its: StoredTexts) -> _Places:
        """Return the texts of a field with matched places, as (field, language, text, places)."""
        rows: _Places = []
        if len(its.noted) < len(its.texts) and not any(self._has(text, words) for text, words in its.noted):
            return rows
        for text in its.texts:
            learnt = self._learnt.get(text.seen) or self._learn_of(text)
            here, named = learnt.among(text.words), not learnt.firsts.isdisjoint(text.words)
            if here or named:
                matched = self._places(text, its.field, here, named)
                if matched:
                    rows.append((its.field, text.lang, text.text, matched))
        return rows

    def _of_topic(self, topic: str, labels: StoredTexts) -> tuple[_Places, _Reasons]:
        """Return the labels of a topic with matched places, and the reasons they give: many records have the same."""
        known = self._labels.get(topic)
        if known is None:
            rows = self._found(labels)
            if topic in self._topics:
                wholly = [word.text for word in self._looked_for if topic in word.topics]
                matched = {(lang, text): places for _field, lang, text, places in rows}
                rows = [
                    ("topic", its.lang, its.text, (*matched.get((its.lang, its.text), ()), *_whole(its.text, wholly)))
                    for its in labels.texts
                ]
            known = self._labels[topic] = rows[:_MOST_SNIPPETS], _reasons(rows)
        return known

    def _has(self, text: StoredText, words: frozenset[str]) -> bool:
        """Return whether the words of all texts such as this may answer, or a name of a thing begin with one."""
        learnt = self._learnt.get(text.seen) or self._learn_of(text)
        return bool(learnt.among(words)) or not learnt.firsts.isdisjoint(words)

    def _places(self, text: StoredText, field: FieldName, here: set[str], named: bool) -> Sequence[_Found]:
        """Return the matched places of a text by its words that may answer; a name of a thing counts as one place."""
        learnt = self._learnt[text.seen]
        matched = [
            _Found(start, end, form, word.text)
            for spelt in here
            for word, form in learnt.answers(spelt)
            if field in word.fields
            for start, end in text.places[spelt]
        ]
        matched.sort(key=itemgetter(0))
        for start, end, thing in _named_in(text.text, text.lang) if named else ():
            if thing in self._things:
                matched += self._named(start, end, thing, field, matched)
        return matched

    def _named(self, start: int, end: int, thing: str, field: FieldName, known: list[_Found]) -> list[_Found]:
        """Return the place where a thing of the question has another name."""
        words_of_it = [word.text for word in self._looked_for if thing in word.things and field in word.fields]
        seen = {place.word for place in known if start <= place.start < end}
        return [_Found(start, end, "name", word) for word in words_of_it if word not in seen]


def _whole(text: str, whose: Iterable[str]) -> list[_Found]:
    return [_Found(0, len(text), "topic", word) for word in whose]


def _reasons(rows: _Places) -> _Reasons:
    """Return a reason for each word and field, by the best form."""
    reasons: _Reasons = {}
    for field, _lang, text, matched in rows:
        for place in matched:
            known = reasons.get((place.word, field))
            if known is None or _RANK[place.form] < _RANK[known.form]:
                reasons[place.word, field] = Reason(place.word, field, place.form, text[place.start : place.end])
    return reasons


def _keep_best(best: _Reasons, others: _Reasons) -> None:
    for key, reason in others.items():
        known = best.get(key)
        if known is None or _RANK[reason.form] < _RANK[known.form]:
            best[key] = reason
