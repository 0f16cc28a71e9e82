"""Turns a RecordQuery into what the search index is asked."""

from collections import Counter
from collections.abc import Mapping

from kb.domain.filters import MATCHES, SORTS, Sort
from kb.domain.languages import LANGUAGES
from kb.domain.places import spellings
from kb.domain.queries import RecordQuery, columns, period
from kb.domain.vocabulary import WORD, Vocabulary
from kb.language.countries import ADJECTIVE, cases_of_name, city_names, country_names
from kb.language.folding import fold_word
from kb.language.place_adjectives import place_adjectives, place_people
from kb.search.index_values import IndexFilters
from kb.search.label_index import PART, LabelIndex
from kb.search.near_spellings import language_like
from kb.search.schema import list_number

Readings = Mapping[str, Mapping[str, str]]
_SHORTEST = 5  # letters of a country's name that is known by its stem: shorter stems are of other words as well


def text(question: RecordQuery) -> str:
    """Return the words that the index is asked: those of the question, and its author."""
    return f"{question.q} author:{_quoted(question.author)}".strip() if question.author else question.q


def filters(question: RecordQuery, vocabulary: Vocabulary, keys: tuple[str, ...] | None = None) -> IndexFilters:
    """Return the index's filters of a question: topics with all under them, the period in days.

    `keys` are the only citekeys that may answer, where something but the index says which.
    """
    first, last = period(question.first, question.last)
    own = (_number(question, question.number),) if question.number is not None else ()
    among = (("key", keys or ("",)),) if keys is not None else ()
    return IndexFilters(
        fields=(*((row.search, values) for row, values in columns(question, vocabulary) if row.search), *own, *among),
        parties=question.party,
        match=next((match for match in MATCHES if match == question.match), "all"),
        first_day=first,
        last_day=last,
        numbers_of=next(map(str, question.of("manuscript")), ""),
    )


def _number(question: RecordQuery, number: int) -> tuple[str, tuple[str | int, ...]]:
    manuscripts = question.of("manuscript")
    if not manuscripts:
        return "number", (number,)
    return "cited_in", tuple(list_number(str(name), number) for name in manuscripts)


def sort(question: RecordQuery) -> Sort:
    """Return the order that a question asks."""
    return next((order for order in SORTS if order == question.sort), "relevance")


def labels(vocabulary: Vocabulary, readings: Readings | None = None) -> LabelIndex:
    """Return the names by which a question may call topics, parties, kinds and types.

    `readings` are the labels as read by an earlier run, where there was one.
    """
    if readings:
        return LabelIndex(concepts=vocabulary.concepts, known=readings)
    parties, countries = _parties_and_countries(vocabulary)
    concepts = {key: concept for key, concept in vocabulary.concepts.items() if not key.startswith(WORD)}
    words = [concept for key, concept in vocabulary.concepts.items() if key.startswith(WORD)]
    phrases = {label: idea.topic + PART for idea in concepts.values() if idea.topic for label in idea.narrower}
    phrases |= {label: idea.topic for idea in concepts.values() if idea.topic for label in (*idea.said, *idea.names)}
    return LabelIndex(
        _topics(vocabulary), parties, _terms(vocabulary, "kind"), _terms(vocabulary, "type"),
        said=phrases,
        called={**_people(vocabulary), **_case_forms(vocabulary), **_adjectives(vocabulary),
                **{label: idea.id + PART for idea in concepts.values() if idea.names for label in idea.narrower},
                **{label: idea.id for idea in concepts.values() if idea.names for label in (*idea.said, *idea.names)}},
        words={label: word.id for word in reversed(words) for label in (*word.said, *word.names)},
        concepts=vocabulary.concepts,
        narrower={topic: vocabulary.narrower(topic) for topic in vocabulary.topics},
        countries=countries,
        bygone=_former_names(vocabulary),
        hidden=_hidden(vocabulary, phrases),
        preferred={f"{lang} {topic.id}": topic.label.get(lang) for topic in vocabulary.topics.values()
                   for lang in LANGUAGES},
    )  # fmt: skip


