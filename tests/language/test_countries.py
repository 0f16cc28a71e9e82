"""Names of countries and cities, and the cases they stand in."""

import pytest

from kb.language.countries import city_names, country_forms, country_names


@pytest.mark.parametrize(
    ("name", "forms"),
    [
        ("Мексика", "мексика мексики мексике мексику мексикой мексиканың мексиканын мексикада мексикамен"),
        ("Иордания", "иордания иордании иорданию иорданией иорданиямен"),
        ("Вьетнам", "вьетнам вьетнама вьетнаму вьетнамом вьетнаме вьетнаммен вьетнамның"),
        ("Нидерланды", "нидерланды нидерландов нидерландам нидерландами нидерландах"),
        ("Wales", "wales wales's"),
    ],
)
def test_a_name_is_known_in_each_case(name: str, forms: str) -> None:
    _codes, known = country_forms({name: "XXX"})
    assert {form: known.get(form) for form in forms.split()} == dict.fromkeys(forms.split(), name.casefold())


def test_a_name_of_several_words_is_known_by_each() -> None:
    codes, known = country_forms({"Шри-Ланка": "LKA", "ШЛ": "LKA"})
    assert codes == {"шри ланка": "LKA"}  # an abbreviation has no cases
    assert known["ланкой"] == "ланка"


def test_the_names_are_there_in_each_language() -> None:
    assert {("Мексика", "MEX"), ("Mexico", "MEX")} <= set(country_names())
    assert {("Лиссабон", "Europe/Lisbon"), ("Lisbon", "Europe/Lisbon")} <= set(city_names())
