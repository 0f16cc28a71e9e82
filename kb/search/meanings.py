"""What the words of a question stand for, alone or together: things, topics, concepts, places, kinds and parties."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kb.language.abbreviations import things
from kb.language.folding import fold_word, spellings
from kb.language.months import month_of
from kb.language.stems import is_kazakh
from kb.search.analysis import Forms, asked_forms
from kb.search.asked_countries import NamedCountry, are_other_letters, between, exact_forms, named_countries
from kb.search.asked_things import named_things
from kb.search.asked_words import AskedWord, label_words, plain_words
from kb.search.grammar import Wanted
from kb.search.label_index import PART, LabelIndex
from kb.search.query_tree import BestNode, BoostNode, ConstantNode, Node, constant, either, every, term
from kb.search.schema import TEXT_FIELDS, one_of_few
from kb.search.stopwords import is_stopword
from kb.search.word_trees import FIELDS, WordTrees

_THING, _CALLED, _LABEL = 0.8, 0.6, 0.3  # shares of a field's weight for other names of a thing, a concept, a topic
_PLAIN = 0.4  # a share for other words than a plain one
_TOPIC_IN_FULL, _NARROWER = 20.0, 0.5  # where several words name it, and a share for the topics under it
_TOPIC, _NAME = 3.0, 2.0  # what a record of the topic, party, kind or place named gains
_ALIKE = {"treaty": "agreement", "agreement": "treaty"}  # kinds that people take for each other
_PARTY, _COMMON = 200.0, 0.15  # what one of a party gains where treaties are asked for, if not more records are of it
_DONE_THERE = 200.0  # what a document gains that was done in a place, where that is asked, or in days of its old name
_DOING = r"подпис\w+|заключ[её]н\w*|заключили|принят\w*|signed|signing|concluded|adopted|[қк]ой\w+|жасал\w+|қабылдан\w+"
_OF_REGION = 1.0  # what a record gains that names the region of a place: less than _NAME
_WIDER = 0.3  # a share for what is called as a whole kind is, where one thing of it is asked for by its own name
_REGIONS = ("област", "край", "края", "крае", "краю", "район", "губерн")  # what stands behind the adjective of a region
_ADJECTIVE = r"\w+[сц]к(?:ий|ая|ое|ие|ого|ой|ую|ому|им|ом|их|ими)"


class Meaning(NamedTuple):
    """Words `start` to `end` (exclusive) of a question, and trees for all that they may stand for together.

    `names` are other names of it: a record gains by the best of them or by the words themselves, not by both. By
    `topics` a record is found that is of the topic, whether or not it says the words. `part`: they are only part of
    what is named, so that its records are near.
    """

    start: int
    end: int
    alternatives: tuple[Node, ...] = ()
    names: tuple[Node, ...] = ()
    topics: tuple[Node, ...] = ()
    part: bool = False

    def with_(self, other: "Meaning") -> "Meaning":
        """Return what the same words stand for by both."""
        return Meaning(
            self.start, self.end, self.alternatives + other.alternatives, self.names + other.names,
            self.topics + other.topics, part=self.part or other.part,
        )  # fmt: skip

    @property
    def understood(self) -> bool:
        """Whether the words stand for anything beside themselves."""
        return bool(self.alternatives or self.names or self.topics)


class Meanings:
    """Reads words against one vocabulary; only terms that occur in the index become part of a tree."""

    def __init__(self, terms: WordTrees, vocabulary: LabelIndex) -> None:
        self._terms = terms
        self._vocabulary = vocabulary

    def of(self, slots: Sequence[AskedWord]) -> list[Meaning]:
        """Return meanings that cover all words, in order; a word that stands for nothing else has no alternatives."""
        free = [slot.wanted.field == "any" and not slot.wanted.prefix for slot in slots]
        spans: dict[tuple[int, int], Meaning] = {}
        countries = named_countries(slots, self._terms, self._vocabulary)
        absent = (
            Meaning(country.start, country.end, (constant("party", country.code, _NAME),), self._country(country.code))
            for country in countries
            if country.absent
        )
        for meaning in (*absent, *self._named(slots, countries)):
            start, end = meaning.start, meaning.end
            if meaning.understood and all(free[start:end]):
                known = spans.get((start, end), Meaning(start, end))
                spans[start, end] = known.with_(meaning)
        for start, end, concept in plain_words(slots, spans, self._vocabulary):
            spans[start, end] = self._plain(start, end, concept, slots)
        meanings: list[Meaning] = []
        place = 0
        for meaning in sorted(spans.values(), key=lambda meaning: (meaning.start, -meaning.end)):
            if meaning.start < place:
                continue
            meanings.extend(Meaning(at, at + 1) for at in range(place, meaning.start))
            meanings.append(meaning)
            place = meaning.end
        meanings.extend(Meaning(at, at + 1) for at in range(place, len(slots)))
        return meanings

    def _plain(self, start: int, end: int, concept: str, slots: Sequence[AskedWord]) -> Meaning:
        """Return what finds records with other words for a plain one: less than the word itself."""
        names = self._vocabulary.concepts[concept].names
        nodes = [node for name in names for node in self._called(spellings(name), _PLAIN)]
        for slot in slots[start:end]:
            slot.expansions.extend(names)
        if nodes:
            return Meaning(start, end, topics=(BestNode(tuple(nodes)),))
        states = self._vocabulary.countries_in(spellings(names[0]))  # that most records are of: it says where to look
        return Meaning(start, end, tuple(constant("party", code, _NAME) for _first, _end, code, _name in states))

    def _named(self, slots: Sequence[AskedWord], countries: Sequence[NamedCountry]) -> list[Meaning]:
        row = [slot.wanted.words[0] for slot in slots]
        known = self._vocabulary
        all_names = (span for span in known.names_in(row) if not are_other_letters(span, row))
        named = [name for name in all_names if not any(country.overlaps(*name[:2]) for country in countries)]
        named += [(nation.start, nation.end, "party", nation.code) for nation in countries if not nation.absent]

        spelt = {
            nation[:2] for nation in countries if self._terms.is_few("party", nation.code, _COMMON)
        }  # in its exact cases

        def fits(group: str, start: int, end: int) -> bool:
            rows = known.readings.get(group, {})
            return _tells(slots[start:end]) and not any(nation.is_only(start, end, rows) for nation in countries)

        return [
            *(Meaning(start, end, (self._thing(entity, slots[start:end]),)) for start, end, entity in named_things(row)
              if _tells(slots[start:end]) and (start, end) not in spelt),
            *(self._concept(start, end, concept, slots) for start, end, concept in known.concepts_in(row)
              if fits("concept", start, end)),
            *(self._topic(start, end, topic, slots[start:end]) for start, end, topic in known.topics_in(row)
              if fits("topic", start, end)),
            *(Meaning(start, end, self._known_as(name, code, slots, named), self._country(code))
              for start, end, name, code in named
              if _tells(slots[start:end])
              and (self._terms.keyword(name, code, _NAME) or not any(map(self._is_said, slots[start:end])))),
        ]  # fmt: skip

    def _known_as(
        self, name: str, value: str, slots: Sequence[AskedWord], named: Sequence[tuple[int, int, str, str]]
    ) -> tuple[Node, ...]:
        """Return what finds records of a kind or party: a party's stand first where treaties are asked for.

        Where it is asked what is between states, a document of the world is less than one of few parties.
        """
        if name == "kind" or not self._terms.is_few("party", value, _COMMON):
            return (constant(name, value, _NAME), *self._like(value, slots))
        gain = _PARTY if any(kind in _ALIKE for *_span, _other, kind in named) else _NAME
        if between([slot.wanted.words[0] for slot in slots]):
            return (constant("party_set", one_of_few(value), gain), constant("party", value, _NAME))
        return (constant("party", value, gain),)

    def _country(self, code: str) -> tuple[Node, ...]:
        """Return what finds a country under its names in other languages, if few records have it as a party."""
        names = self._vocabulary.names_of_country(code) if self._terms.is_few("party", code, _COMMON) else ()
        return tuple(node for name in names for node in self._called(spellings(name)))

    def _like(self, kind: str, slots: Sequence[AskedWord]) -> list[Node]:
        """Return what finds conventions for an agreement and the other way round, where more than the kind is asked."""
        others = _ALIKE.get(kind, "")
        return (
            self._terms.keyword("kind", others, _NAME * _LABEL) if others and sum(map(_tells, zip(slots))) > 1 else []
        )

    def _is_said(self, slot: AskedWord) -> bool:
        """Return whether a record has a word: one that is also the name of a country without documents is the word."""
        return bool(self._terms.word(slot.forms, FIELDS["any"]).finding)

    def _thing(self, thing: str, slots: Sequence[AskedWord]) -> Node:
        for slot in slots:
            slot.things.add(thing)
            slot.expansions.extend(things()[thing].names)
        return either([term(name, f"@{thing}", weight * _THING) for name, weight in TEXT_FIELDS.items()])

    def _concept(self, start: int, end: int, concept: str, slots: Sequence[AskedWord]) -> Meaning:
        """Return what finds a concept under its other names, and documents done in a place that it is.

        Where only a part of it is asked for, its records are as near as those of a topic.
        """
        whole = concept.removesuffix(PART)
        names = self._vocabulary.concepts[whole].names
        if any(map(month_of, names)):  # Казань is no October (қазан), but for one who writes Kazakh
            names = tuple(name for name in names if not month_of(name))
            for slot in slots[start:end]:
                slot.forms = slot.forms if is_kazakh(slot.forms.surface) else _as_spelt(slot.forms.surface, *names)
            nodes = list(self._terms.word(_as_spelt(*names), tuple(TEXT_FIELDS), _CALLED).finding)
        else:
            nodes = [node for name in names for node in self._called(spellings(name))]
            if self._is_itself(slots[start:end], names):
                nodes = [BoostNode(node, _WIDER) for node in nodes]
        for slot in slots[start:end]:
            slot.expansions.extend(names)
            slot.labels.extend(name for name in names if len(spellings(name)) == 1)
            slot.rows.extend(row for row in map(tuple, map(spellings, names)) if len(row) > 1)
        if whole != concept:
            return Meaning(start, end, topics=(BestNode(tuple(nodes)),) if nodes else (), part=True)
        done = tuple(self._done(start, end, concept, slots))
        adjective = re.fullmatch(_ADJECTIVE, slots[start].forms.surface)
        return Meaning(start, end, done, tuple(nodes), () if adjective else tuple(self._region(concept)))

    def _region(self, place: str) -> Iterator[Node]:
        """Yield what finds records of the region that a place is the capital of."""
        region = self._vocabulary.concepts[place].within
        names = self._vocabulary.concepts[region].names if region else ()
        nodes = tuple(node for name in names for node in self._called(spellings(name), _PLAIN))
        if nodes:
            yield ConstantNode(BestNode(nodes), _OF_REGION)

    def _is_itself(self, slots: Sequence[AskedWord], names: Sequence[str]) -> bool:
        """Return whether a word is no name of what it stands for, but of one such thing, titled in other letters."""
        forms, title = slots[0].forms, FIELDS["title"]
        if len(slots) > 1 or self._terms.word(forms._replace(keys=()), title).records:
            return False
        is_titled = self._terms.word(forms, title).records > 0
        return is_titled and not any(key in forms.keys for name in names for key in asked_forms(name).keys[:1])

    def _done(self, start: int, end: int, place: str, slots: Sequence[AskedWord]) -> Iterator[Node]:
        """Yield what finds documents done in a place; those of the days of a name that it bears no more come first.

        Where it is asked what was done there, or an adjective of it stands beside a kind, all of them come first.
        """
        spelt = [slot.forms.surface for slot in slots]
        others = [*spelt[:start], *spelt[end:]]
        region = any(word.startswith(_REGIONS) for word in spelt[start + 1 : end + 1])
        done_there = any(re.fullmatch(_DOING, other) for other in others) or (
            not region and self._vocabulary.names_in(others) and re.fullmatch(_ADJECTIVE, spelt[start])
        )
        yield from self._terms.keyword("place", place, _DONE_THERE if done_there else _NAME)
        days = self._vocabulary.days_of(place, [slot.wanted.words[0] for slot in slots[start:end]])
        if days:
            yield from self._terms.within("place", place, days, _DONE_THERE)

    def _called(self, row: Sequence[str], share: float = _CALLED) -> list[Node]:
        if len(row) > 1:
            return self._terms.made_of(_in_a_row, " ".join(row))
        country = bool(self._vocabulary.countries_in(row))
        forms = exact_forms(row[0], self._vocabulary) if country else asked_forms(row[0])
        part = self._terms.word(forms, tuple(TEXT_FIELDS), share)
        other = self._terms.is_many(part.records)  # "в связи с"
        return [] if other else [*part.finding, *part.lifting]

    def _topic(self, start: int, end: int, topic: str, slots: Sequence[AskedWord]) -> Meaning:
        """Return what finds records of a topic, those first whose titles have one of its labels.

        PART behind it: only a part of it is asked for.
        """
        topic, part = topic.removesuffix(PART), topic.endswith(PART)
        labels = self._vocabulary.labels(topic)
        for slot in slots:
            slot.topics.add(topic)
            slot.narrower.update(self._vocabulary.under(topic))
            slot.expansions.extend(labels)
            slot.labels.extend(labels)
        titled = [node for label in labels for node in self._terms.made_of(_titled, label)]
        score = _TOPIC if end - start == 1 else _TOPIC_IN_FULL
        nodes = self._terms.keyword("topic_id", topic, score)
        for narrower in self._vocabulary.under(topic):
            nodes += self._terms.keyword("topic_id", narrower, score * _NARROWER)
        topic_nodes = (BestNode(tuple(nodes)),) if nodes else ()
        topics = (*topic_nodes, BestNode(tuple(titled))) if titled else topic_nodes
        return Meaning(start, end, topics=topics, part=part)


def _in_a_row(terms: WordTrees, name: str) -> list[Node]:
    """Return what finds a name of several words."""
    return terms.phrase(Wanted(tuple(name.split()), phrase=True), share=_CALLED)


def _titled(terms: WordTrees, label: str) -> list[Node]:
    """Return what finds titles with all words of a label."""
    rows = [terms.word(asked_forms(word), ("title",), _LABEL) for word in label_words(label)]
    has_words = rows and all(row.finding for row in rows)
    return [every([either([*row.finding, *row.lifting]) for row in rows])] if has_words else []


def _tells(slots: Sequence[AskedWord]) -> bool:
    """Return whether words may name something: those of asking and joining do not, whatever they sound like."""
    return not all(is_stopword(slot.forms.surface) for slot in slots)


def _as_spelt(*names: str) -> Forms:
    """Return names just as they are spelt, without other forms of them."""
    spelt = tuple(dict.fromkeys(f"={fold_word(name)}" for name in names))
    return Forms(spelt[0][1:], spelt, (), ())
