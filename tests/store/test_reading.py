"""Reading: records come back equal, the chronology in one order page by page, filters by party with predecessors."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine

from kb.domain import chronology
from kb.domain.chronology import ChronologyEntry
from kb.domain.manuscripts import Citation, Locator
from kb.domain.records import Record
from kb.domain.states import STAGES
from kb.store import chronology as stored_chronology
from kb.store import chronology_changes, manuscripts, mapping, queries
from kb.store.chronology import ChronologyFilter
from tests.factories import (
    MANUSCRIPT,
    VOCABULARY,
    action,
    day,
    event,
    fill,
    in_force,
    load,
    person,
    record,
    relation,
    reread,
    signed,
    states,
    title,
)
from tests.record_strategies import WHOLE_RECORDS, records


def tied(known: Record) -> Record:
    """The same record, its relations pointing to itself, so that none is loose; its own numbers are a manuscript's."""
    placed = known.in_manuscript("own")
    return replace(
        placed,
        relations=tuple(replace(one, target=known.citekey) for one in known.relations),
        cited_in=tuple(dict.fromkeys(placed.cited_in)),
    )


@given(known=records(st.just("k")).map(tied))
@settings(WHOLE_RECORDS)
def test_a_record_comes_back_as_it_went_in(engine: Engine, known: Record) -> None:
    outcome = load(engine, known)
    assert outcome.problems == []
    assert reread(engine, "k") == known
    assert list(queries.every(engine)) == [known]
    assert load(engine, known).same == 1


def test_records_by_key_and_number(engine: Engine) -> None:
    known = [record(f"k-{number}", numbers=[number]) for number in (3, 1, 2)]
    load(engine, *known)
    assert list(queries.by_citekeys(engine, ["k-2", "nobody", "k-1", "k-2", "\0"])) == ["k-2", "k-1"]
    assert queries.by_number(engine, 3) == known[0]
    assert queries.by_number(engine, 9) is None
    assert queries.count(engine) == 3


KEYS = ["a-1", "a1", "a_1", "A1", "ab", "a b", "Ёлка", "Қазақ", "з", "z", "é", "1", "-", "a:1", "aa"]


def test_every_record_comes_once_in_one_order_on_every_database(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mapping, "BATCH", 4)
    load(engine, *(record(key) for key in KEYS))
    assert [one.citekey for one in queries.every(engine)] == sorted(KEYS)


def test_sort_keys(engine: Engine) -> None:
    load(engine, record("a", titles="Шарт", contributors=[person("Абай", "Қ.")]), record("b", titles=()))
    assert queries.sort_keys(engine) == {"a": ("абай қ.", "шарт"), "b": ("", "")}


def test_records_that_point_here_come_by_date_the_undated_last(engine: Engine) -> None:
    load(engine, record("old"), *(record(key, issued=date, relations=[relation("amends", "old")])
         for key, date in (("c", None), ("b", "1999"), ("a", None), ("d", "1994"))))  # fmt: skip
    assert [key for _kind, key in queries.related_to(engine, "old")] == ["d", "b", "a", "c"]


PLACE = (Locator("volume", "1"), Locator("page", "5"))
CITED = [Citation(1, "1.1", 5, "[1]"), Citation(2, "1.1", 9, "[2, т. 1, 5 б.]", PLACE),
         Citation(1, "2", 20, "[1, 3]", (Locator("page", "3"),), ambiguous=True)]  # fmt: skip
ASKED = [({}, [0, 1, 2]), ({"number": 1}, [0, 2]), ({"section": "1.1"}, [0, 1]), ({"number": 9}, [])]


@pytest.mark.parametrize(("asked", "found"), ASKED)
def test_citations_in_the_order_of_the_text(engine: Engine, asked: dict[str, object], found: list[int]) -> None:
    assert fill(engine, VOCABULARY._replace(digest="with citations"), CITED)
    load(engine, record("a", numbers=[1]))
    holders = {1: "a", 2: ""}
    wanted = [(CITED[one], holders[CITED[one].number or 0]) for one in found]
    assert manuscripts.citations(engine, MANUSCRIPT, **asked) == wanted  # type: ignore[arg-type]


