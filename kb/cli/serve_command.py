"""Serve the pages and the HTTP interface."""

import argparse
import os
import socket
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress

import uvicorn

from kb.cli.output import warn, write
from kb.cli.processes import Processes
from kb.cli.terminal import PAGED_BY
from kb.cli.words import language
from kb.errors import ChoiceError, KbError
from kb.library.session import open_library
from kb.messages import say
from kb.operator_log import SHARED_COUNTS
from kb.operator_log import configure as configure_log
from kb.settings import NAMES, from_environment, unknown_names

GRACE = 20  # seconds that answers begun have to end in when the server is told to stop
PATIENCE = 60  # seconds until a process that does not answer counts as hung
BACKLOG = 100  # connections taken at once: fewer than the files that `api.connections` keeps free


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--workers", type=int, default=1, help="server processes")


def run(arguments: argparse.Namespace) -> int:
    """Open the library once, so that faults show before the first request, then serve until stopped."""
    settings = from_environment()
    configure_log(settings.log)
    library = open_library(settings)
    library.get_ready()
    library.close()
    listening = _bound(arguments.host, arguments.port)
    for name in unknown_names(os.environ):
        if name != PAGED_BY:
            warn(f"kb serve: {say(ChoiceError('setting', name, NAMES).message, language())}")
    write(f"Derekköz: {_address(arguments.host, listening.getsockname()[1])}")
    with listening, _shared_counts(arguments.workers):
        _serve(arguments.workers, listening)
    return 0


@contextmanager
def _shared_counts(workers: int) -> Iterator[None]:
    """Let several processes add up their counts for Prometheus in a folder that goes with them."""
    if workers == 1:
        os.environ.pop(SHARED_COUNTS, None)
        yield
        return
    with tempfile.TemporaryDirectory(prefix="derekkoz-counts-") as folder:
        os.environ[SHARED_COUNTS] = folder
        yield


def _serve(workers: int, listening: socket.socket) -> None:
    config = uvicorn.Config(
        "api.app:serving",
        factory=True,
        workers=workers,
        log_level="warning",
        server_header=False,
        backlog=BACKLOG,
        http="api.connections:BoundedProtocol",
        proxy_headers=False,  # the application believes those that the settings name
        timeout_graceful_shutdown=GRACE,
        timeout_worker_healthcheck=PATIENCE,
    )
    if workers > 1:
        Processes(config, [listening]).run()
    else:
        with suppress(KeyboardInterrupt):
            uvicorn.Server(config).run([listening])


def _bound(host: str, port: int) -> socket.socket:
    """Return a socket at an address, of IPv4 or IPv6, in brackets or not; "::" is every address of either kind."""
    with ExitStack() as closing:
        try:
            addresses = socket.getaddrinfo(host.strip("[]"), port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
            family, kind, _protocol, _name, address = addresses[0]
            bound = closing.enter_context(socket.socket(family, kind))
            bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            if family == socket.AF_INET6:
                bound.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 0)
            bound.bind((address[0], port, *address[2:]))  # a port that is none has become another one in `address`
        except (OSError, OverflowError) as error:
            raise KbError("port-taken", port=port, host=host, cause=str(error)) from None
        bound.set_inheritable(True)
        closing.pop_all()
    return bound


def _address(host: str, port: int) -> str:
    """Return where a browser finds the server: an IPv6 address stands in brackets (RFC 3986, 3.2.2)."""
    bare = host.strip("[]")
    return f"http://{f'[{bare}]' if ':' in bare else bare}:{port}/"
