"""Errors as `application/problem+json` (RFC 9457); pages get a readable error page instead."""

import logging
from http import HTTPStatus

import orjson
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import Response
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect

from api import i18n, parameter_errors
from api.methods import methods_of
from api.schemas import ParameterError, ProblemJson
from kb import messages
from kb.errors import ChoiceError, KbError, NotFoundError, UnavailableError
from kb.library.consistent_reading import ChangingStoreError
from kb.library.editing import ChangedSinceError, ForeignRecordError
from kb.messages import ENGLISH, Message

MEDIA_TYPE = "application/problem+json"
PAUSE = 5  # seconds after which to ask a server again whose database or index failed
_LOG = logging.getLogger("derekkoz")


_CALLED_ELSEWHERE = (  # what parameters are called by other interfaces, and ours that do the same
    (("page", "offset", "skip", "start", "startindex", "after"), ("cursor",)),
    (("start", "since", "year", "years", "date"), ("from",)),
    (("end", "until", "year", "years"), ("to",)),
    (("per_page", "page_size", "pagesize", "size", "rows", "count", "top"), ("limit",)),
    (("query", "search", "text", "term", "words"), ("q",)),
    (("order", "order_by", "orderby", "sort_by", "sortby"), ("sort",)),
    (("language",), ("lang",)),
)


class NotAcceptableError(KbError):
    """None of the media types asked for can be given."""


class UnknownParameterError(ChoiceError):
    """A request has a parameter that its address does not take."""

    def __init__(self, value: str, valid: tuple[str, ...]) -> None:
        known = (name for names, ours in _CALLED_ELSEWHERE for name in ours if value.casefold() in names)
        super().__init__("parameter", value, valid, (name for name in known if name in valid))


class RepeatedParameterError(KbError):
    """A request gives a parameter again that has one value."""


class NoSuchPageError(ChoiceError, NotFoundError):
    """An address names what could be there, such as a topic, and is not."""


class UnknownFieldError(ChoiceError):
    """A form has a field that its address does not take, or a field has no value that it can have."""

    def __init__(self, value: str, valid: tuple[str, ...]) -> None:
        super().__init__("field", value, valid)


class TooLargeError(KbError):
    """What was sent is larger than the limit."""


class LongAddressError(KbError):
    """The address asked for is longer than the server reads."""


class LongHeadersError(KbError):
    """The headers of a request are longer than the server reads."""


class ForbiddenError(KbError):
    """The request needs a key that it did not bring."""


class LacksScopeError(KbError):
    """The key works, and not for this."""


class TooManyError(KbError):
    """Too many requests; the value `seconds` says how long to wait."""


class ConflictError(KbError):
    """What is to be added may be there already."""


class PreconditionNeededError(KbError):
    """The request does not say which state it changes."""


class UnreadableBodyError(KbError):
    """What was sent is not of the form that it says it has: no JSON, no form, no text."""


class UnknownMediaTypeError(KbError):
    """What was sent is of a kind that is not read here."""


STATUSES: dict[type[KbError], int] = {
    NotFoundError: 404,
    NotAcceptableError: 406,
    UnreadableBodyError: 400,
    TooLargeError: 413,
    LongAddressError: 414,
    LongHeadersError: 431,
    ForbiddenError: 401,
    LacksScopeError: 403,
    TooManyError: 429,
    ConflictError: 409,
    ChangedSinceError: 412,
    PreconditionNeededError: 428,
    UnknownMediaTypeError: 415,
    ForeignRecordError: 403,
}


def install(app: FastAPI) -> None:
    """Have every error of the application answered as a problem."""
    app.add_exception_handler(KbError, refusal)
    app.add_exception_handler(UnavailableError, _unavailable)
    app.add_exception_handler(OSError, _unavailable)  # a full disk, a folder that may not be read
    app.add_exception_handler(ClientDisconnect, _gone)
    app.add_exception_handler(HTTPException, _http_error)
    app.add_exception_handler(RequestValidationError, _validation_error)


