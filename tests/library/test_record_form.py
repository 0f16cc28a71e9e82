"""A record goes through the fields of its form and comes back as it was; what is typed becomes what it says."""

from kb.domain.records import Record
from kb.library import record_form
from kb.library.session import Library
from tests.factories import VOCABULARY


def test_every_record_goes_through_its_form_unchanged(library: Library) -> None:
    for record in library.records.every():
        texts = record_form.texts_of(record)
        assert record_form.record_of(texts, record, library.vocabulary) == record


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
    assert (made.citekey, made.issued and made.issued.text) == ("сейітқали-2004-дала-жолы", "2004-05")
    assert made.title() and made.titles[0].origin == "stated"
