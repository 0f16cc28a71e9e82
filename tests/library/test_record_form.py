"""A record goes through the fields of its form and comes back as it was; what is typed becomes what it says."""

import pytest

from kb.domain.item_types import ITEM_TYPES
from kb.domain.languages import LANGUAGES
from kb.domain.records import Record
from kb.library import form_fields, record_form
from kb.library.record_words import RecordWords
from kb.library.session import Library
from tests.factories import VOCABULARY


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_record_goes_through_its_form_unchanged(library: Library, lang: str) -> None:
    words = RecordWords(library.vocabulary, lang)
    for record in library.records.every():
        texts = record_form.texts_of(record, words)
        assert record_form.record_of(texts, record, library.vocabulary) == record


def test_topics_relations_and_those_who_sign_are_read_in_any_of_our_languages(library: Library) -> None:
    texts = {
        "type": "treaty", "title": "Шарт", "topics": "Каспийское море\nInternational law\ncaspian",
        "relations": "Изменяет: kz-ru-border-2005\nbased-on: kz-ru-friendship-1992",
        "name.signatory": "Назарбаев, Нұрсұлтан; Казахстан; Президент\nЕльцин, Борис; RUS\nОмар, Әлия",
    }  # fmt: skip
    record = record_form.record_of(texts, None, library.vocabulary)
    assert record.topics == ("caspian", "international-law")
    assert [(each.kind, each.target) for each in record.relations] == [
        ("amends", "kz-ru-border-2005"), ("based-on", "kz-ru-friendship-1992"),
    ]  # fmt: skip
    assert [(each.family, each.party, each.office) for each in record.contributors] == [
        ("Назарбаев", "KAZ", "Президент"), ("Ельцин", "RUS", ""), ("Омар", "", ""),
    ]  # fmt: skip
    again = record_form.texts_of(record, RecordWords(library.vocabulary, "kk"))
    assert again["name.signatory"].splitlines()[0] == "Назарбаев, Нұрсұлтан; KAZ; Президент"
    assert again["relations"].splitlines()[0] == "Өзгертеді: kz-ru-border-2005"


@pytest.mark.parametrize(("name", "line"), [
    ("topics", "Атлантида"), ("relations", "kz-ru-border-2005"), ("relations", "ұқсайды: kz-ru-border-2005"),
    ("name.signatory", "Омар, Әлия; Атлантида"), ("parties", "Атлантида"),
])  # fmt: skip
def test_a_line_that_names_nothing_is_told_at_its_field(library: Library, name: str, line: str) -> None:
    with pytest.raises(record_form.FormError) as raised:
        record_form.record_of({"type": "treaty", "title": "Шарт", name: line}, None, library.vocabulary)
    assert list(raised.value.wrong) == [name]


def names(line: str) -> list[tuple[str, str, str]]:
    texts = {"type": "book", "title": "Кітап", "name.author": line}
    people = record_form.record_of(texts, None, VOCABULARY).contributors
    return [(person.family, person.given, person.literal) for person in people]


def test_a_line_of_names_is_a_person_or_an_organisation() -> None:
    assert names("Сейітқали, Асқар") == [("Сейітқали", "Асқар", "")]
    assert names("Сейітқали А. Б.") == names("А. Б. Сейітқали") == [("Сейітқали", "А. Б.", "")]
    assert names("Ұлттық кітапхана") == [("", "", "Ұлттық кітапхана")]
    assert names("{Институт истории, Алматы}") == [("", "", "Институт истории, Алматы")]


def test_a_new_record_gets_a_key_of_its_values() -> None:
    made: Record = record_form.record_of(
        {"type": "book", "title": "Дала жолы", "name.author": "Сейітқали, Асқар", "issued": "май 2004"},
        None,
        VOCABULARY,
    )
    assert (made.citekey, made.issued and made.issued.text) == ("seiitqali-2004", "2004-05")
    assert made.title() and made.titles[0].origin == "stated"


def test_a_form_has_the_roles_and_fields_of_its_type() -> None:
    def fields(kind: str) -> form_fields.FormFields:
        return form_fields.fields_of(kind, {}, VOCABULARY)

    assert fields("patent").roles == ("author", "holder")
    assert "ISBN" not in fields("patent").variables
    assert "interviewer" in fields("interview").roles
    assert "container-title" in fields("interview").variables
    assert fields("thesis").roles == ("author", "supervisor")
    assert fields("book").roles == ("author", "editor", "translator")
    assert "ISBN" in fields("book").variables
    assert (
        "editor" in form_fields.fields_of("patent", {"name.editor": "Омар, Әлия"}, VOCABULARY).roles
    )  # nothing is lost


def test_types_stand_in_the_readers_alphabet(library: Library) -> None:
    types = form_fields.in_order("type", ITEM_TYPES, ("book",), library.vocabulary, "kk")
    words = [library.vocabulary.term("type", kind, "kk") for kind in types[1:]]
    assert types[0] == "book"
    assert words.index("Анықтамалық мақаласы") < words.index("Іс-шара")
    assert words.index("Қолжазба") < words.index("Рецензия")


def test_what_is_no_isbn_is_told() -> None:
    for value in ("123", "978-5-02-012345-9", "жоқ"):
        with pytest.raises(record_form.FormError) as raised:
            record_form.record_of({"type": "book", "title": "Дала", "value.ISBN": value}, None, VOCABULARY)
        assert list(raised.value.wrong) == ["value.ISBN"]


def test_a_treaty_is_not_called_by_who_signed_it(library: Library) -> None:
    texts = {"type": "treaty", "title": "Договор о транзите", "act.signature": "12.03.1997",
             "name.signatory": "Омаров, Асан; KAZ; Министр"}  # fmt: skip
    assert "omarov" not in record_form.record_of(texts, None, library.vocabulary).citekey
