"""Controlled vocabularies: topics (SKOS), parties with succession, and the terms shown to people."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from types import MappingProxyType
from typing import NamedTuple

from kb.domain.languages import LANGUAGES
from kb.domain.places import Place, spellings
from kb.domain.prose import divided
from kb.domain.states import IMPORTED
from kb.domain.wording import Wording
from kb.errors import ChoiceError


class Topic(NamedTuple):
    """A SKOS concept: preferred and alternative labels by language, and its place in the thesaurus."""

    id: str
    label: Wording
    alternatives: Mapping[str, tuple[str, ...]] = MappingProxyType({})
    hidden: tuple[str, ...] = ()
    broader: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    note: Wording = Wording()
    exact_match: tuple[str, ...] = ()

    def labels(self) -> Iterator[tuple[str, str]]:
        """Yield every (language, label), preferred ones first."""
        for lang in LANGUAGES:
            yield lang, self.label.get(lang)
        for lang in LANGUAGES:
            for label in self.alternatives.get(lang, ()):
                yield lang, label


class PartyName(NamedTuple):
    """A state or organisation with its names; `successor` is the code of the state that continues or follows it."""

    code: str
    name: Wording
    short: Wording
    alternatives: tuple[str, ...] = ()
    kind: str = "state"
    successor: str = ""


WORD = "word."  # begins the id of a concept of plain words: those of the field that anyone says


class Concept(NamedTuple):
    """Something with other names: a place, a popular name, an everyday word.

    `names` are what records may call it; `said` what people say for it that records do not; `narrower` what is part of
    it: a record of it is near to what is asked, and no answer. `topic` is the topic of all of these, "" for none.
    `within` is the concept of the region that a place is the capital of, where that has names of its own.
    """

    id: str
    names: tuple[str, ...] = ()
    said: tuple[str, ...] = ()
    topic: str = ""
    place: bool = False
    narrower: tuple[str, ...] = ()
    within: str = ""


class PersonName(NamedTuple):
    """A person as each of our languages calls him, and other spellings; family name first."""

    name: Wording
    also: tuple[str, ...] = ()

    @property
    def spellings(self) -> tuple[str, ...]:
        """Every spelling, each once; the first stands for the person in facets and filters."""
        return tuple(dict.fromkeys((*(name for _lang, name in self.name.items()), *self.also)))


def _all_from(keys: Iterable[str], following: Callable[[str], Iterable[str]]) -> tuple[str, ...]:
    """Return keys with all that follow from them, each once: the nearest first."""
    every = list(dict.fromkeys(keys))
    for key in every:
        every.extend(other for other in following(key) if other not in every)
    return tuple(every)


class VocabularyTables(NamedTuple):
    """All controlled values, each by its id; `digest` changes when any of them does.

    `manuscripts` are the ids of the collection's: a record whose scope is one of them is cited or named there.
    """

    topics: Mapping[str, Topic]
    parties: Mapping[str, PartyName]
    terms: Mapping[str, Mapping[str, Wording]]
    digest: str = ""
    manuscripts: tuple[str, ...] = ()
    places: Mapping[str, Place] = MappingProxyType({})
    concepts: Mapping[str, Concept] = MappingProxyType({})
    persons: Mapping[str, PersonName] = MappingProxyType({})


class Vocabulary(VocabularyTables):
    """The controlled values, and what follows from them."""

    def place_named(self, text: str) -> Place | None:
        """Return the place that one of its names is, in any language and of any time; None for one unknown here."""
        return self._places.get(text.strip().casefold())

    @cached_property
    def _places(self) -> Mapping[str, Place]:
        """The places by their names in small letters."""
        known: dict[str, Place] = {}
        for place in self.places.values():
            for name in place.names:
                for spelling in spellings(name):
                    known.setdefault(spelling.casefold(), place)
        return known

    def person_named(self, text: str) -> PersonName | None:
        """Return the person whom one of the spellings names; None for one unknown here."""
        return self._persons.get(text.strip().casefold())

    def person_key(self, text: str) -> str:
        """Return the spelling that stands for a person, however named; the name itself of one unknown here."""
        known = self.person_named(text)
        return known.spellings[0] if known else text

    @cached_property
    def _persons(self) -> Mapping[str, PersonName]:
        """The persons by each spelling in small letters."""
        return {text.casefold(): person for person in self.persons.values() for text in person.spellings}

    def topic(self, key: str) -> Topic:
        """Return a topic, or raise ChoiceError with near and valid ids."""
        if key not in self.topics:
            raise ChoiceError("topic", key, self.topics)
        return self.topics[key]

    def party(self, code: str) -> PartyName:
        """Return a party by code in any case, or raise ChoiceError with near and valid codes."""
        party = self.parties.get(code) or self.parties.get(code.upper())
        if not party:
            raise ChoiceError("party", code, self.parties)
        return party

    def narrower(self, key: str) -> tuple[str, ...]:
        """Return a topic and everything under it, depth first."""
        return _all_from(
            [key], lambda broader: (topic.id for topic in self.topics.values() if broader in topic.broader)
        )

    def with_broader(self, keys: Iterable[str]) -> tuple[str, ...]:
        """Return topics with all above them, each once."""
        return _all_from(keys, lambda key: self.topics[key].broader)

    def lineage(self, code: str) -> tuple[str, ...]:
        """Return a party and all its predecessors."""
        return _all_from(
            [code], lambda after: (party.code for party in self.parties.values() if party.successor == after)
        )

    def today(self, code: str) -> str:
        """Return the code of the state that a predecessor leads to; a living party gives itself."""
        seen: set[str] = set()
        while code in self.parties and self.parties[code].successor and code not in seen:
            seen.add(code)
            code = self.parties[code].successor
        return code

    def term(self, group: str, key: str, lang: str) -> str:
        """Return the word shown to people for a value; the value itself where none is written."""
        wording = self.terms.get(group, {}).get(key)
        return wording.get(lang) if wording else key

    def kind_word(self, kind: str, type_: str, lang: str) -> str:
        """Return the word for what a record is: the kind of a document, else its type."""
        return self.term("kind", kind, lang) if kind else self.term("type", type_, lang)

    def topic_label(self, key: str, lang: str) -> str:
        """Return the label of a topic; its id where it is not known."""
        return self.topics[key].label.get(lang) if key in self.topics else key

    def party_name(self, code: str, lang: str, full: bool = False) -> str:
        """Return the short name of a party, or its full one; the code where it is not known."""
        known = self.parties.get(code)
        return (known.name if full else known.short or known.name).get(lang) if known else code

    def place(self, name: str, lang: str) -> str:
        """Return the name of a place that a record names, as of its day; several stand with "; " between them."""
        known = ((self.place_named(part), part) for part in divided(name))
        return "; ".join(place.called(part)[0].name.get(lang) if place else part for place, part in known)

    @property
    def scopes(self) -> tuple[str, ...]:
        """The valid scopes: the parts of the collection, as its data name them, and what users import."""
        return (*(name for name in self.terms.get("scope", {}) if name != IMPORTED), IMPORTED)

    @cached_property
    def values(self) -> Mapping[str, tuple[str, ...]]:
        """The valid ids of each group of terms."""
        return {group: tuple(words) for group, words in self.terms.items()}
