"""Numbers, citekeys and days that no record has: they are missing, and their figures are not sought."""

import pytest

from kb.language.typed_dates import impossible_days_in
from kb.search.index import Index
from kb.search.index_values import SearchDocument


def record(key: str, title: str, year: int | None = None) -> SearchDocument:
    return SearchDocument(key=key, titles=(("en", title),), year_from=year, year_to=year)


PAPERS = Index.in_memory(
    (
        record("kz-no-harbour-5-1978", "Harbour plan 5, 14 and 978 of 2017", 2017),
        *(record(f"kz-no-note-{number}-2001", f"Note 00 on herring, part {number}") for number in range(20)),
    )
)


@pytest.mark.parametrize(
    "question",
    [
        "ISBN 9965-14-009-5", "ISBN: 978 5 00 014 978 2", "978-5-14-000978-5", "ISSN 0978-1419", "kz-no-seals-2017",
        "35 July 2017", "41 шілде 2017", "31.04.2017",
    ],
)  # fmt: skip
def test_figures_of_a_value_that_no_record_has_are_not_sought(question: str) -> None:
    assert PAPERS.search(question).understood.answer == "nothing"


def test_beside_a_value_that_no_record_has_the_words_are_near() -> None:
    for question in ("kz-no-harbour-dues-2017", "harbour plan ISBN 9965-14-009-5 of the seals", "harbour order 977-VI"):
        page = PAPERS.search(question)
        assert (page.understood.answer, [hit.key for hit in page.hits]) == ("near", ["kz-no-harbour-5-1978"]), question


def test_a_number_of_a_journal_is_no_day_and_a_hyphen_alone_makes_no_citekey() -> None:
    assert impossible_days_in("№ 45, май 1995") == ()
    assert PAPERS.search("harbour-plan-2017").understood.answer == "found"
