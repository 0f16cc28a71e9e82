"""Keys over HTTP: 32 random bytes, shown once, stored as SHA-256; each may do some things, and may end on a day."""

import hashlib
import math
import re
import secrets
import time
from collections.abc import Sequence

from kb import clock
from kb.domain.queries import check_choice
from kb.errors import KbError, NotFoundError
from kb.library.session import Library
from kb.operator_log import tell
from kb.store import keys
from kb.store.keys import Key

__all__ = ["SCOPES", "Key", "every", "make", "revoke", "use", "verify"]
READ, WRITE, MANUSCRIPTS, EDIT = "read", "write", "manuscripts", "edit"
USUAL = (READ, WRITE, MANUSCRIPTS)  # read long lists, and without a limit of reads; write records; keep manuscripts
SCOPES = (*USUAL, EDIT)  # EDIT: write also records that others brought
MOST_IN_A_MINUTE, MOST_EDITS_IN_A_MINUTE, MOST_DAYS = 10, 120, 3650
_SHAPE = re.compile(r"kb_[0-9a-f]{8}_[A-Za-z0-9_-]{43}")


def make(library: Library, name: str, scopes: Sequence[str] = USUAL, days: int | None = None) -> tuple[Key, str]:
    """Make a key that works for so many days, None for as long as it is not revoked; return it with its secret.

    The secret is stored nowhere. Every key may read. Raises KbError without a name or for a number of days that
    cannot be, or that may edit and not write; ChoiceError for an unknown scope.
    """
    if not name.strip():
        raise KbError("key-without-name")
    check_choice("scope", scopes, SCOPES)
    if EDIT in scopes and WRITE not in scopes:
        raise KbError("key-edits-nothing")
    if days is not None and not 1 <= days <= MOST_DAYS:
        raise KbError("key-days", given=days, most=MOST_DAYS)
    kept = tuple(scope for scope in SCOPES if scope == READ or scope in scopes)
    identifier = secrets.token_hex(4)
    secret = f"kb_{identifier}_{secrets.token_urlsafe(32)}"
    key = Key(identifier, name.strip()[:200], clock.now(), "", kept, clock.now(days) if days else "")
    keys.add(library.engine, key, _digest(secret))
    tell("key-made", key=key.id, name=key.name, scopes=" ".join(kept), expires=key.expires or None)
    return key, secret


def every(library: Library) -> list[Key]:
    """Return all keys, revoked ones included."""
    return keys.every(library.engine)


def revoke(library: Library, name: str) -> None:
    """Revoke the key of an id, or of a name that one working key has.

    Raises NotFoundError where there is no such key, KbError where several have the name.
    """
    working = [key for key in every(library) if not key.revoked]
    chosen = [key for key in working if key.id == name] or [key for key in working if key.name == name.strip()]
    if len(chosen) > 1:
        raise KbError("key-name-of-several", given=name[:40], ids=tuple(key.id for key in chosen))
    if not chosen or not keys.revoke(library.engine, chosen[0].id, clock.now()):
        raise NotFoundError("no-such-key", given=name[:40])
    tell("key-revoked", key=chosen[0].id)


def verify(library: Library, secret: str) -> Key | None:
    """Return the working key that a secret belongs to."""
    key = keys.by_digest(library.engine, _digest(secret)) if _SHAPE.fullmatch(secret) else None
    return None if key is None or (key.expires and key.expires <= clock.now()) else key


def use(library: Library, key: Key, most: int = MOST_IN_A_MINUTE) -> int:
    """Count one use of a key; give 0, or the seconds to wait where it was used `most` times in the last minute."""
    return math.ceil(keys.use(library.engine, key.id, time.time(), most, 60.0))


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
