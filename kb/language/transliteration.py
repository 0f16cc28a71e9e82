"""Romanisations for display: the second, Latin list of references that journals of Kazakhstan ask for.

One way only: a romanised form loses letters, so Cyrillic stays the truth. For comparing words there is
`kb.language.latin`.
"""

import tomllib
import unicodedata
from functools import lru_cache
from pathlib import Path
from typing import Literal, NamedTuple, get_args

from kb.errors import ChoiceError
from kb.language.folding import is_cyrillic

Scheme = Literal["ru-bsi", "ru-bgn", "ru-iso9", "kk-2018", "kk-2021", "kk-bgn", "kk-iso9"]

SCHEMES: tuple[Scheme, ...] = get_args(Scheme)
_DATA = Path(__file__).parent / "data" / "romanisation.toml"


class _Table(NamedTuple):
    """Letters, and letters that differ at the start of a word or after some letters (`after`)."""

    letters: dict[str, str]
    initial: dict[str, str]
    after: str


@lru_cache(maxsize=len(SCHEMES))
def _table(scheme: Scheme) -> _Table:
    data = tomllib.loads(_DATA.read_text(encoding="utf-8"))[scheme]
    letters = dict(part.split("=") for part in data["letters"].split())
    initial = dict(part.split("=") for part in data.get("initial", "").split())
    return _Table(letters, initial, data.get("after", ""))


def romanise(text: str, scheme: str) -> str:
    """Return a text with its Cyrillic letters romanised by a scheme, everything else as it stands.

    Schemes: Russian `ru-bsi` (as Kazakhstan journals print it: й→i, х→kh, ё→e), `ru-bgn` (BGN/PCGN 1947),
    `ru-iso9` (ISO 9:1995, which is GOST 7.79-2000 system A); Kazakh `kk-2018` (acute letters), `kk-2021`
    (ä, ö, ü, ū, ğ, ñ, ş), `kk-bgn` (BGN/PCGN 1979), `kk-iso9`. A capital gives a capital, in a word of capitals
    all letters. Raises ChoiceError for another scheme.
    """
    if scheme not in SCHEMES:
        raise ChoiceError("romanisation", scheme, SCHEMES)
    table = _table(scheme)
    source = unicodedata.normalize("NFC", text)
    return "".join(_letter(source, place, table) for place in range(len(source)))


def scheme_for(lang: str, kazakh: Scheme = "kk-2021", russian: Scheme = "ru-bsi") -> Scheme | None:
    """Return the scheme for a record's language; None for a language that needs none."""
    return {"kk": kazakh, "ru": russian}.get(lang)


def _letter(source: str, place: int, table: _Table) -> str:
    letter = source[place]
    if not is_cyrillic(letter):
        return letter
    small = letter.lower()
    latin = table.letters.get(small, letter)
    before = source[place - 1].lower() if place else ""
    if small in table.initial and (not before.isalpha() or before in table.after):
        latin = table.initial[small]
    latin = "" if latin == "-" else latin
    if letter == small:
        return latin
    beside = source[place + 1 : place + 2] or source[max(0, place - 1) : place]
    if beside.isupper() or len(latin) < 2:
        return latin.upper()
    return latin[0].upper() + latin[1:]
