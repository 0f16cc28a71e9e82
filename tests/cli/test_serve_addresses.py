"""Where a server listens: IPv4, IPv6, both; as what it is told to a browser; who a reader is that comes by either."""

import socket
import threading
import time
from contextlib import closing
from urllib.request import ProxyHandler, Request, build_opener

import pytest
import uvicorn
from starlette.types import Receive, Scope, Send
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from api.connections import BoundedProtocol
from kb.cli import serve_command
from kb.errors import KbError

BROWSED = {
    "127.0.0.1": "http://127.0.0.1:80/", "localhost": "http://localhost:80/", "::1": "http://[::1]:80/",
    "::": "http://[::]:80/", "[::1]": "http://[::1]:80/", "fe80::1%eth0": "http://[fe80::1%eth0]:80/",
}  # fmt: skip


@pytest.mark.parametrize("host", BROWSED)
def test_the_address_that_is_said_can_be_opened(host: str) -> None:
    assert serve_command._address(host, 80) == BROWSED[host]


@pytest.mark.parametrize(("host", "reached"), [
    ("127.0.0.1", {"127.0.0.1"}), ("localhost", {"localhost"}), ("::1", {"::1"}), ("[::1]", {"::1"}),
    ("::", {"::1", "127.0.0.1"}),
])  # fmt: skip
def test_a_server_listens_where_it_is_told_to(host: str, reached: set[str]) -> None:
    with closing(serve_command._bound(host, 0)) as listening:
        listening.listen()
        for address in reached:
            socket.create_connection((address, listening.getsockname()[1]), 5).close()
        with pytest.raises(KbError, match="cannot be used"):
            serve_command._bound(host, listening.getsockname()[1])


@pytest.mark.parametrize("port", [-1, 65536, 10**30])
def test_a_port_that_is_none_is_told(port: int) -> None:
    with pytest.raises(KbError, match="cannot be used"):
        serve_command._bound("::1", port)


async def who(scope: Scope, _receive: Receive, send: Send) -> None:
    """Answer with the scheme and the address by which a reader is known."""
    await send({"type": "http.response.start", "status": 200, "headers": []})
    body = f"{scope['scheme']} {scope['client'][0]}".encode()
    await send({"type": "http.response.body", "body": body})


@pytest.mark.parametrize("proxy", ["127.0.0.1", "::1"])
def test_a_proxy_is_believed_by_whatever_socket_it_comes(proxy: str) -> None:
    """A socket for both kinds calls 127.0.0.1 ::ffff:127.0.0.1."""
    app = ProxyHeadersMiddleware(who, trusted_hosts="127.0.0.1,::1")  # type: ignore[arg-type]
    with closing(serve_command._bound("::", 0)) as listening:
        server = uvicorn.Server(uvicorn.Config(app, log_level="error", lifespan="off", http=BoundedProtocol))
        thread = threading.Thread(target=server.run, args=([listening],), daemon=True)
        thread.start()
        while not server.started and thread.is_alive():
            time.sleep(0.01)
        host = f"[{proxy}]" if ":" in proxy else proxy
        sent = {"X-Forwarded-Proto": "https", "X-Forwarded-For": "[2001:db8::7]:443"}
        request = Request(f"http://{host}:{listening.getsockname()[1]}/", headers=sent)
        try:
            with build_opener(ProxyHandler({})).open(request, timeout=60) as reply:
                assert reply.read() == b"https 2001:db8::7"
        finally:
            server.should_exit = True
            thread.join(60)
