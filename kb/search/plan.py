"""A parsed question as a tree, with an account of how it was read."""

from typing import NamedTuple

from kb.domain.languages import LANGUAGES
from kb.language.abbreviations import mentions, things
from kb.language.folding import bones, fold_word
from kb.language.stems import stem
from kb.messages import Message
from kb.search.analysis import asked_forms
from kb.search.asked_words import AskedWord, LookedFor, account, label_words, looked_for, looked_for_value
from kb.search.grammar import SHORTEST_PREFIX, ParsedQuery, Wanted
from kb.search.label_index import LabelIndex
from kb.search.repair import repaired
from kb.search.results import ReadWord
from kb.search.schema import TEXT_FIELDS
from kb.search.stopwords import is_stopword
from kb.search.terms import FIELDS, AskedPart, TermParts, allowed_errors, year_of
from kb.search.tree import BestNode, BoostNode, Node, TermCounts, about, constant, either, every, field_of, term
from kb.search.values import TypedValue, ValueParts

THING, LABEL = 0.8, 0.3  # shares of a field's weight for a thing's other names and for a topic's labels
_TOPIC, _NAME = 3.0, 2.0  # what a record of the topic, party or kind named gains
_BEGINNING, _FEW_RECORDS = 0.3, 20  # a share for longer words, where fewer records than this have the word itself
_LIKE, _PER_LETTER = 0.7, 0.15  # shares of a word that only its like is there for, or longer words
_MOST_NEAR = 6  # words of a question for which near spellings are looked for: each takes time
_SURE = 6  # letters of a word from which on any form of it will do to know it
_SLOP, _ORDERED = 3, 1.0  # words of the question in order in a title


class Plan(NamedTuple):
    """The words of a question ready to be searched.

    `needed` must match, `helpful` add to the score, `barred` must not match; `read` is the account of it, `looked_for`
    the forms by which hits are explained, `notes` what was put right in it, `unknown` the words that no record has,
    `strange` those among them that are like nothing there.
    """

    needed: tuple[AskedPart, ...] = ()
    helpful: tuple[Node, ...] = ()
    barred: tuple[Node, ...] = ()
    read: tuple[ReadWord, ...] = ()
    looked_for: tuple[LookedFor, ...] = ()
    notes: tuple[Message, ...] = ()
    unknown: tuple[str, ...] = ()
    strange: tuple[str, ...] = ()


