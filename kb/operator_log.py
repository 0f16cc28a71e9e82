"""What whoever runs a server reads: one line of JSON for each request, change and failure, where KB_LOG asks for it.

Everything goes through the logger `derekkoz`. Without KB_LOG failures stand in the error stream, and nothing else does.
"""

import json
import logging
import os
import sys
from collections.abc import Mapping
from datetime import UTC, datetime
from io import TextIOWrapper
from logging.handlers import WatchedFileHandler
from pathlib import Path
from typing import Any

from kb.errors import writing_file

_LOG = logging.getLogger("derekkoz")
SHARED_COUNTS = "PROMETHEUS_MULTIPROC_DIR"  # names the folder in which the processes of one server add up their counts


class JsonLines(logging.Formatter):
    """Writes a log record as a line of JSON: when, what (`event`), and its values."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line."""
        values: Mapping[str, Any] | None = getattr(record, "values", None)
        if values is None:
            body = {"event": record.levelname.casefold(), "logger": record.name, "message": record.getMessage()}
        else:
            body = {"event": record.msg, **values}
        return json.dumps({"time": _time(record.created), **body}, ensure_ascii=False)


class OwnFile(WatchedFileHandler):
    """A log whose file is made for its owner alone: it holds the addresses of readers. One that is there stays so."""

    def _open(self) -> TextIOWrapper:
        def private(path: str, flags: int) -> int:
            return os.open(path, flags, 0o600)

        return open(self.baseFilename, "a", encoding="utf-8", opener=private)


def configure(where: str) -> None:
    """Have lines of JSON written to a file, or to the error stream where `where` is "-"; failures only where it is "".

    A file that is moved away (logrotate) is made anew. Raises KbError where it cannot be written.
    """
    if not where:
        _instead_of_others(None)
        return
    with writing_file(where):
        handler = logging.StreamHandler(sys.stderr) if where == "-" else OwnFile(Path(where), "a", "utf-8")
    handler.setFormatter(JsonLines())
    _instead_of_others(handler)


def _instead_of_others(handler: logging.Handler | None) -> None:
    old = _LOG.handlers[:]
    if handler:
        _LOG.addHandler(handler)
    for other in old:
        _LOG.removeHandler(other)
        other.close()
    _LOG.setLevel(logging.INFO if handler else logging.NOTSET)
    _LOG.propagate = handler is None


def tell(event: str, **values: str | float | bool | None) -> None:
    """Write what happened: `event` is a word such as "request" or "import"; the values are those of its line."""
    if _LOG.isEnabledFor(logging.INFO):
        _LOG.info(event, extra={"values": {name: value for name, value in values.items() if value is not None}})


def _time(seconds: float) -> str:
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
