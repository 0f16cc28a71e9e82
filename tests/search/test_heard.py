"""Words that are spelt as they are heard, and years of two figures, in questions to the collection."""

from types import SimpleNamespace
from typing import cast

import pytest

from kb.language.sounds import as_heard, as_heard_in_english
from kb.search.index_values import PageOptions, SearchPage
from kb.search.near_spellings import heard_spelling
from kb.search.query_tree import TermCounts
from tests.search.collection import index, labels


def page(question: str) -> SearchPage:
    return index().search(question, options=PageOptions(limit=5, explained=False), vocabulary=labels())


@pytest.mark.parametrize(
    ("spelt", "meant"),
    [("дагавор", "договор"), ("саюс", "союз"), ("сагласавание", "согласование"), ("росийский", "российский"),
     ("потписание", "подписание"), ("совецкий", "советский"), ("гороцкой", "городской"), ("месный", "местный"),
     ("празник", "праздник"), ("сонце", "солнце")],
)  # fmt: skip
def test_words_that_sound_alike_have_one_form(spelt: str, meant: str) -> None:
    assert as_heard(spelt) == as_heard(meant)


@pytest.mark.parametrize(("one", "other"), [("дети", "тети"), ("провести", "протесте"), ("гости", "кости")])
def test_other_words_have_others(one: str, other: str) -> None:
    assert as_heard(one) != as_heard(other)


@pytest.mark.parametrize(
    ("spelt", "meant"),
    [("ajensy", "agency"), ("commishun", "commission"), ("neet", "knit"), ("fisicks", "physics"),
     ("jeografy", "geography"), ("resepshun", "reception")],
)  # fmt: skip
def test_english_words_that_sound_alike_have_one_form(spelt: str, meant: str) -> None:
    assert as_heard_in_english(spelt) == as_heard_in_english(meant)


@pytest.mark.parametrize(("one", "other"), [("station", "statement"), ("border", "broader"), ("treaty", "trait")])
def test_other_english_words_have_others(one: str, other: str) -> None:
    assert as_heard_in_english(one) != as_heard_in_english(other)


@pytest.mark.parametrize(
    ("question", "record"),
    [
        ("CTSO charter", "csto-charter-2002"),
        ("SOC charter", "sco-charter-2002"),
        ("договор ЕАСЭ", "eaeu-treaty-2014"),
        ("хартия ШСО", "sco-charter-2002"),
    ],
)
def test_an_abbreviation_has_its_letters_in_either_order(question: str, record: str) -> None:
    answer = page(question)
    assert (answer.hits[0].key, answer.understood.answer) == (record, "found")


@pytest.mark.parametrize("question", ["УАЕ", "устав ОНО", "soc", "ДВЯЗИ"])
def test_what_is_no_known_one_stays_as_it_is(question: str) -> None:
    assert not page(question).understood.notes


@pytest.mark.parametrize(
    ("question", "record"),
    [
        ("konsular convenshun", "kz-ru-consular-convention-1994"),
        ("nuclear proliferashun", "npt-1968"),
        ("dubble taxashun", "kz-ru-double-taxation-1996"),
        ("pagranichnye predstaviteli", "kz-ru-border-representatives-2004"),
    ],
)
def test_what_is_spelt_by_ear_in_latin_letters_is_answered(question: str, record: str) -> None:
    answer = page(question)
    assert (answer.hits[0].key, answer.understood.answer) == (record, "found")


@pytest.mark.parametrize("question", ["kak svarit borsh", "futbol onlayn", "photosynthesis", "wedding planner"])
def test_other_words_in_latin_letters_are_not_taken_for_what_sounds_alike(question: str) -> None:
    assert "word-heard" not in {note.code for note in page(question).understood.notes}


@pytest.mark.parametrize(
    ("question", "record"),
    [
        ("дагавор о граници 2005", "kz-ru-border-2005"),
        ("тамаженный саюз 95", "customs-union-agreement-1995"),
        ("двайное налогаабложение", "kz-ru-double-taxation-1996"),
        ("степные пажары 13 год", "kz-ru-steppe-fires-2013"),
        ("пратакол байтерек 2014", "kz-ru-baiterek-protocol-2014"),
        ("dogovor o druzhbe 92 goda", "kz-ru-friendship-1992"),
        ("soglashenie baikonur arenda 94 god", "kz-ru-baikonur-lease-1994"),
        ("достык туралы шарт 92 ж", "kz-ru-friendship-1992"),
        ("мангилик достык 98", "kz-ru-eternal-friendship-1998"),
        ("совместный пагранконтроль", "kz-ru-joint-border-control-2009"),
        ("Дагавор о границе 2005", "kz-ru-border-2005"),
    ],
)
def test_a_question_spelt_by_ear_is_answered(question: str, record: str) -> None:
    answer = page(question)
    assert (answer.hits[0].key, answer.understood.answer) == (record, "found")


@pytest.mark.parametrize("question", ["дагавор о границе", "пратакол"])
def test_what_was_read_is_told(question: str) -> None:
    assert "word-heard" in {note.code for note in page(question).understood.notes}


@pytest.mark.parametrize(
    "question",
    ["технологич", "прикасп", "торговать", "дагавор*", "граница Путен", "полиция", "прочесть договор", "шарт реттейді",
     "провести газ",
     "Мари Олкотт", "договор об усыновлении детей", "вино", "вина", "соль",
     "теннис", "варенье", "комедия", "лотерея"],
)  # fmt: skip
def test_beginnings_verbs_names_and_other_words_are_not_taken_for_what_sounds_alike(question: str) -> None:
    assert "word-heard" not in {note.code for note in page(question).understood.notes}


@pytest.mark.parametrize(
    ("typed", "read"),
    [("перегавор", "переговор"), ("перегафор", "переговор"), ("переговоп", ""), ("пирибор", ""), ("парт", "")],
)
def test_a_long_word_sounds_so_but_for_one_letter_that_is_not_its_last(typed: str, read: str) -> None:
    spelt = {"пе": [("=переговор", 4), ("=перегавур", 40)], "па": [("=партия", 4)], "по": [("=порт", 9)]}
    counts = SimpleNamespace(terms_with_prefix=lambda _field, begun, *_most: spelt.get(begun[1:], []))
    assert heard_spelling(cast(TermCounts, counts), typed, ("title",)) == read


def test_a_long_word_is_read_without_its_slip() -> None:
    answer = page("transboumdary waters")
    assert [note.values["read"] for note in answer.understood.notes] == ["transboundary"]
