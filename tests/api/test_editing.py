"""Writing one record over HTTP: with a key, as the state that was read, whole or not at all."""

from typing import Any

import pytest
from starlette.testclient import TestClient

from api.app import create_app
from kb.library import api_keys, records
from kb.library.session import Library

PATH = "/api/v1/records"
BOOK = """@book{dala, title = {Дала жолы}, author = {Сейітқали, Асқар}, date = {2004}, publisher = {Парасат},
  kb-evidence = {title | stated | kk | Дала жолы}}\n"""


@pytest.fixture
def server(small: Library) -> TestClient:
    return TestClient(create_app(small))


def put(server: TestClient, key: str, body: Any = BOOK, path: str = "dala", **headers: str) -> Any:
    kind = "application/x-biblatex" if isinstance(body, str) else "application/json"
    sent = {"Authorization": f"Bearer {key}", "Content-Type": kind, **headers}
    how: dict[str, Any] = {"content": body.encode()} if isinstance(body, str) else {"json": body}
    return server.put(f"{PATH}/{path}", headers=sent, **how)


def test_a_record_is_put_read_and_put_again(server: TestClient, key: str, small: Library) -> None:
    made = put(server, key)
    assert made.status_code == 201, made.text
    assert made.headers["location"] == f"{PATH}/dala"
    read = server.get(f"{PATH}/dala")
    assert read.headers["etag"] == made.headers["etag"]
    record = records.look_up(small, "dala")
    changed = read.json()["data"] | {"issued": "2006"}
    again = put(server, key, changed, **{"If-Match": read.headers["etag"]})
    assert again.status_code == 200, again.text
    assert again.json()["data"]["issued"] == "2006"
    stored = records.look_up(small, "dala")
    assert (stored.titles, stored.contributors, stored.evidence) == (
        record.titles, record.contributors, record.evidence,
    )  # fmt: skip


@pytest.mark.parametrize("form", ["json", "biblatex", "csl-json", "jsonl"])
def test_the_etag_of_any_form_that_can_be_sent_back_is_taken(server: TestClient, key: str, form: str) -> None:
    put(server, key)
    read = server.get(f"{PATH}/dala?format={form}")
    assert put(server, key, **{"If-Match": read.headers["etag"]}).status_code == 200


def test_two_edits_at_once_are_told(server: TestClient, key: str, small: Library) -> None:
    tag = put(server, key).headers["etag"]
    assert put(server, key, BOOK.replace("2004", "2005"), **{"If-Match": tag}).status_code == 200
    late = put(server, key, BOOK.replace("2004", "2006"), **{"If-Match": tag})
    assert (late.status_code, late.json()["code"]) == (412, "changed-since")
    assert put(server, key).status_code == 428
    assert records.look_up(small, "dala").issued.text == "2005"  # type: ignore[union-attr]


def test_a_patch_changes_what_it_names(server: TestClient, key: str, small: Library) -> None:
    tag = put(server, key).headers["etag"]
    patch = {"fields": {"publisher": None, "ISBN": "9785699120147"}, "issued": "2005-03"}
    sent = {"Authorization": f"Bearer {key}", "If-Match": tag}
    reply = server.patch(f"{PATH}/dala", json=patch, headers=sent)
    assert reply.status_code == 200, reply.text
    assert reply.json()["data"]["fields"] == {"ISBN": "9785699120147"}
    assert records.look_up(small, "dala").evidence
    wrong = server.patch(f"{PATH}/dala", json={"colour": "red"}, headers=sent | {"If-Match": reply.headers["etag"]})
    assert (wrong.status_code, wrong.json()["code"]) == (422, "json-unknown-key")


def test_a_patch_of_the_citekey_renames_the_record_and_the_old_one_leads_to_it(server: TestClient, key: str) -> None:
    tag = put(server, key).headers["etag"]
    put(server, key, BOOK.replace("dala", "taken").replace("Дала жолы", "Қала"), "taken")
    sent = {"Authorization": f"Bearer {key}", "If-Match": tag}
    refused = {wanted: server.patch(f"{PATH}/dala", json={"citekey": wanted}, headers=sent).status_code
               for wanted in ("taken", "two words", 5)}  # fmt: skip
    assert refused == {"taken": 422, "two words": 422, 5: 422}
    reply = server.patch(f"{PATH}/dala", json={"citekey": "steppe", "issued": "2006"}, headers=sent)
    assert (reply.status_code, reply.headers["location"]) == (200, f"{PATH}/steppe"), reply.text
    assert (reply.json()["data"]["citekey"], reply.json()["data"]["issued"]) == ("steppe", "2006")
    old = server.get(f"{PATH}/dala", follow_redirects=False)
    assert (old.status_code, old.headers["location"].endswith(f"{PATH}/steppe")) == (301, True)


