"""A period means days, months or years as written, and every answer takes it alike."""

import pytest
from sqlalchemy import Engine

from kb.domain import edtf
from kb.domain.formats import named, serving
from kb.domain.queries import RecordQuery, period
from kb.library import bibliography, exporting, records
from kb.library.search_document import document
from kb.library.session import Library
from kb.search.index import Index
from kb.search.index_values import IndexFilters, PageOptions
from kb.store import chronology_changes
from kb.store.chronology import ChronologyFilter
from tests.factories import VOCABULARY, load, record

DATES = (
    "1991-12-31", "1992", "1992-01-01", "1992-05", "1992-05-25", "1992-05-26", "1992-05-25?", "1992-12-31", "1992~",
    "1992-21", "1992-24", "199X", "1992/1998", "1992-05/1992-06", "1993-01-01", "1992/..", "../1991", "../1992-05-25",
    "-0044-03-15", "Y-100000",
)  # fmt: skip
SAMPLE = (*(record(f"r{place:02d}", issued=date) for place, date in enumerate(DATES)), record("undated"))
PERIODS = (
    ("1992-05-25", "1992-05-25"), ("1992-05-26", "1992-05-26"), ("1992-05", "1992-05"), ("1992-06", "1992-06"),
    ("1992", "1992"), ("1993", "1993"), ("1992-05-26", ""), ("", "1992-05-24"), ("1993", ""), ("", "1991"),
    ("1992-12-31", "1993-01-01"), ("199X", "199X"), ("2020-02-29", "2020-02-29"), ("Y-200000", "-0044"), ("", ""),
)  # fmt: skip


@pytest.mark.parametrize(("first", "last"), PERIODS)
def test_search_and_chronology_choose_the_same_records(engine: Engine, first: str, last: str) -> None:
    load(engine, *SAMPLE)
    index = Index.in_memory(document(one, VOCABULARY) for one in SAMPLE)
    low, high = period(first, last)
    searched = {
        hit.key for hit in index.search("", IndexFilters(first_day=low, last_day=high), PageOptions(limit=200)).hits
    }
    chosen = ChronologyFilter(first=low, last=high)
    listed = {entry.record.citekey for entry in chronology_changes.chronology(engine, chosen, 100) if entry.record}
    meant = {one.citekey for one in SAMPLE if one.issued and _lies(one.issued, low, high)}
    assert listed == meant
    assert searched == (meant if first or last else {one.citekey for one in SAMPLE})


def _lies(date: edtf.Edtf, low: int | None, high: int | None) -> bool:
    """Whether a date can lie in a period, by its earliest and latest day alone."""
    begun = high is None or date.lower is None or date.lower <= high
    return begun and (low is None or date.upper is None or date.upper >= low)


@pytest.mark.parametrize("text", ["1992-05-25", "1992-05", "1992"])
def test_search_list_export_topics_and_facets_agree(library: Library, text: str) -> None:
    asked = RecordQuery(first=text, last=text, limit=200)
    low, high = period(text, text)
    meant = {one.citekey for one in records.every_record(library, RecordQuery())
             if one.issued and _lies(one.issued, low, high)}  # fmt: skip
    page = records.find(library, asked, records.FACET_NAMES)
    assert set(page.records) == meant
    assert page.total == sum(count for _value, count in page.facets["status"]) == len(meant)
    listed = bibliography.bibliography(library, asked)
    assert {entry.citekey for entry in listed.entries} == meant
    exported = "".join(exporting.export(library, asked, named("jsonl", serving("records"))))
    assert len(exported.splitlines()) == len(meant)
    chosen = {topic for known in page.records.values() for topic in known.topics}
    assert {topic.id for topic, count in records.topics(library, asked) if count} >= chosen


def test_a_day_finds_fewer_than_its_month_and_its_year(library: Library) -> None:
    totals = [records.find(library, RecordQuery(first=text, last=text), explained=False).total
              for text in ("1992-05-25", "1992-05", "1992")]  # fmt: skip
    assert 0 < totals[0] < totals[1] < totals[2]
