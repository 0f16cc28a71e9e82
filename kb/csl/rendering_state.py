"""An item's standing in a list or document: its number, and what disambiguation decided for it."""

from collections.abc import Mapping
from dataclasses import dataclass

from kb.csl.cite import EVERY, FIRST, NOWHERE, Cite, PersonKey
from kb.csl.item import Item
from kb.csl.output import Token
from kb.csl.program import Program


@dataclass(frozen=True, slots=True)
class CiteItem:
    """One cite of a citation: whom it cites, where, and what stands around it."""

    id: str
    locator: str = ""
    label: str = "page"
    prefix: str = ""
    suffix: str = ""
    suppress_author: bool = False
    author_only: bool = False
    position: int | None = None
    near_note: bool | None = None
    first_note: str = ""


@dataclass(frozen=True, slots=True)
class Cluster:
    """One citation: its cites, and the number of its note (0 in the text).

    `mode` may be "author-only", "suppress-author" (of the first cite) or "composite": the author, `infix`, the rest.
    """

    cites: tuple[CiteItem, ...]
    note: int = 0
    unsorted: bool = False
    id: str = ""
    mode: str = ""
    infix: str = ""


@dataclass(slots=True)
class ListedItem:
    """An item in a list."""

    item: Item
    program: Program
    number: int = 0
    year_suffix: str = ""
    disambiguate: int = 0
    names_seen: dict[int, int] | None = None
    givens: dict[tuple[int, int], int] | None = None
    levels: Mapping[PersonKey, int] | None = None
    primary_only: bool = False
    initials_only: bool = False
    position: int = FIRST

    def bibliography_cite(self) -> Cite:
        """Return what the bibliography layout and sort keys run on; no position holds there."""
        cite = Cite(self.item)
        cite.position = NOWHERE
        cite.number = str(self.number)
        cite.year_suffix = self.year_suffix
        cite.disambiguate = EVERY if self.disambiguate else 0
        return cite

    def cite(self) -> Cite:
        """Return what the citation layout runs on, disambiguated."""
        cite = Cite(self.item)
        cite.number = str(self.number)
        cite.year_suffix = self.year_suffix
        cite.disambiguate = self.disambiguate
        cite.names_seen = self.names_seen
        cite.givens = self.givens
        cite.levels, cite.primary_only, cite.initials_only = self.levels, self.primary_only, self.initials_only
        return cite

    def text(self, cite: Cite) -> str:
        """Return the bare text that the citation layout prints for a cite."""
        out: list[Token] = []
        self.program.citation.render(cite, out)
        return "\x00".join([t for t in out if isinstance(t, str)])
