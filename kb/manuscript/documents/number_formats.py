"""How a list shows its numbers: "{}." in figures, "{I}." and "{i}." in Roman numerals, "Л{}." with letters."""

import re

from kb.language.roman_numerals import roman

_NUMBER = re.compile(r"\{([Ii]?)\}")


def format_number(sign: str, number: int | None) -> str:
    """Return a number as a list shows it by its sign."""
    numeral = roman(number or 0)
    shown = {"": str(number), "I": numeral.upper(), "i": numeral}
    return _NUMBER.sub(lambda place: shown[place[1]], sign)


def split_number_format(sign: str) -> tuple[str, str, str]:
    """Return what stands before the number, the form of the number ("", "I", "i"), what stands after it."""
    before, form, after = _NUMBER.split(sign, 1)
    return before, form, after
