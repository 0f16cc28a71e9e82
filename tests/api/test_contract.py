"""The contract others rely on (docs/data-model.md): paths, shapes, and answers from the real collection."""

from typing import Any

import pytest
from starlette.testclient import TestClient

API = "/api/v1"


def get(client: TestClient, path: str, status: int = 200) -> dict[str, Any]:
    reply = client.get(API + path)
    assert reply.status_code == status, reply.text[:500]
    body: dict[str, Any] = reply.json()
    return body


@pytest.mark.parametrize("path", ["/records", "/chronology", "/topics", "/citations"])
def test_a_list_has_data_meta_and_links(client: TestClient, path: str) -> None:
    body = get(client, path)
    assert set(body) == {"data", "meta", "links"}
    assert body["meta"]["total"] >= len(body["data"]) > 0


def test_every_number_of_the_dissertation_is_found(client: TestClient) -> None:
    for number in range(1, 239):
        body = get(client, f"/records?number={number}&limit=2")
        assert body["meta"]["total"] == 1, number
        assert number in body["data"][0]["numbers"]


def test_a_record_by_citekey_and_by_number_is_the_same(client: TestClient) -> None:
    by_number = get(client, "/records/125")["data"]
    assert by_number == get(client, f"/records/{by_number['citekey']}")["data"]
    assert by_number["issued"] == "1994-12-10"
    assert {party["code"] for party in by_number["parties"]} == {"KAZ", "RUS"}


def test_records_by_topic_hold_the_topic_or_one_under_it(client: TestClient) -> None:
    body = get(client, "/records?topic=space-and-baikonur&limit=200")
    assert body["meta"]["total"] > 40
    assert all("space-and-baikonur" in record["topics"] for record in body["data"])


def test_pages_joined_are_the_whole_list_without_repeats(client: TestClient) -> None:
    keys: list[str] = []
    path = "/records?sort=title&limit=60"
    total = get(client, path)["meta"]["total"]
    while path:
        body = get(client, path)
        keys += [record["citekey"] for record in body["data"]]
        path = body["links"].get("next", "").removeprefix(API)
    assert len(keys) == len(set(keys)) == total


def test_facets_count_what_the_filters_leave(client: TestClient) -> None:
    body = get(client, "/records?party=KAZ&party=RUS&match=exactly&facets=all&limit=1")
    facets = body["meta"]["facets"]
    assert sum(row["count"] for row in facets["status"]) == body["meta"]["total"]
    for row in facets["kind"][:3]:
        narrowed = get(client, f"/records?party=KAZ&party=RUS&match=exactly&kind={row['value']}&limit=1")
        assert narrowed["meta"]["total"] == row["count"]


def test_the_default_chronology_is_bilateral_dated_and_in_order(client: TestClient) -> None:
    body = get(client, "/chronology?limit=200")
    dates = [entry["earliest"] for entry in body["data"]]
    assert dates == sorted(dates)
    assert dates[0] >= "1990"
    for entry in body["data"]:
        codes = {party["code"] for party in entry["record"]["parties"]}
        assert codes <= {"KAZ", "KAZSSR", "RUS", "RSFSR", "SUN", "KAZKHANATE", "RUSEMP"}, entry["record"]["citekey"]


def test_predecessors_are_found_by_todays_codes(client: TestClient) -> None:
    keys = [entry["record"]["citekey"] for entry in get(client, "/chronology?to=1990-12-31&from=1990")["data"]]
    assert "kz-ru-rsfsr-kazssr-treaty-1990" in keys


def test_one_full_citation_and_the_later_ones_with_page_49(client: TestClient) -> None:
    body = get(client, "/citations?number=119")
    assert [item["locator"] for item in body["data"]] == [None] + [{"label": "page", "value": "49"}] * 4


def test_citations_are_told_with_their_places_and_never_their_text(client: TestClient) -> None:
    body = get(client, "/citations?section=2.1")
    assert body["meta"]["total"] > 40
    assert {item["section"] for item in body["data"]} == {"2.1"}
    names = {"manuscript", "number", "key", "section", "line", "raw", "locator", "locators", "record"}
    assert set(body["data"][0]) == names
    for item in body["data"]:
        assert item["locator"] == (item["locators"][0] if item["locators"] else None)


def test_a_manuscript_is_asked_by_name(client: TestClient) -> None:
    (known,) = {item["manuscript"] for item in get(client, "/citations")["data"]}
    assert get(client, f"/citations?manuscript={known}&number=119")["meta"]["total"] == 5
    (record,) = get(client, f"/records?number=125&manuscript={known}")["data"]
    own = {name: value for name, value in record.items() if name != "matched"}
    assert get(client, f"/records/125?manuscript={known}")["data"] == own
    assert get(client, f"/records/125/evidence?manuscript={known}")["data"]["citekey"] == record["citekey"]
    assert get(client, f"/records/125/citations?manuscript={known}")["data"][0]["number"] == 125
    assert record["cited_in"] == [{"manuscript": known, "number": number} for number in record["numbers"]]
    assert 125 in record["numbers"]
    assert get(client, f"/chronology?number=125&manuscript={known}")["meta"]["total"] > 0
    assert get(client, f"/bibliography?number=125&manuscript={known}&order=citation")["data"][0]["number"] == 125
    for path in ("/records", "/citations", "/chronology", "/bibliography"):
        reply = client.get(f"/api/v1{path}?manuscript=nope")
        assert (reply.status_code, reply.json()["valid"]) == (422, [known]), path
    assert client.get("/api/v1/records/125?manuscript=nope").json()["valid"] == [known]


def test_evidence_names_a_source_or_a_place_for_every_statement(client: TestClient) -> None:
    body = get(client, "/records/kz-ru-baikonur-lease-1994/evidence")
    assert body["data"]["status"] == "identified"
    for item in body["data"]["statements"]:
        assert item["origin"] != "identified" or item["source"]
        assert item["origin"] != "stated" or item["place"]


def test_topics_have_labels_in_three_languages_and_counts(client: TestClient) -> None:
    topics = {topic["id"]: topic for topic in get(client, "/topics")["data"]}
    assert 25 <= len(topics) <= 60
    assert all(set(topic["labels"]) == {"kk", "ru", "en"} for topic in topics.values())
    total = get(client, "/records?topic=caspian&limit=1")["meta"]["total"]
    assert topics["caspian"]["count"] == total > 0


def test_the_same_question_twice_gives_the_same_bytes(client: TestClient) -> None:
    for path in ("/records?q=шекара", "/chronology?limit=50", "/topics"):
        assert client.get(API + path).content == client.get(API + path).content


@pytest.mark.parametrize("q", ["Байқоңыр", "Байконур", "Baikonur", "Baiqonyr", "байконыр"])
def test_baikonur_is_found_in_every_spelling(client: TestClient, q: str) -> None:
    body = get(client, f"/records?q={q}&limit=5")
    assert any("space-and-baikonur" in record["topics"] for record in body["data"])
    assert body["data"][0]["matched"]["reasons"]
