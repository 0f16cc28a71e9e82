"""The description of the HTTP interface: tags, servers, an example for each parameter and answer; /docs offline."""

import re
from collections.abc import Iterator
from typing import Any

import jsonschema_rs
import pytest
from starlette.testclient import TestClient

from api.examples import JSON, operations

DOCS = ("/docs", "/docs/swagger-ui/swagger-ui.css", "/docs/swagger-ui/swagger-ui-bundle.js", "/static/docs.js")


@pytest.fixture(scope="module")
def description(client: TestClient) -> dict[str, object]:
    answer: dict[str, object] = client.get("/api/v1/openapi.json").json()
    return answer


def test_it_names_its_server_and_what_each_tag_is(description: dict[str, list[dict[str, str]]]) -> None:
    assert description["servers"][0]["url"]
    described = {tag["name"] for tag in description["tags"] if tag["description"]}
    assert described == {tag for operation in operations(description) for tag in operation["tags"]}


def test_each_parameter_has_an_example(description: dict[str, object]) -> None:
    without = [
        (operation["operationId"], parameter["name"])
        for operation in operations(description)
        for parameter in operation.get("parameters", ())
        if not (parameter.get("examples") or "example" in parameter or parameter["schema"].get("examples"))
    ]
    assert without == []


def test_each_answer_has_an_example_that_is_one(description: dict[str, dict[str, object]]) -> None:
    checked = 0
    for operation in operations(description):
        for status, reply in operation["responses"].items():
            for media_type, content in reply.get("content", {}).items():
                if int(status) >= 400:
                    continue
                assert content["example"], (operation["operationId"], media_type)
                if media_type == JSON and content.get("schema"):
                    schema = {**content["schema"], "components": description["components"]}
                    jsonschema_rs.validate(schema, content["example"])
                    checked += 1
    assert checked > 10


def _defaults(value: Any) -> Iterator[dict[str, Any]]:
    """Yield every schema that has a default."""
    if isinstance(value, dict):
        if "default" in value and not isinstance(value["default"], dict):
            yield value
        for below in value.values():
            yield from _defaults(below)
    elif isinstance(value, list):
        for below in value:
            yield from _defaults(below)


def test_each_default_is_one_that_may_be_sent(description: dict[str, Any]) -> None:
    schemas = list(_defaults([description["paths"], description["components"]["schemas"]]))
    assert len(schemas) > 20
    for schema in schemas:
        jsonschema_rs.validate({**schema, "components": description["components"]}, schema["default"])


def test_the_docs_load_nothing_from_outside(client: TestClient) -> None:
    for path in DOCS:
        answer = client.get(path)
        assert answer.status_code == 200, path
        assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    page = client.get("/docs").text
    assert not re.search(r"https?://|\sstyle=|<style|<script>", page)
    assert client.get("/api", follow_redirects=False).headers["location"] == "/docs"
    for path in ("/api", "/api/", "/api/v1", "/api/v1/"):
        assert client.get(path, follow_redirects=False).headers["location"] == "/docs"


def test_each_operation_and_parameter_says_in_words_what_it_is(description: dict[str, Any]) -> None:
    for path, methods in description["paths"].items():
        for method, operation in methods.items():
            assert len(operation["summary"].split()) > 3, (path, method)
            assert all(parameter.get("description") for parameter in operation.get("parameters", ())), (path, method)
