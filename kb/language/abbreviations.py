"""Abbreviations and names that mean one thing in three languages: ТМД, СНГ, CIS and their long forms."""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from kb.domain.languages import LANGUAGES
from kb.language.folding import bones, fold_word, words
from kb.language.stems import stem
from kb.language.word_tables import table

_KEPT, _CHANGED = 2, 2  # letters that the stem of a word keeps, and those at its end that are others: халқы, халық
MOST_STEMS = 100_000  # of a language, remembered with the names that begin with them


class Thing(NamedTuple):
    """A thing with its abbreviations and long names, each as (language, text), Kazakh first."""

    id: str
    short: tuple[tuple[str, str], ...]
    long: tuple[tuple[str, str], ...]

    @property
    def names(self) -> tuple[str, ...]:
        """Return every spelling once: abbreviations first, then long names."""
        return tuple(dict.fromkeys(text for _lang, text in (*self.short, *self.long)))


class NamedSpan(NamedTuple):
    """A thing named in a row of words: words `start` to `end` (exclusive) name the thing `id`."""

    start: int
    end: int
    id: str
    short: bool


@lru_cache(maxsize=1)
def things() -> dict[str, Thing]:
    """Return all things by id, in the order of the data file."""
    rows = table("things")
    by_id = {}
    for key in dict.fromkeys(row.partition(" ")[0] for row in rows):
        names = {lang: rows.get(f"{key} {lang}", "").split(";") for lang in LANGUAGES}
        short, long = (
            tuple((lang, text.strip()) for lang in LANGUAGES for text in names[lang][place].split(",") if text.strip())
            for place in (0, -1)
        )
        by_id[key] = Thing(key, short, long)
    return by_id


_Row = tuple[tuple[str, ...], str, bool]  # the stems of a name, its thing, is it short
_Name = tuple[str, str, bool]  # a name, its thing, is it short


@lru_cache(maxsize=1)
def _by_beginning() -> dict[str, list[tuple[str, _Name]]]:
    """Return the names, with their skeletons, by the letters that their stems keep."""
    names: dict[str, list[tuple[str, _Name]]] = {}
    for thing in things().values():
        for short, spellings in ((True, thing.short), (False, thing.long)):
            for _lang, text in spellings:
                spelt = bones(text.casefold())
                names.setdefault(spelt[:_KEPT], []).append((spelt, (text, thing.id, short)))
    return names


class _Names(dict[str, Sequence[_Row]]):
    """The names that begin with a stem of a language, longest first, read when a text first has the stem.

    A short name is not stemmed. A name is looked for in every language whose stems the text has: a Kazakh text may
    say "РФ" or "СНГ".
    """

    def __init__(self, lang: str) -> None:
        super().__init__()
        self._lang = lang

    def __missing__(self, first: str) -> Sequence[_Row]:
        if len(self) >= MOST_STEMS:
            self.clear()
        start = first[: max(_KEPT, len(first) - _CHANGED)]
        likely = [name for spelt, name in _by_beginning().get(first[:_KEPT], ()) if spelt.startswith(start)]
        rows = dict.fromkeys(map(self._row, likely))
        self[first] = sorted((row for row in rows if row[0][0] == first), key=lambda row: -len(row[0]))
        return self[first]

    def _row(self, name: _Name) -> _Row:
        text, thing, short = name
        return tuple(bones(_key(word.text, self._lang, short)) for word in words(text)), thing, short


_names = lru_cache(maxsize=4)(_Names)


@lru_cache(maxsize=1)
def _abbreviations() -> frozenset[str]:
    return frozenset(fold_word(text) for thing in things().values() for _lang, text in thing.short)


def is_abbreviation(word: str) -> bool:
    """Return whether a word is the abbreviation of a thing."""
    return fold_word(word) in _abbreviations()


@lru_cache(maxsize=1000)
def beginnings(keys: frozenset[str], lang: str) -> frozenset[str]:
    """Return the skeletons with which the names of some things begin: a text without them names none of the things."""
    named = [things()[key] for key in keys]
    rows = [(text, True) for thing in named for _lang, text in thing.short]
    rows += [(text, False) for thing in named for _lang, text in thing.long]
    return frozenset(_first_stem(text, lang, short) for text, short in rows)


def _first_stem(text: str, lang: str, short: bool) -> str:
    """Return the skeleton of the stem of a name's first word."""
    return bones(_key(words(text)[0].text, lang, short))


def _key(word: str, lang: str, short: bool) -> str:
    return fold_word(word) if short else stem(word, lang)


def begins_name(spelt: str, stem: str, lang: str) -> bool:
    """Return whether some name of a thing begins with a word, given by its skeleton and that of its stem in `lang`."""
    names = _names(lang)
    return bool(names[stem] or names[spelt])


def mentions(spelt: Sequence[str], stems: Sequence[str], lang: str) -> tuple[NamedSpan, ...]:
    """Return the things a row of words names, from the skeletons of the words and of their stems in `lang`.

    The longest name wins and none overlap.
    """
    names = _names(lang)
    if not any(map(names.__getitem__, stems)) and not any(map(names.__getitem__, spelt)):
        return ()
    spans = []
    place = 0
    while place < len(stems):
        rows = [*names[stems[place]], *names[spelt[place]]]
        for row, thing, short in rows:
            if tuple((spelt if short else stems)[place : place + len(row)]) == row:
                spans.append(NamedSpan(place, place + len(row), thing, short))
                place += len(row) - 1
                break
        place += 1
    return tuple(spans)
