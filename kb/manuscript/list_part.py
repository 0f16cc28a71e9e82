"""A reference list inside a document, as values: its part of the text, its entries."""

import sys
from dataclasses import dataclass
from typing import NamedTuple

from kb.manuscript.reference_list.works import ListedWork


class ReadEntry(NamedTuple):
    """An entry of a reference list: its number or key, what it is read as, the block and the part of the text it is in.

    An entry of a list in another file has no block (-1).
    """

    number: int | None
    key: str
    work: ListedWork
    block: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ListPart:
    """The reference list inside a document: its part of the text, its entries, its inner headings by block.

    `headed`: it stands under a heading that says so, or in a command of its format. `left_out` are the blocks before
    its first entry that belong to none, `others` the headings of lists that are not read; without `numbered` its
    entries have their places for numbers. The list is that of the text from `since` to `until`: of its chapter, where
    each has its own.
    """

    start: int
    end: int
    entries: tuple[ReadEntry, ...]
    headings: tuple[int, ...] = ()
    headed: bool = False
    left_out: tuple[int, ...] = ()
    others: tuple[int, ...] = ()
    numbered: bool = True
    since: int = 0
    until: int = sys.maxsize

    @property
    def labels(self) -> list[str]:
        """The numbers with letters that its entries have."""
        return [entry.work.label for entry in self.entries if entry.work.label]
