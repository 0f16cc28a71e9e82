"""Keys for works that bring none, made from author, year and title: a work has the same key wherever it stands."""

import hashlib
import re
from collections.abc import Container, Mapping

from kb.domain.markup import bare

_TITLE_WORDS = 4
_LONGEST_WORD = 30


class KeyMaker:
    """Makes the keys of one file; a work whose key another one has gets a part made of all its values besides."""

    def __init__(self) -> None:
        self._made: set[str] = set()

    def key(self, values: Mapping[str, str], taken: Container[str] = ()) -> str:
        """Return a key made of `author` (or `editor`), `date` (or `year`) and `title`, all as plain text."""
        people = values.get("author") or values.get("editor") or ""
        first = re.split(r"\s+and\s+|;", people)[0]
        family = (
            first.partition(",")[0] if "," in first else (first.split() or [""])[-1 if "." not in first[-2:] else 0]
        )
        year = re.search(r"\d{4}", values.get("date") or values.get("year") or "")
        words = re.findall(r"[^\W_]+", bare(values.get("title", "")))[:_TITLE_WORDS]
        parts = [*re.findall(r"[^\W_]+", family), year[0] if year else "", *words]
        key = "-".join(part[:_LONGEST_WORD].casefold() for part in parts if part)
        if not words or key in taken or key in self._made:
            key = "-".join(part for part in (key, _digest(values)) if part)
        number = 2
        plain = key
        while key in taken or key in self._made:  # the same entry again, word by word
            key, number = f"{plain}-{number}", number + 1
        self._made.add(key)
        return key


def _digest(values: Mapping[str, str]) -> str:
    written = "\x00".join(f"{name}={' '.join(value.split())}" for name, value in sorted(values.items()))
    return hashlib.blake2b(written.encode("utf-8", "replace"), digest_size=4).hexdigest()
