"""A party named as a side, by its adjective in any of our languages or by its name."""

import pytest

from kb.search.index_values import PageOptions
from tests.search.collection import index, labels


@pytest.mark.parametrize(
    ("question", "record"),
    [
        ("азербайджанская сторона конвенция", "caspian-convention-2018"),
        ("иранская сторона на Каспии", "caspian-convention-2018"),
        ("ирандық тарап теңіз конвенциясы", "caspian-convention-2018"),
        ("Әзербайжан жағы Каспий", "caspian-convention-2018"),
        ("соглашения с участием туркменской стороны", "kz-ru-tm-prikaspiysky-pipeline-2007"),
        ("Түрікмен тарапы газ құбыры", "kz-ru-tm-prikaspiysky-pipeline-2007"),
        ("the American side and security assurances", "budapest-memorandum-kz-1994"),
        ("британская сторона будапештский меморандум", "budapest-memorandum-kz-1994"),
        ("армянская делегация", "cis-charter-1993"),
        ("Armenian party to the union protocol", "eaeu-treaty-protocol-2023"),
    ],
)
def test_a_side_is_the_party(question: str, record: str) -> None:
    page = index().search(question, options=PageOptions(limit=5, explained=False), vocabulary=labels())
    assert record in [hit.key for hit in page.hits]
    assert page.understood.answer == "found"
