"""The table of filters, and the one reader of what is asked by it."""

import pytest

from kb.domain.filters import CHRONOLOGY_FILTERS, CURSOR, LIMIT, RECORD_FILTERS, SORT, Filter
from kb.domain.queries import (
    ChronologyQuery,
    Given,
    RecordQuery,
    check,
    chronology_query,
    columns,
    period,
    record_query,
)
from kb.errors import ChoiceError, KbError
from tests.factories import VOCABULARY

EVERY = (*RECORD_FILTERS, *CHRONOLOGY_FILTERS, SORT, LIMIT, CURSOR)


def test_names_are_those_of_the_contract_and_each_stands_once() -> None:
    names = [row.name for row in EVERY]
    assert " ".join(names) == (
        "q topic type kind party match author lang place person depositary tag status scope number manuscript from to "
        "in_force_on force action since laterality origin events stage sort limit cursor"
    )
    pages = [row.page_name for row in EVERY]
    assert len(set(pages)) == len(pages)
    assert "lang" not in pages  # there it is the language of the interface


@pytest.mark.parametrize("row", EVERY, ids=lambda row: str(row.name))
def test_every_row_says_what_it_means(row: Filter) -> None:
    assert row.help
    if row.search or row.store:
        assert row.kind in ("choice", "number")  # what a column can answer without a rule
        assert row.search or row in CHRONOLOGY_FILTERS
    if isinstance(row.values, tuple) and row.kind == "choice" and row.default:
        assert row.default in row.values


READ: tuple[tuple[str, Given, object], ...] = (
    ("q", "  шекара ", "шекара"),
    ("q", ("one", "two"), "two"),
    ("party", ("kaz", "KAZ", "rus"), ("KAZ", "RUS")),
    ("match", "", "all"),
    ("number", "125", 125),
    ("number", 125, 125),
    ("number", None, None),
    ("author", "Nul\0l", "Nul\ufffdl"),
    ("limit", None, 20),
)


@pytest.mark.parametrize(("name", "given", "value"), READ)
def test_values_are_read_by_their_kind(name: str, given: Given, value: object) -> None:
    assert getattr(record_query({name: given}), name) == value


@pytest.mark.parametrize("given", ["x", "0", "-1", "1.5", "٣", "99999999999"])
def test_what_is_no_number_is_refused(given: str) -> None:
    with pytest.raises(KbError, match="is not a number"):
        record_query({"number": given})


def test_filters_over_a_column_are_chosen_and_the_others_have_fields() -> None:
    query = record_query({"kind": ["law", " ", "law", "decree"], "from": "1990", "to": "1991", "lang": "ru"})
    assert query == RecordQuery(first="1990", last="1991", chosen={"kind": ("law", "decree"), "lang": ("ru",)})
    assert query.of("kind") == ("law", "decree")
    assert query.of("from") == ("1990",)
    assert query.of("topic") == ()
    assert query.choosing("kind").of("kind") == ()
    assert query.choosing("topic", "caspian").of("topic") == ("caspian",)
    assert record_query({}) == RecordQuery()


def test_the_chronology_has_its_own_fields_and_defaults() -> None:
    assert chronology_query({}) == ChronologyQuery()
    query = chronology_query(
        {"events": "1", "stage": ["draft"], "laterality": "bilateral", "in_force_on": "1995-06-01"}
    )
    assert (query.events, query.stage, query.filters.force) == (True, ("draft",), ("yes",))
    assert query.filters.chosen == {"laterality": ("bilateral",)}
    assert not chronology_query({"events": "no"}).events


WRONG = (
    ({"topic": "baikonur"}, "topic"),
    ({"party": "KZ"}, "party"),
    ({"kind": "agreemnt"}, "kind"),
    ({"lang": "de"}, "language"),
    ({"status": "known"}, "status"),
    ({"scope": "here"}, "scope"),
    ({"match": "both"}, "match"),
    ({"sort": "size"}, "sort"),
)


@pytest.mark.parametrize(("given", "what"), WRONG)
def test_values_that_a_filter_does_not_have_are_refused(given: dict[str, str], what: str) -> None:
    for query in (record_query(given), chronology_query(given)):
        with pytest.raises(ChoiceError) as error:
            check(query, VOCABULARY)
        assert error.value.what == what


def test_a_topic_stands_for_all_under_it() -> None:
    narrower = {**VOCABULARY.topics, "oil-and-gas": VOCABULARY.topics["oil-and-gas"]._replace(broader=("caspian",))}
    known = VOCABULARY._replace(topics=narrower)
    found = [(row.name, values) for row, values in columns(record_query({"topic": "caspian", "type": "book"}), known)]
    assert found == [("topic", ("caspian", "oil-and-gas")), ("type", ("book",))]


def test_a_period_that_runs_backwards_is_refused() -> None:
    with pytest.raises(KbError, match="Swap"):
        period("2000", "1999")