DATES = ["", "1990", "1991/..", "../1990", "1992-05-25", "1992-05", "1992~", "199X", "1992/1993", "Y12345", "-0100"]
ACTIONS = st.builds(
    lambda kind, date, origin: action(kind, date, origin=origin),
    st.sampled_from(["signature", "entry-into-force", "ratification"]),
    st.sampled_from(DATES),
    st.sampled_from(["stated", "identified"]),
)
COLLECTION = st.lists(
    st.builds(
        lambda key, actions, issued, stage: record(key, actions=actions, issued=issued or None, stage=stage),
        st.sampled_from(["b", "a-b", "ab", "A", "қ", "з-1", "a", "c"]),
        st.lists(ACTIONS, max_size=4),
        st.sampled_from(DATES),
        st.sampled_from(STAGES),
    ),
    unique_by=lambda one: one.citekey,
    max_size=6,
)
ALL = ChronologyFilter(stages=STAGES)


def pages(engine: Engine, wanted: ChronologyFilter, size: int) -> list[ChronologyEntry]:
    found: list[ChronologyEntry] = []
    while page := chronology_changes.chronology(engine, wanted, size, found[-1].order if found else None):
        assert len(page) <= size
        found += page
    return found


@given(known=COLLECTION, size=st.integers(1, 5), first=st.none() | st.sampled_from(["1990-06-01", "1992-05-25"]))
@settings(max_examples=40)
def test_pages_together_are_the_sorted_whole(engine: Engine, known: list[Record], size: int, first: str | None) -> None:
    load(engine, record("anchor", type="book"), *known)
    load(engine, record("anchor", type="book"), *known, prune=True)
    low = day(first) if first else None
    lines = sorted((one for each in known for one in chronology.entries(each)), key=lambda one: one.order)
    dated = [one for one in lines if one.date and not one.superseded_by]
    late = [one for one in dated if low is None or one.date is None or one.date.upper is None or one.date.upper >= low]
    wanted = replace(ALL, first=low)
    assert chronology_changes.chronology(engine, wanted, 100) == late
    assert pages(engine, wanted, size) == late
    assert {one.key for one in stored_chronology.undated(engine, ALL, 100)} == {
        one.key for one in lines if not one.date
    }
    assert sum(chronology_changes.chronology_years(engine, wanted).values()) == len(late)


def test_the_order_is_that_of_the_days(engine: Engine) -> None:
    load(engine, *(record(f"k{number}", actions=[signed(date)]) for number, date in enumerate(DATES) if date))
    found = chronology_changes.chronology(engine, ALL, 100)
    assert all(one.order < two.order for one, two in pairwise(found))
    wanted = "../1990 -0100 1990 199X 1991/.. 1992~ 1992/1993 1992-05 1992-05-25 Y12345"
    assert " ".join(one.date.text for one in found if one.date) == wanted


SIGNED = [signed("1995-01-01")]
TREATIES = {
    "kz-ru": states("KAZ", "RUS"),
    "kz-ru-uz": states("KAZ", "RUS", "UZB"),
    "kzssr-rsfsr": states("KAZSSR", "RSFSR"),
    "kz-uz": states("KAZ", "UZB"),
    "ru-uz": states("RUS", "UZB"),
    "kz": states("KAZ"),
    "cis": states("CIS"),
    "none": (),
}
BY_PARTY = [
    # parties          match      documents
    ("KAZ RUS", "all", "kz-ru kz-ru-uz kzssr-rsfsr"),
    ("KAZ RUS", "any", "kz kz-ru kz-ru-uz kz-uz kzssr-rsfsr ru-uz"),
    ("KAZ RUS", "exactly", "kz-ru kzssr-rsfsr"),
    ("KAZ", "exactly", "kz"),
    ("KAZ", "all", "kz kz-ru kz-ru-uz kz-uz kzssr-rsfsr"),
    ("RSFSR", "all", "kzssr-rsfsr"),
    ("UZB CIS", "any", "cis kz-ru-uz kz-uz ru-uz"),
    ("UZB CIS", "all", ""),
    ("", "all", "cis kz kz-ru kz-ru-uz kz-uz kzssr-rsfsr none ru-uz"),
]


