"""Every real answer is what the OpenAPI description says: all lists and details of the collection, no key beside it.

A new route that answers JSON names its shape as `response_model` and has a row in QUESTIONS, or a test of its own.
"""

from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from jsonschema_rs import ValidationError, validator_for
from starlette.testclient import TestClient

from api.app import create_app
from kb.library import api_keys
from tests.server_fixtures import FRIENDSHIP, small_library

API = "/api/v1"
JSON = {"Accept": "application/json"}
QUESTIONS = [
    # operation                     questions
    ("/records", "?facets=all&limit=200"),
    ("/records", "?q=байқоңыр&facets=topic,kind"),
    ("/records", "?q=байқоныр аренды -газ kind:agreement"),
    ("/records", "?q=zzqqzz"),
    ("/records", "?q=байқоңыр аренда&explain=true&limit=3"),
    ("/records", "?q=,fqrjysh topic:нет"),
    ("/chronology", ""),
    ("/chronology", "?party=KAZ&match=any&from=1000&limit=200&events=true"
                    "&stage=signed&stage=draft&stage=initialled&stage=announced"),
    ("/chronology", "?origin=stated&origin=identified&party=KAZ&match=any&from=1000&limit=200"),
    ("/chronology", "?in_force_on=1995-06-01&force=yes&force=no&force=not known&limit=200"),
    ("/chronology", "?since=25.05.2020&party=KAZ&match=any&limit=200"),
    ("/topics", ""),
    ("/bibliography", ""),
    ("/bibliography", "?style=apa&order=chronological&topic=caspian"),
    ("/bibliography", "?key=source-1&key=kz-ru-friendship-1992&include=identified"),
    ("/suggest", "?q=байк"),
    ("/suggest", "?q=,fqr&limit=3"),
    ("/suggest", "?q=11"),
    ("/suggest", "?q=байк&ui=ru"),
    ("/suggest", ""),
    ("/styles", "?q=gost"),
    ("/styles", "?field=law&limit=3"),
    ("/citations", ""),
    ("/citations", "?number=119"),
    ("/citations", "?section=2.1"),
]  # fmt: skip
PARTS = ("", "/evidence", "/citations", "/parties", "/history")
STATES = ("/healthz", "/readyz")
REFUSED = [
    ("/records", "?topic=space-baikonur", 422),
    ("/records", "?cursor=abc", 422),
    ("/records", "?limit=x&from=1", 422),
    ("/records/{citekey}", "/no-such-record", 404),
    ("/chronology", "?from=1992-13", 422),
    ("/bibliography", "?style=nope", 422),
    ("/citations", "?section=9.9", 422),
    ("/styles", "?field=lore", 422),
    ("/suggest", "?q=a&limit=21", 422),
    ("/suggest", "?q=a&ui=de", 422),
]


class Description:
    """The application's OpenAPI description, in which no object may hold a key that it does not name."""

    def __init__(self, description: dict[str, Any]) -> None:
        self.paths = description["paths"]
        self.components = deepcopy(description["components"])
        for shape in self.components["schemas"].values():
            if "properties" in shape:
                shape["additionalProperties"] = False
        self.validators: dict[tuple[str, str, int], Any] = {}

    def check(self, path: str, reply: Any, method: str = "get") -> None:
        """Raise ValidationError where an answer to an operation is not as described."""
        place = (path, method, reply.status_code)
        if place not in self.validators:
            described = self.paths[path][method]["responses"][str(reply.status_code)]["content"]
            media_type = reply.headers["content-type"].partition(";")[0]
            schema = {**described[media_type]["schema"], "components": self.components}
            self.validators[place] = validator_for(schema)
        self.validators[place].validate(reply.json())


@pytest.fixture(scope="module")
def described(client: TestClient) -> Description:
    return Description(client.get(f"{API}/openapi.json").json())


ASKED = {
    *(f"{API}{path}" for path, _question in QUESTIONS),
    *(f"{API}/records/{{citekey}}{part}" for part in PARTS),
    f"{API}/imports",
    f"{API}/records/{{citekey}}/own",
    f"{API}/references",
    f"{API}/manuscripts",
    *STATES,
}


def test_every_json_answer_has_a_named_shape_and_is_asked_for_here(described: Description) -> None:
    shapes = {
        path: operation["responses"]["200"]["content"]["application/json"]["schema"]
        for path, operations in described.paths.items()
        for operation in operations.values()
        if "application/json" in operation["responses"].get("200", {}).get("content", {})
    }
    assert {path for path, schema in shapes.items() if "$ref" not in schema} == set()
    assert set(shapes) == ASKED


def pages(client: TestClient, address: str) -> Iterator[Any]:
    """Ask an address and follow `links.next` to the end."""
    while address:
        reply = client.get(address, headers=JSON)
        yield reply
        address = reply.json()["links"].get("next", "")


@pytest.mark.parametrize(("path", "question"), QUESTIONS)
def test_lists_are_as_described(client: TestClient, described: Description, path: str, question: str) -> None:
    for reply in pages(client, f"{API}{path}{question}"):
        assert reply.status_code == 200, reply.text
        described.check(f"{API}{path}", reply)


