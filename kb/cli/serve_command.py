"""Serve the pages and the HTTP interface."""

import argparse
import os
import socket
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress

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
    _free(arguments.host, arguments.port)
    for name in unknown_names(os.environ):
        if name != PAGED_BY:
            warn(f"kb serve: {say(ChoiceError('setting', name, NAMES).message, language())}")
    write(f"Derekköz: http://{arguments.host}:{arguments.port}/")
    with _shared_counts(arguments.workers):
        _serve(arguments)
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


def _serve(arguments: argparse.Namespace) -> None:
    config = uvicorn.Config(
        "api.app:serving",
        factory=True,
        host=arguments.host,
        port=arguments.port,
        workers=arguments.workers,
        log_level="warning",
        server_header=False,
        backlog=BACKLOG,
        http="api.connections:BoundedProtocol",
        proxy_headers=False,  # the application believes those that the settings name
        timeout_graceful_shutdown=GRACE,
        timeout_worker_healthcheck=PATIENCE,
    )
    if arguments.workers > 1:
        Processes(config, [config.bind_socket()]).run()
    else:
        with suppress(KeyboardInterrupt):
            uvicorn.Server(config).run()


def _free(host: str, port: int) -> None:
    try:
        with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((host, port))
    except (OSError, OverflowError) as error:
        raise KbError("port-taken", port=port, host=host, cause=str(error)) from None
