"""Lists of records that readers choose by hand: short ones are their own address, long ones are kept by content."""

import base64
import hashlib
from collections.abc import Sequence
from typing import NamedTuple

from kb.errors import KbError, NotFoundError
from kb.library.records import look_up
from kb.library.session import Library
from kb.store import other_names, shared_lists

IN_ADDRESS = 100  # keys that an address holds
MOST = 2_000  # keys of a list
_MOST_LISTS = 100_000
_ID_BYTES = 10


class OwnList(NamedTuple):
    """The citekeys of the records that a list names, in its order, and the keys that name none."""

    citekeys: tuple[str, ...]
    gone: tuple[str, ...]


def own_list(library: Library, keys: Sequence[str]) -> OwnList:
    """Return the records that citekeys and numbers of the default manuscript name, each once, in the order given."""
    known = library.records.many(keys)
    renamed = other_names.every(library.engine) if len(known) < len(set(keys)) else {}
    named = {key: key if key in known else renamed.get(key) or _numbered(library, key) for key in keys}
    citekeys = dict.fromkeys(filter(None, named.values()))
    return OwnList(tuple(citekeys), tuple(key for key, citekey in named.items() if not citekey))


def _numbered(library: Library, key: str) -> str:
    """Return the citekey of a number of the default manuscript; "" for anything else."""
    number = key.strip("[] ")
    try:
        return look_up(library, number).citekey if number.isascii() and number.isdigit() else ""
    except KbError:
        return ""


def moved(citekeys: Sequence[str], citekey: str, step: int) -> tuple[str, ...]:
    """Return a list with one record moved by `step` places, as far as there are places; unknown ones move nothing."""
    if citekey not in citekeys:
        return tuple(citekeys)
    others = [key for key in citekeys if key != citekey]
    others.insert(max(0, list(citekeys).index(citekey) + step), citekey)
    return tuple(others)


def keep(library: Library, citekeys: Sequence[str]) -> str:
    """Return the id by which a list is kept, made of its citekeys alone: the same list has the same id everywhere.

    Raises KbError for a list of more than `MOST` records, and where too many lists are kept already.
    """
    checked_length(citekeys)
    name = base64.b32encode(hashlib.sha256("\n".join(citekeys).encode()).digest()[:_ID_BYTES]).decode().lower()
    if not shared_lists.find(library.engine, name):
        if shared_lists.count(library.engine) >= _MOST_LISTS:
            raise KbError("lists-full", most=_MOST_LISTS)
        shared_lists.keep(library.engine, name, citekeys)
    return name


def kept(library: Library, name: str) -> tuple[str, ...]:
    """Return the citekeys of a kept list; raise NotFoundError where there is none of that id."""
    citekeys = shared_lists.find(library.engine, name) if name.isascii() and name.isalnum() else ()
    if not citekeys:
        raise NotFoundError("no-such-list", given=name)
    return citekeys


def checked_length(keys: Sequence[str]) -> None:
    """Raise KbError where a list has more than `MOST` records."""
    if len(keys) > MOST:
        raise KbError("own-list-too-long", count=len(keys), most=MOST)
