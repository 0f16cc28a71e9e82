"""The methods that an address takes, for the header Allow (RFC 9110, 10.2.1)."""

from fastapi import FastAPI
from starlette.routing import Match
from starlette.types import Scope

_ASKED = ("GET", "POST", "PUT", "PATCH", "DELETE")


def methods_of(scope: Scope) -> dict[str, str]:
    """Return the header Allow of the address of a request; none where there is nothing at it.

    What answers GET answers HEAD, and everything answers OPTIONS (`api.middleware.Headers`).
    """
    app: FastAPI = scope["app"]
    taken = [method for method in _ASKED if _is_taken(app, {**scope, "method": method})]
    heads = ["HEAD"] if "GET" in taken else []
    return {"Allow": ", ".join([*taken[:1], *heads, *taken[1:], "OPTIONS"])} if taken else {}


def _is_taken(app: FastAPI, scope: Scope) -> bool:
    return any(route.matches(scope)[0] is Match.FULL for route in app.routes)
