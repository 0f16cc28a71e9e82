"""Titles in lists: a year in brackets inside is no year of APA, emphasis of Markdown is no part of one."""

import pytest

from kb.manuscript.reference_list.works import read_list


@pytest.mark.parametrize(("line", "title", "issued"), [
    ("Оспанов М. Жол (1986) оқиғасы. – Алматы: Қайнар, 2004. – 120 б.", "Жол (1986) оқиғасы", "2004"),
    ("Pike R. History of Fords (1850). – Bath: Heron, 1977. – 210 p.", "History of Fords (1850)", "1977"),
    ("Серов А. Итоги (1997) и планы. – М.: Вектор, 1999. – 100 с.", "Итоги (1997) и планы", "1999"),
    ("Lund, T. & others (2004). Fords of the steppe. Heron.", "Fords of the steppe", "2004"),
    ("Lund, T., Oss, K. (Eds.) (2004) Fords of the steppe. Heron.", "Fords of the steppe", "2004"),
    ("Серов, А. и др. (2004) Броды степи. Вектор.", "Броды степи", "2004"),
])  # fmt: skip
def test_the_year_of_a_title_stays_in_it(line: str, title: str, issued: str) -> None:
    (work,) = read_list(f"1. {line}").works
    assert (work.value("title"), work.value("issued")) == (title, issued)


@pytest.mark.parametrize(("line", "title"), [
    ("Серов А. *Броды степи*. – М.: Вектор, 2001. – 90 с.", "Броды степи"),
    ("Lund, T. (2004). **Fords of the steppe**. Heron.", "Fords of the steppe"),
    ("Серов А. Броды * степи. – М.: Вектор, 2001. – 90 с.", "Броды * степи"),
])  # fmt: skip
def test_emphasis_of_markdown_is_no_part_of_a_title(line: str, title: str) -> None:
    (work,) = read_list(f"1. {line}").works
    assert work.value("title") == title


def test_a_patent_has_country_class_and_owner() -> None:
    (work,) = read_list(
        "1. Пат. 2345678 РФ, МПК E03B 3/10. Колодец / Рудин И.И.; заявитель и патентообладатель Институт воды. – "
        "№ 2007123456/03; заявл. 14.06.2007; опубл. 27.01.2009, Бюл. № 3."
    ).works
    assert work.value("jurisdiction") == "РФ"
    assert work.value("x-titleaddon") == "МПК E03B 3/10"
    assert work.value("holder") == "|Институт воды"
    assert work.value("issued") == "2009-01-27"
    assert work.rest == ()


def test_a_bracket_beside_the_number_of_a_standard_is_no_part_of_its_title() -> None:
    (work,) = read_list("1. ISO 24510:2007 [11]. Drinking water. – Geneva: ISO, 2007. – 44 p.").works
    assert (work.value("number"), work.value("title")) == ("ISO 24510:2007", "Drinking water")
    assert [part.value for part in work.rest] == ["11"]


@pytest.mark.parametrize(("line", "title", "publisher"), [
    ("Серов, А. (2004). Броды степи. Наука.", "Броды степи", "Наука"),  # a word of journals too
    ("Воды и дороги. ООН, 1997 г.", "Воды и дороги", "ООН"),
    ("Воды и дороги. СССР, 1977.", "Воды и дороги. СССР", ""),
])  # fmt: skip
def test_a_publisher_of_one_word(line: str, title: str, publisher: str) -> None:
    (work,) = read_list(f"1. {line}").works
    assert (work.value("title"), work.value("publisher")) == (title, publisher)


@pytest.mark.parametrize("line", [
    "Архивное дело в степи. № 4. – Алматы, 2001. – 90 с.",
    "Архивы Казахстана. – 2009. – № 2. – С. 5-9.",
])  # fmt: skip
def test_a_work_about_archives_is_no_file_of_one(line: str) -> None:
    (work,) = read_list(f"1. {line}").works
    assert work.type != "manuscript"


@pytest.mark.parametrize(("printed", "field"), [
    ("North-Heron", "publisher"), ("Heron Media", "publisher"), ("O’Heron", "publisher"),
    ("Heronville", "publisher-place"),
])  # fmt: skip
def test_a_latin_name_of_several_words_before_the_year_is_a_publisher(printed: str, field: str) -> None:
    (work,) = read_list(f"1. Pike R. History of Fords. – {printed}, 1977. – 210 p.").works
    assert work.value(field) == printed


@pytest.mark.parametrize(("line", "fields"), [  # as Google Scholar prints GOST
    ("Pike R. Fords //Water. – 1968. – Т. 23. – №. 4. – С. 58-60.", {"volume": "23", "issue": "4", "page": "58-60"}),
    ("Серов А. Броды //Вода. – 2019. – Т. 1. – №. 4 (12). – С. 5-9.", {"volume": "1", "issue": "4 (12)"}),
    ("Pike R. Nets //arXiv preprint arXiv:1810.04805. – 2018.",
     {"issued": "2018", "container-title": "arXiv preprint arXiv:1810.04805"}),
])  # fmt: skip
def test_a_point_after_the_sign_of_a_number(line: str, fields: dict[str, str]) -> None:
    (work,) = read_list(f"1. {line}").works
    assert {name: work.value(name) for name in fields} == fields
    assert work.rest == ()
