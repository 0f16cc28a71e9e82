"""The persons of the vocabulary: each has sources for its names, and no spelling is of two persons."""

import tomllib
from collections import Counter

import pytest

from kb.data import vocabulary as vocabulary_files
from kb.domain.languages import LANGUAGES
from tests.conftest import ROOT

DATA = ROOT / "kb" / "data"
PERSONS = tomllib.loads((DATA / "persons.toml").read_text("utf-8"))


@pytest.mark.parametrize("key", PERSONS)
def test_each_name_has_a_source(key: str) -> None:
    person = PERSONS[key]
    named = {lang for lang in LANGUAGES if lang in person}
    assert set(person["sources"]) == named
    assert named >= {"ru", "en"}
    assert all(source.startswith("http") for source in person["sources"].values())
    assert not set(person) - {*LANGUAGES, "also", "sources"}


def test_a_spelling_is_of_one_person_and_leads_to_the_same_key() -> None:
    vocabulary = vocabulary_files.parse(DATA)
    spelt = Counter(text.casefold() for person in vocabulary.persons.values() for text in person.spellings)
    assert set(spelt.values()) == {1}
    assert vocabulary.person_key("nazarbayev nursultan") == "Назарбаев Нұрсұлтан Әбішұлы"
    assert vocabulary.person_key("Назарбаев Нурсултан Абишевич") == "Назарбаев Нұрсұлтан Әбішұлы"
    assert vocabulary.person_key("Ivanov I.") == "Ivanov I."
