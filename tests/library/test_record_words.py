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


OFFICES = [
    # office                                  language  side   the reader's: ru
    ("President", "en", "UZB", ("Президент", "ru", "Узбекистан")),
    ("President of the Republic of Uzbekistan", "en", "UZB", ("Президент", "ru", "Узбекистан")),
    ("Minister of Foreign Affairs", "en", "UZB", ("Министр иностранных дел", "ru", "Узбекистан")),
    ("Сыртқы істер министрі", "kk", "UZB", ("Министр иностранных дел", "ru", "Узбекистан")),
    ("Deputy Minister of Foreign Affairs", "en", "UZB", ("Deputy Minister of Foreign Affairs", "en", "Узбекистан")),
    ("Vice-President", "en", "UZB", ("Vice-President", "en", "Узбекистан")),
    ("Президент Республики Узбекистан", "ru", "UZB", ("Президент Республики Узбекистан", "ru", "")),
    ("", "en", "UZB", ("", "en", "Узбекистан")),
]


@pytest.mark.parametrize(("office", "lang", "party", "shown"), OFFICES)
def test_an_office_is_said_in_the_readers_language(office: str, lang: str, party: str, shown: tuple[str, ...]) -> None:
    words = RecordWords(WHOLE._replace(parties=NAMES), "ru")
    known = words.person(person("Каримов", "Т.", role="signatory", lang=lang, party=party, office=office))
    assert (known.office, known.office_lang, known.side) == shown


def test_a_signatory_is_named_in_the_readers_language_and_an_author_as_on_the_work() -> None:
    signatory, author = (person("Karimov", "Islam", role=role, lang="en") for role in ("signatory", "author"))
    shown = [RecordWords(WHOLE, lang).person(signatory) for lang in ("kk", "ru", "en")]
    assert [(known.name, known.lang) for known in shown] == [
        ("Каримов Ислам", "kk"), ("Каримов Ислам", "ru"), ("Karimov Islam", "en")]  # fmt: skip
    assert RecordWords(WHOLE, "ru").person(author).name == "Karimov Islam"
    own = person("Каримов", "И. А.", role="signatory", lang="ru")
    assert RecordWords(WHOLE, "ru").person(own).name == "Каримов И. А."
    in_russian = person("Ter-Petrosyan", "Levon", role="signatory", lang="en")
    known = RecordWords(WHOLE, "kk").person(in_russian)
    assert (known.name, known.lang, known.family) == ("Тер-Петросян Левон", "ru", "Ter-Petrosyan")


def test_fields_are_said_without_tags() -> None:
    values = record(fields={"container-title": "<i>Stipa</i>"})
    assert [value for *_, value in RecordWords(WHOLE, "en").fields(values)] == ["Stipa"]
