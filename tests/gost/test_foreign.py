"""Items for styles of others: states and volumes where a style has a variable for them, reviews by their own title."""

from typing import Any

import pytest

from kb.csl.processor import Processor, as_text
from kb.gost.families import FAMILIES
from kb.gost.foreign import worded
from kb.gost.preparation import prepare
from kb.gost.styles import load_style
from tests.gost.typed import reference_of

Item = dict[str, Any]
RU: Item = {"id": "a", "type": "book", "title": "Том", "language": "ru"}


def made(item: Item, *variables: str) -> Item:
    result = worded(RU | item, frozenset(variables).__contains__)
    return {name: value for name, value in result.items() if name[:2] != "x-" and RU.get(name) != value}


@pytest.mark.parametrize(
    ("item", "variables", "changed"),
    [
        ({"x-pubstate": "inpress"}, ("status",), {"status": "в печати"}),
        ({"x-pubstate": "inpress"}, (), {"status": "в печати", "issued": {"literal": "в печати"}}),
        ({"status": "In press", "language": "kk"}, ("status",), {"status": "баспада", "language": "kk"}),
        ({"status": "adopted"}, (), {"status": "принято"}),
        ({"status": "adopted", "type": "legislation"}, (), {"type": "legislation"}),
        ({"status": "initialled", "language": "kk"}, (), {"status": "парафталған", "language": "kk"}),
    ],
)
def test_a_state_stands_in_words_for_the_date(item: Item, variables: tuple[str, ...], changed: Item) -> None:
    assert made(item, *variables) == changed


@pytest.mark.parametrize(
    ("item", "variables", "changed"),
    [
        ({"x-maintitle": "История"}, ("volume-title",), {"title": "История", "volume-title": "Том"}),
        ({"x-maintitle": "История"}, (), {"title": "История: Том"}),
        ({"x-maintitle": "История", "x-mainsubtitle": "очерк"}, (), {"title": "История: очерк: Том"}),
        ({"x-maintitle": "Том"}, (), {}),
        (
            {"container-title": "Дала", "x-maintitle": "История"},
            ("volume-title",),
            {"container-title": "История: Дала"},
        ),
        ({"container-title": "Дала", "x-booksubtitle": "люди"}, (), {"container-title": "Дала: люди"}),
        ({"container-title": "Дала: люди", "x-booksubtitle": "люди"}, (), {"container-title": "Дала: люди"}),
    ],
)
def test_a_volume_has_the_title_of_the_whole(item: Item, variables: tuple[str, ...], changed: Item) -> None:
    assert made(item, *variables) == changed


@pytest.mark.parametrize(
    ("item", "changed"),
    [
        ({"type": "review"}, {"type": "article-journal"}),
        ({"type": "review", "reviewed-title": "Дала"}, {"type": "review", "reviewed-title": "Дала"}),
        (
            {"type": "review-book", "reviewed-title": "Дала"},
            {"type": "review-book", "reviewed-title": "Дала", "reviewed-genre": "книгу"},
        ),
    ],
)
def test_a_review_that_names_no_work_is_known_by_its_own_title(item: Item, changed: Item) -> None:
    assert made(item) == changed


def test_a_treaty_that_its_title_calls_so_says_it_once() -> None:
    assert "genre" not in made({"type": "treaty", "title": "Договор о реках", "genre": "Договор"})
    assert made({"type": "treaty", "title": "О реках", "genre": "Договор"})["genre"] == "Договор"


@pytest.mark.parametrize(
    ("item", "changed"),
    [
        ({"type": "webpage", "authority": "Луг"},
         {"type": "webpage", "authority": "Луг", "container-title": "Луг"}),
        ({"type": "webpage", "authority": "Луг", "container-title": "Дала"},
         {"type": "webpage", "authority": "Луг", "container-title": "Дала"}),
        ({"authority": "Луг"}, {"authority": "Луг"}),
    ],
)  # fmt: skip
def test_a_page_stands_on_its_site(item: Item, changed: Item) -> None:
    assert made(item) == changed


