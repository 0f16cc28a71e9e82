"""What a beginning may mean, on the collection: every kind of suggestion, in every script, layout and length."""

import pytest

from kb.domain.languages import LANGUAGES
from kb.search.suggestions import MOST, Suggestion, suggestions
from tests.search.collection import documents, index, labels


def suggested(text: str, limit: int = 10, lang: str = "") -> tuple[Suggestion, ...]:
    return suggestions(index(), text, limit, labels(), lang)


def titles_of(key: str, lang: str) -> set[str]:
    record = next(its for its in documents() if its.key == key)
    return {title for its, title in record.titles if its == lang}


def test_a_word_begun_is_a_topic_a_place_and_titles() -> None:
    first = {one.kind: one for one in reversed(suggested("байк"))}
    assert first["topic"] == ("topic", "Байконур", "space-and-baikonur")
    assert first["place"] == ("place", "Байконур", "baikonur")
    assert first["title"].text.startswith("Байқоңыр")


@pytest.mark.parametrize(
    "typed", ["байко", "Байқо", "baiko", "baiqo", ",fqrj", "<FQRJ"], ids=["ru", "kk", "en", "2021", "layout", "shifted"]
)
def test_a_beginning_is_known_in_any_script_and_layout(typed: str) -> None:
    assert {one.key for one in suggested(typed)} >= {"space-and-baikonur", "baikonur", "kz-ru-baikonur-use-1992"}


def test_a_hidden_label_is_found_by_and_the_preferred_one_is_shown() -> None:
    hidden = labels().readings["hidden"]
    assert len(hidden) > 100
    for typed in hidden:
        its = suggested(typed, MOST)
        assert not [one for one in its if one.kind == "topic" and one.text in hidden], typed
    assert Suggestion("topic", "Суверенитет", "sovereignty") in suggested("суверинит")
    assert Suggestion("topic", "Тіл саясаты", "language-policy") in suggested("til say")
    assert Suggestion("topic", "environment", "water-and-environment") in suggested("enviro")  # no hidden one is needed


@pytest.mark.parametrize("lang", LANGUAGES)
def test_titles_are_in_the_reader_s_language_where_it_has_the_words_or_a_number_was_typed(lang: str) -> None:
    for typed, kind in (("байк", "title"), ("119", "number"), ("1992-05", "date"), ("kz-ru-friendsh", "number")):
        its = [one for one in suggested(typed, MOST, lang) if one.kind == kind and titles_of(one.key, lang)]
        assert its, typed
        assert all(any(title in one.text for title in titles_of(one.key, lang)) for one in its), typed
    assert [one.key for one in suggested("байк", MOST, lang)] == [one.key for one in suggested("байк", MOST)]


def test_a_title_without_the_words_typed_is_not_shown_though_it_is_in_the_reader_s_language() -> None:
    its = [one for one in suggested("договор о дру", MOST, "kk") if one.kind == "title"]
    assert its
    assert all("договор" in one.text.casefold() for one in its)
    assert Suggestion("topic", "Sovereignty", "sovereignty") in suggested("суверинит", lang="en")


def test_words_after_the_first_narrow_what_is_suggested() -> None:
    titles = [one for one in suggested("договор о дру") if one.kind == "title"]
    assert titles[0].key == "kz-ru-friendship-1992"
    assert all("дружб" in one.text.casefold() for one in titles)


@pytest.mark.parametrize("typed", ["назарб", "Nazarb", "нурсултан наз"])
def test_a_name_is_suggested_from_any_of_its_words(typed: str) -> None:
    assert any(one.kind == "name" and "Назарбаев" in one.key for one in suggested(typed))


def test_a_number_of_a_list_stands_before_those_that_begin_so() -> None:
    numbers = [one.text.partition("]")[0] for one in suggested("11") if one.kind == "number"]
    assert numbers[:3] == ["[11", "[110", "[111"]
    assert suggested("[119]") == suggested("119")


@pytest.mark.parametrize(
    ("typed", "key"),
    [("Z12000005", "kz-national-security-law-2012"), ("kz-ru-friendsh", "kz-ru-friendship-1992")],
)
def test_identifiers_are_suggested_by_their_beginning(typed: str, key: str) -> None:
    assert key in {one.key for one in suggested(typed) if one.kind == "number"}


@pytest.mark.parametrize("typed", ["25.05.1992", "25 мая 1992 года", "1992 жылғы 25 мамыр", "1992-05"])
def test_a_date_gives_the_documents_of_that_day_or_month(typed: str) -> None:
    dated = [one for one in suggested(typed) if one.kind == "date"]
    assert "kz-ru-friendship-1992" in {one.key for one in dated}
    assert dated[0].text.startswith("1992-05")


def test_a_year_is_suggested_where_something_is_of_it() -> None:
    assert Suggestion("date", "1992", "1992") in suggested("1992")
    assert not suggested("1517")


@pytest.mark.parametrize(
    "typed", ["", " ", "!!", "[", "-", "№", "\t\n", "zzqqzz", "ж" * 5000, "а " * 5000, "\x00", "ء"]
)
def test_nothing_or_nonsense_gives_nothing_and_no_error(typed: str) -> None:
    assert len(suggested(typed)) <= 10


@pytest.mark.parametrize("typed", ["-", '"', ",", ".", ";", "'", "[", "[ ]", "— «»", "{}", "=", "№"])
def test_signs_alone_suggest_nothing_though_keys_of_letters_have_them(typed: str) -> None:
    assert suggested(typed) == ()


@pytest.mark.parametrize("typed", ["а", "к", "Қазақстан мен Ресей ", "19"])
def test_no_more_than_asked_and_none_twice(typed: str) -> None:
    for limit in (1, 3, MOST):
        its = suggested(typed, limit)
        assert len(its) <= limit
        assert len(set(its)) == len(its)


def test_what_is_suggested_finds_what_it_names() -> None:
    for typed in ("байк", "договор о дру", "119", "25.05.1992", "kz-ru-friendsh"):
        for one in suggested(typed):
            if one.kind in ("title", "number", "date"):
                page = index().search(one.text, vocabulary=labels())
                assert one.key in {hit.key for hit in page.hits}, one
