"""Roman numerals: a number printed as one, and the number that one says."""

import re
from functools import lru_cache

_SIGNS = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
          (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_VALUES = dict(zip("ivxlcdm", (1, 5, 10, 50, 100, 500, 1000), strict=True))
_NUMERAL = "[ivxlcdm]{1,15}"
_LATIN = str.maketrans("іхсм", "ixcm")  # Cyrillic letters that look like the Latin ones


@lru_cache(maxsize=4096)
def roman(number: int) -> str:
    """Return a number below 6000 in lower-case Roman numerals; larger ones in digits."""
    if not 0 < number < 6000:
        return str(number)
    parts = []
    for value, sign in _SIGNS:
        count, number = divmod(number, value)
        parts.append(sign * count)
    return "".join(parts)


def roman_number(text: str) -> int:
    """Return the number that a numeral says, in capitals or small, of Latin or Cyrillic letters; 0: it is none."""
    plain = text.lower().translate(_LATIN)
    if not re.fullmatch(_NUMERAL, plain) or text not in (text.upper(), text.lower()):
        return 0
    values = [_VALUES[letter] for letter in plain]
    number = sum(-value if value < after else value for value, after in zip(values, [*values[1:], 0], strict=True))
    return number if roman(number) == plain else 0
