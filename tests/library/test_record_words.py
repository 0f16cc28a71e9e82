"""What a record states, in a reader's words."""

import pytest

from kb.data import vocabulary as vocabulary_files
from kb.domain.vocabulary import PartyName
from kb.domain.wording import Wording
from kb.library.record_words import RecordWords
from tests.conftest import ROOT
from tests.factories import VOCABULARY, person, record

WHOLE = vocabulary_files.parse(ROOT / "kb" / "data")
NAMES = {
    "UZB": PartyName("UZB", Wording(ru="Республика Узбекистан", en="Republic of Uzbekistan"), Wording(ru="Узбекистан")),
    "GBR": PartyName("GBR", Wording(ru="Соединённое Королевство", en="United Kingdom"), Wording(ru="Великобритания")),
}
SIDES = [
    ("Президент Республики Узбекистан", "UZB", ""),
    ("посол Узбекистана", "UZB", ""),
    ("President of the Republic of Uzbekistan", "UZB", ""),
    ("Президент", "UZB", "Узбекистан"),
    ("Министр Соединённого Королевства", "GBR", ""),
    ("Королевский посланник", "GBR", "Великобритания"),
    ("", "UZB", "Узбекистан"),
    ("Президент", "", ""),
    ("Президент", "XYZ", "XYZ"),
]


@pytest.mark.parametrize(("office", "party", "side"), SIDES)
def test_the_side_of_a_signatory_is_said_where_the_office_does_not_name_it(office: str, party: str, side: str) -> None:
    words = RecordWords(VOCABULARY._replace(parties=NAMES), "ru")
    assert words.side(person("Каримов", "Т.", role="signatory", party=party, office=office)) == side


def test_fields_are_said_without_tags() -> None:
    values = record(fields={"container-title": "<i>Stipa</i>"})
    assert [value for *_, value in RecordWords(WHOLE, "en").fields(values)] == ["Stipa"]
