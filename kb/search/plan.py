"""A parsed question as a tree, with an account of how it was read."""

from collections.abc import Sequence
from typing import NamedTuple

from kb.language.abbreviations import is_abbreviation
from kb.language.folding import fold_word
from kb.messages import Message
from kb.search.analysis import asked_forms
from kb.search.asked_order import AskedOrder
from kb.search.asked_values import TypedValue, ValueTrees
from kb.search.asked_words import AskedWord, LookedFor, account, looked_for, looked_for_value
from kb.search.demands import Demand
from kb.search.grammar import ParsedQuery, Wanted
from kb.search.index_values import ReadWord
from kb.search.label_index import LabelIndex
from kb.search.meanings import Meaning, Meanings
from kb.search.query_tree import BestNode, BoostNode, Node, TermCounts, about, either, every, field_of
from kb.search.stopwords import is_initial, is_stopword
from kb.search.word_breaks import repaired
from kb.search.word_reader import WordReader
from kb.search.word_trees import FIELDS, AskedPart, WordTrees

_SAYS_KIND = 0.3  # a share for the name of a kind in a text, where records of the kind are found by it
_LONG = 12  # letters of a word that one slip leaves as plain as it was
_OF_NAME = 3  # parts of a question that is about the proper name in it
_SLOP, _ORDERED = 3, 1.0  # words of the question in order in a title


class Plan(NamedTuple):
    """The words of a question ready to be searched.

    `needed` must match, `helpful` add to the score, `barred` must not match; `read` is the account of it, `looked_for`
    the forms by which hits are explained, `notes` what was put right in it, `unknown` the words that no record has,
    `strange` those among them that are like nothing there, `missing` the values that none has, and `absent` the names
    that a short question is about and no record has. `wordless`: signs were asked, and no word, number or operator.
    What a record must bear to answer is in `demands`, and in `leading` what is to come first.
    """

    needed: tuple[AskedPart, ...] = ()
    helpful: tuple[Node, ...] = ()
    barred: tuple[Node, ...] = ()
    read: tuple[ReadWord, ...] = ()
    looked_for: tuple[LookedFor, ...] = ()
    notes: tuple[Message, ...] = ()
    unknown: tuple[str, ...] = ()
    strange: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    wordless: bool = False
    demands: tuple[Demand, ...] = ()
    leading: AskedOrder = AskedOrder()
    pasted: bool = False


