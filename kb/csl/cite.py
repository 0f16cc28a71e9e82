"""What one run of a compiled style sees: the item, its citation data, and what disambiguation decided."""

from collections.abc import Callable, Collection, Mapping
from typing import Final

from kb.csl.item import DateFields, Fields, Item, NameFields
from kb.csl.output import Token

NOWHERE: Final = -1  # in a bibliography
FIRST: Final = 0
SUBSEQUENT: Final = 1
IBID: Final = 2
IBID_WITH_LOCATOR: Final = 3

STATIC: Final = 0  # no variable was called
EMPTY: Final = 1  # variables were called and all are empty
FULL: Final = 2  # a variable was printed

PersonKey = tuple[str, str, str, str, str, str]


EVERY: Final = 1 << 30


class Cite:
    """One cite or bibliography entry while it is rendered."""

    # Defaults stand on the class: a cite costs little to make, and most fields are seldom set.
    locator: str = ""
    label: str = "page"
    own_label: bool = False  # the locator's text begins with its label
    located: bool = False  # the locator is printed; a cite prints it once
    position: int = FIRST
    near_note: bool = False
    first_note: str = ""
    number: str = ""
    year_suffix: str = ""
    suffix_done: bool = False
    disambiguate: int = 0  # how many of the conditions disambiguate="true" hold, in the order they are met
    revealed: int = 0
    names_seen: dict[int, int] | None = None
    givens: dict[tuple[int, int], int] | None = None
    levels: Mapping[PersonKey, int] | None = None
    primary_only: bool = False
    initials_only: bool = False
    nameset: int = 0
    sizes: list[tuple[int, int]] | None = None
    substituting: bool = False  # what is printed now is used up at once
    keeps_names: bool = False
    first_names: str | None = None
    captured: list[tuple[int, int]] | None = None
    cut: bool = False  # the last of `captured` is et al.
    capital: bool = True
    comparing: bool = False
    drop_names: bool = False
    drop_year: bool = False
    hidden: frozenset[str] = frozenset()

    def __init__(self, item: Item) -> None:
        self.item = item
        self.fields: Fields = item.fields
        self.names: NameFields = item.names
        self.dates: DateFields = item.dates

    def hide(self, variables: Collection[str]) -> None:
        """Let variables that a substitution printed be empty from now on."""
        if not self.hidden:
            fields, names, dates = Fields(self.item.raw), NameFields(self.item.raw), DateFields(self.item.raw)
            fields.update(self.fields)
            names.update(self.names)
            dates.update(self.dates)
            self.fields, self.names, self.dates = fields, names, dates
        self.hidden |= frozenset(variables)
        for variable in variables:
            self.fields[variable] = None
            self.names[variable] = ()
            self.dates[variable] = None

    def restore(self, hidden: frozenset[str] = frozenset()) -> None:
        """Let no variable be hidden but these."""
        if self.hidden != hidden:
            self.hidden = frozenset()
            self.fields, self.names, self.dates = self.item.fields, self.item.names, self.item.dates
            if hidden:
                self.hide(hidden)


Render = Callable[[Cite, list[Token]], int]
