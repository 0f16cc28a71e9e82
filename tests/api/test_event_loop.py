"""No route asks the store or the index on the event loop: a slow answer keeps nobody else waiting."""

import asyncio
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx2 as httpx
import pytest
from fastapi import FastAPI
from fastapi.routing import APIRoute
from sqlalchemy import event

from api.app import create_app
from kb.library import api_keys as library_keys
from kb.library.session import Library
from kb.search.searcher import Searcher
from tests.server_fixtures import small_library

VALUES = {"citekey": "kz-ru-friendship-1992", "topic": "friendship-and-alliance"}
QUERIES = {
    "/oai": "?verb=ListRecords&metadataPrefix=oai_dc",
    "/unapi": "?id=kz-ru-friendship-1992&format=ris",
    "/search": "?q=договор",
    "/api/v1/records": "?q=договор&facets=all",
}


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with small_library(tmp_path_factory.mktemp("loop")) as opened:
        opened.index_sync.catch_up()
        yield opened


def on_the_loop() -> bool:
    """Return whether this thread runs an event loop."""
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return False
    return True


def requests(app: FastAPI) -> list[tuple[str, str]]:
    """Return (method, address) of every route, its parameters filled in."""
    found = []
    for route in _routes(app.routes):
        for method in sorted((route.methods or set()) - {"HEAD"}):
            path = route.path
            for name in route.param_convertors:
                path = path.replace(f"{{{name}}}", next((v for k, v in VALUES.items() if k in name), "x"))
            found.append((method, path + QUERIES.get(path, "")))
    return found


def _routes(routes: Any) -> Iterator[APIRoute]:
    for route in routes:
        if isinstance(route, APIRoute):
            yield route
        else:
            below = getattr(route, "original_router", None) or route
            yield from _routes(getattr(below, "routes", None) or ())


async def _ask(app: FastAPI, method: str, address: str, **more: Any) -> httpx.Response:
    transport = httpx.ASGITransport(app=app)
    async with httpx.AsyncClient(transport=transport, base_url="http://test", timeout=600) as client:
        return await client.request(method, address, **more)


def test_every_route_asks_the_store_in_another_thread(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[bool] = []
    for what in ("checkout", "before_cursor_execute"):
        event.listen(library.engine, what, lambda *_given: asked.append(on_the_loop()))
    page = Searcher.page

    def watched(self: Searcher, *given: Any, **named: Any) -> Any:
        asked.append(on_the_loop())
        return page(self, *given, **named)

    monkeypatch.setattr(Searcher, "page", watched)
    app = create_app(library)
    secret = {"Authorization": f"Bearer {library_keys.make(library, 'test')[1]}"}
    silent, blocking = [], []
    walked = requests(app)
    assert len(walked) > 20
    for method, address in walked:
        asked.clear()
        more: dict[str, Any] = {"headers": secret}
        if "/imports" in address:
            more["files"] = {"file": ("new.bib", b"@book{new, title = {New}}")}
        elif method == "POST":
            more["data"] = {"verb": "Identify"}
        status = asyncio.run(_ask(app, method, address, **more)).status_code
        assert status < 500, f"{method} {address}: {status}"
        if any(asked):
            blocking.append(f"{method} {address}")
        if not asked:
            silent.append(address)
        status = asyncio.run(_ask(app, method, "/nothing" + address, headers={"Accept": "text/html"})).status_code
        assert status in (404, 405)
        if any(asked):
            blocking.append(f"the page for what is not there: {address}")
    assert blocking == []
    assert len(silent) < len(walked) / 2


def test_health_answers_while_the_store_does_not(library: Library) -> None:
    app, stuck, go_on = create_app(library), threading.Event(), threading.Event()

    def wait(*_given: Any) -> None:
        stuck.set()
        go_on.wait(300)

    async def both() -> tuple[int, bool, int]:
        slow = asyncio.create_task(_ask(app, "GET", "/api/v1/records?q=договор"))
        while not (stuck.is_set() or slow.done()):
            await asyncio.sleep(0.01)
        health = await _ask(app, "GET", "/health")
        waiting = not slow.done()
        go_on.set()
        return health.status_code, waiting, (await slow).status_code

    event.listen(library.engine.pool, "checkout", wait)
    try:
        assert asyncio.run(both()) == (200, True, 200)
    finally:
        go_on.set()
        event.remove(library.engine.pool, "checkout", wait)


def test_the_walk_knows_all_routes(library: Library, tmp_path: Path) -> None:
    walked = {address.split("?")[0] for _method, address in requests(create_app(library))}
    assert {"/", "/search", "/health", "/ready", "/oai", "/api/v1/records", "/api/v1/imports", "/unapi"} <= walked
