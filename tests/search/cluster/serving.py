"""A server of a test, in place of a cluster or before one."""

from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any


class QuietHandler(BaseHTTPRequestHandler):
    """Answers in whole texts and logs nothing."""

    def reply(self) -> None:
        """Answer a request of whatever method."""
        raise NotImplementedError

    def do_GET(self) -> None:
        self.reply()

    do_PUT = do_POST = do_DELETE = do_HEAD = do_GET  # noqa: N815 - the names that the standard library calls

    def answer(self, status: int, kind: str, content: bytes) -> None:
        """Send an answer with its type and length."""
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: Any) -> None:
        pass


@contextmanager
def serving(handler: type[QuietHandler]) -> Iterator[str]:
    """Serve on a free port of this machine; give host and port."""
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"127.0.0.1:{server.server_port}"
        server.shutdown()
