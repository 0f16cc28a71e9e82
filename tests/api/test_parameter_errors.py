"""A parameter of the wrong form is a problem of ours: code, values and remedy, in the languages of the interface."""

from collections.abc import Iterator
from typing import Any

import pytest
from starlette.testclient import TestClient

from kb.domain.languages import LANGUAGES


def wrong_values(parameter: dict[str, Any]) -> Iterator[tuple[str, list[str]]]:
    """Yield the codes that a parameter of the description leads to, each with values that do."""
    name, schema = parameter["name"], parameter["schema"]
    schemas = [schema, *schema.get("anyOf", [])]
    kinds = {each.get("type") for each in schemas}
    if "integer" in kinds:
        yield "parameter-number", ["0"]
        yield "parameter-number", ["99999999999"]
        yield "parameter-number", ["many"]
    if "boolean" in kinds:
        yield "parameter-flag", ["perhaps"]
    if "array" in kinds:
        yield "parameter-too-often", ["x"] * (schema["maxItems"] + 1)
        yield "parameter-too-long", ["x" * (schema["items"]["maxLength"] + 1)]
    if "enum" in schema and name != "format":
        yield "unknown-value", ["foo"]
    if "maxLength" in schema:
        yield "parameter-too-long", ["x" * (schema["maxLength"] + 1)]


def test_every_parameter_of_every_route_says_what_it_takes_in_each_language(client: TestClient) -> None:
    described = client.get("/api/v1/openapi.json").json()["paths"]
    faults, tried = [], set()
    for path, operations in described.items():
        for parameter in operations.get("get", {}).get("parameters", []) if path.startswith("/api/v1/") else []:
            for code, values in wrong_values(parameter):
                inside = parameter["in"] == "path"
                address = path.replace("{citekey}", values[0] if inside else "source-1")
                given = {} if inside else {parameter["name"]: values}
                said = {}
                for lang in LANGUAGES:
                    reply = client.get(address, params=given, headers={"Accept-Language": lang})
                    said[lang] = reply.json()["detail"]
                    body = reply.json()
                    right = (reply.status_code, body["code"], reply.headers["content-language"]) == (422, code, lang)
                    if not right or body["remedy"] not in body["detail"]:
                        faults.append((address[:80], parameter["name"], code, reply.text[:300]))
                if len(set(said.values())) < len(LANGUAGES):
                    faults.append((address[:80], parameter["name"], code, str(said)[:300]))
                tried.add((path, parameter["name"]))
    assert faults == []
    assert len(tried) > 40


@pytest.mark.parametrize(
    ("question", "code", "values", "remedy"),
    [
        ("limit=0", "parameter-number", {"name": "limit", "given": "0", "least": 1, "most": 200}, "from 1 to 200"),
        ("number=1.5", "parameter-number", {"name": "number", "given": "1.5", "least": 1, "most": 10_000_000}, "whole"),
        ("sort=-dat", "unknown-value", {"what": "sort", "given": "-dat"}, "Did you mean -date"),
    ],
)
def test_a_problem_has_values_and_remedy(
    client: TestClient, question: str, code: str, values: dict[str, Any], remedy: str
) -> None:
    body = client.get(f"/api/v1/records?{question}").json()
    assert (body["code"], body["values"]) == (code, values)
    assert remedy in body["remedy"]


def test_of_several_wrong_parameters_each_is_named(client: TestClient) -> None:
    body = client.get("/api/v1/records?limit=0&sort=foo", headers={"Accept-Language": "ru, en;q=0.5"}).json()
    assert {error["where"]: error["code"] for error in body["errors"]} == {
        "query.limit": "parameter-number", "query.sort": "unknown-value",
    }  # fmt: skip
    assert "целое число" in str(body["errors"])


def test_without_a_language_of_ours_a_problem_is_in_english(client: TestClient) -> None:
    for accepted in ("", "de", "*"):
        body = client.get("/api/v1/records?topic=space-baikonur", headers={"Accept-Language": accepted}).json()
        assert body["detail"].startswith("unknown topic")
    russian = client.get("/api/v1/records?topic=space-baikonur", headers={"Accept-Language": "ru-KZ"}).json()
    assert russian["detail"].startswith("нет такого значения")


def test_a_parameter_of_one_value_is_given_once(client: TestClient) -> None:
    tried = 0
    for path, methods in client.get("/api/v1/openapi.json").json()["paths"].items():
        if "{" in path or not path.startswith("/api/v1/") or "get" not in methods:
            continue
        for parameter in methods["get"].get("parameters", ()):
            if parameter["in"] != "query":
                continue
            reply = client.get(path, params=[(parameter["name"], "1"), (parameter["name"], "2")])
            several = "array" in str(parameter["schema"].get("type", parameter["schema"]))
            refused = (reply.status_code, reply.json().get("code")) == (422, "parameter-once")
            assert refused is not several, (path, parameter["name"], reply.text[:200])
            tried += 1
    assert tried > 40
    body = client.get("/api/v1/records?q=x&q=y", headers={"Accept-Language": "ru"}).json()
    assert body["detail"] == "q указан несколько раз (2), а значение у него одно. Укажите его один раз."


def test_pages_read_on_where_a_parameter_is_given_twice(client: TestClient) -> None:
    assert client.get("/search?q=x&q=дала").status_code == 200
