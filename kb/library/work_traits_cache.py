"""What tells the works of the packaged collection from others, kept in the home folder: parsing it takes seconds."""

import json
import os
from collections.abc import Callable, Iterable
from hashlib import sha256
from pathlib import Path
from typing import Any

import kb
from kb.checks import likeness
from kb.checks.likeness import Traits

_KEPT = "collection-works-{}.json"


def cached_traits(file: Path, home: Path, make: Callable[[], Iterable[Traits]]) -> tuple[Traits, ...]:
    """Return the traits of the works of a file from the cache; where there are none, compute and keep them.

    What was kept of another file, or by another version, is not used. A home that cannot be written keeps nothing.
    """
    if not file.is_file():
        return ()
    signs = (file.read_bytes(), Path(likeness.__file__).read_bytes(), kb.__version__.encode())
    kept = home / _KEPT.format(sha256(b"\0".join(signs)).hexdigest()[:16])
    try:
        return tuple(map(_from_json, json.loads(kept.read_bytes())))
    except (OSError, ValueError, TypeError):
        works = tuple(make())
    try:
        home.mkdir(parents=True, exist_ok=True)
        for old in home.glob(_KEPT.format("*")):
            old.unlink()
        beside = Path(f"{kept}.{os.getpid()}.new")
        beside.write_text(json.dumps(works, default=sorted, ensure_ascii=False), "utf-8")
        beside.replace(kept)
    except OSError:
        pass
    return works


def _from_json(values: list[Any]) -> Traits:
    work = Traits(*values)
    return work._replace(
        identifiers=frozenset(work.identifiers), numbers=frozenset(work.numbers), days=frozenset(work.days),
        years=frozenset(work.years), titles=tuple(map(frozenset, work.titles)),
        names=frozenset((family, initial) for family, initial in work.names),
    )  # fmt: skip