@pytest.mark.parametrize(
    ("location", "lang", "shelf"),
    [
        ("15/2/7/4-9", "ru", "Ф. 15. Оп. 2. Д. 7. Л. 4–9"),
        ("Р-15/2/7", "ru", "Ф. Р-15. Оп. 2. Д. 7"),
        ("15/2/7", "kk", "15-қор. 2-тіз. 7-іс"),
        ("Шифр № 104/65", "ru", "Шифр № 104/65"),
    ],
)
def test_a_file_of_an_archive_has_its_shelfmark_in_words(location: str, lang: str, shelf: str) -> None:
    file = {"id": "f", "type": "manuscript", "language": lang, "archive": "Ояу", "archive_location": location}
    assert worded(file, lambda *_: False)["archive_location"] == shelf
    (entry,) = Processor(load_style("chicago-author-date")).bibliography([worded(file, lambda *_: True)]).entries
    assert shelf in as_text(entry)


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        ("gost-r-7.0.5-2008", "Лугов О., Сухова А. Реки / Ин-т вод. Алматы : Дала, 1996. 9 с."),
        ("gost-kz-dissertation", "Лугов О., Сухова А. Реки / Институт вод. – Алматы: Дала, 1996. – 9 с."),
    ],
)
def test_a_body_beside_persons_takes_no_persons_place(style: str, expected: str) -> None:
    entry = ("@book{a, title={Реки}, author={{Институт вод} and Лугов, О. and Сухова, А.}, date={1996}, pagetotal={9},"
             " location={Алматы}, publisher={Дала}, langid={russian}}")  # fmt: skip
    assert reference_of(entry, style) == expected


REVIEW: Item = {"id": "r", "type": "review-book", "title": "О дорогах", "language": "ru", "container-title": "Нива",
                "author": [{"family": "Лугов", "given": "Иван"}], "issued": {"date-parts": [[2012]]}, "page": "9",
                "reviewed-title": "Степь", "reviewed-author": [{"family": "Ветров", "given": "Олег"}]}  # fmt: skip


@pytest.mark.parametrize(
    ("item", "style", "expected"),
    [
        ({}, "gost-7.1-2003",
         "Лугов, И. О дорогах / И. Лугов // Нива. – 2012. – С. 9. – Рец. на кн.: Степь / О. Ветров."),
        ({"title": "Рец. на: Степь"}, "gost-r-7.0.5-2008", "Лугов И. Рец. на: Степь // Нива. 2012. С. 9."),
        ({"title": ""}, "gost-r-7.0.5-2008",
         "Лугов И. [Рецензия] // Нива. 2012. С. 9. Рец. на кн.: Степь / О. Ветров."),
        ({"language": "en", "type": "review", "title": ""}, "gost-7.1-2003",
         "Лугов, И. [Review] / И. Лугов // Нива. – 2012. – P. 9. – Rev. of: Степь / О. Ветров."),
    ],
)  # fmt: skip
def test_a_review_names_what_it_is_of(item: Item, style: str, expected: str) -> None:
    whole = prepare(REVIEW | item, FAMILIES[style])
    (entry,) = Processor(load_style(style), locale_by_item=True).bibliography([whole]).entries
    assert as_text(entry).replace("\u00a0", " ") == f"1 {expected}"


def test_a_treaty_is_dated_by_its_signature_not_by_the_gazette_that_printed_it() -> None:
    signed, printed = {"date-parts": [[1994, 12, 10]]}, {"date-parts": [[1998]]}
    item = {"type": "treaty", "title": "О реках", "issued": printed, "event-date": signed, "container-title": "Реки"}

    assert made(item)["issued"] == signed
    assert made({**item, "type": "article-journal"})["issued"] == printed


@pytest.mark.parametrize(
    ("genre", "kind", "printed"),
    [
        ("закон РК", "legislation", "Закон РК"),
        ("law", "legislation", "Закон"),
        ("указ", "regulation", "Указ"),
        ("монография", "book", "монография"),
    ],
)
def test_the_kind_of_an_act_begins_as_a_sentence_does(genre: str, kind: str, printed: str) -> None:
    assert worded(RU | {"type": kind, "genre": genre}, frozenset(("genre",)).__contains__)["genre"] == printed


def test_what_its_fields_tell_is_of_that_kind_in_styles_of_others() -> None:
    paper = "@article{a, title = {Дала}, journaltitle = {Егемен Қазақстан}, date = {2020-03-05}, langid = {kazakh}}"
    assert reference_of(paper, "apa") == "Дала. (2020, 5 наурыз). Егемен Қазақстан."
    journal = paper.replace("date =", "volume = {3}, date =")
    assert reference_of(journal, "apa") == "Дала. (2020). Егемен Қазақстан, 3."
    music = "@music{a, title = {Дала күйі}, note = {Ноталар}, publisher = {Арна}, date = {1985}, langid = {kazakh}}"
    assert "Дыбысжазба" not in reference_of(music, "apa")
