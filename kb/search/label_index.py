"""The labels a question is read by: topics, parties, kinds and types by any of their names."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import repeat
from types import MappingProxyType
from typing import NamedTuple

from kb.domain.languages import LANGUAGES
from kb.domain.vocabulary import Concept
from kb.language.countries import country_forms
from kb.language.folding import bones, fold_word, is_cyrillic, spellings
from kb.language.latin import latin_key
from kb.language.stems import KAZAKH, is_kazakh, stem, typed_stem
from kb.language.word_tables import table
from kb.nearness import edits
from kb.search.schema import begun_keys

_CODE = re.compile("[A-Z]{3}")  # of a party: known as it stands, for its letters are words of other languages too
PART = "<"  # behind a topic or concept: what is named is only part of it
_SHORT, _AMISS, _ALIKE = 4, 2, 5  # letters of a stem read as spelt, amiss in a name, common to words of one root


@lru_cache(maxsize=20_000)
def _readings_of(word: str) -> tuple[str, ...]:
    """Return a word as read in each language, on a Russian keyboard, by its Latin keys, and as spelt."""
    folded = fold_word(word)
    root, stems = stem(folded, KAZAKH), [bones(stem(folded, lang)) for lang in LANGUAGES]
    return (*stems, typed_stem(folded, KAZAKH), _key(root), _key(folded), f"+{root}", f"={folded}")


def _key(word: str) -> str:
    """Return the Latin key of a word, or the word where the key is short: "КҚК" is not every к and қ, "ООН" no "on"."""
    key = latin_key(word)
    return f"~{key}" if len(key) > 2 else word


def _readings(row: Sequence[str]) -> list[str]:
    """Return the rows of forms by which words in a row are known as a label; one reading for all of them."""
    return list(dict.fromkeys(map(" ".join, zip(*map(_readings_of, row), strict=True))))


class Labels(NamedTuple):
    """Names by which a reader may call topics, parties, kinds, types and concepts: label in any language -> id.

    `known` is what an earlier `readings` gave: nothing but `concepts` is then needed beside it. `said` are words for
    topics that are no labels of theirs, `called` those for concepts (PART stands behind the id of what they are only
    part of), `words` plain words for others, and `concepts` what the collection calls each, `narrower` the topics under
    a topic, itself first. `countries` are parties that are known by the cases of their name, and cities with their time
    zones. `bygone` are names that places bear no more, each with its place and the days between which it was borne:
    "astana 728233 ..", ordinals or nothing. `hidden` are labels of topics that are looked for and not shown, each with
    the language that it is of, `preferred` what is shown for them: a language, a blank and the id of a topic -> label.
    """

    topics: Mapping[str, str] = MappingProxyType({})
    parties: Mapping[str, str] = MappingProxyType({})
    kinds: Mapping[str, str] = MappingProxyType({})
    types: Mapping[str, str] = MappingProxyType({})
    said: Mapping[str, str] = MappingProxyType({})
    called: Mapping[str, str] = MappingProxyType({})
    words: Mapping[str, str] = MappingProxyType({})
    concepts: Mapping[str, Concept] = MappingProxyType({})
    narrower: Mapping[str, Sequence[str]] = MappingProxyType({})
    countries: Mapping[str, str] = MappingProxyType({})
    bygone: Mapping[str, str] = MappingProxyType({})
    hidden: Mapping[str, str] = MappingProxyType({})
    preferred: Mapping[str, str] = MappingProxyType({})
    known: Mapping[str, Mapping[str, str]] = MappingProxyType({})


class LabelIndex(Labels):
    """The labels as they are looked up. Build one and keep it: it reads its labels once."""

    @cached_property
    def readings(self) -> Mapping[str, Mapping[str, str]]:
        """Return the ids of topics, parties, kinds, types and concepts by every row of forms that names them.

        It is plain data: another process need not read the labels again. "longest" tells how many words the longest row
        of each has, "openings" behind what they name are the first words of rows of several, "cases" all forms of a
        word of a country's name, a blank between; "label" and "said" are the topics by their labels and by what is
        said for them, "labels" and "narrower" those of each topic; "hidden" and "preferred" as in `Labels`.
        """
        if self.known:
            return self.known
        parts = {label: topic for label, topic in self.said.items() if topic.endswith(PART)}
        topics = {**self.said, **self.topics, **parts}
        named = {"topic": topics, "party": self.parties, "kind": self.kinds, "type": self.types}
        named |= {"concept": self.called, "word": self.words, "bygone": self.bygone}
        codes, forms = country_forms(self.countries)
        read = {"country": codes, "form": forms, **{name: _read(labels) for name, labels in named.items()}}
        first = {of: {row.partition(" ")[0]: of for row in rows if " " in row} for of, rows in read.items()}
        longest = {name: max(map(str.count, rows, repeat(" ")), default=-1) + 1 for name, rows in read.items()}
        cases: dict[str, list[str]] = {}
        for form, name in forms.items():
            cases.setdefault(name, []).append(form)
        return {
            **read,
            "longest": {name: str(words) for name, words in longest.items()},
            **{f"{of}-openings": words for of, words in first.items()},
            "cases": {name: " ".join(case_forms) for name, case_forms in cases.items()},
            "label": self.topics,
            "said": self.said,
            "labels": {topic: "\n".join(topic_labels) for topic, topic_labels in _by_topic(self.topics).items()},
            "narrower": {topic: " ".join(narrower_topics) for topic, narrower_topics in self.narrower.items()},
            "hidden": self.hidden,
            "preferred": self.preferred,
        }

    @cached_property
    def _longest(self) -> dict[str, int]:
        return {name: int(words) for name, words in self.readings["longest"].items()}

    def _spans(self, name: str, row: Sequence[str]) -> list[tuple[int, int, str]]:
        """Return (start, end, id) for labels in a row of words; none overlap."""
        longest = self._longest[name]
        if not longest:
            return []
        opens = self.readings[f"{name}-openings"].__contains__
        most = [longest if any(map(opens, _readings_of(word))) else 1 for word in row]
        return _spans(self.readings[name], most, row)

    def labels(self, topic: str) -> tuple[str, ...]:
        """Return the labels of a topic, in the order they came in."""
        known = self.readings["labels"].get(topic)
        return tuple(known.split("\n")) if known else ()

    def under(self, topic: str) -> tuple[str, ...]:
        """Return the topics under a topic."""
        return tuple(self.readings["narrower"].get(topic, "").split()[1:])

    def topic_of(self, text: str) -> str | None:
        """Return the topic a text names, by its id or any label in any form; None if there is none."""
        if text in self.readings["labels"]:
            return text
        return (_lookup(self.readings["topic"], spellings(text)) or "").removesuffix(PART) or None

    def value_of(self, operator: str, text: str) -> str | None:
        """Return the id behind a name of a party, kind or type; None if no name is known."""
        return _lookup(self.readings.get(operator, {}), spellings(text))

    def names_near(self, operator: str, text: str) -> tuple[str, ...]:
        """Return the names of topics, parties, kinds, types or places that begin as a text does, else those near it."""
        folded = " ".join(f"={word}" for word in map(fold_word, spellings(text)))
        rows = self.readings["concept" if operator == "place" else operator]
        known = [row for row, code in rows.items() if row[0] == "=" and (operator != "place" or self._is_place(code))]
        most = _AMISS if len(folded) > _ALIKE else 1
        near = [row for row in known if row.startswith(folded)] or [
            row for row in known if abs(len(row) - len(folded)) <= most and edits(row, folded) <= most
        ]
        return tuple(row.replace("=", "") for row in sorted(near, key=lambda row: (len(row), row))) if folded else ()

    def _is_place(self, concept: str) -> bool:
        return concept in self.concepts and bool(self.concepts[concept].place)

    def topics_in(self, row: Sequence[str]) -> list[tuple[int, int, str]]:
        """Return (start, end, topic) for labels in a row of words, PART behind one of a part; none overlap."""
        return self._spans("topic", row)

    def place_of(self, text: str) -> str | None:
        """Return the place behind any of its names; None if no name is known."""
        known = _lookup(self.readings["concept"], spellings(text)) or ""
        return known if self._is_place(known) else None

    def days_of(self, place: str, row: Sequence[str]) -> tuple[int | None, int | None] | None:
        """Return the first and last day on which a place bore a name that it bears no more; None for other names."""
        of, _, days = (_lookup(self.readings.get("bygone", {}), row) or "").partition(" ")
        if not days or of != place:
            return None
        first, _, last = days.partition("..")
        return int(first) if first else None, int(last) if last else None

    def concepts_in(self, row: Sequence[str]) -> list[tuple[int, int, str]]:
        """Return (start, end, concept) for the names of concepts found in a row of words; PART behind one of a part."""
        return self._spans("concept", row)

    def words_in(self, row: Sequence[str]) -> list[tuple[int, int, str]]:
        """Return (start, end, concept) for the plain words found in a row of words; none overlap."""
        return self._spans("word", row)

    def countries_in(self, row: Sequence[str]) -> list[tuple[int, int, str, str]]:
        """Return (start, end, code, folded name) for the countries that words in a row name in any case."""
        forms = self.readings.get("form", {})
        names = [forms.get(fold_word(word), "") for word in row]
        longest = self._longest.get("country", 0)
        spans = _spans(self.readings.get("country", {}), [longest] * len(names), names, _name)
        return [(start, end, code, " ".join(names[start:end])) for start, end, code in spans]

    def names_of_country(self, code: str) -> Sequence[str]:
        """Return the folded names of a country in all our languages, without adjectives."""
        return [name for name, country in self.readings.get("country", {}).items() if country == code]

    def cases_of(self, word: str) -> tuple[str, ...]:
        """Return all forms of a word of a country's name, folded, from any of them."""
        return tuple(self.readings["cases"][self.readings["form"][fold_word(word)]].split())

    def topics_near(self, row: Sequence[str]) -> tuple[str, ...]:
        """Return the topics with a label that shares a beginning with words of a row; the likeliest first."""
        starts = (bones(word[:_ALIKE]) for word in dict.fromkeys(map(fold_word, row)))
        shared = Counter(topic for start in starts for topic in self._starts.get(start, ()))
        return tuple(sorted(shared, key=lambda topic: (-shared[topic], topic)))

    @cached_property
    def _starts(self) -> dict[str, list[str]]:
        """The topics of each beginning of a label, a topic as often as it has labels that begin so."""
        starts: dict[str, list[str]] = {}
        for label, topic in self.readings["label"].items():
            for start in {bones(fold_word(spelt))[:_ALIKE] for spelt in spellings(label)}:
                if len(start) == _ALIKE:
                    starts.setdefault(start, []).append(topic)
        return starts

    @cached_property
    def _begun(self) -> tuple[tuple[str, str, str, str], ...]:
        """Return (keys, kind, label, id) of topics and places in order, from each word of a label on."""
        labels = {**self.readings["said"], **self.readings["label"]}
        rows = [("topic", label, topic.removesuffix(PART)) for label, topic in labels.items() if label != topic]
        rows += [("place", name, place.id) for place in self.concepts.values() if place.place for name in place.names]
        begun: list[tuple[str, str, str, str]] = []
        for kind, label, value in rows:
            keys = begun_keys(spellings(label))
            begun += ((" ".join(keys[start:]), kind, label, value) for start in range(len(keys)))
        return tuple(sorted(begun))

    def begun(self, row: Sequence[str], most: int, lang: str = "") -> list[tuple[str, str, str]]:
        """Return (kind, label, id) of topics and places with a label of which words begin so; those spelt so first.

        In the place of a hidden label (SKOS S10: for finding, not for showing) stands, last, the preferred one: in a
        language, or in that which the hidden one is of.
        """
        beginning, spelt = " ".join(begun_keys(row)), " ".join(map(fold_word, row))
        first, preferred = bisect_left(self._begun, (beginning,)), self.readings["preferred"]
        rows = [known[1:] for known in self._begun[first : first + most] if known[0].startswith(beginning)]
        hidden = {known: self.readings["hidden"].get(known[1], "") if known[0] == "topic" else "" for known in rows}
        rows.sort(key=lambda hit: (bool(hidden[hit]), not hit[1].casefold().startswith(spelt), len(hit[1]), hit))
        return [(hit[0], preferred[f"{lang or hidden[hit]} {hit[2]}"], hit[2]) if hidden[hit] else hit for hit in rows]

    def names_in(self, row: Sequence[str]) -> list[tuple[int, int, str, str]]:
        """Return (start, end, "kind" or "party", id) for the names of kinds and parties found in a row of words."""
        return [(start, end, name, value) for name in ("kind", "party") for start, end, value in self._spans(name, row)]


