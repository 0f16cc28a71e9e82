"""The table of a treaty's parties over HTTP and on its page: one row a party, whatever the form."""

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from api.app import create_app
from tests.server_fixtures import FRIENDSHIP, small_library

PACT = """@legal{pact-1994, title = {Пакт}, date = {1994-04-15}, language = {ru},
  kb-status = {identified}, kb-scope = {corpus}, kb-kind = {agreement},
  kb-parties = {KAZ | state
UZB | state
KGZ | state},
  kb-actions = {signature | 1994-04-15 | Almaty |  | identified
entry-into-force | 1995-01-01 |  |  | identified
approval | 1994-08-02 |  | KAZ | identified
accession | 1999-05-01 |  | RUS | identified
denunciation | 2012-12-19 |  | UZB | identified},
  kb-clauses = {denunciation | 6 months after notice |  | identified},
  kb-reservations = {reservation | KGZ | 1994-09-01 |  | 5 | identified},
}
"""
PARTIES = "/api/v1/records/pact-1994/parties"


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    home: Path = tmp_path_factory.mktemp("pact")
    with small_library(home, FRIENDSHIP + PACT) as library:
        yield TestClient(create_app(library))


def test_json_has_a_row_a_party_in_the_record_s_order(client: TestClient) -> None:
    answer = client.get(PARTIES).json()
    rows = {row["party"]: row for row in answer["data"]}
    assert list(rows) == ["KAZ", "UZB", "KGZ", "RUS"]
    assert answer["meta"] == {"total": 4}
    assert answer["links"]["parties"] == PARTIES
    assert rows["KAZ"]["in_force_from"] == "1995-01-01"
    assert [act["kind"] for act in rows["KAZ"]["consents"]] == ["approval"]
    assert (rows["UZB"]["withdrawals"][0]["date"], rows["UZB"]["withdrawn_from"]) == ("2012-12-19", ["2013-06-19"])
    assert rows["KGZ"]["reservations"][0]["article"] == "5"
    assert (rows["RUS"]["signed"], rows["RUS"]["in_force_from"]) == (None, None)


def test_csv_says_the_same_in_the_words_of_the_language_asked(client: TestClient) -> None:
    rows = list(csv.DictReader(io.StringIO(client.get(PARTIES, params={"format": "csv", "ui": "ru"}).text)))
    assert [row["party"] for row in rows] == ["KAZ", "UZB", "KGZ", "RUS"]
    assert (rows[0]["consent"], rows[0]["consent_kind"], rows[0]["consent_date"]) == (
        "Утверждён", "approval", "1994-08-02",
    )  # fmt: skip
    assert rows[2]["reservations"] == "Оговорка, 1994-09-01"
    assert client.get(PARTIES, headers={"Accept": "text/csv"}).headers["content-type"] == "text/csv; charset=utf-8"


@pytest.mark.parametrize(
    ("lang", "heads"),
    [
        ("kk", ["Тарап", "Қол қойылуы", "Міндеттілігіне келісім"]),
        ("ru", ["Сторона", "Подписание", "Согласие на обязательность"]),
        ("en", ["Party", "Signature", "Consent to be bound"]),
    ],
)
def test_the_page_of_a_treaty_of_many_has_the_table(client: TestClient, lang: str, heads: list[str]) -> None:
    page = client.get("/records/pact-1994", headers={"Accept": "text/html", "Accept-Language": lang}).text
    table = page[page.index('aria-labelledby="parties"') :].partition("</section>")[0]
    assert re.findall(r'<th scope="col">([^<]*)</th>', table)[:3] == heads
    assert table.count('<th scope="row">') == 4
    assert f'href="{PARTIES}?format=csv' in table


def test_a_treaty_of_two_has_no_table_on_its_page_but_answers(client: TestClient) -> None:
    page = client.get("/records/kz-ru-friendship-1992", headers={"Accept": "text/html"}).text
    assert 'id="parties"' not in page
    answer = client.get("/api/v1/records/kz-ru-friendship-1992/parties").json()
    assert [row["party"] for row in answer["data"]] == ["KAZ", "RUS"]


def test_an_unknown_record_and_an_unknown_format_are_told(client: TestClient) -> None:
    assert client.get("/api/v1/records/nobody/parties").status_code == 404
    assert client.get(PARTIES, params={"format": "ris"}).status_code == 422
