"""Names of organisations are told from names of persons, and not taken apart at their own "and"."""

import pytest

from kb.formats.bibtex import names
from kb.language import bodies

BODIES = """
    European Committee of Social Rights | Consulate of Norway | Minority Rights Group | Bar Council of Wales
    Oxfam International | Қырғыз Республикасының Ұлттық Банкі | Қазақстанның Ұлттық банкі | Жоғарғы Соты
    Национальный банк Грузии | Комитет по культуре | Посольство Италии | Суд ЕАЭС | Islamic Development Bank
    Bank of Latvia | Constitutional Court | House of Lords | Church of Norway | Lawyers Without Borders | NATO
    University of Vienna, Faculty of Law | U.S. Department of Energy | ПРООН | Сыртқы істер министрлігі
    К. И. Сәтбаев атындағы университет | Parliament of Georgia | Council on Energy
    Портал «Ескек» | Клуб любителей "Весло"
"""
PERSONS = """
    Malin Bank | Peter J. Bank | Ann Church | Robert Service | Dora Court | William of Malmesbury | Иван Банков
    Сауле Советова | Anna Watch | Олег Фондов | Ирина Музеева | Мұрат Қорабаев | Thomas Fund | Ian State | Абай
    Иван «Весло» Бор | «Абай»
"""
ONE = """
    Ministry of Energy and Trade | Organisation for Trade and Development | Institute of Botany and Zoology
    Institute for National and Regional Policy | Agriculture and Food Council | Health and Safety Executive of Malta
    Ministry of Labour and Protection of the Republic | Centre for Peace and Conflict Studies
"""
SEVERAL = """
    Council of Europe and European Commission | Bank of Latvia and Bank of Estonia | Ministry of Energy and Anna Manning
    Institute of Botany and Абай | World Bank and Oxfam International | Ministry of Energy and Бек, А.
    Ким, А. and Ministry of Energy | Institute of Botany and Florence Hall | {Ministry of Energy} and {Trade}
"""


def rows(text: str) -> list[str]:
    return [part.strip() for line in text.strip().splitlines() for part in line.split("|")]


@pytest.mark.parametrize("name", rows(BODIES))
def test_a_body_is_told_by_its_words(name: str) -> None:
    (read,) = names.parse(name, "author")
    assert (read.literal, read.family) == (name, "")


@pytest.mark.parametrize("name", rows(PERSONS))
def test_a_person_may_have_such_a_name_too(name: str) -> None:
    assert not bodies.is_body(name)


@pytest.mark.parametrize("value", rows(ONE))
def test_one_body_is_not_taken_apart_and_that_is_told(value: str) -> None:
    read = names.read(value, "author")
    assert ([person.literal for person in read.people], read.joined) == ([value], (value,))


@pytest.mark.parametrize("value", rows(SEVERAL))
def test_several_stay_several(value: str) -> None:
    read = names.read(value, "author")
    assert (len(read.people), read.joined) == (2, ())