class Planner:
    """Makes plans against one state of the index: only terms that occur become part of a query.

    Numbers among the words are those of `manuscript`, of the default one for "".
    """

    def __init__(self, counts: TermCounts, vocabulary: LabelIndex, manuscript: str = "") -> None:
        self._counts = counts
        self._terms = WordTrees(counts)
        self._manuscript = manuscript
        self._vocabulary = vocabulary
        self._meanings = Meanings(self._terms, vocabulary)
        self._words = WordReader(self._terms)

    def plan(self, question: ParsedQuery, values: tuple[TypedValue, ...] = ()) -> Plan:
        """Return the plan of a question's words and values; with no words nothing is needed and everything matches."""
        wanted_words = list(
            dict.fromkeys(wanted for wanted in question.wanted if not wanted.phrase and not wanted.negated)
        )
        wanted_words, notes = repaired(
            wanted_words, self._words.known, self._is_whole, self._is_named, self._is_spelt, self._heard
        )
        single = [AskedWord(wanted, asked_forms(wanted.words[0])) for wanted in wanted_words]
        meanings = self._meanings.of(single)
        self._words.read(single, meanings)
        titled = self._mark_optional(single, bool(values), question)
        lifting = [value for value in values if value.beside]
        values = tuple(value for value in values if not value.beside)
        needed, read, explained = self._values(values, any(not is_stopword(slot.forms.surface) for slot in single))
        helpful = [node for value in lifting for node in ValueTrees(self._counts, self._manuscript).of(value).finding]
        read += [ReadWord(value.text, optional=True) for value in lifting]
        for meaning in meanings:
            parts, helps = self._group(single[meaning.start : meaning.end], meaning)
            needed += parts
            notes += [
                Message("no-documents-of", given=part.text[:60]) for part in parts if part.party and not part.records
            ]
            helpful += helps
        helpful += self._near_each_other(single)
        read += [account(slot) for slot in single]
        needed += titled
        explained += [
            looked_for(slot) for slot in single if titled or not slot.optional or is_initial(slot.wanted.words[0])
        ]
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
                telling = [word for word in wanted.words if not is_stopword(fold_word(word))] or wanted.words
                explained += (LookedFor(word, asked_forms(word), FIELDS[wanted.field]) for word in telling)
        strangers = [slot.wanted.words[0] for slot in single if not (slot.optional or slot.understood)]
        unknown = tuple(word for word in strangers if not self._words.known(word))
        strange = tuple(word for word in unknown if not self._terms.is_like(word))
        missing = tuple(
            word.text
            for value, word in zip(values, read, strict=False)  # read behind them are words
            if word.optional and (not value.date or value.date.precision == "day")
        )
        return Plan(
            tuple(needed), tuple(helpful), tuple(barred), tuple(read), tuple(explained), tuple(notes),
            unknown, strange, missing, absent=_absent(single, strange, needed),
        )  # fmt: skip

    def _is_named(self, row: Sequence[str]) -> bool:
        """Return whether words together are one name that is known: no torn word."""
        return any((start, end) == (0, len(row)) for start, end, _its in self._vocabulary.concepts_in(row))

    def _is_spelt(self, word: str) -> bool:
        return self._terms.is_spelt(asked_forms(word), FIELDS["any"])

    def _is_whole(self, word: str) -> bool:
        """Return whether a word is near some spelling, or a name that is known: no words that were joined."""
        known = self._vocabulary
        named = known.countries_in([word]) or known.concepts_in([word]) or known.words_in([word])
        return bool(named) or self._terms.is_like(word)

    def _heard(self, word: str) -> str:
        """Return the spelling that sounds as a word does, "" where none does or the vocabulary has the word.

        Of an abbreviation it is the one known that has two neighbouring letters in the other order: НТАО, НАТО.
        """
        known = self._vocabulary
        named = known.concepts_in([word]) or known.topics_in([word]) or known.names_in([word])
        if named or is_abbreviation(word) or known.countries_in([word]):
            return ""
        if not word.isupper():
            heard = self._terms.heard(word)
            near = () if heard or len(word) < _LONG else self._terms.near_spellings(fold_word(word), FIELDS["any"], 1)
            return next(iter(near), heard)
        turned = {word[:place] + word[place : place + 2][::-1] + word[place + 2 :] for place in range(len(word) - 1)}
        labels = [known.readings[name] for name in ("concept", "topic")]
        spelt = {other for other in turned for rows in labels if f"={fold_word(other)}" in rows}
        meant = set(filter(is_abbreviation, turned)) or spelt
        return meant.pop() if len(meant) == 1 else ""

    def _values(
        self, values: tuple[TypedValue, ...], others: bool
    ) -> tuple[list[AskedPart], list[ReadWord], list[LookedFor]]:
        """Return the parts of values; one that no record has need not be there where something else is asked."""
        if not values:
            return [], [], []
        makes = ValueTrees(self._counts, self._manuscript)
        parts = [makes.of(value)._replace(text=value.text) for value in values]
        known = any(part.finding for part in parts) or others
        needed = [part for part in parts if part.finding or not known]
        read = [ReadWord(value.text, optional=not part.finding) for value, part in zip(values, parts, strict=True)]
        return needed, read, [looked_for_value(value, self._manuscript) for value in values]

    def _near_each_other(self, slots: list[AskedWord]) -> list[Node]:
        """Return queries that lift titles with the words in the order of the question, if it repeats none of them."""
        row = [slot.wanted.words[0] for slot in slots if slot.wanted.field in ("any", "title")]
        if len(row) < 2 or len({slot.forms.stems for slot in slots}) < len(slots):
            return []
        wanted = Wanted(tuple(row), "title", phrase=True)
        return [BoostNode(query, _ORDERED) for query in self._terms.phrase(wanted, slop=_SLOP)]

    def _mark_optional(self, slots: list[AskedWord], values: bool, question: ParsedQuery) -> list[AskedPart]:
        """Mark the words that say little ("the", "туралы", initials): they need not be there.

        Where several of them are all that is asked, it is a title with them in a row or nothing: return what finds it.
        """
        little = [(slot.aside or is_stopword(slot.forms.surface)) and not slot.wanted.prefix for slot in slots]
        row = tuple(slot.wanted.words[0] for slot in slots)
        alone = not values and all(little)
        several = len(slots) > 1 and all(slot.wanted.field == "any" and not slot.understood for slot in slots)
        if not alone or several:
            for slot, free in zip(slots, little, strict=True):
                slot.optional = free
        limited = (
            question.restrictions
            or question.ranges
            or any(wanted.phrase or wanted.negated for wanted in question.wanted)
        )
        if not alone or not several or limited:
            return []
        return [AskedPart(tuple(self._terms.phrase(Wanted(row, "title", phrase=True))), (), 1, " ".join(row))]

    def _group(self, slots: list[AskedWord], meaning: Meaning) -> tuple[list[AskedPart], list[Node]]:
        """Return what must be there and what helps of words that stand together, or of what stands for all of them."""
        wanted = [slot.part for slot in slots if not slot.optional]
        initials = [slot.part for slot in slots if slot.optional and is_initial(slot.wanted.words[0])]
        helpful = [either([*initial.finding, *initial.lifting]) for initial in initials]
        if not wanted and not meaning.understood:
            return [], helpful
        if not meaning.understood:
            return wanted, helpful
        if not wanted:
            wanted, helpful = [slot.part for slot in slots], []
        lifting = wanted[0].lifting if len(wanted) == 1 else ()  # of several words only where all are there
        has_all = all(piece.finding for piece in wanted)
        rows = [[*piece.finding, *piece.lifting] if len(wanted) > 1 else piece.finding for piece in wanted]
        together = (every(list(map(either, rows))),) if has_all else ()
        kind = any(field_of(node) == "kind" for node in meaning.alternatives)
        named = (*together, *meaning.names)
        if kind:
            named = tuple(BoostNode(node, _SAYS_KIND) for node in named)
        finding = (*((BestNode(named),) if meaning.names else named), *meaning.alternatives, *meaning.topics)
        named_so = max((about(node, self._counts) for node in meaning.alternatives), default=0)
        records = max(min(piece.records for piece in wanted), named_so) or max(
            about(node, self._counts) for node in finding
        )
        if meaning.part:  # says as much as a word of its own
            records = max(1, min(piece.records for piece in wanted))
        text = " ".join(slot.wanted.words[0] for slot in slots)
        generic = kind or wanted[0].generic
        party = any(field_of(node) == "party" for node in meaning.alternatives)
        weight = max(piece.weight for piece in wanted)
        part = AskedPart(
            finding, lifting, records, text, generic=generic, weight=weight, by_topic=meaning.topics, party=party,
            within=meaning.part,
        )  # fmt: skip
        return [part], helpful


def _absent(slots: Sequence[AskedWord], strange: Sequence[str], needed: Sequence[AskedPart]) -> tuple[str, ...]:
    """Return the strange words of a short question that are proper names: what lacks them answers another question.

    The capital of a first word tells so where all words have one, or where more words stand behind it than one.
    """
    if len(slots) < 2 or not strange or sum(not part.generic for part in needed) > _OF_NAME:
        return ()
    titled = [slot.wanted.words[0].istitle() for slot in slots]
    sure = all(titled) or len(slots) >= _OF_NAME
    return tuple(
        slot.wanted.words[0]
        for place, slot in enumerate(slots)
        if titled[place] and slot.wanted.words[0] in strange and (place or sure)
        and not (slot.part.records or slot.given or slot.sound or slot.understood)
    )  # fmt: skip


def _read(wanted: Wanted) -> ReadWord:
    return ReadWord(" ".join(wanted.words), wanted.field, wanted.negated)
