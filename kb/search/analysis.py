"""One analysis of words for the index and the question: surface, stem, skeleton, Latin key.

In the index each word gives its terms side by side: `=surface`, stem, skeleton (where it differs from the stem) and
`~key` for the Latin key of the word and of its stem; a thing that has a name in three languages gives `@thing`.
"""

import binascii
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import kb.language
from kb.language.abbreviations import mentions
from kb.language.folding import bones, fold_word, is_cyrillic, spellings
from kb.language.kazakh import typed_kazakh_stem
from kb.language.latin import cyrillic_guess, latin_key
from kb.language.stems import stem

VERSION = 2  # raise it when the same text would give other terms: an index of another version is stale
LONGEST_WORD = 60
_KAZAKH = frozenset("әғқңөұүһі")
_SHORT = 60  # characters of a text that is likely to come again
_SHORTEST_KEY = 4  # Latin keys of stems shorter than this say too little


class Forms(NamedTuple):
    """The forms of one word; several stems where its language is not sure."""

    surface: str
    stems: tuple[str, ...]
    skeletons: tuple[str, ...]
    keys: tuple[str, ...]


def _unique(*forms: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(form for form in forms if form))


def _key_stems(stems: tuple[str, ...]) -> list[str]:
    return [latin_key(one) for one in stems if len(one) >= _SHORTEST_KEY]


@lru_cache(maxsize=400_000)
def forms(word: str, lang: str) -> Forms:
    """Give the forms of a word as it stands in a text of a language; "" for names, whose language is not sure."""
    folded = fold_word(word[:LONGEST_WORD])
    if is_cyrillic(folded[0]):
        langs = (lang,) if lang in ("kk", "ru") else ("kk", "ru")
        stems = _unique(*(stem(folded, one) for one in langs))
        bare = _unique(*(bones(one) for one in stems))
        return Forms(folded, stems, bare, _unique(latin_key(folded), *_key_stems(stems), *_key_stems(bare)))
    if not folded.isalpha():
        return Forms(folded, (folded,), (), ())
    if lang in ("kk", "ru"):
        guess = _guessed_keys(folded, lang)
        return Forms(folded, (folded,), (), _unique(latin_key(folded), *guess))
    return Forms(folded, _unique(stem(folded, "en")), (), (latin_key(folded),))


def _guessed_keys(folded: str, lang: str) -> list[str]:
    """Give the Latin keys of a Latin word's stem, taken as a romanised Kazakh or Russian word."""
    guess = cyrillic_guess(folded)
    root = typed_kazakh_stem(guess) if lang == "kk" else stem(guess, "ru")
    return [latin_key(root)] if len(root) >= _SHORTEST_KEY else []


@lru_cache(maxsize=50_000)
def asked_forms(word: str) -> Forms:
    """Give the forms under which a word of a question is looked for, in every language it may be of."""
    folded = fold_word(word[:LONGEST_WORD])
    if is_cyrillic(folded[0]):
        sure = not _KAZAKH.isdisjoint(folded)
        stems = _unique(stem(folded, "kk"), *([] if sure else [stem(folded, "ru")]))
        typed = [] if sure else [typed_kazakh_stem(folded)]
        bare = _unique(*(bones(one) for one in (*stems, *typed)))
        keys = _unique(latin_key(folded), *_key_stems(stems), *_key_stems(tuple(typed)))
        return Forms(folded, stems, bare, keys)
    if not folded.isalpha():
        return Forms(folded, (folded,), (), ())
    guesses = [*_guessed_keys(folded, "kk"), *_guessed_keys(folded, "ru")]
    return Forms(folded, _unique(stem(folded, "en")), (), _unique(latin_key(folded), *guesses))


def wider_term(term: str) -> str:
    """Give the term that every record with this one has too: its Latin key; the term itself if none is sure."""
    if term[0] == "=":
        word = term[1:]
        return f"~{latin_key(word)}" if word.isalpha() else word
    if is_cyrillic(term[0]) and len(term) >= _SHORTEST_KEY:
        return f"~{latin_key(term)}"
    return term


@lru_cache(maxsize=400_000)
def _terms(word: str, lang: str) -> tuple[str, str, str]:
    """Give (terms of a word joined by spaces, skeleton of the word, skeleton of its first stem)."""
    found = forms(word, lang)
    terms = _unique(f"={found.surface}", *found.stems, *found.skeletons, *(f"~{key}" for key in found.keys))
    return " ".join(terms), bones(found.surface), bones(found.stems[0])


@lru_cache(maxsize=100_000)
def term_set(word: str, lang: str) -> frozenset[str]:
    """Give the index terms of one word of a text."""
    return frozenset(_terms(word, lang)[0].split(" "))


def index_terms(text: str, lang: str) -> tuple[str, str]:
    """Give what the index holds of a text, both separated by spaces: its terms, and its skeletons in order."""
    return _short_terms(text, lang) if len(text) <= _SHORT else _index_terms(text, lang)


def _index_terms(text: str, lang: str) -> tuple[str, str]:
    found = [_terms(word, lang) for word in spellings(text)]
    if not found:
        return "", ""
    terms, spelt, stems = zip(*found, strict=True)
    things = [f"@{mention.id}" for mention in mentions(spelt, stems, lang or "kk")]
    return " ".join((*terms, *things)), " ".join(stems)


_short_terms = lru_cache(maxsize=20_000)(_index_terms)  # labels and names come again and again


@lru_cache(maxsize=1)
def analysis_mark() -> str:
    """Give a mark that changes whenever the analysis or its data would give other terms."""
    mark = binascii.crc32(str(VERSION).encode())
    for path in sorted((Path(str(kb.language.__file__)).parent / "data").glob("*.py")):
        mark = binascii.crc32(path.read_bytes(), mark)
    return f"{mark:08x}"
