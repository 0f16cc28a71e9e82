"""Abbreviations and names that mean one thing in three languages: ТМД, СНГ, CIS and their long forms."""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from kb.language.data.abbreviations import THINGS
from kb.language.folding import bones, fold_word, words
from kb.language.stems import stem

LANGUAGES = ("kk", "ru", "en")


class Thing(NamedTuple):
    """A thing with its abbreviations and long names, each as (language, text), Kazakh first."""

    id: str
    short: tuple[tuple[str, str], ...]
    long: tuple[tuple[str, str], ...]

    @property
    def names(self) -> tuple[str, ...]:
        """Give every spelling once: abbreviations first, then long names."""
        return tuple(dict.fromkeys(text for _lang, text in (*self.short, *self.long)))


class Mention(NamedTuple):
    """A thing named in a row of words: words `start` to `end` (exclusive) name the thing `id`."""

    start: int
    end: int
    id: str
    short: bool


@lru_cache(maxsize=1)
def things() -> dict[str, Thing]:
    """Give all things by id, in the order of the data file."""
    found = {}
    for key, names in THINGS.items():
        short = tuple((lang, text) for lang in LANGUAGES for text in names[lang][0])
        long = tuple((lang, text) for lang in LANGUAGES for text in names[lang][1])
        found[key] = Thing(key, short, long)
    return found


_Names = dict[str, list[tuple[tuple[str, ...], str, bool]]]


@lru_cache(maxsize=4)
def _names(lang: str) -> _Names:
    """Give names by their first stem: (all stems, thing, is it short), longest first; a short one is not stemmed.

    A name is looked for in every language whose stems the text has: a Kazakh text may say "РФ" or "СНГ".
    """
    found: _Names = {}
    for thing in things().values():
        for short, spellings in ((True, thing.short), (False, thing.long)):
            for _lang, text in spellings:
                stems = tuple(bones(_key(word.text, lang, short)) for word in words(text))
                row = (stems, thing.id, short)
                rows = found.setdefault(stems[0], [])
                if row not in rows:
                    rows.append(row)
    for rows in found.values():
        rows.sort(key=lambda row: -len(row[0]))
    return found


def _key(word: str, lang: str, short: bool) -> str:
    return fold_word(word) if short else stem(word, lang)


def mentions(spelt: Sequence[str], stems: Sequence[str], lang: str) -> tuple[Mention, ...]:
    """Give the things a row of words names, from the skeletons of the words and of their stems in `lang`.

    The longest name wins and none overlap.
    """
    names = _names(lang)
    if names.keys().isdisjoint(stems) and names.keys().isdisjoint(spelt):
        return ()
    found = []
    place = 0
    while place < len(stems):
        rows = [*names.get(stems[place], ()), *names.get(spelt[place], ())]
        for row, thing, short in rows:
            if tuple((spelt if short else stems)[place : place + len(row)]) == row:
                found.append(Mention(place, place + len(row), thing, short))
                place += len(row) - 1
                break
        place += 1
    return tuple(found)
