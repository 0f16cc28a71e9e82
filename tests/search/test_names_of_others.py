"""Names that records have in other letters, and names that none has: no word of another meaning stands for one."""

import pytest

from kb.search.index import Index
from kb.search.index_values import SearchDocument

RECORDS = (
    SearchDocument("ferry", titles=(("en", "Treaty on ferries"),), names=("Deng Xiaoping", "Orlov P.")),
    SearchDocument("road", titles=(("ru", "Договор о дороге"),), names=("Чжоу Эньлай",)),
    SearchDocument("lake", titles=(("kk", "Көл пен өзен туралы келісім"),)),
    SearchDocument("range", titles=(("ru", "Соглашение об аренде полигона Ракитный"),)),
    *(SearchDocument(f"other-{number}", titles=(("ru", "О мосте"),)) for number in range(30)),
)
INDEX = Index.in_memory(RECORDS)


@pytest.mark.parametrize(
    ("question", "key"),
    [("Дэн Сяопин", "ferry"), ("Дэном Сяопином", "ferry"), ("Дэн Сяопиннің шарты", "ferry"), ("Zhou", "road")],
)
def test_a_chinese_name_is_found_in_either_script(question: str, key: str) -> None:
    page = INDEX.search(question)
    assert (page.understood.answer, page.hits[0].key) == ("found", key)


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Ли Пэн", "nothing"),  # no Kazakh пен, "and"
        ("Договор о дороге Пэна", "near"),
        ("Гельмут Коль", "near"),  # no Kazakh көл, a lake
        ("аренда полигона Ракитный", "found"),
        ("аренда полигона Сосновка", "near"),
        ("Сосновка полигонын жалға алу", "near"),
        ("аренда полигона Ракитнй", "found"),  # a slip
        ("Аренда полигонов", "found"),  # the capital of a first word
        ("аренда полигона в поселке Сосновка под городом у озера и моста", "found"),  # much else is told
    ],
)
def test_what_names_another_is_no_answer(question: str, answer: str) -> None:
    assert INDEX.search(question).understood.answer == answer
