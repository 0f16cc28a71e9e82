"""The text's own date beside the checked one: the pages print what `kb.domain.chronology` says, as all doors do."""

import re

import pytest
from starlette.requests import Request
from starlette.testclient import TestClient

from api.pages import chronology as chronology_page
from api.pages import facts
from api.pages.page import Page
from kb.domain import chronology as domain
from kb.domain.edtf import Edtf
from kb.domain.queries import ChronologyQuery
from kb.domain.records import Record
from kb.library.chronology import Chronology
from kb.library.session import Library
from kb.store import queries

UNION_STATE = "party=RUS&party=BLR&match=exactly&from=1999&to=1999"


@pytest.fixture
def page(client: TestClient) -> Page:
    """A page in English over the collection, for no address in particular."""
    scope = {"type": "http", "path": "/", "query_string": b"lang=en", "headers": [], "app": client.app}
    return Page(Request(scope))


@pytest.fixture(scope="module")
def collection(library: Library) -> list[Record]:
    return list(queries.every(library.engine))


def text(date: Edtf | None) -> str:
    return date.text if date else ""


def by_the_rule(record: Record) -> list[tuple[str, str, str]]:
    """(kind, date, the text's differing date) of each dated action that stands for itself."""
    entries = [entry for entry in domain.entries(record) if entry.kind != "issued" and not entry.superseded_by]
    return sorted((entry.kind, text(entry.date), text(entry.differing_date)) for entry in entries)


def test_each_record_s_page_prints_the_dates_of_the_rule(page: Page, collection: list[Record]) -> None:
    differing = 0
    for record in collection:
        shown = [
            (row.kind, text(fact.date), text(fact.differing_date))
            for row in facts.rows(page, record)
            for fact in row.facts
            if fact.date
        ]
        assert sorted(shown) == by_the_rule(record), record.citekey
        differing += sum(date != "" for _kind, _date, date in shown)
    assert differing > 20


def test_the_chronology_page_prints_the_dates_of_the_rule(page: Page, collection: list[Record]) -> None:
    entries = [entry for record in collection for entry in domain.entries(record)]
    entries = sorted((entry for entry in entries if not entry.superseded_by), key=lambda entry: entry.order)
    first = {entry.record.citekey: entry for entry in reversed(entries) if entry.record}
    page_of = Chronology(tuple(first.values()), (), {}, len(first), "", ChronologyQuery())
    shown = [line for year in chronology_page._years(page, page_of) for line in year.entries]
    dates = [(text(act.date), text(act.differing_date)) for line in shown for act in (line.act, *line.others)]
    assert sorted(dates) == sorted((text(entry.date), text(entry.differing_date)) for entry in entries)


@pytest.mark.parametrize(
    ("citekey", "stated"),
    [
        ("kz-bolashak-1993", "1993"),
        ("kz-note-to-russia-2020", "2020-12"),
        ("kz-strategy-2030-1997", "1997"),
        ("montevideo-convention-1933", "1933"),
        ("ru-by-union-state-1999", "1999"),
        ("solzhenitsyn1990russia", "1990"),  # no document: its own date, beside the text's
    ],
)
def test_a_record_s_page_says_the_text_s_date(client: TestClient, citekey: str, stated: str) -> None:
    said = client.get(f"/records/{citekey}?lang=en").text
    assert re.findall(r'class="text-says">the text: <time datetime="([^"]+)"', said) == [stated]


def test_interface_file_and_page_print_one_date(client: TestClient) -> None:
    address = f"chronology?{UNION_STATE}&action=signature"
    answer = client.get(f"/api/v1/{address}").json()["data"]
    assert [(line["date"], line["stated_date"]) for line in answer] == [("1999-12-08", "1999")]
    assert "(the text: 1999)" in client.get(f"/api/v1/{address}&format=md").text
    shown = client.get(f"/{address}&lang=en").text
    assert re.findall(r'class="text-says">(.*?)</span>', shown) == ['the text: <time datetime="1999">1999</time>']
