"""Keys for importing over HTTP: 32 random bytes, shown once, stored as SHA-256."""

import hashlib
import math
import re
import secrets
import time
from datetime import UTC, datetime

from kb.errors import KbError, NotFoundError
from kb.library.session import Library
from kb.store import keys
from kb.store.keys import Key

__all__ = ["Key", "every", "make", "revoke", "use", "verify"]
MOST_IN_A_MINUTE = 10
_SHAPE = re.compile(r"kb_[0-9a-f]{8}_[A-Za-z0-9_-]{43}")


def make(library: Library, name: str) -> tuple[Key, str]:
    """Make a key; return it with its secret, which is stored nowhere."""
    if not name.strip():
        raise KbError("key-without-name")
    identifier = secrets.token_hex(4)
    secret = f"kb_{identifier}_{secrets.token_urlsafe(32)}"
    key = Key(identifier, name.strip()[:200], _now(), "")
    keys.add(library.engine, key, _digest(secret))
    return key, secret


def every(library: Library) -> list[Key]:
    """Return all keys, revoked ones included."""
    return keys.every(library.engine)


def revoke(library: Library, identifier: str) -> None:
    """Revoke a key; raise NotFoundError where no working key has that id."""
    if not keys.revoke(library.engine, identifier, _now()):
        raise NotFoundError("no-such-key", given=identifier[:20])


def verify(library: Library, secret: str) -> Key | None:
    """Return the working key that a secret belongs to."""
    return keys.by_digest(library.engine, _digest(secret)) if _SHAPE.fullmatch(secret) else None


def use(library: Library, key: Key) -> int:
    """Count one use of a key; give 0, or the seconds to wait where it was used ten times in the last minute."""
    return math.ceil(keys.use(library.engine, key.id, time.time(), MOST_IN_A_MINUTE, 60.0))


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
