"""A parsed question as a tantivy query, with an account of how it was read."""

from dataclasses import dataclass, field
from typing import Any, NamedTuple

from tantivy import Query

from kb.domain.languages import LANGUAGES
from kb.language.abbreviations import mentions, things
from kb.language.folding import bones, fold_word, words
from kb.language.stems import stem
from kb.search.analysis import Forms, asked_forms
from kb.search.grammar import ParsedQuery, Wanted
from kb.search.label_index import LabelIndex
from kb.search.results import FieldName, ReadWord
from kb.search.schema import TEXT_FIELDS
from kb.search.stopwords import is_stopword
from kb.search.terms import FIELDS, NOTHING, TermClauses, TermQueries, allowed_errors, either, every, year_of

THING, LABEL = 0.8, 0.3  # shares of a field's weight for a thing's other names and for a topic's labels
_TOPIC, _NAME = 3.0, 2.0  # what a record of the topic, party or kind named gains
_SLOP, _ORDERED = 3, 1.0  # words of the question in order in a title


class Plan(NamedTuple):
    """The words of a question ready to be searched.

    `needed` must match, `helpful` add to the score, `barred` must not match; `read` is the account of it, and
    `looked_for` the forms by which hits are explained.
    """

    needed: tuple[TermClauses, ...] = ()
    helpful: tuple[Any, ...] = ()
    barred: tuple[Any, ...] = ()
    read: tuple[ReadWord, ...] = ()
    looked_for: tuple["LookedFor", ...] = ()


class LookedFor(NamedTuple):
    """A word of the question with its forms and what stands for it, to tell why a record was found."""

    text: str
    forms: Forms
    fields: tuple[FieldName, ...]
    things: frozenset[str] = frozenset()
    labels: tuple[Forms, ...] = ()
    topics: frozenset[str] = frozenset()
    near: int = 0
    prefix: bool = False
    year: int | None = None


@dataclass(slots=True)
class _Slot:
    """One asked word while the plan is made."""

    wanted: Wanted
    forms: Forms
    asked: TermClauses = NOTHING
    near: int = 0
    optional: bool = False
    things: set[str] = field(default_factory=set)
    topics: set[str] = field(default_factory=set)
    expansions: list[str] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)


class Planner:
    """Makes plans against one state of the index: only terms that occur become part of a query."""

    def __init__(self, schema: Any, searcher: Any, vocabulary: LabelIndex) -> None:
        self._terms = TermQueries(schema, searcher)
        self._vocabulary = vocabulary

    def plan(self, question: ParsedQuery) -> Plan:
        """Return the plan of a question's words; with no words nothing is needed and everything matches."""
        single = [self._slot(wanted) for wanted in question.wanted if not wanted.phrase and not wanted.negated]
        self._mark_optional(single)
        needed: list[TermClauses] = []
        helpful: list[Any] = []
        ordered: list[_Slot] = []
        for start, end, alternatives in self._grouped(single):
            slots = single[start:end]
            ordered += slots
            its, helps = _group(slots, alternatives)
            needed += its
            helpful += helps
        helpful += self._near_each_other(single)
        read = [_account(slot) for slot in ordered]
        looked_for = [_looked_for(slot) for slot in ordered]
        barred: list[Any] = []
        for wanted in question.wanted:
            if wanted.negated:
                barred += self._terms.phrase(wanted) if wanted.phrase else self._terms.barred(wanted)
                read.append(_read(wanted))
            elif wanted.phrase:
                needed.append(TermClauses(tuple(self._terms.phrase(wanted))))
                read.append(_read(wanted))
                looked_for += (LookedFor(word, asked_forms(word), FIELDS[wanted.field]) for word in wanted.words)
        return Plan(tuple(needed), tuple(helpful), tuple(barred), tuple(read), tuple(looked_for))

    def _slot(self, wanted: Wanted) -> _Slot:
        slot = _Slot(wanted, asked_forms(wanted.words[0]))
        if wanted.prefix:
            slot.asked = TermClauses(tuple(self._terms.prefix(slot.forms.surface, FIELDS[wanted.field])))
            return slot
        slot.asked = self._terms.with_year(wanted, self._terms.word(slot.forms, FIELDS[wanted.field]))
        if not slot.asked.finding:
            slot.near = allowed_errors(slot.forms.surface)
            if slot.near:
                slot.asked = TermClauses(tuple(self._terms.near(slot.forms, FIELDS[wanted.field], slot.near)))
        return slot

    def _near_each_other(self, slots: list[_Slot]) -> list[Any]:
        """Return queries that lift titles with the words in the order of the question, if it repeats none of them."""
        row = [slot.wanted.words[0] for slot in slots if slot.wanted.field in ("any", "title")]
        if len(row) < 2 or len({slot.forms.stems for slot in slots}) < len(slots):
            return []
        asked = Wanted(tuple(row), "title", phrase=True)
        return [Query.boost_query(query, _ORDERED) for query in self._terms.phrase(asked, slop=_SLOP)]

    def _mark_optional(self, slots: list[_Slot]) -> None:
        """Words that say little ("the", "туралы", initials) need not be there, unless there are no others."""
        optional = [is_stopword(slot.forms.surface) and not slot.wanted.prefix for slot in slots]
        if not all(optional):
            for slot, free in zip(slots, optional, strict=True):
                slot.optional = free

    def _grouped(self, slots: list[_Slot]) -> list[tuple[int, int, list[Any]]]:
        """Return (start, end, alternatives) covering all slots: what several words together stand for."""
        free = [slot.wanted.field == "any" and not slot.wanted.prefix for slot in slots]
        row = [slot.wanted.words[0] for slot in slots]
        spans: dict[tuple[int, int], list[Any]] = {}
        for start, end, thing in _named_things(row):
            if all(free[start:end]):
                spans.setdefault((start, end), []).append(self._thing(thing, slots[start:end]))
        for start, end, topic in self._vocabulary.topics_in(row):
            if all(free[start:end]):
                spans.setdefault((start, end), []).extend(self._topic(topic, slots[start:end]))
        for start, end, name, value in self._vocabulary.names_in(row):
            if all(free[start:end]):
                spans.setdefault((start, end), []).append(self._terms.constant(name, value, _NAME))
        groups: list[tuple[int, int, list[Any]]] = []
        place = 0
        for (start, end), alternatives in sorted(spans.items(), key=lambda item: (item[0][0], -item[0][1])):
            if start < place:
                continue
            groups.extend((one, one + 1, []) for one in range(place, start))
            groups.append((start, end, alternatives))
            place = end
        groups.extend((one, one + 1, []) for one in range(place, len(slots)))
        return groups

    def _thing(self, thing: str, slots: list[_Slot]) -> Any:
        for slot in slots:
            slot.things.add(thing)
            slot.expansions.extend(things()[thing].names)
        return either([self._terms.term(name, f"@{thing}", weight * THING) for name, weight in TEXT_FIELDS.items()])

    def _topic(self, topic: str, slots: list[_Slot]) -> list[Any]:
        labels = self._vocabulary.labels(topic)
        for slot in slots:
            slot.topics.add(topic)
            slot.expansions.extend(labels)
            slot.labels.extend(labels)
        titled = []
        for label in labels:
            rows = [self._terms.word(asked_forms(word), ("title",), LABEL) for word in label_words(label)]
            if rows and all(row.finding for row in rows):
                titled.append(every([either([*row.finding, *row.lifting]) for row in rows]))
        found = [self._terms.constant("topic_id", topic, _TOPIC)]
        return [*found, Query.disjunction_max_query(titled)] if titled else found


