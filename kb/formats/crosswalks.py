"""What other formats call our values, as rows of the text files in `kb/formats/data`."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from kb.language.word_tables import table

_FOLDER = Path(__file__).parent / "data"


def crosswalk(name: str) -> Mapping[str, str]:
    """Return the rows of a file by key, each as one line."""
    return table(name, _FOLDER)


def pairs(row: str) -> dict[str, str]:
    """Return the names of a row `ours=theirs`, each with the other."""
    return dict(pair.split("=") for pair in row.split())


def by_type(row: str, groups: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Yield (ours, theirs, types) of a row `ours=theirs@types`; a name of `groups` stands for several types."""
    for pair in row.split():
        ours, _equals, rest = pair.partition("=")
        theirs, _at, types = rest.partition("@")
        named = (groups.get(name, (name,)) for name in types.split(",") if name)
        yield ours, theirs, tuple(kind for group in named for kind in group)


def only_read(rows: Mapping[str, str]) -> dict[str, str]:
    """Return the CSL type that each name of the rows `read TYPE: names` is read as."""
    read = ((key.removeprefix("read "), names) for key, names in rows.items() if key.startswith("read "))
    return {name: csl for csl, names in read for name in names.split()}