class Planner:
    """Makes plans against one state of the index: only terms that occur become part of a query.

    Numbers among the words are those of `manuscript`, of the default one for "".
    """

    def __init__(self, counts: TermCounts, vocabulary: LabelIndex, manuscript: str = "") -> None:
        self._counts = counts
        self._terms = TermParts(counts)
        self._vocabulary = vocabulary
        self._manuscript = manuscript
        self._near_words = 0
        self._known_words: dict[str, int] = {}

    def plan(self, question: ParsedQuery, values: tuple[TypedValue, ...] = ()) -> Plan:
        """Return the plan of a question's words and values; with no words nothing is needed and everything matches."""
        wanted_words = list(
            dict.fromkeys(wanted for wanted in question.wanted if not wanted.phrase and not wanted.negated)
        )
        wanted_words, notes = repaired(wanted_words, self._known, self._terms.is_like)
        single = [self._slot(wanted, place == len(wanted_words)) for place, wanted in enumerate(wanted_words, 1)]
        self._mark_optional(single, bool(values))
        needed, read, explained = self._values(values, any(not is_stopword(slot.forms.surface) for slot in single))
        helpful: list[Node] = []
        ordered: list[AskedWord] = []
        for start, end, alternatives in self._grouped(single):
            slots = single[start:end]
            ordered += slots
            its, helps = self._group(slots, alternatives)
            needed += its
            helpful += helps
        helpful += self._near_each_other(single)
        read += [account(slot) for slot in ordered]
        explained += [looked_for(slot) for slot in ordered]
        barred: list[Node] = []
        for wanted in question.wanted:
            if wanted.negated:
                barred += self._terms.phrase(wanted) if wanted.phrase else self._terms.barred(wanted)
                read.append(_read(wanted))
            elif wanted.phrase:
                needed.append(
                    AskedPart(tuple(self._terms.phrase(wanted)), (), 1, f"\u201c{' '.join(wanted.words)}\u201d")
                )
                read.append(_read(wanted))
                explained += (LookedFor(word, asked_forms(word), FIELDS[wanted.field]) for word in wanted.words)
        unknown = tuple(
            slot.wanted.words[0] for slot in single if not slot.optional and not self._known(slot.wanted.words[0])
        )
        strange = tuple(word for word in unknown if not self._terms.is_like(word))
        return Plan(
            tuple(needed), tuple(helpful), tuple(barred), tuple(read), tuple(explained), tuple(notes), unknown, strange
        )

    def _known(self, word: str) -> int:
        """Return in how many records a word is, spelt just so or, if it is long enough to be sure, in another form."""
        known = self._known_words.get(word)
        if known is None:
            known = self._known_words[word] = self._count(word)
        return known

    def _count(self, word: str) -> int:
        sought, fields = asked_forms(word), FIELDS["any"]
        if len(sought.surface) < _SURE and not self._terms.is_spelt(sought, fields):
            return 0
        return self._terms.word(sought, fields).records

    def _values(
        self, values: tuple[TypedValue, ...], others: bool
    ) -> tuple[list[AskedPart], list[ReadWord], list[LookedFor]]:
        """Return the parts of values; one that no record has need not be there where something else is asked."""
        makes = ValueParts(self._counts, self._manuscript)
        parts = [makes.of(value)._replace(text=value.text) for value in values]
        known = any(part.finding for part in parts) or others
        needed = [part for part in parts if part.finding or not known]
        read = [ReadWord(value.text, optional=not part.finding) for value, part in zip(values, parts, strict=True)]
        return needed, read, [looked_for_value(value, self._manuscript) for value in values]

    def _slot(self, wanted: Wanted, last: bool) -> AskedWord:
        slot = AskedWord(wanted, asked_forms(wanted.words[0]))
        if wanted.prefix:
            slot.part = self._terms.prefix(slot.forms.surface, FIELDS[wanted.field])
            return slot
        slot.part = self._terms.with_year(wanted, self._terms.word(slot.forms, FIELDS[wanted.field]))
        if wanted.words[0].isdecimal() and wanted.field == "any":
            slot.part = self._terms.with_number(wanted.words[0], slot.part)
        if not slot.part.finding:
            self._unknown(slot)
        elif last and year_of(wanted) is None and slot.part.records < _FEW_RECORDS:
            self._begun(slot)
        return slot

    def _begun(self, slot: AskedWord) -> None:
        """Take the last word as the beginning of others too, where few records have it and none just so."""
        fields, surface = FIELDS[slot.wanted.field], slot.forms.surface
        if len(surface) < SHORTEST_PREFIX or not surface.isalpha() or self._terms.is_spelt(slot.forms, fields):
            return
        longer = self._terms.prefix(surface, fields, _BEGINNING)
        slot.begun = bool(longer.finding)
        slot.part = slot.part._replace(finding=(*slot.part.finding, *longer.finding))

    def _unknown(self, slot: AskedWord) -> None:
        """Take a word that nothing is spelt like as the beginning of others; else near spellings are looked for."""
        fields, surface = FIELDS[slot.wanted.field], slot.forms.surface
        if len(surface) >= SHORTEST_PREFIX and surface.isalpha():
            slot.part = self._terms.prefix(surface, fields)._replace(share=_share_of_beginning(surface))
            slot.begun = bool(slot.part.finding)
        slot.near = 0 if slot.begun or self._near_words >= _MOST_NEAR else allowed_errors(surface)
        self._near_words += slot.near > 0
        if slot.near:
            slot.part = self._terms.near(slot.forms, fields, slot.near)._replace(share=_LIKE)
            slot.expansions.extend(self._terms.near_spellings(surface, fields, slot.near))

    def _near_each_other(self, slots: list[AskedWord]) -> list[Node]:
        """Return queries that lift titles with the words in the order of the question, if it repeats none of them."""
        row = [slot.wanted.words[0] for slot in slots if slot.wanted.field in ("any", "title")]
        if len(row) < 2 or len({slot.forms.stems for slot in slots}) < len(slots):
            return []
        wanted = Wanted(tuple(row), "title", phrase=True)
        return [BoostNode(query, _ORDERED) for query in self._terms.phrase(wanted, slop=_SLOP)]

    def _mark_optional(self, slots: list[AskedWord], others: bool) -> None:
        """Words that say little ("the", "туралы", initials) need not be there, unless there are no others."""
        optional = [is_stopword(slot.forms.surface) and not slot.wanted.prefix for slot in slots]
        if others or not all(optional):
            for slot, free in zip(slots, optional, strict=True):
                slot.optional = free

    def _grouped(self, slots: list[AskedWord]) -> list[tuple[int, int, list[Node]]]:
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
            groups.extend((at, at + 1, []) for at in range(place, start))
            groups.append((start, end, alternatives))
            place = end
        groups.extend((at, at + 1, []) for at in range(place, len(slots)))
        return groups

    def _group(self, slots: list[AskedWord], alternatives: list[Node]) -> tuple[list[AskedPart], list[Node]]:
        """Return what must be there and what helps of words that stand together, or of what stands for all of them."""
        wanted = [slot.part._replace(text=slot.wanted.words[0]) for slot in slots if not slot.optional]
        helpful = [either([*its.finding, *its.lifting]) for its in (slot.part for slot in slots if slot.optional)]
        if not wanted and not alternatives:
            return [], helpful
        if not alternatives:
            return wanted, helpful
        if not wanted:
            wanted, helpful = [slot.part for slot in slots], []
        lifting = [query for its in wanted for query in its.lifting]
        together = every([either(its.finding) for its in wanted])
        records = min(its.records for its in wanted) or max(about(node, self._counts) for node in alternatives)
        text = " ".join(slot.wanted.words[0] for slot in slots)
        generic = any(field_of(node) in ("kind", "party") for node in alternatives)
        return [AskedPart((together, *alternatives), tuple(lifting), records, text, generic=generic)], helpful

    def _thing(self, thing: str, slots: list[AskedWord]) -> Node:
        for slot in slots:
            slot.things.add(thing)
            slot.expansions.extend(things()[thing].names)
        return either([term(name, f"@{thing}", weight * THING) for name, weight in TEXT_FIELDS.items()])

    def _topic(self, topic: str, slots: list[AskedWord]) -> list[Node]:
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
        nodes: list[Node] = [constant("topic_id", topic, _TOPIC)]
        return [*nodes, BestNode(tuple(titled))] if titled else nodes


def _share_of_beginning(surface: str) -> float:
    """Return how much of a word its beginning is taken to be: the longer the surer."""
    return min(0.9, len(surface) * _PER_LETTER)


def _named_things(row: list[str]) -> list[tuple[int, int, str]]:
    """Return (start, end, thing) for the things named in a row of words in any language; longest first."""
    folded = [fold_word(word) for word in row]
    spelt = [bones(word) for word in folded]
    things_named = {
        (mention.start, mention.end, mention.id)
        for lang in LANGUAGES
        for mention in mentions(spelt, [bones(stem(word, lang)) for word in folded], lang)
    }
    kept: list[tuple[int, int, str]] = []
    for start, end, thing in sorted(things_named, key=lambda span: (span[0] - span[1], span)):
        if all(end <= other[0] or start >= other[1] or (start, end) == other[:2] for other in kept):
            kept.append((start, end, thing))
    return kept


def _read(wanted: Wanted) -> ReadWord:
    return ReadWord(" ".join(wanted.words), wanted.field, wanted.negated)
