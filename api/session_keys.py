"""The key of a reader who writes in a browser: typed once on a page, kept in a cookie until the browser is closed.

A key is needed everywhere, on one's own machine too: a server behind another one sees every reader come from 127.0.0.1.
The cookie goes to the pages that write and to no script, and no other site can have a browser send it (SameSite). A
form that another site sent is refused besides, by what browsers say of every POST (Sec-Fetch-Site, else Origin).
"""

from urllib.parse import urlsplit

from fastapi import Request
from fastapi.responses import Response

from api.problems import ForbiddenError, LacksScopeError, TooManyError
from api.responses import library_of
from kb.library import api_keys
from kb.library.api_keys import Key
from kb.operator_log import tell

COOKIE, PATH = "kb-key", "/own"


def kept_key(request: Request) -> Key | None:
    """Return the working key that a browser keeps and that may write; None where it keeps none. Reads the store."""
    key = api_keys.verify(library_of(request), request.cookies.get(COOKIE, ""))
    return key if key and api_keys.WRITE in key.scopes else None


def writing(request: Request) -> Key:
    """Return the key of a form that writes, its use counted; raise LacksScopeError, ForbiddenError, TooManyError."""
    check_origin(request)
    key = kept_key(request)
    if key is None:
        raise ForbiddenError("form-key-needed")
    wait = api_keys.use(library_of(request), key, api_keys.MOST_EDITS_IN_A_MINUTE)
    if wait:
        raise TooManyError("too-many-imports", most=api_keys.MOST_EDITS_IN_A_MINUTE, seconds=wait)
    return key


def keep(request: Request, answer: Response, secret: str) -> None:
    """Have a browser keep a key that can write, or with "" forget it; raise LacksScopeError, ForbiddenError."""
    check_origin(request)
    if not secret:
        answer.delete_cookie(COOKIE, PATH)
        return
    key = api_keys.verify(library_of(request), secret)
    if key is None or api_keys.WRITE not in key.scopes:
        tell("key-refused", path=request.url.path, client=request.client.host if request.client else None)
        raise ForbiddenError("form-key-unknown")
    secure = request.url.scheme == "https"
    answer.set_cookie(COOKIE, secret, path=PATH, httponly=True, samesite="strict", secure=secure)


def check_origin(request: Request) -> None:
    """Raise LacksScopeError where a browser says that another site sent the form; other programs say nothing."""
    sent_from, origin = request.headers.get("sec-fetch-site", ""), request.headers.get("origin", "")
    same_host = not origin or urlsplit(origin).netloc == request.headers.get("host", "")
    if not (sent_from in ("same-origin", "none") if sent_from else same_host):
        tell("form-from-elsewhere", path=request.url.path, origin=origin[:80])
        raise LacksScopeError("form-from-elsewhere")