def _group(slots: list[_Slot], alternatives: list[Any]) -> tuple[list[TermClauses], list[Any]]:
    """Return what must be there and what helps of words that stand together; `alternatives` stand for all of them."""
    wanted = [slot.asked for slot in slots if not slot.optional]
    helpful = [either([*its.finding, *its.lifting]) for its in (slot.asked for slot in slots if slot.optional)]
    if not wanted and not alternatives:
        return [], helpful
    if not alternatives:
        return wanted, helpful
    if not wanted:
        wanted, helpful = [slot.asked for slot in slots], []
    lifting = [query for its in wanted for query in its.lifting]
    together = every([either(its.finding) for its in wanted])
    return [TermClauses((together, *alternatives), tuple(lifting))], helpful


def label_words(label: str) -> list[str]:
    """Return the words of a label that say something."""
    return [word.text for word in words(label) if not is_stopword(fold_word(word.text))]


def _named_things(row: list[str]) -> list[tuple[int, int, str]]:
    """Return (start, end, thing) for the things named in a row of words in any language; longest first."""
    folded = [fold_word(word) for word in row]
    spelt = [bones(word) for word in folded]
    found = {
        (mention.start, mention.end, mention.id)
        for lang in LANGUAGES
        for mention in mentions(spelt, [bones(stem(word, lang)) for word in folded], lang)
    }
    kept: list[tuple[int, int, str]] = []
    for start, end, thing in sorted(found, key=lambda one: (one[0] - one[1], one)):
        if all(end <= other[0] or start >= other[1] or (start, end) == other[:2] for other in kept):
            kept.append((start, end, thing))
    return kept


def _read(wanted: Wanted) -> ReadWord:
    return ReadWord(" ".join(wanted.words), wanted.field, wanted.negated)


def _account(slot: _Slot) -> ReadWord:
    folded = slot.forms.surface
    spelt = [text for text in dict.fromkeys(slot.expansions) if fold_word(text) != folded]
    topic = min(slot.topics, default=None)
    return ReadWord(slot.wanted.words[0], slot.wanted.field, False, tuple(spelt), topic, slot.near > 0, slot.optional)


def _looked_for(slot: _Slot) -> LookedFor:
    labels = dict.fromkeys(word for label in slot.labels for word in label_words(label))
    return LookedFor(
        slot.wanted.words[0],
        slot.forms,
        FIELDS[slot.wanted.field],
        frozenset(slot.things),
        tuple(asked_forms(word) for word in labels),
        frozenset(slot.topics),
        slot.near,
        slot.wanted.prefix,
        None if slot.wanted.prefix else year_of(slot.wanted),
    )