def test_each_record_its_evidence_and_its_citations_are_as_described(
    client: TestClient, described: Description
) -> None:
    citekeys = [item["citekey"] for reply in pages(client, f"{API}/records?limit=200") for item in reply.json()["data"]]
    assert len(citekeys) > 500
    for citekey in citekeys:
        for part in PARTS:
            described.check(f"{API}/records/{{citekey}}{part}", client.get(f"{API}/records/{citekey}{part}"))


@pytest.mark.parametrize("path", STATES)
def test_the_server_s_state_is_as_described(client: TestClient, described: Description, path: str) -> None:
    described.check(path, client.get(path))


@pytest.mark.parametrize(("path", "question", "status"), REFUSED)
def test_problems_are_as_described(
    client: TestClient, described: Description, path: str, question: str, status: int
) -> None:
    reply = client.get(f"{API}{path.partition('/{')[0]}{question}")
    assert (reply.status_code, reply.headers["content-type"]) == (status, "application/problem+json")
    described.check(f"{API}{path}", reply)


def test_a_media_type_that_there_is_not_is_refused_as_described(client: TestClient, described: Description) -> None:
    for path in ("/records", "/chronology", "/topics", "/bibliography"):
        reply = client.get(f"{API}{path}", headers={"Accept": "image/png"})
        assert reply.status_code == 406
        described.check(f"{API}{path}", reply)


def test_lists_in_text_are_read_as_described(client: TestClient, described: Description) -> None:
    text = (
        "Әдебиет:\n1. Сейітов А.Б. Жаңа жол. – Алматы: Таймас, 2008. – 232 б.\n2. Иванов И.И. Право // Вестник. – 2010."
    )
    for reply in (
        client.post(f"{API}/references", content=text.encode(), headers={"content-type": "text/plain"}),
        client.post(f"{API}/references", json={"text": text}),
        client.post(f"{API}/references?match=1", json={"text": text}),
        client.post(f"{API}/references", json={"text": ""}),
        client.post(f"{API}/references", content=b"milk\nbread\n"),
    ):
        described.check(f"{API}/references", reply, "post")


def test_reports_of_imports_are_as_described(described: Description, tmp_path: Path) -> None:
    with small_library(tmp_path) as library, TestClient(create_app(library)) as client:
        key = {"Authorization": f"Bearer {api_keys.make(library, 'test')[1]}"}
        for name, text in (("new.bib", "@book{b, title={T}, date={1990}}"), ("conflict.bib", FRIENDSHIP)):
            reply = client.post(f"{API}/imports", files={"file": (name, text.encode())}, headers=key)
            assert reply.status_code == 200, reply.text
            described.check(f"{API}/imports", reply, "post")
        assert reply.json()["data"]["problems"]
        described.check(f"{API}/imports", client.post(f"{API}/imports"), "post")


def test_edits_and_histories_are_as_described(described: Description, tmp_path: Path) -> None:
    path, address = f"{API}/records/{{citekey}}", f"{API}/records/b"
    with small_library(tmp_path) as library, TestClient(create_app(library)) as client:
        key = {"Authorization": f"Bearer {api_keys.make(library, 'test')[1]}"}
        read = client.put(address, json={"type": "book", "titles": [{"value": "T", "lang": "kk"}]}, headers=key)
        assert read.status_code == 201
        for body in ({"language": "kk"}, {"type": 1}):
            described.check(path, client.patch(address, json=body, headers=key), "patch")  # no If-Match
            match = key | {"If-Match": client.get(address).headers["etag"]}
            described.check(path, client.patch(address, json=body, headers=match), "patch")
        match = key | {"If-Match": client.get(address).headers["etag"]}
        described.check(path, client.put(address, json=read.json()["data"], headers=match), "put")
        described.check(path, client.put(address, json=read.json()["data"], headers=match), "put")  # changed since
        own = client.put(f"{address}/own", json={"tags": ["to read"], "note": "x"}, headers=key)
        assert own.json()["data"]["tags"] == ["to read"]
        described.check(f"{path}/own", own, "put")
        described.check(f"{path}/history", client.get(f"{address}/history"))
        assert client.get(f"{address}/history").json()["data"][0]["fields"]


def test_a_key_that_the_description_does_not_name_is_refused(client: TestClient, described: Description) -> None:
    path, reply = f"{API}/records/{{citekey}}", client.get(f"{API}/records/kz-ru-friendship-1992")
    described.check(path, reply)
    body = reply.json()
    body["data"]["actions"][0]["also"] = []
    with pytest.raises(ValidationError):
        described.validators[path, "get", 200].validate(body)


def test_optional_keys_are_really_met(client: TestClient) -> None:
    """The lists above hold what is not always there, so that their shapes are put to the test."""
    lines = [line for path, question in QUESTIONS if path == "/chronology"
             for reply in pages(client, f"{API}{path}{question}") for line in reply.json()["data"]]  # fmt: skip
    assert {"stated_date", "also", "event"} <= {key for line in lines for key in line}
    records = [line["record"] for line in lines if line["record"]]
    assert {"names", "successor"} <= {key for record in records for party in record["parties"] for key in party}
    assert {"duration", "prolonged_by"} <= {key for record in records for key in record["term"] or {}}
