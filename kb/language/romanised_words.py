"""Words of Cyrillic languages as any romanisation prints them: декабря as dekabria, dekabrya, dekabrja."""

import re
from functools import cache, lru_cache

from kb.language.dates import months
from kb.language.word_tables import table

_CLASS = r"(?s)\[[^\[\]]*\]|\\.|."
_SHORTEST = 3  # letters of a month cut short
_LIKE_A_NAME = ("сен", "мар", "май", "июн", "июл")  # Sen is a family name
_TOWN = "kazan"  # qazan is October
_KAZAKH_ENDINGS = r"(?:(?:da|de|ta|te|nda|nde)(?:gy|gi|ğy|ğı)?|(?:dyn|din|tyn|tin|nyn|nin)|(?:y|i)n?(?:da|de)?)?"


@cache
def romanised(pattern: str) -> str:
    """Return a pattern of Cyrillic letters as one of what romanisations make of them; the rest of it as it stands.

    A letter in a class of single letters is any of its forms; a class with a range of letters stays as it is.
    """
    return "".join(map(_piece, re.findall(_CLASS, pattern)))


def with_romanised(pattern: str) -> str:
    """Return a pattern that matches words in Cyrillic and the same words romanised."""
    return rf"(?:{pattern}|{romanised(pattern)})"


def _piece(piece: str) -> str:
    if piece.startswith("[") and not piece.startswith("[^") and not re.search(r"\w-\w|\\", piece):
        return f"(?:{'|'.join(map(_letter, piece[1:-1]))})"
    return _letter(piece) if len(piece) == 1 else piece


def _letter(letter: str) -> str:
    forms = table("romanised").get(letter.casefold(), "").split()
    if not forms:
        return letter
    printed = [
        re.escape(form.upper() if letter.isupper() and len(form) == 1 else form) for form in forms if form != "none"
    ]
    if letter.isupper():
        printed = [form[:1].upper() + form[1:] for form in printed]
    several = "|".join(sorted(printed, key=len, reverse=True))
    return f"(?:{several})" + ("?" if "none" in forms else "")


@lru_cache(maxsize=1000)
def month_romanised(word: str) -> int | None:
    """Return the month (1 to 12) that a word in Latin letters names in Russian or Kazakh; None for another."""
    plain = word.strip(".").casefold()
    if not plain or (plain[0] > "z" and plain[0] not in "ş") or plain == _TOWN:
        return None
    return next((number for number, form in enumerate(_months(), 1) if form.fullmatch(plain)), None)


@cache
def _months() -> tuple[re.Pattern[str], ...]:
    rows = zip(months("ru"), months("ru", "of"), months("kk"), strict=True)
    return tuple(re.compile("|".join((*_russian(name), romanised(of), romanised(kazakh) + _KAZAKH_ENDINGS)))
                 for name, of, kazakh in rows)  # fmt: skip


def _russian(name: str) -> list[str]:
    """Return the forms of a Russian month, cut short too: dekabr, dekab, dek."""
    return [
        romanised(name[:cut])
        for cut in range(len(name), _SHORTEST - 1, -1)
        if name[:cut] not in _LIKE_A_NAME or name[:cut] == name
    ]
