"""Answers compressed for whoever takes gzip; what is compressed is another representation, with a tag of its own."""

from starlette.datastructures import MutableHeaders
from starlette.middleware.gzip import GZipMiddleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

SMALLEST, LEVEL = 1024, 5  # bytes; of nine levels: 5 % more bytes than by the highest, for a third of its time
_MARK = b'-gzip"'  # ends the tag of a compressed representation: strong tags of two must differ (RFC 9110, 8.8.3.3)
_ACCEPTS, _CONDITIONS = b"accept-encoding", (b"if-none-match", b"if-match")


class Compression(GZipMiddleware):
    """Compresses for those who take gzip (q=0 says that they do not); knows an answer by the tags of both its forms."""

    def __init__(self, app: ASGIApp) -> None:
        super().__init__(app, SMALLEST, LEVEL)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Run one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = [header for header in scope["headers"] if header[0] != _ACCEPTS]
        known = b",".join(value for name, value in headers if name in _CONDITIONS)
        if known:
            headers = [(name, bare(value) if name in _CONDITIONS else value) for name, value in headers]
        if takes_gzip(scope):
            headers.append((_ACCEPTS, b"gzip"))

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                answer = MutableHeaders(scope=message)
                tag = answer.get("etag", "")[:-1].encode() + _MARK
                known_so = message["status"] == 304 and tag in known
                if tag != _MARK and (known_so or answer.get("content-encoding") == "gzip"):
                    answer["etag"] = tag.decode()
            await send(message)

        scope["headers"] = headers  # in the scope itself: what answers tells those around it of its route there
        await super().__call__(scope, receive, sending)


def takes_gzip(scope: Scope) -> bool:
    """Return whether a client takes an answer compressed (RFC 9110, 12.5.3)."""
    header = b",".join(value for name, value in scope["headers"] if name == _ACCEPTS)
    for coding in header.lower().replace(b" ", b"").split(b","):
        name, _, quality = coding.partition(b";q=")
        if name == b"gzip":
            return not quality or bool(quality.strip(b"0."))
    return False


def bare(tags: bytes) -> bytes:
    """Return tags as they are of what is not compressed."""
    return tags.replace(_MARK, b'"')
