"""An entry @legal says no more than that states made it: what heads its title tells a law from a treaty."""

import pytest

from kb.formats.bibtex.legal import is_law

LAWS = [
    {"title": "О статусе города Байконур"},
    {"title": "О ратификации Договора между Республикой Казахстан и Российской Федерацией о границе"},
    {"title": "Law of the Republic of Kazakhstan on the ratification of the Agreement on customs"},
    {"title": "Шекара туралы шартты ратификациялау туралы Қазақстан Республикасының Заңы"},
    {"title": "Кеден одағы туралы келісімді ратификациялау туралы"},
    {"title": "Арктика", "number": "70-V"},
    {"title": "Charter of the City", "type": "law"},
    {"title": "О международных договорах", "number": "54-III"},
    {"title": "Statute of Westminster"},
    {"title": "Immigration and Nationality Act"},
]
TREATIES = [
    {"title": "Charter of the United Nations", "number": "993"},
    {"title": "Устав Организации степных дорог"},
    {"title": "Алма-Атинская декларация", "number": "5"},
    {"title": "Statute of the International Court of Justice"},
    {"title": "Rome Statute of the International Criminal Court", "number": "38544"},
    {"title": "Халықаралық сауда сотының Рим статуты", "number": "38544"},
    {"title": "Helsinki Final Act"},
    {"title": "Constitutive Act of the African Union"},
    {"title": "Exchange of notes", "number": "1234"},
    {"title": "Мемлекеттік шекара туралы шарт"},
    {"title": "Vienna Convention on the Law of Treaties"},
    {"title": "Law of the Sea Convention"},
    {"title": "О границе", "type": "договор"},
    {"title": "Action plan for the steppe", "number": "12"},
]


@pytest.mark.parametrize("fields", LAWS, ids=lambda fields: fields["title"])
def test_a_law(fields: dict[str, str]) -> None:
    assert is_law(fields)


@pytest.mark.parametrize("fields", TREATIES, ids=lambda fields: fields["title"])
def test_no_law(fields: dict[str, str]) -> None:
    assert not is_law(fields)
