"""Plain words for what is in force and what is no more, as the operator that they stand for."""

import pytest

from kb.search.grammar import force_in, with_force_operators


@pytest.mark.parametrize(
    ("question", "words", "operator"),
    [
        ("действующие соглашения о портах", "соглашения о портах", "-force:no"),
        ("какие соглашения о портах действуют сегодня?", "какие соглашения о портах ?", "-force:no"),
        ("соглашения о портах, ещё в силе", "соглашения о портах,", "-force:no"),
        ("port agreements in force today", "port agreements", "-force:no"),
        ("күшіндегі порт келісімдері", "порт келісімдері", "-force:no"),
        ("недействующие соглашения о портах", "соглашения о портах", "force:no"),
        ("соглашения о портах, утратившие силу", "соглашения о портах,", "force:no"),
        ("port agreements that are no longer in force", "port agreements", "force:no"),
        ("күшін жойған порт келісімдері", "порт келісімдері", "force:no"),
    ],
)
def test_words_of_force_are_its_operator(question: str, words: str, operator: str) -> None:
    assert with_force_operators(question).split() == [*words.split(), operator]


@pytest.mark.parametrize(
    "question",
    ["действует ли договор о портах", "Is the port agreement in force?", "порт келісімі күшінде ме",
     "entry into force of the port agreement", "договор о портах в силе с 1992", "утратившие силу в 2004 году",
     "закон о действующих лицах", "«действующие нормы» закон", "действующие", "force:yes действующие порты",
     "договор о портах"],
)  # fmt: skip
def test_other_questions_stay_as_they_are(question: str) -> None:
    assert with_force_operators(question) == question


def test_the_operators_of_force_are_still_read() -> None:
    assert force_in("порт force:yes күшінде:белгісіз") == ("yes", "not known")
