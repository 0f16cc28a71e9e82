"""Keys that a request brings: `Authorization: Bearer KEY`."""

from fastapi import Request
from fastapi.concurrency import run_in_threadpool
from fastapi.security import HTTPAuthorizationCredentials

from api.problems import ForbiddenError, LacksScopeError
from api.responses import library_of
from kb.library import api_keys
from kb.library.api_keys import Key
from kb.operator_log import tell


def key_of(request: Request) -> Key | None:
    """Return the working key that a request brings; None where it brings none. Reads the store."""
    scheme, _, secret = request.headers.get("authorization", "").partition(" ")
    return api_keys.verify(library_of(request), secret.strip()) if scheme.casefold() == "bearer" else None


async def required_key(request: Request, credentials: HTTPAuthorizationCredentials | None, scope: str) -> Key:
    """Return the key of a request that may not go without; raise ForbiddenError (401), or LacksScopeError (403)."""
    key = await run_in_threadpool(key_of, request) if credentials else None
    if key is None:
        tell("key-refused", path=request.url.path, client=request.client.host if request.client else None)
        raise ForbiddenError("key-unknown" if credentials else "import-needs-key")
    if scope not in key.scopes:
        tell("key-refused", path=request.url.path, key=key.id, scope=scope)
        raise LacksScopeError("key-lacks-scope", scope=scope, valid=key.scopes)
    return key
