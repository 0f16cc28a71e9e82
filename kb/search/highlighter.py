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
from kb.search.analysis import Forms, SeenWords, forms
from kb.search.asked_words import LookedFor
from kb.search.index_values import FieldName, FormName, Reason, Snippet
from kb.search.matching_forms import by_length, form_of
from kb.search.schema import MENTION
from kb.search.snippets import snippet
from kb.search.stored_texts import Noted, StoredLabels, StoredRecord, StoredText
from kb.search.text_phrases import TextPhrases
from kb.search.weighted_forms import weighted_terms

_RANK: dict[FormName, int] = {
    "surface": 0, "stem": 1, "skeleton": 2, "latin": 3, "name": 4, "topic": 5, "near": 6, "prefix": 7
}  # fmt: skip
_FIELD_RANK: dict[FieldName, int] = {
    "title": 0, "name": 1, "topic": 2, "note": 3, "other": 4, "year": 5, "date": 6, "number": 7, "identifier": 8,
    "kind": 9, "party": 10, "place": 11,
}  # fmt: skip
_VALUES: tuple[FieldName, ...] = ("number", "identifier", "date", "kind", "party", "place")  # as a record stores them
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
_Answering = dict[SeenWords, "_Learnt"]  # by where the words of texts are noted that may answer


@lru_cache(maxsize=10_000)
def _named_in(text: str, lang: str) -> tuple[tuple[int, int, str], ...]:
    """Return (start, end, thing) for the names of things in a text."""
    row = words(text)
    word_forms = [forms(word.text, lang) for word in row]
    spelt, stems = [bones(form.surface) for form in word_forms], [bones(form.stems[0]) for form in word_forms]
    return tuple((row[hit.start].start, row[hit.end - 1].end, hit.id) for hit in mentions(spelt, stems, lang or FIRST))


