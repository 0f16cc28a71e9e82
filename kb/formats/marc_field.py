"""A field of MARC, whatever file has it."""

import re
from typing import Final, NamedTuple

ISBD: Final = re.compile(r"(?:\s*[/:;=,]|(?<=\w{4})\.)+$")  # signs before the next area, which are no part of a value


class MarcField(NamedTuple):
    """A field: its tag, the codes of its subfields with their values, its indicators.

    A control field has one subfield, of no code.
    """

    tag: str
    subfields: tuple[tuple[str, str], ...]
    indicators: str = "  "

    def first(self, code: str) -> str:
        """Return the first subfield of a code, without the signs after it; "" for none."""
        return next((ISBD.sub("", value) for own, value in self.subfields if own == code), "")