def _by_topic(topics: Mapping[str, str]) -> dict[str, list[str]]:
    labels: dict[str, list[str]] = {}
    for label, topic in topics.items():
        labels.setdefault(topic, []).append(label)
    return labels


def _read(labels: Mapping[str, str]) -> dict[str, str]:
    rows: dict[str, str] = {}
    for label, target in labels.items():
        readings = _readings(spellings(label))
        for row in readings[-1:] if _CODE.fullmatch(label) else readings:
            rows.setdefault(row, target)
    return rows


def _name(rows: Mapping[str, str], row: Sequence[str]) -> str | None:
    return rows.get(" ".join(row))


def _lookup(rows: Mapping[str, str], row: Sequence[str]) -> str | None:
    if not row:
        return None
    readings: Sequence[str] = _readings(row) if len(row) > 1 else _readings_of(row[0])
    if len(row) == 1 and row[0].isupper() and is_cyrillic(row[0][0]):  # ВОЗ is no ввоз, though their keys are one
        readings = [reading for reading in readings if not reading.startswith("~")]
    if len(row) == 1 and fold_word(row[0]) in _other_words():
        readings = readings[-1:]
    elif len(row) == 1 and is_kazakh(fold_word(row[0])) and len(stem(row[0], KAZAKH)) <= _SHORT:  # no копи, көп
        readings = readings[-2:]
    return next(filter(None, map(rows.get, readings)), None)


@lru_cache(maxsize=1)
def _other_words() -> frozenset[str]:
    """Return the words that share a form with a label and are no form of it: read only where one is spelt just so."""
    return frozenset(table("labels")["others"].split())


def _spans(
    rows: Mapping[str, str],
    most: Sequence[int],
    row: Sequence[str],
    lookup: Callable[[Mapping[str, str], Sequence[str]], str | None] = _lookup,
) -> list[tuple[int, int, str]]:
    spans = []
    place = 0
    while place < len(row):
        for size in range(min(most[place], len(row) - place), 0, -1):
            value = lookup(rows, row[place : place + size])
            if value:
                spans.append((place, place + size, value))
                place += size - 1
                break
        place += 1
    return spans
