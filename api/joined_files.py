"""The style sheets of every page, and its scripts, each kind sent as one file: two answers to wait for, not nine."""

import hashlib
from functools import lru_cache
from pathlib import Path

FOLDER = Path(__file__).parent / "static"
JOINED = {
    "pages.css": ("scale.css", "base.css", "parts.css", "chronology.css", "suggestions.css"),
    "pages.js": ("derekkoz.js", "suggestions.js", "own-list.js", "cite.js"),
}


@lru_cache
def content(name: str) -> bytes:
    """Return a joined file as it was when it was first asked for."""
    return b"\n".join((FOLDER / part).read_bytes() for part in JOINED[name])


@lru_cache
def address(name: str) -> str:
    """Return the address of a joined file: another one when its content is, so that a browser may keep it."""
    return f"/static/{name}?{hashlib.sha256(content(name)).hexdigest()[:8]}"