@pytest.mark.parametrize(("codes", "match", "keys"), BY_PARTY)
@pytest.mark.parametrize("with_sides", [False, True])
def test_filters_by_party(engine: Engine, codes: str, match: str, keys: str, with_sides: bool) -> None:
    load(engine, *(record(key, parties=parties, actions=SIGNED) for key, parties in TREATIES.items()))
    groups = tuple(VOCABULARY.lineage(code) for code in codes.split())
    sides = tuple(codes.split()) if with_sides and "RSFSR" not in codes else ()
    found = chronology_changes.chronology(engine, ChronologyFilter(parties=groups, match=match, sides=sides), 100)
    assert sorted(one.record.citekey for one in found if one.record) == keys.split()


LINES = [
    record("treaty", kind="treaty", actions=[signed("1992-05-25"), in_force("1993-02-11")], topics=["sovereignty"]),
    record("draft", kind="agreement", actions=[signed("1994")], stage="draft", scope="corpus", status="probable"),
    record("law", type="legislation", kind="law", issued="1995-08-30", topics=["language-policy", "sovereignty"]),
    record("undated"),
]


def having(column: str, *values: str) -> ChronologyFilter:
    return replace(ALL, columns=((column, values),))


BY_FILTER = [
    # filters                                                    lines
    (ChronologyFilter(), "treaty:000 treaty:001 law:issued"),
    (ChronologyFilter(stages=("draft",)), "draft:000"),
    (ALL, "treaty:000 treaty:001 draft:000 law:issued"),
    (having("records.kind", "law", "agreement"), "draft:000 law:issued"),
    (having("records.type", "legislation"), "law:issued"),
    (replace(ALL, actions=("entry-into-force", "issued")), "treaty:001 law:issued"),
    (having("records.scope", "corpus"), "draft:000"),
    (having("records.status", "probable"), "draft:000"),
    (having("record_topics.topic", "sovereignty", "caspian"), "treaty:000 treaty:001 law:issued"),
    (replace(ALL, first=day("1992-05-26")), "treaty:001 draft:000 law:issued"),
    (replace(ALL, first=day("1993-02-11")), "treaty:001 draft:000 law:issued"),
    (replace(ALL, first=day("1993-02-12")), "draft:000 law:issued"),
    (replace(ALL, first=day("1994-12-31")), "draft:000 law:issued"),
    (replace(ALL, last=day("1992-05-25")), "treaty:000"),
    (replace(ALL, first=day("1994-12-31"), last=day("1995-01-01")), "draft:000"),
    (replace(ALL, last=day("1994-01-01")), "treaty:000 treaty:001 draft:000"),
    (replace(ALL, citekeys=("law", "nobody")), "law:issued"),
    (replace(ALL, citekeys=()), ""),
    (replace(having("records.kind", "law"), events=True), "january:event law:issued"),
    (replace(ALL, in_force_on=day("1993-02-11")), "treaty:000 treaty:001"),
]


@pytest.mark.parametrize(("wanted", "keys"), BY_FILTER)
def test_filters_of_lines(engine: Engine, wanted: ChronologyFilter, keys: str) -> None:
    fill(engine, VOCABULARY._replace(digest="with events"), (), [event("january", "1994-06-01")])
    load(engine, *LINES)
    assert [one.key for one in chronology_changes.chronology(engine, wanted, 100)] == keys.split()
    assert sum(chronology_changes.chronology_years(engine, wanted).values()) == len(keys.split())
    assert [one.key for one in stored_chronology.undated(engine, ALL, 10)] == ["undated:issued"]


def test_a_title_in_arabic_and_emoji_comes_back(engine: Engine) -> None:
    known = record("k", titles=[title("معاهدة 😀 «Шарт»", "ar"), title("e\u0301 é", "fr")])
    load(engine, known)
    assert reread(engine, "k").titles == known.titles
