"""A parsed question as a tree, with an account of how it was read."""

from dataclasses import dataclass, field
from typing import NamedTuple

from kb.domain.languages import LANGUAGES
from kb.language.abbreviations import mentions, things
from kb.language.folding import bones, fold_word, words
from kb.language.stems import stem
from kb.search.analysis import Forms, asked_forms
from kb.search.grammar import SHORTEST_PREFIX, ParsedQuery, Wanted
from kb.search.label_index import LabelIndex
from kb.search.results import FieldName, ReadWord
from kb.search.schema import TEXT_FIELDS
from kb.search.stopwords import is_stopword
from kb.search.terms import FIELDS, NO_PART, AskedPart, TermParts, allowed_errors, year_of
from kb.search.tree import BestNode, BoostNode, Node, TermCounts, constant, either, every, term
from kb.search.values import TypedValue, ValueParts

THING, LABEL = 0.8, 0.3  # shares of a field's weight for a thing's other names and for a topic's labels
_TOPIC, _NAME = 3.0, 2.0  # what a record of the topic, party or kind named gains
_BEGINNING, _FEW_RECORDS = 0.3, 20  # a share for longer words, where fewer records than this have the word itself
_SLOP, _ORDERED = 3, 1.0  # words of the question in order in a title


class Plan(NamedTuple):
    """The words of a question ready to be searched.

    `needed` must match, `helpful` add to the score, `barred` must not match; `read` is the account of it, and
    `looked_for` the forms by which hits are explained.
    """

    needed: tuple[AskedPart, ...] = ()
    helpful: tuple[Node, ...] = ()
    barred: tuple[Node, ...] = ()
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
    values: frozenset[str] = frozenset()
    year: int | None = None


@dataclass(slots=True)
class _Slot:
    """One asked word while the plan is made."""

    wanted: Wanted
    forms: Forms
    asked: AskedPart = NO_PART
    near: int = 0
    begun: bool = False
    optional: bool = False
    things: set[str] = field(default_factory=set)
    topics: set[str] = field(default_factory=set)
    expansions: list[str] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)