class _Learnt:
    """What texts whose words are noted in one place have of a question, learnt as they come.

    `of` tells which words of the question each of their words may answer, `firsts` are those with which a name of a
    thing of it may begin: most texts have none of both. `compared` were looked at for being like a word of it.
    """

    def __init__(self, lang: str, of: dict[str, list[LookedFor]], firsts: frozenset[str]) -> None:
        self.lang, self.of, self.may, self.firsts = lang, of, {*of, *firsts}, firsts
        self.compared: set[str] = set()
        self.answers: dict[str, _Answers] = {}


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
        self._sounds = frozenset(word.sound for word in looked_for if word.sound)
        near = [word for word in looked_for if word.near]
        self._near_stems = by_length((word.near, (*word.forms.skeletons, *word.forms.stems)) for word in near)
        self._near_keys = by_length((word.near, word.forms.keys) for word in near)
        self._compares = bool(self._sounds or near)
        sought = [
            frozenset(term for form in (word.forms, *word.labels) for term in weighted_terms(form))
            for word in looked_for
        ]
        self._sought = list(zip(looked_for, sought, strict=True))
        self._things = frozenset(thing for word in looked_for for thing in word.things)
        spans = ((word.text, word.years or (word.year, word.year)) for word in looked_for)
        self._years_asked = [(text, low, high) for text, (low, high) in spans if (low, high) != (None, None)]
        self._values_asked = [word for word in looked_for if word.values]
        self._in_rows = TextPhrases(looked_for)
        self._learnt: dict[SeenWords, _Learnt] = {}
        self._labels: dict[str, tuple[_Places, _Reasons]] = {}

    def explain(self, record: StoredRecord) -> tuple[tuple[Reason, ...], tuple[Snippet, ...]]:
        """Return the reasons and snippets of a record; its first title is shown even if nothing there matched.

        All records that are to be explained have to be read (`read_stored`) before the first of them is explained.

        A reason is given once for each word and field, by the best form. Snippets come in the order titles, names,
        topics, notes; of a long text the stretch around the first match is given.
        """
        answering = self._answering(record.noted)
        before = self._found("title", record.titles, answering) + self._found("name", record.names, answering)
        by_topic = [self._of_topic(topic, labels) for topic, labels in record.topics]
        after = self._found("note", record.notes, answering) + self._found("other", record.other, answering)
        best: _Reasons = {}
        if self._values_asked:
            best.update(self._values(record.values))
        if self._in_rows.words:
            valued = {word for word, _field in best}
            before, after = self._with_rows(record, before, after, valued)
        _collect(best, before)
        for _rows, reasons in by_topic:
            _keep_best(best, reasons)
        _collect(best, after)
        if self._years_asked:
            best.update(self._years(*record.years))
        shown = [*before, *(row for rows, _reasons in by_topic for row in rows), *after]
        title = record.titles[0] if record.titles else None
        if title and (not shown or shown[0][:3] != ("title", title.lang, title.text)):
            shown = [("title", title.lang, title.text, ()), *shown]
        ordered = sorted(best.values(), key=lambda reason: (_FIELD_RANK[reason.field], _RANK[reason.form], reason.word))
        return tuple(ordered[:_MOST_REASONS]), tuple([snippet(*row) for row in shown[:_MOST_SNIPPETS]])

    def _with_rows(
        self, record: StoredRecord, before: _Places, after: _Places, known: set[str]
    ) -> tuple[_Places, _Places]:
        """Return texts with matched places, those too where rows of words stand for what nothing else tells of."""
        known = known.union(place.word for row in (*before, *after) for place in row[3])
        noted = (record.noted, *(labels.noted for _topic, labels in record.topics))
        if known.issuperset(self._in_rows.words) or not any(map(self._in_rows.may_be_in, noted)):
            return before, after
        fields: tuple[tuple[FieldName, Sequence[StoredText]], ...] = (
            ("title", record.titles), ("name", record.names), ("note", record.notes), ("other", record.other),
            *(("topic", labels.texts) for _topic, labels in record.topics),
        )  # fmt: skip
        rows = {row[:3]: row for row in (*before, *after)}
        for field, stored_text in ((field, text) for field, texts in fields for text in texts):
            more = [_Found(start, end, "name", word) for start, end, word in self._in_rows.spans(stored_text, known)]
            key = (field, stored_text.lang, stored_text.text)
            if more:
                rows[key] = (*key, sorted((*rows.get(key, (*key, ()))[3], *more)))
        order = sorted(rows.values(), key=lambda row: _FIELD_RANK[row[0]])
        boundary = [row[0] in ("title", "name") for row in order].count(True)
        return order[:boundary], order[boundary:]

    def _years(self, low: int | None, high: int | None) -> Iterator[tuple[tuple[str, FieldName], Reason]]:
        """Return a reason for each word of the question that is a year of the record, or a span of years with one."""
        for word, first, last in self._years_asked:
            after, before = first is None or (high or 0) >= first, last is None or (low or 0) <= last
            if low is not None and high is not None and after and before:
                shown = str(low) if low == high else f"{low}\u2013{high}"
                yield (word, "year"), Reason(word, "year", "surface", shown)

    def _values(self, values: Sequence[list[str]]) -> Iterator[tuple[tuple[str, FieldName], Reason]]:
        """Return a reason for each value of the question that the record has, as its own or by the way."""
        for word in self._values_asked:
            for field, field_values in zip(_VALUES, values, strict=True):
                if word.fields and field not in word.fields:
                    continue
                bare = (value.removeprefix(MENTION) for value in field_values)
                known = next((text for text in bare if text in word.values or text[:7] in word.values), None)
                if known is not None:
                    shown = known.partition(":")[2] if field == "identifier" else known
                    yield (word.text, field), Reason(word.text, field, "surface", shown)

    def _learn_of(self, text: StoredText) -> _Learnt:
        """Return where it is kept what is learnt of words of texts such as this."""
        of: dict[str, list[LookedFor]] = {}
        for sought_word, terms in self._sought:
            for word in text.seen.begun(sought_word.forms.surface) if sought_word.prefix else text.seen.having(terms):
                of.setdefault(word, []).append(sought_word)
        firsts = text.seen.having(_terms_of_names(self._things, text.lang)) if self._things else frozenset[str]()
        learnt = self._learnt[text.seen] = _Learnt(text.lang, of, firsts)
        return learnt

    def _answering(self, noted: Noted) -> _Answering:
        """Return what is learnt of those texts that have words which may answer the question, or begin a name."""
        answering: _Answering = {}
        for text, text_words in noted:
            learnt = self._learnt.get(text.seen) or self._learn_of(text)
            if self._compares:
                others = text_words - learnt.compared
                learnt.compared |= others
                learnt.may.update([word for word in others if self._is_like(forms(word, learnt.lang))])
            if not learnt.may.isdisjoint(text_words):
                answering[text.seen] = learnt
        return answering

    def _is_like(self, word_forms: Forms) -> bool:
        """Return whether a word of a text sounds like a word of the question or is near it."""
        if self._sounds and sound_key(word_forms.surface) in self._sounds:
            return True
        stems, keys = self._near_stems, self._near_keys
        for other in (*word_forms.skeletons, *word_forms.stems) if stems else ():
            for form, most in stems.get(len(other), ()):
                if edits(form, other) <= most:
                    return True
        return any(edits(form, other) <= most for other in word_forms.keys for form, most in keys.get(len(other), ()))

    def _answers(self, word: str, learnt: _Learnt) -> _Answers:
        """Return the words of the question that a word of a text answers, each with the form."""
        word_forms = forms(word, learnt.lang)
        may = self._looked_for if self._compares else learnt.of.get(word, ())
        pairs = ((sought_word, form_of(sought_word, word_forms)) for sought_word in may)
        answers = learnt.answers[word] = tuple([(sought_word, form) for sought_word, form in pairs if form])
        return answers

    def _found(self, field: FieldName, texts: Sequence[StoredText], answering: _Answering) -> _Places:
        """Return the texts of a field with matched places, as (field, language, text, places)."""
        rows: _Places = []
        for text in texts if answering else ():
            learnt = answering.get(text.seen)
            if learnt and not learnt.may.isdisjoint(text.words) and (matched := self._places(text, field, learnt)):
                rows.append((field, text.lang, text.text, matched))
        return rows

    def _of_topic(self, topic: str, labels: StoredLabels) -> tuple[_Places, _Reasons]:
        """Return the labels of a topic with matched places, and the reasons they give: many records have the same."""
        known = self._labels.get(topic)
        if known is None:
            rows = self._found("topic", labels.texts, self._answering(labels.noted))
            if topic in self._topics:
                wholly = [word.text for word in self._looked_for if topic in word.topics]
                matched = {(lang, text): places for _field, lang, text, places in rows}
                rows = [
                    (
                        "topic",
                        label.lang,
                        label.text,
                        (*matched.get((label.lang, label.text), ()), *_whole(label.text, wholly)),
                    )
                    for label in labels.texts
                ]
            reasons: _Reasons = {}
            _collect(reasons, rows)
            known = self._labels[topic] = rows[:_MOST_SNIPPETS], reasons
        return known

    def _places(self, text: StoredText, field: FieldName, learnt: _Learnt) -> Sequence[_Found]:
        """Return the matched places of a text by its words that may answer; a name of a thing counts as one place."""
        known, matched = learnt.answers, list[_Found]()
        for spelt in learnt.may & text.words:
            answers = known.get(spelt)
            for word, form in self._answers(spelt, learnt) if answers is None else answers:
                if field in word.fields:
                    matched += [_Found(start, end, form, word.text) for start, end in text.places[spelt]]
        matched.sort(key=itemgetter(0))
        for start, end, thing in () if learnt.firsts.isdisjoint(text.words) else _named_in(text.text, text.lang):
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


def _collect(reasons: _Reasons, rows: _Places) -> None:
    """Put in a reason for each word and field, by the best form."""
    for field, _lang, text, matched in rows:
        for place in matched:
            known = reasons.get((place.word, field))
            if known is None or _RANK[place.form] < _RANK[known.form]:
                reasons[place.word, field] = Reason(place.word, field, place.form, text[place.start : place.end])


def _keep_best(best: _Reasons, others: _Reasons) -> None:
    for key, reason in others.items():
        known = best.get(key)
        if known is None or _RANK[reason.form] < _RANK[known.form]:
            best[key] = reason
