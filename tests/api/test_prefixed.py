"""A router with a prefix tries its patterns on paths under it alone, and answers them all."""

import pytest
from fastapi import APIRouter, FastAPI
from fastapi.testclient import TestClient
from starlette.routing import Match
from starlette.types import Scope

from api.prefixed import PrefixedRouter


@pytest.fixture
def tried(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths on which the patterns of a router were tried."""
    paths: list[str] = []
    matches = APIRouter.matches

    def noting(router: APIRouter, scope: Scope) -> tuple[Match, Scope]:
        paths.append(scope["path"])
        return matches(router, scope)

    monkeypatch.setattr(APIRouter, "matches", noting)
    return paths


def _client(root_path: str = "") -> TestClient:
    app, router = FastAPI(), PrefixedRouter(prefix="/api/v1/things")

    @router.get("")
    def several() -> str:
        return "several"

    @router.get("/{name}")
    def thing(name: str) -> str:
        return name

    @app.get("/{path:path}")
    def other(path: str) -> str:
        return f"other {path}"

    app.include_router(router)
    app.router.routes.reverse()  # the pattern for anything comes last
    return TestClient(app, root_path=root_path)


def test_what_is_under_the_prefix_is_answered_and_the_rest_is_not_looked_at(tried: list[str]) -> None:
    client = _client()
    answers = [client.get(path).json() for path in ("/api/v1/things", "/api/v1/things/x", "/api/v1/thing", "/x")]
    assert answers == ["several", "x", "other api/v1/thing", "other x"]
    assert set(tried) == {"/api/v1/things", "/api/v1/things/x"}


def test_behind_a_proxy_that_leaves_its_own_prefix_the_routes_are_there_too() -> None:
    assert _client("/library").get("/library/api/v1/things/x").json() == "x"
