"""Years that are typed with two figures."""

import pytest

from kb.language.short_years import years_in_full


@pytest.mark.parametrize(
    ("typed", "full"),
    [
        ("договор о дружбе 92 года", "договор о дружбе 1992 года"), ("dogovor 94 god", "dogovor 1994 god"),
        ("шарт 92 ж", "шарт 1992 ж"), ("95 жылғы келісім", "1995 жылғы келісім"), ("пожары 13 год", "пожары 2013 год"),
        ("treaty of '92", "treaty of 1992"), ("пограничные вопросы 93-го", "пограничные вопросы 1993"),
        ("в 95-м", "в 1995"), ("92-й год", "1992 год"), ("дружба 98", "дружба 1998"), ("граница 05", "граница 2005"),
        ("plan for '92", "plan for 1992"), ("договор 45 года", "договор 1945 года"),
    ],
)  # fmt: skip
def test_years_of_two_figures_have_four(typed: str, full: str) -> None:
    assert years_in_full(typed) == full


@pytest.mark.parametrize(
    "typed",
    ["аренда на 49 лет", "на 22 года", "источник 92", "№ 92", "договор № 92", "статья 95", "25-го августа 1995",
     "25.05.92", "90-е годы", "2012-2017 жж", "каспий 18", "[92]", "12-й протокол", "до 95 года", "дружба", "92",
     "указ 95", "постановление 94", "резолюция 96", "order 93", "бұйрық 92", "92-ші бап", "95-й пункт договора",
     "09-го мая 1992", "02-го июля", "письмо 3/92 г.", "статья 7.92 года"],
)  # fmt: skip
def test_other_numbers_are_left(typed: str) -> None:
    assert years_in_full(typed) == typed
