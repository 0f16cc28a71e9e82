"""The OpenAPI description as it is true: errors are problems, and any address may refuse a method."""

from typing import Any

from fastapi import FastAPI

from api.problems import MEDIA_TYPE

JSON = "application/json"
PROBLEM = {"schema": {"$ref": "#/components/schemas/ProblemOut"}}


def install(app: FastAPI) -> None:
    """Have the application describe itself with `described`."""
    plain = app.openapi

    def openapi() -> dict[str, Any]:
        if app.openapi_schema is None:
            app.openapi_schema = described(plain())
        return app.openapi_schema

    app.openapi = openapi  # type: ignore[method-assign]


def described(description: dict[str, Any]) -> dict[str, Any]:
    """Return the description with `application/problem+json` for every error."""
    for operations in description["paths"].values():
        for operation in operations.values():
            for status, reply in operation["responses"].items():
                if int(status) >= 400:
                    reply["content"] = {MEDIA_TYPE: PROBLEM}
    for unused in ("HTTPValidationError", "ValidationError"):
        description["components"]["schemas"].pop(unused, None)
    return description
