"""Reads TOML; the parser is loaded when something is first read, so that a start does not wait for it."""

from typing import Any


def parse(text: str) -> dict[str, Any]:
    """Return the tables of a TOML text; raises ValueError where it is broken."""
    import tomllib  # noqa: PLC0415 - see `kb.library.quick_open`

    return tomllib.loads(text)
