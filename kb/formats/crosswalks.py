"""What other formats call our values, as rows of the text files in `kb/formats/data`."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from kb.language.word_tables import rows, table

_FOLDER = Path(__file__).parent / "data"


def crosswalk(name: str) -> Mapping[str, str]:
    """Return the rows of a file by key, each as one line."""
    return table(name, _FOLDER)


def by_type(row: str, groups: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Yield (ours, theirs, types) of a row `ours=theirs@types`; a name of `groups` stands for several types."""
    for pair in row.split():
        ours, _equals, rest = pair.partition("=")
        theirs, _at, types = rest.partition("@")
        named = (groups.get(name, (name,)) for name in types.split(",") if name)
        yield ours, theirs, tuple(kind for group in named for kind in group)


def rows_of(what: str, name: str) -> Mapping[str, str]:
    """Return the rows whose key begins with a word, by what follows it in the key."""
    return rows(what, name, _FOLDER)


def only_read(name: str) -> dict[str, str]:
    """Return the CSL type that each name of the rows `read TYPE: names` is read as."""
    return {word: csl for csl, words in rows_of("read", name).items() for word in words.split()}
