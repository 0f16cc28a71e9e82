"""The day of an act in a list is its own: not that of an act it speaks of, nor of an edition; where it was signed."""

import pytest

from kb.manuscript.reference_list.works import ListedWork, read_list


def only(line: str) -> ListedWork:
    (work,) = read_list(f"1. {line}").works
    return work


@pytest.mark.parametrize(("line", "kind", "day", "place"), [
    ("Протокол к Соглашению между Арией и Республикой Бория о колодцах от 6 июля 1998 года. Москва, 13 мая 2002 г.",
     "protocol", "2002-05-13", "Москва"),
    ("Протокол к Соглашению между Арией и Республикой Бория от 6 июля 1998 года: г. Заречье, 13 мая 2002 года.",
     "protocol", "2002-05-13", "Заречье"),
    ("Протокол о прекращении Соглашения между Арией и Республикой Бория от 6 июля 1998 года : подписан в Твери 1 мая "
     "2003 года. – Текст : непосредственный.", "protocol", "2003-05-01", "Тверь"),
    ("Протокол к Соглашению между Арией и Республикой Бория о колодцах от 6 июля 1998 года.", "protocol", "", ""),
    ("Ария мен Бория Республикасы арасындағы 1998 жылғы 6 шілдедегі Келісімге хаттама. Мәскеу қ., 2002 ж. 13 мамыр.",
     "protocol", "2002-05-13", "Мәскеу"),
    ("Agreement between Aria and the Republic of Boria, signed at Aria City on 4 May 1995.",
     "agreement", "1995-05-04", ""),
    ("Договор аренды полигона Заречье от 10.12.1994", "treaty", "1994-12-10", ""),
    ("Закон РК от 5 мая 2001 г. № 12-II «О внесении изменений в Закон РК от 3 марта 1999 г.»", "law", "2001-05-05", ""),
])  # fmt: skip
def test_the_day_of_an_act_is_its_own(line: str, kind: str, day: str, place: str) -> None:
    work = only(line)
    assert (work.kind, work.value("issued"), work.value("publisher-place")) == (kind, day, place)


def test_a_document_that_is_called_no_act_has_place_and_day_too() -> None:
    work = only("Дала құстарын қорғау жоспары. Жаңақала қ., 2025 ж. 12 қараша.")
    assert work.value("title") == "Дала құстарын қорғау жоспары"
    assert (work.value("publisher-place"), work.value("issued")) == ("Жаңақала", "2025-11-12")
    assert work.value("container-title") == ""


def test_a_day_of_an_edition_is_not_half_read() -> None:
    work = only("Бория Республикасының Конституциясы. 1995 жылғы 30 тамыз (2022.17.09. берілген өзгерістермен)")
    assert work.value("issued") == "1995-08-30"
    assert [part.value for part in work.rest] == ["2022.17.09. берілген өзгерістермен"]


@pytest.mark.parametrize("line", ["Там же. С. 15.", "Сол жерде, 34 б.", "Сонда. – 12 б.", "Ibid. P. 7."])
def test_an_entry_that_points_at_another_names_no_work(line: str) -> None:
    work = only(line)
    assert work.fields == ()
    assert [part.value for part in work.rest] == [line.rstrip(".")]


def test_two_works_of_one_entry_are_two() -> None:
    text = "1. Пик Р. Броды. – М.: Лад, 2012. – 20 с.; Пик Р. Реки. – Омск, 1993. – 91 с.\n2. Ким А. Соль. М., 1999."
    works = read_list(text).works
    assert [(work.number, work.value("title"), work.value("issued")) for work in works] == [
        (1, "Броды", "2012"), (None, "Реки", "1993"), (2, "Соль", "1999"),
    ]  # fmt: skip


def test_a_semicolon_in_one_entry_parts_nothing() -> None:
    (work,) = read_list("1. Пик Р. Броды / под ред. А.А. Кима ; пер. П.П. Седова. – М. : Вектор, 2012.").works
    assert work.value("title") == "Броды"


def test_the_heading_of_a_part_is_left_out() -> None:
    entries = ("Пик Р. Броды. – М.: Вектор, 2012.", "Ким А. Степь. – М.: Вектор, 1999.", "Седов И. Пик. – М., 2001.")
    text = "\n".join(("Реки и озёра", *entries[:2], "Горы (хребты, перевалы)", entries[2]))
    read = read_list(text)
    assert [line.text for line in read.left_out] == ["Реки и озёра", "Горы (хребты, перевалы)"]
    assert [work.value("title") for work in read.works] == ["Броды", "Степь", "Пик"]


def test_a_title_that_goes_on_below_is_no_heading() -> None:
    text = "Ким А. Степь. – М., 1999.\nБольшой словарь названий трав, птиц, зверей и рыб\nСедов И. и Ким А. – М., 2001."
    assert read_list(text).left_out == ()
