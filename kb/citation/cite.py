"""What one run of a compiled style sees: the item, its citation data, and what disambiguation decided."""

from collections.abc import Callable, Mapping
from typing import Final

from kb.citation.item import DateFields, Fields, Item, NameFields
from kb.citation.output import Token

NOWHERE: Final = -1  # in a bibliography
FIRST: Final = 0
SUBSEQUENT: Final = 1
IBID: Final = 2
IBID_WITH_LOCATOR: Final = 3

STATIC: Final = 0  # no variable was called
EMPTY: Final = 1  # variables were called and all are empty
FULL: Final = 2  # a variable was printed

PersonKey = tuple[str, str, str, str, str, str]


class Cite:
    """One cite or bibliography entry while it is rendered."""

    __slots__ = (
        "capital", "captured", "comparing", "dates", "disambiguate", "drop_names", "drop_year", "fields", "first_names", "first_note", "givens",
        "item", "label", "levels", "locator", "names", "names_seen", "nameset", "near_note", "number", "position", "primary_only",
        "sizes", "suffix_done", "used", "year_suffix",
    )  # fmt: skip

    def __init__(self, item: Item) -> None:
        self.item = item
        self.fields: Fields = item.fields
        self.names: NameFields = item.names
        self.dates: DateFields = item.dates
        self.locator = ""
        self.label = "page"
        self.position = FIRST
        self.near_note = False
        self.first_note = ""
        self.number = ""
        self.year_suffix = ""
        self.suffix_done = False
        self.disambiguate = False
        self.names_seen: dict[int, int] | None = None
        self.givens: dict[tuple[int, int], int] | None = None
        self.levels: Mapping[PersonKey, int] | None = None
        self.nameset = 0
        self.sizes: list[tuple[int, int]] | None = None
        self.used: list[str] | None = None
        self.first_names: str | None = None
        self.captured: list[tuple[int, int]] | None = None
        self.capital = True
        self.comparing = False
        self.primary_only = False
        self.drop_names = False
        self.drop_year = False

    def hide(self, variables: list[str]) -> None:
        """Let variables that a substitution printed be empty from now on."""
        fields, names, dates = Fields(self.item.raw), NameFields(self.item.raw), DateFields(self.item.raw)
        fields.update(self.fields)
        names.update(self.names)
        dates.update(self.dates)
        for variable in variables:
            fields[variable] = None
            names[variable] = ()
            dates[variable] = None
        self.fields, self.names, self.dates = fields, names, dates


Render = Callable[[Cite, list[Token]], int]
