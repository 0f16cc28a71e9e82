"""Serve the pages and the HTTP interface."""

import argparse
import socket

import uvicorn

from kb.cli.output import write
from kb.errors import KbError
from kb.library.session import open_library
from kb.settings import from_environment

BACKLOG = 100  # connections taken at once: fewer than the files that `api.connections` keeps free


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's options."""
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--workers", type=int, default=1, help="server processes")


def run(arguments: argparse.Namespace) -> int:
    """Open the library once, so that faults show before the first request, then serve until stopped."""
    settings = from_environment()
    library = open_library(settings)
    _ = library.index  # in step before the first question
    library.close()
    _free(arguments.host, arguments.port)
    write(f"Derekköz: http://{arguments.host}:{arguments.port}/")
    uvicorn.run(
        "api.app:from_environment",
        factory=True,
        host=arguments.host,
        port=arguments.port,
        workers=arguments.workers,
        log_level="warning",
        server_header=False,
        backlog=BACKLOG,
        http="api.connections:BoundedProtocol",
        proxy_headers=bool(settings.proxies),
        forwarded_allow_ips=settings.proxies or None,
    )
    return 0


def _free(host: str, port: int) -> None:
    try:
        with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((host, port))
    except (OSError, OverflowError) as error:
        raise KbError("port-taken", port=port, host=host, cause=str(error)) from None
