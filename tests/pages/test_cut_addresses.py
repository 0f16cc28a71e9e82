"""Addresses that were cut, typed over or kept for years: they lead on, and a list of many keys makes no heavy page."""

import pytest
from starlette.testclient import TestClient

MANY = "&".join(f"key={number}" for number in range(1, 101))


@pytest.mark.parametrize(
    ("path", "target"),
    [
        ("/records", "/search"),
        ("/records/", "/search"),
        ("/topics/state-border?cursor=x&page=2", "/topics/state-border"),
    ],
)
def test_a_cut_address_leads_on(reader: TestClient, path: str, target: str) -> None:
    answer = reader.get(path, follow_redirects=False)
    assert answer.status_code == 303
    assert answer.headers["location"].startswith(target)


def test_a_list_carried_through_a_search_stands_in_its_links_once(reader: TestClient) -> None:
    answer = reader.get(f"/search?q=граница&{MANY}")
    assert "list=" in str(answer.url)
    assert len(answer.content) < 150_000
    assert 'name="list"' in answer.text


def test_more_is_added_to_a_kept_list(reader: TestClient) -> None:
    name = reader.get(f"/search?{MANY}").url.params["list"]
    answer = reader.get(f"/list?list={name}&key=119&key=200")
    assert answer.status_code == 200
    assert "gone" not in str(answer.url)


@pytest.mark.parametrize("path", ["/search?from=31.02.1999", "/chronology?from=soon"])
def test_a_date_that_is_none_is_told_as_people_write_dates(reader: TestClient, path: str) -> None:
    text = reader.get(path).text
    assert "05.1992, 25.05.1992" in text
    assert "199X" not in text


@pytest.mark.parametrize("typed", ["125; 126", "125;126", "[125]; [126]", "125, 126", "125 126;"])
def test_numbers_are_added_however_they_are_parted(reader: TestClient, typed: str) -> None:
    answer = reader.get("/bibliography", params={"key": "source-1", "add": typed})
    assert answer.text.split('id="b-add"')[0].count('type="hidden" name="key"') == 3
    assert answer.text.split("<footer")[0].count('href="/own"') == 1


@pytest.mark.parametrize("typed", ['"', "(((", "?!"])
def test_a_question_without_a_word_is_said_to_have_none(reader: TestClient, typed: str) -> None:
    assert "holds no word and no number" in reader.get("/search", params={"q": typed}).text
