"""Other names of things as data: each word in one entry, topics that exist, places in three languages."""

import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from kb.data.vocabulary import parse
from kb.library import index_query
from kb.search.stopwords import is_stopword

DATA = Path(__file__).parents[2] / "kb" / "data"
LANGUAGES = ("kk", "ru", "en")
TABLES: dict[str, dict[str, dict[str, Any]]] = tomllib.loads((DATA / "names.toml").read_text("utf-8"))
PLACES = {place["id"] for place in tomllib.loads((DATA / "places.toml").read_text("utf-8"))["place"]}
TOPICS = {topic["id"] for topic in tomllib.loads((DATA / "topics.toml").read_text("utf-8"))["topic"]}
ENTRIES = [(group, key, entry) for group, entries in TABLES.items() for key, entry in entries.items()]

COMMON = "за им имя ведь суда карта плане дам лиц верить кошка картина map concern ban bang cart wed"


def names(entry: dict[str, Any]) -> list[str]:
    return [name for lang in LANGUAGES for name in entry.get(lang, ())]


def words(entry: dict[str, Any]) -> set[str]:
    return {word.casefold() for word in (*names(entry), *entry.get("said", ()), *entry.get("narrower", ()))}


def test_groups_and_fields_are_known() -> None:
    assert set(TABLES) == {"place", "body", "person", "document", "subject"}
    known = {*LANGUAGES, "said", "narrower", "topic", "source", "within"}
    assert {field for _group, _key, entry in ENTRIES for field in entry} <= known
    keys = {key for group, key, _entry in ENTRIES if group == "place"}
    assert {entry["within"] for _group, _key, entry in ENTRIES if "within" in entry} <= keys
    assert not [key for group, key, entry in ENTRIES if "narrower" in entry and group == "place"]


def test_an_entry_stands_once_and_a_word_in_one_entry() -> None:
    assert [key for key, times in Counter(key for _group, key, _entry in ENTRIES).items() if times > 1] == []
    assert [
        word for word, times in Counter(w for *_, entry in ENTRIES for w in words(entry)).items() if times > 1
    ] == []


@pytest.mark.parametrize(("group", "key", "entry"), ENTRIES, ids=[key for _group, key, _entry in ENTRIES])
def test_an_entry_says_something(group: str, key: str, entry: dict[str, Any]) -> None:
    assert "topic" not in entry or entry["topic"] in TOPICS
    assert names(entry) or key in PLACES or (entry.keys() & {"said", "narrower"} and entry.get("topic")), (
        f"{key} leads nowhere"
    )
    assert group != "place" or key in PLACES or all(entry.get(lang) for lang in LANGUAGES)
    assert not {word.casefold() for word in entry.get("said", ())} & {name.casefold() for name in names(entry)}
    assert entry.get("source", "https://").startswith("https://")


def test_words_of_asking_are_no_names() -> None:
    """A short abbreviation may look like one; a whole word may not."""
    assert [word for *_, entry in ENTRIES for word in words(entry) if len(word) > 3 and is_stopword(word)] == []


@pytest.mark.parametrize("word", COMMON.split())
def test_a_common_word_is_not_read_as_a_name(word: str) -> None:
    """Each of these was, by its stem or its Latin key, once some short word stood here: заём, имам, қарттар, plane."""
    assert index_query.labels(parse(DATA)).concepts_in([word]) == []


def test_a_place_is_known_by_all_its_names() -> None:
    """By those of that day and today's, and by its region's where that is called after it."""
    vocabulary = parse(DATA)
    concepts = [vocabulary.concepts[place] for place in vocabulary.places]
    assert all(concept.place and concept.names for concept in concepts)
    assert {"Гурьев", "Атырау", "Guriev", "Гурьевская область"} <= set(vocabulary.concepts["atyrau"].names)
