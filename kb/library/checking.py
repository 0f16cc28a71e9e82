"""Checks files against the rules of the collection."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from kb.checks import collection
from kb.domain.records import Record
from kb.errors import Problem
from kb.library import importing
from kb.library.session import Library


@dataclass(frozen=True, slots=True)
class Checked:
    """How many records were checked, and what was found, in the order of the files."""

    records: int
    problems: tuple[Problem, ...]


def check(library: Library, files: Iterable[Path], numbers: int) -> Checked:
    """Check files as one collection; `numbers` is the length of the reference list it must fill, 0 for none."""
    problems: list[Problem] = []
    records: list[tuple[Record, str, int]] = []
    for path in files:
        for item in importing.read(path):
            if isinstance(item, Problem):
                problems.append(item)
            else:
                records.append(item)
    problems += collection.check(records, library.vocabulary, numbers)
    return Checked(len(records), tuple(problems))
