"""What changed since a date, over HTTP and on the page: any usual writing of the date, JSON, CSV and Atom."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from starlette.testclient import TestClient

from api.app import create_app
from tests.formats.test_atom import ATOM, check
from tests.server_fixtures import FRIENDSHIP, small_library

LATER = """@legal{later-2020, title = {Протокол}, date = {2020-05-25}, language = {ru},
  kb-status = {identified}, kb-scope = {corpus}, kb-kind = {protocol},
  kb-parties = {KAZ | state
RUS | state},
  kb-actions = {signature | 2020-05-25 | Nur-Sultan |  | identified},
  kb-clauses = {entry-into-force | 10 days after signature |  | identified},
}
"""
CHRONOLOGY = "/api/v1/chronology"
CHANGED = [("2020-05-25", "signature"), ("2020-06-04", "begun")]


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    home: Path = tmp_path_factory.mktemp("since")
    with small_library(home, FRIENDSHIP + LATER) as library:
        yield TestClient(create_app(library), headers={"Accept-Language": "en"})


def asked(client: TestClient, since: str, **values: str) -> list[tuple[str, str]]:
    answer = client.get(CHRONOLOGY, params={"since": since, **values}).json()
    return [(row["date"], row["kind"]) for row in answer["data"]]


@pytest.mark.parametrize("since", ["2020", "2020-05", "2020-05-25", "25.05.2020", "25 мая 2020 года", "мамыр 2020"])
def test_the_date_is_read_as_people_write_it(client: TestClient, since: str) -> None:
    assert [pair for pair in asked(client, since) if pair[1] != "known"] == CHANGED


def test_what_became_known_is_each_record_that_the_store_took_in(client: TestClient) -> None:
    answer = client.get(CHRONOLOGY, params={"since": "26.05.2020", "action": "known"}).json()
    assert {row["record"]["citekey"] for row in answer["data"]} == {"kz-ru-friendship-1992", "later-2020"}
    assert answer["meta"]["total"] == len(answer["data"]) == 2
    assert answer["meta"]["undated"] == []


def test_a_period_and_a_day_of_force_narrow_what_changed(client: TestClient) -> None:
    assert asked(client, "2020", to="2020-05") == CHANGED[:1]
    assert asked(client, "1990", **{"from": "2020-06", "to": "2020"}) == CHANGED[1:]
    assert asked(client, "2020", in_force_on="2020-06-03", to="2021") == []


@pytest.mark.parametrize(
    ("question", "code"),
    [({"since": "пятница"}, "not-a-date"), ({"since": "../2020"}, "not-a-day"),
     ({"since": "2021", "to": "2020"}, "period-backwards"), ({"since": "1995-02-30"}, "not-a-date"),
     ({"in_force_on": "2030-13-01"}, "not-a-day"), ({"in_force_on": "1995-02-30"}, "not-a-day")],
)  # fmt: skip
def test_what_is_no_date_is_told(client: TestClient, question: dict[str, str], code: str) -> None:
    reply = client.get(CHRONOLOGY, params=question)
    assert (reply.status_code, reply.json()["code"]) == (422, code)
    assert client.get("/chronology", params=question).status_code == 400


def test_csv_has_the_same_lines(client: TestClient) -> None:
    text = client.get(CHRONOLOGY, params={"since": "2020", "to": "2021", "format": "csv", "ui": "ru"}).text
    rows = list(csv.DictReader(io.StringIO(text)))
    assert [(row["date"], row["action_kind"]) for row in rows] == CHANGED
    assert rows[1]["action"].startswith("Вступил в силу")


def test_the_feed_is_atom_and_names_its_own_address(client: TestClient) -> None:
    reply = client.get(CHRONOLOGY, params={"since": "25.05.2020"}, headers={"Accept": "application/atom+xml"})
    assert reply.headers["content-type"] == "application/atom+xml"
    root: Any = etree.fromstring(reply.content)
    check(root)
    assert root.findtext(f"{ATOM}id") == str(reply.url.copy_merge_params({"format": "atom"}))  # the same by its name
    first = root.find(f"{ATOM}entry")
    assert first.find(f"{ATOM}link").get("href") == "http://testserver/records/later-2020"
    assert first.findtext(f"{ATOM}updated") == "2020-05-25T00:00:00Z"
    assert len(root.findall(f"{ATOM}entry")) == 4


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("kk", "Осы күннен бергі өзгерістер"),
        ("ru", "Изменения начиная с даты"),
        ("en", "What changed since 25 May 2020"),
    ],
)
def test_the_page_says_since_when_and_offers_the_feed(client: TestClient, lang: str, words: str) -> None:
    page = client.get("/chronology?since=25.05.2020", headers={"Accept": "text/html", "Accept-Language": lang}).text
    assert words in page
    assert 'name="since" value="25.05.2020"' in page
    assert '<link rel="alternate" type="application/atom+xml"' in page
    assert "since=25.05.2020" in page.partition('type="application/atom+xml"')[2][:300]
    assert page.count('<li class="moment"') == 4