class Planner:
    """Makes plans against one state of the index: only terms that occur become part of a query."""

    def __init__(self, counts: TermCounts, vocabulary: LabelIndex) -> None:
        self._counts = counts
        self._terms = TermParts(counts)
        self._vocabulary = vocabulary

    def plan(self, question: ParsedQuery, values: tuple[TypedValue, ...] = ()) -> Plan:
        """Return the plan of a question's words and values; with no words nothing is needed and everything matches."""
        asked = [wanted for wanted in question.wanted if not wanted.phrase and not wanted.negated]
        single = [self._slot(wanted, place == len(asked)) for place, wanted in enumerate(asked, 1)]
        self._mark_optional(single)
        needed, read, looked_for = self._values(values, bool(single))
        helpful: list[Node] = []
        ordered: list[_Slot] = []
        for start, end, alternatives in self._grouped(single):
            slots = single[start:end]
            ordered += slots
            its, helps = _group(slots, alternatives)
            needed += its
            helpful += helps
        helpful += self._near_each_other(single)
        read += [_account(slot) for slot in ordered]
        looked_for += [_looked_for(slot) for slot in ordered]
        barred: list[Node] = []
        for wanted in question.wanted:
            if wanted.negated:
                barred += self._terms.phrase(wanted) if wanted.phrase else self._terms.barred(wanted)
                read.append(_read(wanted))
            elif wanted.phrase:
                needed.append(AskedPart(tuple(self._terms.phrase(wanted))))
                read.append(_read(wanted))
                looked_for += (LookedFor(word, asked_forms(word), FIELDS[wanted.field]) for word in wanted.words)
        return Plan(tuple(needed), tuple(helpful), tuple(barred), tuple(read), tuple(looked_for))

    def _values(
        self, values: tuple[TypedValue, ...], others: bool
    ) -> tuple[list[AskedPart], list[ReadWord], list["LookedFor"]]:
        """Return the parts of values; one that no record has need not be there where something else is asked."""
        makes = ValueParts(self._counts)
        parts = [makes.of(value) for value in values]
        known = any(part.finding for part in parts) or others
        needed = [part for part in parts if part.finding or not known]
        read = [ReadWord(value.text, optional=not part.finding) for value, part in zip(values, parts, strict=True)]
        return needed, read, [_looked_for_value(value) for value in values]

    def _slot(self, wanted: Wanted, last: bool) -> _Slot:
        slot = _Slot(wanted, asked_forms(wanted.words[0]))
        if wanted.prefix:
            slot.asked = self._terms.prefix(slot.forms.surface, FIELDS[wanted.field])
            return slot
        slot.asked = self._terms.with_year(wanted, self._terms.word(slot.forms, FIELDS[wanted.field]))
        if not slot.asked.finding:
            self._unknown(slot)
        elif last and year_of(wanted) is None and slot.asked.records < _FEW_RECORDS:
            self._begun(slot)
        return slot

    def _begun(self, slot: _Slot) -> None:
        """Take the last word as the beginning of others too, where few records have it and none just so."""
        fields, surface = FIELDS[slot.wanted.field], slot.forms.surface
        if len(surface) < SHORTEST_PREFIX or not surface.isalpha() or self._terms.is_spelt(slot.forms, fields):
            return
        longer = self._terms.prefix(surface, fields, _BEGINNING)
        slot.begun = bool(longer.finding)
        slot.asked = slot.asked._replace(finding=(*slot.asked.finding, *longer.finding))

    def _unknown(self, slot: _Slot) -> None:
        """Take a word that nothing is spelt like as the beginning of others; else near spellings are looked for."""
        fields, surface = FIELDS[slot.wanted.field], slot.forms.surface
        if len(surface) >= SHORTEST_PREFIX and surface.isalpha():
            slot.asked = self._terms.prefix(surface, fields)
            slot.begun = bool(slot.asked.finding)
        slot.near = 0 if slot.begun else allowed_errors(surface)
        if slot.near:
            slot.asked = self._terms.near(slot.forms, fields, slot.near)
            slot.expansions.extend(self._terms.near_spellings(surface, fields, slot.near))

    def _near_each_other(self, slots: list[_Slot]) -> list[Node]:
        """Return queries that lift titles with the words in the order of the question, if it repeats none of them."""
        row = [slot.wanted.words[0] for slot in slots if slot.wanted.field in ("any", "title")]
        if len(row) < 2 or len({slot.forms.stems for slot in slots}) < len(slots):
            return []
        asked = Wanted(tuple(row), "title", phrase=True)
        return [BoostNode(query, _ORDERED) for query in self._terms.phrase(asked, slop=_SLOP)]

    def _mark_optional(self, slots: list[_Slot]) -> None:
        """Words that say little ("the", "туралы", initials) need not be there, unless there are no others."""
        optional = [is_stopword(slot.forms.surface) and not slot.wanted.prefix for slot in slots]
        if not all(optional):
            for slot, free in zip(slots, optional, strict=True):
                slot.optional = free

    def _grouped(self, slots: list[_Slot]) -> list[tuple[int, int, list[Node]]]:
        """Return (start, end, alternatives) covering all slots: what several words together stand for."""
        free = [slot.wanted.field == "any" and not slot.wanted.prefix for slot in slots]
        row = [slot.wanted.words[0] for slot in slots]
        spans: dict[tuple[int, int], list[Node]] = {}
        for start, end, thing in _named_things(row):
            if all(free[start:end]):
                spans.setdefault((start, end), []).append(self._thing(thing, slots[start:end]))
        for start, end, topic in self._vocabulary.topics_in(row):
            if all(free[start:end]):
                spans.setdefault((start, end), []).extend(self._topic(topic, slots[start:end]))
        for start, end, name, value in self._vocabulary.names_in(row):
            if all(free[start:end]):
                spans.setdefault((start, end), []).append(constant(name, value, _NAME))
        groups: list[tuple[int, int, list[Node]]] = []
        place = 0
        for (start, end), alternatives in sorted(spans.items(), key=lambda item: (item[0][0], -item[0][1])):
            if start < place:
                continue
            groups.extend((one, one + 1, []) for one in range(place, start))
            groups.append((start, end, alternatives))
            place = end
        groups.extend((one, one + 1, []) for one in range(place, len(slots)))
        return groups

    def _thing(self, thing: str, slots: list[_Slot]) -> Node:
        for slot in slots:
            slot.things.add(thing)
            slot.expansions.extend(things()[thing].names)
        return either([term(name, f"@{thing}", weight * THING) for name, weight in TEXT_FIELDS.items()])

    def _topic(self, topic: str, slots: list[_Slot]) -> list[Node]:
        labels = self._vocabulary.labels(topic)
        for slot in slots:
            slot.topics.add(topic)
            slot.expansions.extend(labels)
            slot.labels.extend(labels)
        titled: list[Node] = []
        for label in labels:
            rows = [self._terms.word(asked_forms(word), ("title",), LABEL) for word in label_words(label)]
            if rows and all(row.finding for row in rows):
                titled.append(every([either([*row.finding, *row.lifting]) for row in rows]))
        found: list[Node] = [constant("topic_id", topic, _TOPIC)]
        return [*found, BestNode(tuple(titled))] if titled else found


def _group(slots: list[_Slot], alternatives: list[Node]) -> tuple[list[AskedPart], list[Node]]:
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
    return [AskedPart((together, *alternatives), tuple(lifting), min(its.records for its in wanted))], helpful


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
        slot.wanted.prefix or slot.begun,
        frozenset(),
        None if slot.wanted.prefix else year_of(slot.wanted),
    )


def _looked_for_value(value: TypedValue) -> LookedFor:
    texts = {
        *value.identifiers,
        value.date.text if value.date else "",
        "" if value.number is None else str(value.number),
    }
    return LookedFor(value.text, Forms("", (), (), ()), (), values=frozenset(texts - {""}))
