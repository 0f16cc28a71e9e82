"""Errors as `application/problem+json` (RFC 9457); pages get a readable error page instead."""

from http import HTTPStatus

import orjson
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import Response
from starlette.exceptions import HTTPException

from api.schemas import ParameterError, ProblemExtensions, ProblemJson
from kb.errors import ChoiceError, KbError, NotFoundError

MEDIA_TYPE = "application/problem+json"


class NotAcceptableError(KbError):
    """None of the media types asked for can be given."""

    def __init__(self, valid: tuple[str, ...]) -> None:
        self.valid = valid
        super().__init__(f"none of the media types asked for can be given. Ask for one of: {', '.join(valid)}.")


class UnknownParameterError(ChoiceError):
    """A request has a parameter that its address does not take."""

    def __init__(self, given: str, valid: tuple[str, ...]) -> None:
        super().__init__("parameter", given, valid)


class TooLargeError(KbError):
    """What was sent is larger than the limit."""


class ForbiddenError(KbError):
    """The request needs a key that it did not bring."""


class TooManyError(KbError):
    """Too many requests; `seconds` says how long to wait."""

    def __init__(self, message: str, seconds: int) -> None:
        self.seconds = seconds
        super().__init__(message)


STATUSES: dict[type[KbError], int] = {
    NotFoundError: 404,
    NotAcceptableError: 406,
    UnknownParameterError: 422,
    TooLargeError: 413,
    ForbiddenError: 401,
    TooManyError: 429,
}


def install(app: FastAPI) -> None:
    """Have every error of the application answered as a problem."""
    app.add_exception_handler(KbError, _kb_error)
    app.add_exception_handler(HTTPException, _http_error)
    app.add_exception_handler(RequestValidationError, _validation_error)


def problem(
    status: int,
    detail: str,
    instance: str,
    more: ProblemExtensions | None = None,
    headers: dict[str, str] | None = None,
) -> Response:
    """Return a problem response; `more` are extension members."""
    body: ProblemJson = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": detail,
        "instance": instance,
        **(more or {}),
    }
    return Response(orjson.dumps(body), status, media_type=MEDIA_TYPE, headers=headers)


def status_of(error: KbError) -> int:
    """Return the HTTP status of one of our errors; a caller's mistake is 400."""
    return next((code for kind, code in STATUSES.items() if isinstance(error, kind)), 400)


async def _kb_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, KbError)
    status = status_of(error)
    more: ProblemExtensions = {}
    if isinstance(error, ChoiceError):
        more = {"near": list(error.near), "valid": list(error.valid[:200])}
    if isinstance(error, NotAcceptableError):
        more = {"valid": list(error.valid)}
    headers = {}
    if isinstance(error, TooManyError):
        headers = {"Retry-After": str(error.seconds)}
    if isinstance(error, ForbiddenError):
        headers = {"WWW-Authenticate": "Bearer"}
    return _answer(request, status, str(error), headers, more)


async def _http_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    details = {404: f"there is nothing at {request.url.path}.", 405: "this address does not take that method."}
    detail = details.get(error.status_code, str(error.detail))
    return _answer(request, error.status_code, detail, dict(error.headers or {}), {})


async def _validation_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    errors: list[ParameterError] = [
        {"where": ".".join(map(str, item["loc"])), "message": str(item["msg"])} for item in error.errors()
    ]
    detail = "; ".join(f"{item['where']}: {item['message']}" for item in errors[:5])
    return _answer(request, 422, detail, {}, {"errors": errors})


def _answer(request: Request, status: int, detail: str, headers: dict[str, str], more: ProblemExtensions) -> Response:
    show = getattr(request.app.state, "error_page", None)
    wants_page = "text/html" in request.headers.get("accept", "") and not request.url.path.startswith("/api/")
    if show and wants_page:
        page: Response = show(request, status, detail, more)
        page.headers.update(headers)
        return page
    return problem(status, detail, request.url.path, more, headers)
