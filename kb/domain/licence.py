"""The licences of what this repository holds, said here once: of the program, of facts, of our own words."""

from typing import Final, NamedTuple


class Licence(NamedTuple):
    """A licence: its SPDX identifier, its name, where its text stands, and what it is for."""

    id: str
    name: str
    url: str
    holds_for: str


FACTS: Final = Licence(
    "CC0-1.0", "CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/",
    "facts: titles as printed, names, dates, numbers, parties, actions, identifiers, addresses",
)  # fmt: skip
WORDS: Final = Licence(
    "CC-BY-4.0", "CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/",
    "what we wrote: supplied and translated titles, notes, remarks, reasons, topics and their labels",
)  # fmt: skip
DATA: Final = (FACTS, WORDS)
STATEMENT: Final = (
    "Facts are free of rights (CC0 1.0). What we wrote about them (supplied titles, translations, notes, topics) may "
    "be used under CC BY 4.0: name Derekköz. The program has the MIT licence."
)