def _topics(vocabulary: Vocabulary) -> dict[str, str]:
    """Return the topics by their labels, those that are only looked for too; the first of two topics has a label."""
    topics: dict[str, str] = {}
    for topic in vocabulary.topics.values():
        for label in (*(label for _lang, label in topic.labels()), *topic.hidden, topic.id):
            topics.setdefault(label, topic.id)
    return topics


def _parties_and_countries(vocabulary: Vocabulary) -> tuple[dict[str, str], dict[str, str]]:
    """Return the codes of parties by their names, and the codes of countries and cities by theirs."""
    parties: dict[str, str] = {}
    for party in vocabulary.parties.values():
        names = (label for wording in (party.name, party.short) for _lang, label in wording.items())
        for label in (party.code, *names, *party.alternatives):
            parties.setdefault(label, party.code)
    states = {code for code, side in vocabulary.parties.items() if side.kind != "organisation"}
    countries = {label: code for label, code in parties.items() if code in states}
    for label, code in country_names():
        countries.setdefault(label, code)
        if len(label) >= _SHORTEST and not code.endswith(ADJECTIVE):
            parties.setdefault(label, code)
    for label, zone in city_names():
        countries.setdefault(label, zone)
    return parties, countries


def _hidden(vocabulary: Vocabulary, shown: Mapping[str, str]) -> dict[str, str]:
    """Return the labels that are only looked for, each with the language of the label of its topic it is most like."""
    return {
        hidden: language_like(hidden, topic.labels())
        for topic in vocabulary.topics.values()
        for hidden in topic.hidden
        if hidden not in shown
    }


def _former_names(vocabulary: Vocabulary) -> dict[str, str]:
    """Return the names that places bear no more, each with its place and the days between which it was borne."""
    names: dict[str, str] = {}
    for place in vocabulary.places.values():
        borne = Counter(spelt for name in place.names for spelt in set(spellings(name)))
        for name in place.names[:-1]:
            first, last = name.since and name.since.lower, name.until and name.until.upper
            days = "..".join("" if day is None else str(day) for day in (first, last))
            once = (spelt for spelt in spellings(name) if borne[spelt] == 1)
            names |= {label: f"{place.id} {days}" for spelt in once for label in (spelt, *place_adjectives(spelt))}
    return names


def _adjectives(vocabulary: Vocabulary) -> dict[str, str]:
    """Return the places by the Russian adjectives of their names."""
    names = ((place.id, name.name.get("ru")) for place in vocabulary.places.values() for name in place.names)
    return {adjective: place for place, name in names if name for adjective in place_adjectives(name)}


def _people(vocabulary: Vocabulary) -> dict[str, str]:
    """Return the places, and the regions around them, by what their people are called in Russian."""
    names = ((concept.id, name) for concept in vocabulary.concepts.values() if concept.place for name in concept.names)
    return {people: place for place, name in names for people in place_people(name)}


def _case_forms(vocabulary: Vocabulary) -> dict[str, str]:
    """Return the places by the cases of names that have an ending: the stem of Астана is not that of Астане."""
    names = ((place.id, text) for place in vocabulary.places.values() for text in vocabulary.concepts[place.id].names)
    return {
        form: place for place, name in names if name.endswith(("а", "я")) and " " not in name
        for form in cases_of_name(fold_word(name))
    }  # fmt: skip


def _terms(vocabulary: Vocabulary, group: str) -> dict[str, str]:
    keys: dict[str, str] = {}
    for key, wording in vocabulary.terms.get(group, {}).items():
        for label in (key, *(label for _lang, label in wording.items())):
            keys.setdefault(label, key)
    return keys


def _quoted(text: str) -> str:
    return '"' + " ".join(text.replace('"', " ").split()) + '"'
