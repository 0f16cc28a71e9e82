"""Many records at once: by their keys, with some of their values, or counted alone."""

import pytest
from starlette.testclient import TestClient

PATH = "/api/v1/records"
KEYS = ["kz-ru-friendship-1992", "kz-ru-baikonur-lease-1994"]


def test_records_are_taken_by_their_keys(client: TestClient) -> None:
    reply = client.get(PATH, params={"key": [*KEYS, "no-such-record"]}).json()
    assert {record["citekey"] for record in reply["data"]} == set(KEYS)
    assert reply["meta"]["total"] == 2
    assert reply["meta"]["missing"] == ["no-such-record"]
    assert "missing" not in client.get(PATH, params={"limit": 1}).json()["meta"]
    assert client.get(PATH, params={"key": KEYS, "kind": "protocol"}).json()["meta"]["total"] == 0
    lines = client.get(PATH, params={"key": KEYS, "format": "jsonl"}).text.splitlines()
    assert len(lines) == 2
    one = client.get(PATH, params={"key": KEYS[:1], "format": "jsonl"})
    assert len(one.text.splitlines()) == 1
    assert one.headers["etag"] != client.get(PATH, params={"key": KEYS, "format": "jsonl"}).headers["etag"]


def test_records_are_sparse_where_fields_are_named(client: TestClient) -> None:
    reply = client.get(PATH, params={"key": KEYS, "fields": "citekey, issued"})
    assert [sorted(record) for record in reply.json()["data"]] == [["citekey", "issued"]] * 2
    wrong = client.get(PATH, params={"fields": "citekey,colour"})
    assert (wrong.status_code, wrong.json()["code"]) == (422, "unknown-value")


@pytest.mark.parametrize("name", ["kind", "topic"])
def test_records_are_counted_alone(client: TestClient, name: str) -> None:
    grouped = client.get(PATH, params={"group_by": name}).json()
    assert grouped["data"] == []
    assert "next" not in grouped["links"]  # every count is there: a client that follows pages ends here
    assert grouped["meta"]["facets"] == client.get(PATH, params={"facets": name}).json()["meta"]["facets"]
    assert client.get(PATH, params={"group_by": "colour"}).status_code == 422


def test_a_score_is_reckoned_by_hand(client: TestClient) -> None:
    asked = {"q": "аренда Байконура", "limit": "4"}
    assert all("ranking" not in record["matched"] for record in client.get(PATH, params=asked).json()["data"])
    for record in client.get(PATH, params={**asked, "explain": "true"}).json()["data"]:
        ranking, score = record["matched"]["ranking"], record["matched"]["score"]
        words = sum(portion["score"] for portion in ranking["portions"])
        reckoned = words * ranking["share"] ** 0.5 * (1 + 0.1 * ranking["standing"])
        assert reckoned == pytest.approx(score, rel=1e-3)
        assert {word for portion in ranking["portions"] for word in portion["text"].split()} == {"аренда", "Байконура"}
