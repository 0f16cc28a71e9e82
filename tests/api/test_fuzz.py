"""schemathesis asks every operation of the OpenAPI description what nobody would; no answer may break the description.

KB_FUZZ=300 asks each operation 300 times in each manner instead of a few.
"""

import os
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.generation import GenerationMode
from schemathesis.specs.openapi import checks
from starlette.testclient import TestClient

from kb.library import api_keys
from kb.library.session import Library

EXAMPLES = int(os.environ.get("KB_FUZZ", "5"))
OPERATIONS = [
    ("GET", "/api/v1/records"),
    ("GET", "/api/v1/records/{citekey}"),
    ("GET", "/api/v1/records/{citekey}/evidence"),
    ("GET", "/api/v1/records/{citekey}/citations"),
    ("GET", "/api/v1/records/{citekey}/parties"),
    ("GET", "/api/v1/records/{citekey}/history"),
    ("PUT", "/api/v1/records/{citekey}"),
    ("PATCH", "/api/v1/records/{citekey}"),
    ("DELETE", "/api/v1/records/{citekey}"),
    ("PUT", "/api/v1/records/{citekey}/own"),
    ("GET", "/api/v1/chronology"),
    ("GET", "/api/v1/topics"),
    ("GET", "/api/v1/suggest"),
    ("GET", "/api/v1/bibliography"),
    ("GET", "/api/v1/citations"),
    ("GET", "/api/v1/styles"),
    ("POST", "/api/v1/imports"),
    ("POST", "/api/v1/references"),
    ("POST", "/api/v1/manuscripts"),
    ("POST", "/api/v1/manuscripts/document"),
    ("POST", "/api/v1/citations"),
    ("GET", "/healthz"),
    ("GET", "/readyz"),
    ("GET", "/oai"),
]
BARE = [("GET", "/healthz"), ("GET", "/readyz")]  # no parameters: nothing can be wrong
CHECKS = [
    schemathesis.checks.not_a_server_error,
    checks.status_code_conformance,
    checks.content_type_conformance,
    checks.response_schema_conformance,
    checks.response_headers_conformance,
    checks.ignored_auth,
    checks.unsupported_method,
]
BOUNDED = settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize="KB_FUZZ" not in os.environ,
    phases=[Phase.explicit, Phase.generate, Phase.shrink],
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture(scope="session")
def secret(library: Library) -> str:
    return api_keys.make(library, "fuzz")[1]


@pytest.fixture(scope="session")
def description(client: TestClient) -> Any:
    return schemathesis.openapi.from_asgi("/api/v1/openapi.json", client.app)


def test_the_table_names_every_operation(description: Any) -> None:
    found = [result.ok() for result in description.get_all_operations()]
    assert sorted((one.method.upper(), one.path) for one in found) == sorted(OPERATIONS)


@pytest.mark.parametrize(
    ("mode", "method", "path"),
    [
        *((GenerationMode.POSITIVE, *operation) for operation in OPERATIONS),
        *((GenerationMode.NEGATIVE, *operation) for operation in OPERATIONS if operation not in BARE),
    ],
)
def test_no_request_breaks_the_description(
    description: Any, secret: str, mode: GenerationMode, method: str, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kb.library.api_keys.MOST_IN_A_MINUTE", 10**9)
    asked = 0

    @BOUNDED
    @given(case=description[path][method].as_strategy(generation_mode=mode))
    def ask(case: Any) -> None:
        nonlocal asked
        asked += 1
        keyed = method == "POST" and asked % 2
        headers = {"Authorization": f"Bearer {secret}"} if keyed else None
        case.call_and_validate(checks=CHECKS, headers=headers)

    ask()
