"""What every response carries: security headers, cross-origin reads; what a request names, and how much it may send."""

from urllib.parse import SplitResult

from fastapi import FastAPI
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from api.long_heads import LongHeads
from api.methods import methods_of
from api.problems import TooLargeError

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; manifest-src 'self'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "Link, ETag, X-Total-Count, Content-Disposition, Retry-After, Derekkoz-Losses",
}
PREFLIGHT = {
    "Access-Control-Allow-Methods": "GET, HEAD, OPTIONS",
    "Access-Control-Allow-Headers": "Accept, Accept-Language, If-None-Match",
    "Access-Control-Max-Age": "86400",
}
LONGEST_HOST = 261  # a name of 255 bytes (RFC 1035, 2.3.4), a colon and a port
LARGEST_BODY = 64 << 10
LARGEST_BODIES = {
    "/api/v1/imports": 21 << 20, "/api/v1/references": 6 << 20, "/api/v1/citations": 2 << 20,
    "/api/v1/manuscripts": 41 << 20, "/api/v1/manuscripts/document": 41 << 20,
    "/list": 256 << 10, "/manuscript": 41 << 20, "/manuscript/file": 41 << 20,
}  # fmt: skip


class Bodies:
    """Stops reading a request's body where it is larger than its address takes (413), declared or counted."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Run one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        most = LARGEST_BODIES.get(scope["path"], LARGEST_BODY)
        declared = next((value for name, value in scope["headers"] if name == b"content-length"), b"")
        left = most if not declared.isdigit() or int(declared[:19]) <= most else -1

        async def receiving() -> Message:
            nonlocal left
            message = await receive() if left >= 0 else {}
            left -= len(message.get("body", b""))
            if left < 0:
                raise TooLargeError("body-too-large", most=most)
            return message

        await self.app(scope, receiving, send)


class Headers:
    """Adds the fixed headers; answers CORS preflight requests for reads; lets HEAD run as GET without a body."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Run one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        preflight = scope["method"] == "OPTIONS"
        bodiless = scope["method"] == "HEAD"
        if bodiless:
            scope = {**scope, "method": "GET"}

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
                if varies := headers.get("Vary"):  # compression adds its own to what an answer said
                    headers["Vary"] = ", ".join(dict.fromkeys(map(str.strip, varies.split(","))))
            elif bodiless and message["type"] == "http.response.body":
                message = {**message, "body": b""}
            await send(message)

        if preflight:
            sent = {**HEADERS, **PREFLIGHT, **methods_of(scope)}
            raw = [(name.lower().encode(), value.encode()) for name, value in sent.items()]
            await send({"type": "http.response.start", "status": 204, "headers": raw})
            await send({"type": "http.response.body", "body": b""})
            return
        await self.app(scope, receive, sending)


class Targets:
    """Reads a target that names its host too, which a server must take (RFC 9112, 3.2.2): that host is the request's.

    A host longer than any name, which each link of an answer would repeat, is passed over as one of impossible letters.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Run one request."""
        if scope["type"] == "http":
            headers = [pair for pair in scope["headers"] if pair[0] != b"host" or len(pair[1]) <= LONGEST_HOST]
            scheme, _, rest = scope["path"].partition("://")
            if scheme.lower() in ("http", "https"):
                host, slash, path = rest.partition("/")
                others = [pair for pair in headers if pair[0] != b"host"]
                headers = [(b"host", host.encode()[:LONGEST_HOST]), *others]
                scope["path"] = slash + path or "/"
            scope["headers"] = headers
        await self.app(scope, receive, send)


class PublicAddress:
    """Has every link and address made of the one address of the site, whatever host a request names."""

    def __init__(self, app: ASGIApp, site: SplitResult) -> None:
        self.app = app
        self._scheme, self._host = site.scheme, site.netloc.encode("idna")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Run one request."""
        if scope["type"] == "http":
            others = [(name, value) for name, value in scope["headers"] if name != b"host"]
            scope = {**scope, "scheme": self._scheme, "headers": [(b"host", self._host), *others]}
        await self.app(scope, receive, send)


def add_middleware(app: FastAPI, site: SplitResult | None = None, proxies: str = "") -> None:
    """Wrap the application, the outermost last.

    `site` is the address of the site, where it has one; the X-Forwarded headers of `proxies` are believed.
    """
    if site:
        app.add_middleware(PublicAddress, site=site)
    app.add_middleware(Bodies)
    app.add_middleware(LongHeads)
    app.add_middleware(Headers)
    app.add_middleware(Targets)
    if proxies:
        app.add_middleware(ProxyHeadersMiddleware, trusted_hosts=proxies)
