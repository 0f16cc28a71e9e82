"""Countries and cities that a question names: the place itself, and no word that is only spelt or sounds like it."""

import pytest

from kb.search.index import Index
from kb.search.index_values import PageOptions, SearchDocument, SearchPage
from kb.search.label_index import LabelIndex

NAMES = {
    "Канада": "CAN", "Мали": "MLI", "Катар": "QAT", "Боливия": "BOL", "Сирия": "SYR", "Чили": "CHL", "Дания": "DNK",
    "Канде": "Asia/Kande", "Вилле": "Europe/Ville", "Того": "TGO", "Грузия": "GEO",
    "кенийский": "KEN*", "чилийский": "CHL*",
}  # fmt: skip
WORLD = tuple((f"S{number:02}",) for number in range(20))
RECORDS = (
    SearchDocument("rope", titles=(("ru", "О канате и о боли"),)),
    SearchDocument("small", titles=(("ru", "Малые города, куда и после того"),)),
    SearchDocument("row", titles=(("kk", "Қатар тұрған үлкен қалалар"),)),
    SearchDocument("freight", titles=(("ru", "О перевозке грузов"),)),
    SearchDocument("sweet", titles=(("ru", "Конфеты и кандель"),)),
    SearchDocument("ville", titles=(("ru", "Переписка из города Вилле"),)),
    SearchDocument("world", titles=(("ru", "Договор мира о границе"),), kind="treaty", parties=(("DNK",), *WORLD)),
    SearchDocument("chile", titles=(("ru", "Договор о меди с Чили"),), kind="treaty", parties=(("CHL",),)),
    *(SearchDocument(f"other-{n}", titles=(("ru", f"Граница земель, часть {n}"),)) for n in range(60)),
)
INDEX = Index.in_memory(RECORDS)
VOCABULARY = LabelIndex(parties=NAMES, kinds={"договор": "treaty"}, countries=NAMES)


def asked(question: str) -> SearchPage:
    return INDEX.search(question, options=PageOptions(limit=5), vocabulary=VOCABULARY)


@pytest.mark.parametrize(
    "question",
    ["Канада", "канадой", "Канадамен", "договор с Канадой", "Мали", "мали", "Малимен", "Катар", "катар", "Катармен",
     "Боливия", "боливией", "соглашение с Боливией", "Сириямен", "граница с Канде", "Кандеде", "Грузия"],
)  # fmt: skip
def test_a_country_that_no_record_has_is_no_other_word(question: str) -> None:
    page = asked(question)
    assert page.understood.answer == "nothing"
    assert [note.code for note in page.understood.notes] == ["no-documents-of"]


@pytest.mark.parametrize(
    ("question", "key"),
    [("после того", "small"), ("малые", "small"), ("катар тұрған үлкен қалалар", "row"), ("канат", "rope"),
     ("Вилле", "ville"), ("договор с Чили", "chile"), ("Чилимен", "chile")],
)  # fmt: skip
def test_what_the_collection_says_is_found(question: str, key: str) -> None:
    page = asked(question)
    assert (page.understood.answer, page.hits[0].key) == ("found", key)


def test_a_document_of_the_world_is_none_between_two() -> None:
    page = asked("граница с Данией")
    assert (page.understood.answer, [note.code for note in page.understood.notes]) == ("near", ["party-lacks-the-rest"])
    assert asked("Дания").hits[0].key == "world"


def test_a_country_in_another_case_is_a_reason() -> None:
    reasons = [(reason.word, reason.field, reason.form) for reason in asked("Чилимен").hits[0].reasons]
    assert reasons == [("Чилимен", "title", "stem")]


def test_an_adjective_of_a_country_without_records_finds_nothing_and_any_other_is_a_word() -> None:
    assert asked("кенийская граница").understood.answer == "nothing"
    said = Index.in_memory(
        [*RECORDS, SearchDocument("copper", titles=(("ru", "Чилийская медь"),), parties=(("PER",),))]
    )
    assert [hit.key for hit in said.search("чилийский", vocabulary=VOCABULARY).hits] == ["copper"]
