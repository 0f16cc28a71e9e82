"""Entries that begin with a digit after their number, and wrapped lines that only look like them."""

import pytest

from kb.manuscript.reference_list.works import read_list
from tests.effort import growth

FIRST = "1. Сухарев Г.М. Пески. – М.: Полюс, 2010. – 352 с."
THIRD = "3. Бобров Л.Б. Курган. – М.: Лад, 2003. – 10 с."
UNSTOPPED = "1. Степной кодекс «О колодцах» от 24 июня 2010 года № 291-IV"
TITLES = (
    "1931 год: письма. – М.: Лад, 1998. – 80 с.",
    "14 мая 1990 г. Обращение кочевников // Степь. – 1990. – № 2.",
    "2004 жылғы құдық санағы: жинақ. – Алматы: Қыр, 2008. – 20 б.",
    "1995-2005 жылдарға арналған жоспар. – Астана, 1998. – 20 б.",
    "100 колодцев. – Алматы, 2017. – 30 с.",
    "40-жылдардағы көш. – Алматы, 1992. – 10 б.",
    "1722 / Дж. Уэллс. – М.: Лад, 2010. – 32 с.",
    "1722. – М.: Лад, 2010. – 32 с.",
    "3D-карты степи. – М., 2016. – 30 с.",
    "1997 жылғы 8 қазандағы Қыр мен Ой арасындағы келісім",
    "50 years of wells. – London: Fenn, 2009. – 30 p.",
)


def numbers(text: str) -> list[int | None]:
    """Return the numbers of the entries of a list."""
    return [work.number for work in read_list(text).works]


@pytest.mark.parametrize("label", ["2. ", "[2] ", "2) ", "(2) ", "№2. ", "2.", "2 "])
@pytest.mark.parametrize("title", TITLES)
def test_an_entry_that_begins_with_a_digit_is_an_entry(title: str, label: str) -> None:
    works = read_list(f"{FIRST}\n{label}{title}\n{THIRD}").works
    assert [work.number for work in works] == [1, 2, 3]
    assert works[0].text == FIRST.removeprefix("1. ")
    assert works[1].text == title
    assert works[2].value("title") == "Курган"


@pytest.mark.parametrize("title", TITLES)
def test_it_is_one_at_the_head_and_at_the_end_of_the_list_and_after_an_entry_without_a_stop(title: str) -> None:
    second = FIRST.replace("1.", "2.", 1)
    assert numbers(f"1. {title}\n{second}\n{THIRD}") == [1, 2, 3]
    assert numbers(f"{FIRST}\n2. {title}") == [1, 2]
    fifth = THIRD.replace("3", "5", 1)
    assert numbers(f"{UNSTOPPED}\n2. {title}\n3. {TITLES[2]}\n4. {title}\n{fifth}") == [1, 2, 3, 4, 5]
    assert numbers(f"1\n{FIRST[3:]}\n2\n{TITLES[2]}\n3\n{THIRD[3:]}") == [1, 2, 3]


def test_a_number_may_be_passed_over_before_it_and_it_may_follow_another_of_its_kind() -> None:
    assert numbers(f"{FIRST}\n3. {TITLES[2]}\n4. {TITLES[0]}\n5. Бобров Л.Б. Мост. – М., 2003.") == [1, 3, 4, 5]


@pytest.mark.parametrize(
    "wrapped",
    [
        "2. 300 с.",
        "2 000 экз.",
        "2. 1990. – 30 с.",
        "2. 2006 ж.",
        "2.5 процента в год.",
        "2.1. 2006 год.",
        "02. 2006 г.",
        "1990 год и другие.",
        "12. 1990.",
    ],
)
@pytest.mark.parametrize("before", ["Тираж – 1.", "С. 1,", "Т.", "Рост на", "№ 1-", "қаралған күні 5.", "(от 3."])
def test_a_wrapped_line_that_begins_with_the_next_number_is_none(before: str, wrapped: str) -> None:
    """The entry that has the number comes after it."""
    second = "2. Ким Т.Т. Мост. – М., 2003."
    assert numbers(f"1. Сухарев Г.М. Пески. – М., 2010. – {before}\n{wrapped}\n{second}\n{THIRD}") == [1, 2, 3]


@pytest.mark.parametrize(
    "wrapped",
    [
        "– М., 1990.\n2. 300 с.",
        "Рост на\n2.5 процента в год. – М., 2003.",
        "– М., 1990. – Т.\n2. 1990 год.",
        "// Степь. – 1990. – С. 1-\n2. 1990 год.",
        "URL: http://a.kz (қаралған күні 5.\n2. 2006 ж.)",
        "// Указ от 3.\n2. 2006 года № 5.",
    ],
)
def test_nor_is_it_in_the_last_entry(wrapped: str) -> None:
    assert numbers(f"1. Сухарев Г.М. Пески. {wrapped}") == [1]


@pytest.mark.parametrize("unit", ["2. 1990 год\n", "1. 2006 жылғы санақ.\n2. 2006 жылғы\n", "1\n2006 жыл\n"])
def test_numbers_alike_are_read_in_a_moment_too(unit: str) -> None:
    assert growth(lambda size: read_list(unit * size), 300) < 24


def test_an_entry_whose_address_is_on_the_next_line_is_no_heading() -> None:
    text = (
        "1. Сухарев Г.М. Пески. – М., 2010. – 90 с.\n2. Fuzzy Means. [Электронный ресурс]. URL:\nhttps://a.kz/b.html\n"
        "3. Sand of the steppe. Available at:\nhttps://a.kz/c.html\n"
    )
    assert numbers(text) == [1, 2, 3]


@pytest.mark.parametrize("lines", [
    ["Harrow J. Roads. – London: Heron, 2001. – 20 p.", "———. Fords. – London: Heron, 2005. – 30 p."],
    ["1. Harrow, J. Roads. Heron, 2001.", "2. ———. Fords. Heron, 2005.", "3. Pike, R. Nets. Heron, 2007."],
])  # fmt: skip
def test_a_dash_for_the_author_before_begins_an_entry(lines: list[str]) -> None:
    assert [work.text for work in read_list("\n".join(lines)).works] == [line.lstrip("123. ") for line in lines]
