"""The month or season that a word names: in Kazakh, Russian and English in any case, in other languages as printed."""

import re
from functools import cache, lru_cache

from kb.language.dates import months
from kb.language.folding import bones, fold_word
from kb.language.roman_numerals import roman_number
from kb.language.romanised_words import month_romanised
from kb.language.word_tables import rows, table

_OWN_TOO = ("uk", "uk-of")  # records exported by Kazakhstan's journals have Ukrainian months
_RUSSIAN_ENDINGS = ("", "а", "е", "у", "ь", "я", "ю", "й", "ом", "ем")
_KAZAKH_ENDINGS = (  # in the letters of a skeleton
    "(?:[дт][ае]|нд[ае]|[дт]агы|[дт]еги|ндагы|ндеги|[дт][ае]н|н[ае]н|[гк][ае]|[ыи]н?|[ыи]нд[ае]|[ыи]н[ае]н?|[дтн][ыи]н"
    "|с[ыи](?:н|нд[ае]|н[ыи]н|н[ае]н?)?)?"
)
_SHORTEST = 3  # letters of a month cut short


@lru_cache(maxsize=1000)
def month_of(word: str) -> int | None:
    """Return the month (1 to 12) that a word names in Kazakh, Russian or English, in any case; None for others."""
    folded = fold_word(word)
    if folded == "көкек":  # April in Kazakh newspapers
        return 4
    for names in (table("dates")[f"foreign {language}"].split() for language in _OWN_TOO):
        if folded in names:
            return names.index(folded) + 1
    spelt = bones(folded)
    for number, (kazakh, russian, english) in enumerate(zip(*map(months, ("kk", "ru", "en")), strict=True), 1):
        cut = len(folded) >= _SHORTEST and any(name.casefold().startswith(folded) for name in (russian, english))
        root = russian.rstrip("ьй")
        inflected = folded.startswith(root) and folded[len(root) :] in _RUSSIAN_ENDINGS
        name = bones(kazakh)
        name = f"{name[:-1]}г" if name.endswith("к") and not spelt.startswith(name) else name  # қыркүйегінде
        if cut or inflected or (spelt.startswith(name) and re.fullmatch(_KAZAKH_ENDINGS, spelt[len(name) :])):
            return number
    return None


@lru_cache(maxsize=1000)
def month_number(word: str) -> int | None:
    """Return the month (1 to 12) or the season (21 to 24) that a word or figure names in any language that we know."""
    if word.isdecimal():
        return int(word) if len(word) <= 2 and (1 <= int(word) <= 12 or 21 <= int(word) <= 24) else None
    plain = word.casefold().strip(".")
    return _season(plain) or month_of(plain) or _foreign(plain)


def roman_month(figure: str) -> int | None:
    """Return the month of a Roman figure (12.IX.1999); None for another."""
    number = roman_number(figure)
    return number if 0 < number <= 12 else None


def month_or_season(word: str) -> int | None:
    """Return the month (1 to 12) or the season (21 to 24) that a word of a text names."""
    return month_of(word) or _season(fold_word(word))


def printed_month(word: str) -> int | None:
    """Return the month that a word of a printed list names: romanised too (dekabrja), or Turkish."""
    month = month_of(word) or month_romanised(word) or _cut_short(fold_word(word))
    turkish = table("dates")["foreign tr"].split()
    plain = word.replace("İ", "i").replace("I", "ı").casefold()
    return month or (turkish.index(plain) + 1 if plain in turkish else None)


def _cut_short(word: str) -> int | None:
    """Return the month that a word is the beginning of in Ukrainian: лют., верес."""
    names = table("dates")["foreign uk"].split()
    return next(
        (number for number, name in enumerate(names, 1) if len(word) >= _SHORTEST and name.startswith(word)), None
    )


def _season(word: str) -> int | None:
    return next((int(number) for number, names in named("season") if word in names), None) or _kazakh_season(word)


def _kazakh_season(word: str) -> int | None:
    """Return the season that a word names in a case of Kazakh."""
    spelt, kazakh = bones(word), table("dates")["kk seasons"].split()
    roots = ((number, bones(name)) for number, name in enumerate(kazakh, 21))
    return next(
        (number for number, root in roots
         if spelt.startswith(root) and re.fullmatch(_KAZAKH_ENDINGS, spelt[len(root) :])), None
    )  # fmt: skip


def _foreign(word: str) -> int | None:
    folded = fold_word(word)
    for _language, names in named("foreign"):
        for number, name in enumerate(names, 1):
            if name == word or (len(word) > 2 and len(name) > 2 and fold_word(name).startswith(folded)):
                return number
    return None


@cache
def named(kind: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the rows of dates whose key begins with a word: what follows it, and the names."""
    return tuple((key, tuple(names.split())) for key, names in rows(kind, "dates").items())