def test_a_record_is_deleted_and_its_history_stays(server: TestClient, key: str) -> None:
    tag = put(server, key).headers["etag"]
    sent = {"Authorization": f"Bearer {key}", "If-Match": tag}
    assert server.delete(f"{PATH}/dala", headers={"Authorization": sent["Authorization"]}).status_code == 428
    assert server.delete(f"{PATH}/dala", headers=sent).status_code == 204
    assert server.get(f"{PATH}/dala").status_code == 404
    told = server.get(f"{PATH}/dala/history").json()
    assert [change["kind"] for change in told["data"]] == ["remove", "add"]
    assert told["data"][0]["before"]["issued"] == "2004"


def test_only_a_key_writes_and_only_its_own(server: TestClient, key: str, small: Library) -> None:
    assert put(server, "kb_00000000_x").status_code == 401
    tag = put(server, key).headers["etag"]
    other = api_keys.make(small, "another")[1]
    assert put(server, other, BOOK.replace("2004", "1999"), **{"If-Match": tag}).status_code == 403
    owner = api_keys.make(small, "the owner", api_keys.SCOPES)[1]
    assert put(server, owner, BOOK.replace("2004", "1999"), **{"If-Match": tag}).status_code == 200
    ours = server.get(f"{PATH}/kz-ru-friendship-1992").headers["etag"]
    sent = {"Authorization": f"Bearer {owner}", "If-Match": ours}
    assert server.patch(f"{PATH}/kz-ru-friendship-1992", json={"issued": "1993"}, headers=sent).status_code == 422


def test_a_near_double_is_told_first(server: TestClient, key: str) -> None:
    put(server, key)
    twin = BOOK.replace("dala", "twin")
    near = put(server, key, twin, "twin")
    assert (near.status_code, near.json()["near"]) == (409, ["dala"])
    assert put(server, key, twin, "twin?anyway=true").status_code == 201


@pytest.mark.parametrize(("body", "kind", "status"), [
    ("@book{dala, title = {broken}", "application/x-biblatex", 422),
    (BOOK.replace("dala", "other"), "application/x-biblatex", 422),
    (BOOK + BOOK.replace("dala", "other"), "application/x-biblatex", 422),
    ("[1, 2", "application/json", 400), ("[]", "application/json", 422), ('{"type": 5}', "application/json", 422),
    ('{"type": "book", "scope": "dissertation"}', "application/json", 422),
    ("\udcff", "application/x-biblatex", 400), ("x", "image/png", 415), ("x" * (1 << 20) + "x", "text/plain", 413),
])  # fmt: skip
def test_what_is_no_record_is_refused(server: TestClient, key: str, body: str, kind: str, status: int) -> None:
    sent = {"Authorization": f"Bearer {key}", "Content-Type": kind}
    reply = server.put(f"{PATH}/dala", content=body.encode("utf-8", "surrogateescape"), headers=sent)
    assert reply.status_code == status, reply.text
    assert server.get(f"{PATH}/dala").status_code == 404


def test_a_key_adds_to_no_list_of_others(server: TestClient, key: str, small: Library) -> None:
    put(server, key, BOOK.replace("date", "kb-numbers = {thesis: 4}, date"))
    (place,) = records.look_up(small, "dala").cited_in
    assert place.manuscript.startswith(key[3:11])


def test_tags_of_ones_own_never_become_the_record_s(server: TestClient, key: str, small: Library) -> None:
    put(server, key, BOOK.replace("date", "keywords = {own, other}, date"))
    sent = {"Authorization": f"Bearer {key}"}
    body = {"tags": ["to read", "own"], "note": "Оқу керек"}
    assert server.put(f"{PATH}/dala/own", json=body, headers=sent).status_code == 200
    ours = f"{PATH}/kz-ru-friendship-1992/own"
    assert server.put(ours, json=body, headers=sent).status_code == 403
    owner = {"Authorization": f"Bearer {api_keys.make(small, 'the owner', api_keys.SCOPES)[1]}"}
    assert server.put(ours, json=body, headers=owner).status_code == 200
    bodies: list[Any] = [[], {"tags": "x"}, {"note": 1}, {"tags": ["ж" * 10_000]}]
    for wrong in bodies:
        assert server.put(f"{PATH}/dala/own", json=wrong, headers=sent).status_code == 422
    for form in ("biblatex", "csl-json", "json"):
        read = server.get(f"{PATH}/dala?format={form}")
        assert "to read" in read.text
        kind = {"biblatex": "application/x-biblatex", "json": "application/json"}.get(
            form, read.headers["content-type"]
        )
        content = read.content if form != "json" else read.text.partition('"data":')[2].partition(',"meta"')[0].encode()
        back = sent | {"If-Match": read.headers["etag"], "Content-Type": kind}
        assert server.put(f"{PATH}/dala", content=content, headers=back).status_code == 200
        record = records.look_up(small, "dala")
        assert (record.fields.get("keyword"), record.fields.get("note")) == ("own, other", None)
        assert (record.tags, record.note) == (("to read", "own"), "Оқу керек")
