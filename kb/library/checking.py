"""Checks files, or what the store holds, against the rules of the collection."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from kb.checks import collection as rules
from kb.checks.collection import Placed
from kb.errors import Problem
from kb.library import collection, importing
from kb.library.session import Library
from kb.store import queries


@dataclass(frozen=True, slots=True)
class Checked:
    """How many records were checked, and what was found, in the order of the files."""

    records: int
    problems: tuple[Problem, ...]


def check(library: Library, files: Iterable[Path], length: int = 0) -> Checked:
    """Check files as one collection; `length` is that of the reference list it must fill, 0 for none."""
    placed = [item for path in files for item in importing.read(path)]
    return _checked(library, placed, {"": length})


def check_store(library: Library) -> Checked:
    """Check what the store holds: the collection as its file has it now, and every other record as it is stored.

    A store without any record stands for the collection that it would be filled with.
    """
    file = library.settings.collection
    whole = queries.holds_file(library.engine, file.name) or not queries.count(library.engine)
    placed: list[Placed | Problem] = list(importing.read(file)) if whole else []
    placed += _others(library, file.name)
    own = [contents.manuscript for contents in collection.contents(library.settings).manuscripts] if whole else []
    return _checked(
        library, placed, {"": next((manuscript.last_number for manuscript in own if manuscript.source == file.name), 0)}
    )


def _others(library: Library, file: str) -> Iterator[Placed]:
    """Yield the stored records that other files brought, each with its file."""
    sources = queries.sources(library.engine, file)
    for citekey, record in queries.by_citekeys(library.engine, sources).items():
        yield record, sources[citekey], 0


def _checked(library: Library, placed: Iterable[Placed | Problem], lengths: Mapping[str, int]) -> Checked:
    problems: list[Problem] = []
    records: list[Placed] = []
    for item in placed:
        if isinstance(item, Problem):
            problems.append(item)
        else:
            records.append(item)
    problems += rules.check(records, library.vocabulary, lengths)
    return Checked(len(records), tuple(problems))
