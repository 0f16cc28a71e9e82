"""A person asked for by an office: what they said or wrote, and with their name beside it."""

import pytest

from kb.search.index_values import PageOptions
from tests.search.collection import index, labels


@pytest.mark.parametrize(
    ("question", "record"),
    [
        ("Кремль баспасөз хатшысының пікірі", "peskov2020comment"),
        ("Kremlin spokesman on the gifts", "peskov2020comment"),
        ("пресс-секретарь Песков", "peskov2020comment"),
        ("интервью главы МИД России", "lavrov2021khabar"),
        ("the Russian foreign minister on television", "lavrov2021khabar"),
        ("Депутаты Госдумы", "nikonov2020gift"),
        ("State Duma deputy on the air", "nikonov2020gift"),
        ("Ресейдегі бұрынғы елшінің еңбегі", "source-168"),
        ("лауреат Нобелевской премии о России", "solzhenitsyn1990russia"),
        ("соглашения за подписью премьера Черномырдина", "kz-ru-air-transport-1994"),
        ("signed by Prime Minister Chernomyrdin", "kz-ru-air-transport-1994"),
    ],
)
def test_a_person_is_found_by_an_office(question: str, record: str) -> None:
    page = index().search(question, options=PageOptions(limit=5, explained=False), vocabulary=labels())
    assert page.understood.answer == "found"
    assert record in [hit.key for hit in page.hits[:5]]
