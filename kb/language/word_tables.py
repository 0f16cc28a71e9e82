"""Words and names as rows of text files: `key: words`; indented lines go on with a row, # begins a remark."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "data"


@cache
def table(name: str, folder: Path = FOLDER) -> Mapping[str, str]:
    """Return the rows of a file by key, in its order, each as one line."""
    words_of: dict[str, str] = {}
    key = ""
    for line in (folder / f"{name}.txt").read_text("utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        if line[0].isspace():
            words_of[key] = f"{words_of[key]} {line.strip()}".lstrip()
        else:
            key, _colon, words = line.partition(":")
            words_of[key] = words.strip()
    return words_of


@cache
def rows(what: str, name: str, folder: Path = FOLDER) -> Mapping[str, str]:
    """Return the rows of a file whose key begins with a word, by what follows it in the key."""
    return {key.removeprefix(f"{what} "): row for key, row in table(name, folder).items() if key.startswith(f"{what} ")}


@cache
def pattern(what: str, name: str, folder: Path = FOLDER) -> re.Pattern[str]:
    """Return what finds any of the patterns that stand in the rows of something, whatever the language."""
    words = (word for row in rows(what, name, folder).values() for word in row.split())
    return re.compile("|".join(words), re.IGNORECASE)


def pairs(row: str, between: str | None = None) -> dict[str, str]:
    """Return the pairs `word=word` of a row; nothing but blanks stands between them unless it is said."""
    return {word: other for word, _equals, other in (pair.partition("=") for pair in row.split(between))}