def problem(
    status: int,
    message: Message,
    instance: str,
    headers: dict[str, str] | None = None,
    errors: list[ParameterError] | None = None,
    lang: str = ENGLISH,
) -> Response:
    """Return a problem response: the sentence, its code and its values; `near` and `valid` beside them."""
    body: ProblemJson = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": messages.say(message, lang),
        "instance": instance,
        "code": message.code,
        "values": messages.values_json(message, leaving_out=("near", "valid")),
    }
    for name in ("near", "valid"):
        value = message.values.get(name)
        if isinstance(value, tuple):
            body[name] = list(value[: messages.MOST_IN_JSON])
    if remedy := messages.remedy(message, lang):
        body["remedy"] = remedy
    if errors is not None:
        body["errors"] = errors
    sent = {"Content-Language": lang, "Vary": "Accept, Accept-Language, Accept-Encoding", **(headers or {})}
    return Response(orjson.dumps(body), status, media_type=MEDIA_TYPE, headers=sent)


def status_of(error: KbError, path: str = "") -> int:
    """Return the HTTP status of one of our errors at an address.

    What could be read and cannot be answered is 422 under /api/v1: a parameter, a value, what a body holds (RFC 9110,
    15.5.21, and as FastAPI says of a number that is none). At pages and at interfaces of others it is 400.
    """
    otherwise = 422 if path.startswith("/api/v1/") else 400
    return next((code for kind, code in STATUSES.items() if isinstance(error, kind)), otherwise)


async def refusal(request: Request, error: Exception) -> Response:
    """Return the answer to a request that one of our errors ends."""
    assert isinstance(error, KbError)
    headers = {}
    if isinstance(error, TooManyError):
        headers = {"Retry-After": str(error.values["seconds"])}
    if isinstance(error, ForbiddenError):
        headers = {"WWW-Authenticate": "Bearer"}
    return _answer(request, status_of(error, request.url.path), error.message, headers)


async def _unavailable(request: Request, error: Exception) -> Response:
    """Answer that the server failed, in a neutral sentence: addresses, users and paths are for the log alone."""
    if isinstance(error, ChangingStoreError):
        return _answer(request, 503, error.message, {"Retry-After": str(error.values["seconds"])})
    _LOG.error(
        "%s %r: %s", request.method, request.url.path, error if isinstance(error, UnavailableError) else repr(error)
    )
    return _answer(request, 503, Message("server-unavailable", seconds=PAUSE), {"Retry-After": str(PAUSE)})


async def _gone(_request: Request, _error: Exception) -> Response:
    """Answer a reader who went away before the request had come whole: for the log alone."""
    return Response(status_code=400)


async def _http_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    known = {404: Message("no-such-address", path=request.url.path), 405: Message("method-not-allowed")}
    message = known.get(error.status_code) or Message("request-refused", cause=str(error.detail))
    headers = methods_of(request.scope) if error.status_code == 405 else {}  # of a route alone, in what was raised
    return _answer(request, error.status_code, message, {**(error.headers or {}), **headers})


async def _validation_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    causes = [parameter_errors.message(item, request.scope["route"]) for item in error.errors()]
    lang = _language(request)
    errors: list[ParameterError] = [
        {"where": ".".join(map(str, item["loc"])), "code": cause.code, "message": messages.say(cause, lang)}
        for item, cause in zip(error.errors(), causes, strict=True)
    ]
    return _answer(request, 422, causes[0], {}, errors)


def _language(request: Request) -> str:
    """Return the language of a problem's sentences: that of Accept-Language, else English."""
    return i18n.accepted(request.headers.get("accept-language", ""), ENGLISH)


def _answer(
    request: Request,
    status: int,
    message: Message,
    headers: dict[str, str],
    errors: list[ParameterError] | None = None,
) -> Response:
    show = getattr(request.app.state, "error_page", None)
    wants_page = "text/html" in request.headers.get("accept", "") and not request.url.path.startswith("/api/")
    if show and wants_page:
        page: Response = show(request, status, message)
        page.headers.update(headers)
        return page
    return problem(status, message, request.url.path, headers, errors, _language(request))
