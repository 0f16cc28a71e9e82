"""Adjectives of places, by which people name documents and states."""

import pytest

from kb.language.countries import ADJECTIVE, city_names, country_forms, country_names, languages_of_countries
from kb.language.place_adjectives import place_adjectives, place_people


@pytest.mark.parametrize(
    ("name", "adjective"),
    [("Кения", "кенийский"), ("Вьетнам", "вьетнамский"), ("Екатеринбург", "екатеринбургский"), ("Казань", "казанский"),
     ("Омск", "омский"), ("Самара", "самарский"), ("Бразилия", "бразильский"), ("Воронеж", "воронежский"),
     ("Алматы", "алматинский"), ("Москва", "московский"), ("Швейцария", "швейцарский")],
)  # fmt: skip
def test_an_adjective_follows_the_ending_of_the_name(name: str, adjective: str) -> None:
    assert adjective in place_adjectives(name)


@pytest.mark.parametrize("name", ["Kenya", "Рим", "Нижний Новгород", "Уральск"])
def test_names_in_other_letters_short_ones_and_those_of_a_river_have_none(name: str) -> None:
    assert list(place_adjectives(name)) == []


@pytest.mark.parametrize(
    ("name", "people"),
    [("Рязань", "рязанцы"), ("Тамбов", "тамбовец"), ("Выборг", "выборжцы"), ("Ханой", "ханойцы"), ("Томск", "томич")],
)
def test_people_are_called_after_the_adjective_of_their_place(name: str, people: str) -> None:
    assert people in place_people(name)


@pytest.mark.parametrize("name", ["Ленинск", "Көкшетау", "Уральск", "Oslo", "Сочи"])
def test_no_people_are_called_by_other_words(name: str) -> None:
    assert not {"ленинцы", "уральцы", "көкшетауцы", "осло"} & set(place_people(name))


def test_a_language_of_one_state_is_its_adjective() -> None:
    known = dict(languages_of_countries())
    assert known["французский"] == known["French"] == known["француз"] == "FR"
    assert not {"английский", "арабский", "русский", "татарский"} & known.keys()


def test_countries_and_cities_are_known_by_the_cases_of_their_adjectives() -> None:
    codes, forms = country_forms(dict([*country_names(), *city_names()]))
    assert codes[forms["кенийского"]] == "KEN" + ADJECTIVE
    assert codes[forms["французскими"]] == "FRA" + ADJECTIVE
    assert codes[forms["будапештским"]] == "Europe/Budapest" + ADJECTIVE
