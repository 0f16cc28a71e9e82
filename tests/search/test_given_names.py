"""Full given names where records have initials, and initials where they have names."""

import pytest

from kb.search.index import Index
from kb.search.index_values import SearchDocument

RECORDS = (
    SearchDocument("lakes", titles=(("ru", "Озёра края"),), names=("Мерсье Ж.", "Дюваль С."), people=("Мерсье Ж.",)),
    SearchDocument("rivers", titles=(("en", "Rivers"),), names=("Haller, P.",), people=("Haller, P.",)),
    SearchDocument("hills", titles=(("ru", "Холмы"),), names=("Петров Семён Ильич",), people=("Петров Семён Ильич",)),
    *(SearchDocument(f"other-{number}", titles=(("ru", "О мосте"),)) for number in range(30)),
)


def answer(question: str) -> tuple[str, str]:
    page = Index.in_memory(RECORDS).search(question)
    return page.understood.answer, page.hits[0].key if page.hits else ""


@pytest.mark.parametrize(
    ("question", "record"),
    [
        ("Мерсье Жанна", "lakes"),
        ("Жанна Мерсье", "lakes"),
        ("Duval Simone", "lakes"),
        ("Peter Haller", "rivers"),
        ("Халлер Павел", "rivers"),
        ("haller peter", "rivers"),
        ("Петров С. И.", "hills"),
        ("Ильич Петров", "hills"),
        ("Haller Peter Paul", "rivers"),
    ],
)
def test_a_given_name_that_fits_the_initial_is_nothing_that_lacks(question: str, record: str) -> None:
    assert answer(question) == ("found", record)


@pytest.mark.parametrize("question", ["Мерсье Игорь", "Oscar Haller"])
def test_one_that_does_not_fit_is_of_another(question: str) -> None:
    assert answer(question)[0] == "near"


def test_who_has_another_given_name_is_another_also_where_the_name_is_rare() -> None:
    """Of a name that one of many records has, and a given name that none has, the given name says who is asked for."""
    many = (SearchDocument(f"more-{number}", titles=(("ru", "О дороге"),)) for number in range(700))
    known = Index.in_memory((*RECORDS, *many))
    assert [known.search(its).understood.answer for its in ("Oscar Haller", "Peter Haller")] == ["near", "found"]


OPINIONS = (
    *RECORDS,
    *(SearchDocument(f"views-{number}", titles=(("ru", "Мнения и труды"), ("en", "Views"))) for number in range(9)),
    SearchDocument("ministry", titles=(("ru", "Ереже"),), names=("Министерство труда",)),
)


@pytest.mark.parametrize(
    ("question", "record"),
    [
        ("мнение Мерсье", "lakes"), ("труды Мерсье", "lakes"), ("точка зрения Халлера", "rivers"),
        ("Haller's views", "rivers"), ("Халлердің көзқарасы", "rivers"), ("Халлердің еңбегі", "rivers"),
        ("Министерство труда", "ministry"),  # a body's name has the word
    ],
)  # fmt: skip
def test_what_an_author_wrote_or_thinks_is_asked_for_by_the_name(question: str, record: str) -> None:
    page = Index.in_memory(OPINIONS).search(question)
    assert (page.understood.answer, page.hits[0].key) == ("found", record)
