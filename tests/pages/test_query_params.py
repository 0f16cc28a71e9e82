"""The addresses of pages as queries, and as addresses of the HTTP interface."""

import pytest
from starlette.datastructures import QueryParams

from api.pages import query_params, results
from api.pages.addresses import Address
from kb.domain.filters import CURSOR, LIMIT, RECORD_FILTERS, SORT, SORTS
from kb.domain.queries import RecordQuery
from kb.errors import KbError

EVERY_ADDRESS = Address("/search", (
    ("q", "шекара"), ("language", "ru"), ("lang", "kk"), ("from", "1990"), ("match", "any"), ("stage", "draft"),
    ("sort", "date"), ("cursor", "x"), ("style", "apa"), ("unknown", "1"),
))  # fmt: skip


def test_language_is_of_the_works_and_lang_of_the_page() -> None:
    asked = query_params.question(QueryParams("language=ru&lang=kk&q=%20шекара%20&cursor=x&limit=7&unknown=1"))
    assert asked == RecordQuery(q="шекара", chosen={"lang": ("ru",)}, cursor="x")


def test_the_chronology_reads_all_of_its_filters() -> None:
    asked = query_params.chronology_question(QueryParams("events=1&stage=draft&laterality=bilateral&origin=stated"))
    assert (asked.events, asked.stage, asked.origin) == (True, ("draft",), ("stated",))
    assert asked.filters.chosen == {"laterality": ("bilateral",)}


def test_what_nobody_types_is_cut() -> None:
    asked = query_params.question(QueryParams([("q", "a" * 5000), *(("topic", str(n)) for n in range(200))]))
    assert (len(asked.q), len(asked.of("topic"))) == (400, 50)


@pytest.mark.parametrize("number", ["abc", "0", "1e3", "999999999999"])
def test_a_number_that_is_none_is_refused(number: str) -> None:
    with pytest.raises(KbError, match="is not a number"):
        query_params.question(QueryParams({"number": number}))


def test_an_address_of_the_interface_has_only_what_it_takes() -> None:
    searched = query_params.for_interface(EVERY_ADDRESS, "/api/v1/records", query_params.SEARCH)
    taken = {row.name for row in (*RECORD_FILTERS, SORT, LIMIT, CURSOR)}
    assert {name for name, _value in searched.parameters} == {"q", "lang", "from", "match", "sort"} <= taken
    assert dict(searched.parameters)["lang"] == "ru"
    dated = query_params.for_interface(EVERY_ADDRESS, "/api/v1/chronology", query_params.CHRONOLOGY)
    assert {name for name, _value in dated.parameters} == {"q", "lang", "from", "match", "stage"}


def test_how_parties_join_is_no_filter_by_itself() -> None:
    assert query_params.chosen(EVERY_ADDRESS) == 2  # language and from


def test_every_order_has_its_words() -> None:
    assert tuple(key for key, _words in results.SORTS) == SORTS
