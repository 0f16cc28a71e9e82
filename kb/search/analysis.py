"""One analysis of words for the index and the question: surface, stem, skeleton, Latin key.

In the index each word gives its terms side by side: `=surface`, stem, skeleton (where it differs from the stem) and
`~key` for the Latin key of the word and of its stem; a thing that has a name in three languages gives `@thing`.
"""

import binascii
import re
from collections.abc import Collection, Iterable
from functools import lru_cache
from itertools import chain, filterfalse
from pathlib import Path
from threading import Lock
from typing import NamedTuple

import kb.language
from kb.domain.languages import FIRST
from kb.language.abbreviations import begins_name, mentions
from kb.language.chinese_names import pinyin
from kb.language.folding import bones, fold_word, is_cyrillic, spellings
from kb.language.latin import cyrillic_guess, italian_key, latin_key
from kb.language.stems import CYRILLIC, KAZAKH, is_kazakh, other_stems, stem, typed_stem
from kb.search.stopwords import is_key_of_little

VERSION = 25  # raise it when a record would give other terms or fields: an index of another version is stale
LONGEST_WORD = 60
_SHORT = 60  # characters of a text that is likely to come again
_MOST_WORDS = 200_000  # of a language that are remembered while texts are read: some 100 MB
_MOST_SEEN = 50_000  # the same, of texts of hits
_BEGINNING = 3  # letters by which words seen are found that begin as a word of a question
_NO_APOSTROPHES = str.maketrans("", "", "'\u2019\u02bc\u02b9\u02bb")
_THRICE = re.compile(r"(\w)\1\1")  # what has no forms: no word has the same letter three times
_UMLAUT = "([aou])e"  # as German names are written without their signs: Goethe
_SHORTEST_KEY = 4  # Latin keys of stems shorter than this say too little
_MARKS_OF_TERMS = "=~"
# Letters that may begin terms of one word, in any of its spellings: Джон and jon, қытай and hitai, Эрмитаж and ermitaj.
_SOUNDS = (
    "aаә", "bб", "chkqtxктхцчқһћ", "djzджз", "eiyеиыэюяіёйїє", "fpпф", "gгғґ", "lл", "mм", "nнң", "ouоуүұөў", "rр",
    "sсшщ", "vwв",
)  # fmt: skip
_FIRST_SOUND = {letter: letters[0] for letters in _SOUNDS for letter in letters}


class Forms(NamedTuple):
    """The forms of one word; several stems where its language is not sure."""

    surface: str
    stems: tuple[str, ...]
    skeletons: tuple[str, ...]
    keys: tuple[str, ...]


def _unique(*forms: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, forms)))


def _key_stems(stems: tuple[str, ...]) -> list[str]:
    return [latin_key(root) for root in stems if len(root) >= _SHORTEST_KEY]


def _is_written(folded: str) -> bool:
    """Return whether a word is of letters only, but for apostrophes inside (Yel'tsin, Kazakhstan's)."""
    return folded.isalpha() or folded.translate(_NO_APOSTROPHES).isalpha()


def _english_stem(folded: str) -> str:
    return stem(folded if folded.isascii() else folded.replace("\u2019", "'"), "en")


@lru_cache(maxsize=50_000)
def forms(word: str, lang: str) -> Forms:
    """Return the forms of a word as it stands in a text of a language; "" for names, whose language is not sure."""
    folded = fold_word(word[:LONGEST_WORD])
    if is_cyrillic(folded[0]):
        langs = (lang,) if lang in CYRILLIC else CYRILLIC
        stems = _unique(*(stem(folded, tongue) for tongue in langs)) or (folded,)
        bare = _unique(*(bones(root) for root in stems))
        keys = (latin_key(folded), *_key_stems(stems), *_key_stems(bare), *_chinese_keys(word, folded))
        return Forms(folded, stems, bare, _unique(*keys))
    if not _is_written(folded):
        return Forms(folded, (folded,), (), ())
    also = italian_key(folded) if word[0].isupper() else ""
    if lang in CYRILLIC:
        guess = _guessed_keys(folded, lang)
        return Forms(folded, (folded,), (), _unique(latin_key(folded), *guess, also))
    return Forms(folded, _unique(_english_stem(folded)), (), _unique(latin_key(folded), also))


def _guessed_keys(folded: str, lang: str) -> list[str]:
    """Return the Latin keys of a Latin word's stem, taken as a romanised Kazakh or Russian word."""
    guess = cyrillic_guess(folded)
    root = typed_stem(guess, lang)
    return [latin_key(root)] if len(root) >= _SHORTEST_KEY else []


@lru_cache(maxsize=50_000)
def asked_forms(word: str) -> Forms:
    """Return the forms under which a word of a question is looked for, in every language it may be of."""
    folded = fold_word(word[:LONGEST_WORD])
    if _THRICE.search(folded):
        return Forms(folded, (folded,), (), ())
    if is_cyrillic(folded[0]):
        sure = is_kazakh(folded)
        others = () if sure else other_stems(folded)
        stems = _unique(*(stem(folded, lang) for lang in ((KAZAKH,) if sure else CYRILLIC)), *others) or (folded,)
        typed = [] if sure else [typed_stem(folded, KAZAKH)]
        bare = _unique(*(bones(root) for root in (*stems, *typed)))
        chinese = _chinese_keys(word, folded)
        if chinese:
            return Forms(folded, stems, (), tuple(filterfalse(is_key_of_little, chinese)))
        keys = _unique(_own_key(folded), *_key_stems(stems), *_key_stems(tuple(typed)), *_key_stems(bare))
        return Forms(folded, stems, bare, keys)
    if not _is_written(folded):
        return Forms(folded, (folded,), (), ())
    guesses = [key for lang in CYRILLIC for key in _guessed_keys(folded, lang)]
    if re.search(_UMLAUT, folded):
        guesses.append(latin_key(re.sub(_UMLAUT, r"\1", folded)))
    return Forms(folded, _unique(_english_stem(folded)), (), _unique(_own_key(folded), *guesses))


def _chinese_keys(word: str, folded: str) -> tuple[str, ...]:
    """Return the Latin keys of a Chinese name in Cyrillic letters; () for another word."""
    return tuple(map(latin_key, pinyin(folded))) if word.istitle() else ()


def _own_key(folded: str) -> str:
    """Return the Latin key of a word; "" where it is one or two letters for more, as of "ғғғ" and "ООН"."""
    key = latin_key(folded)
    return key if len(key) > 2 or len(key) == len(folded) else ""


def wider_term(term: str) -> str:
    """Return the term that every record with this one has too: its Latin key; the term itself if none is sure."""
    word = term[1:] if term[0] == "=" else term
    if term[0] == "=" and not (is_cyrillic(word[0]) or _is_written(word)):
        return word
    if term[0] == "=" or (is_cyrillic(word[0]) and len(word) >= _SHORTEST_KEY):
        key = latin_key(word)
        return f"~{key}" if key else term
    return term


@lru_cache(maxsize=1_000)
def _first_sound(letter: str) -> str:
    """Return the first of the letters that sound alike; a letter with a mark is taken as its Latin key begins."""
    return _FIRST_SOUND.get(letter) or _FIRST_SOUND.get(latin_key(letter)[:1], letter)


def first_sound(folded: str) -> str:
    """Return what a folded word and each of its terms have in common at their beginning: one letter for its like."""
    return _first_sound(folded[:1])


def first_sounds(word: str) -> set[str]:
    """Return with which sounds the terms of a word of a text begin: a Chinese name is spelt in two ways (Синь, Xin)."""
    folded = fold_word(word)
    return {first_sound(folded), *map(first_sound, _chinese_keys(word, folded))}


def form_terms(word_forms: Forms) -> tuple[str, ...]:
    """Return the terms of a word's forms, as the index holds them."""
    return _unique(
        f"={word_forms.surface}", *word_forms.stems, *word_forms.skeletons, *(f"~{key}" for key in word_forms.keys)
    )


class _Read(NamedTuple):
    """What the index holds of a word: its terms joined by spaces, the skeletons of the word and of its first stem."""

    terms: str
    spelt: str
    stem: str
    begins: bool  # whether a name of a thing may begin with it


class _Words(dict[str, _Read]):
    """The words of a language as they are read for the first time; words come again and again."""

    def __init__(self, lang: str) -> None:
        super().__init__()
        self._lang = lang

    def __missing__(self, word: str) -> _Read:
        if len(self) >= _MOST_WORDS:
            self.clear()
        word_forms = forms.__wrapped__(word, self._lang)
        spelt, first = bones(word_forms.surface), bones(word_forms.stems[0])
        read = self[word] = _Read(
            " ".join(form_terms(word_forms)), spelt, first, begins_name(spelt, first, self._lang or FIRST)
        )
        return read


_words = lru_cache(maxsize=8)(_Words)


class SeenWords:
    """The words that texts of a language were seen to have, by their index terms; for any number of threads.

    A word is read once somebody asks for a term that begins with its sound: most words of a text never are.
    """

    def __init__(self, lang: str) -> None:
        self._lang = lang
        self._seen: set[str] = set()
        self._unread: dict[str, list[str]] = {}  # by their first sound
        self._having: dict[str, tuple[str, ...]] = {}
        self._begun: dict[str, list[tuple[str, str]]] = {}  # by the first letters: as folded, as spelt
        self._lock = Lock()

    def see(self, words: frozenset[str]) -> None:
        """Take note of words."""
        with self._lock:
            for word in words.difference(self._seen):
                for sound in first_sounds(word):
                    self._unread.setdefault(sound, []).append(word)
                self._seen.add(word)

    def _read(self, sounds: Iterable[str]) -> None:
        """Read the words seen that begin with some sounds."""
        for sound in self._unread.keys() & set(sounds):
            with self._lock:
                for word in self._unread.get(sound, ()):
                    read = forms(word, self._lang)
                    for term in form_terms(read):
                        self._having[term] = (*self._having.get(term, ()), word)
                    surface = bones(read.surface)
                    self._begun.setdefault(surface[:_BEGINNING], []).append((surface, word))
                self._unread.pop(sound, None)

    def having(self, terms: Collection[str]) -> frozenset[str]:
        """Return the words seen that have any of some index terms."""
        if self._unread:
            self._read(first_sound(term.lstrip(_MARKS_OF_TERMS)) for term in terms)
        return frozenset(chain.from_iterable(self._having.get(term, ()) for term in terms))

    def begun(self, beginning: str) -> frozenset[str]:
        """Return the words seen that, folded and without the signs of their letters, begin so."""
        beginning = bones(beginning)
        if self._unread:
            self._read((first_sound(beginning),))
        start = beginning[:_BEGINNING]
        starts = [start] if len(start) == _BEGINNING else [key for key in list(self._begun) if key.startswith(start)]
        rows = chain.from_iterable(self._begun.get(key, ()) for key in starts)
        return frozenset(word for surface, word in rows if surface.startswith(beginning))

    @property
    def is_full(self) -> bool:
        """Whether as many words were seen as are remembered."""
        return len(self._seen) >= _MOST_SEEN


_newest_seen: dict[str, SeenWords] = {}


def seen_words(lang: str) -> SeenWords:
    """Return where the words of texts of a language are noted; those noted elsewhere before are known there only."""
    seen = _newest_seen.get(lang)
    if seen is None or seen.is_full:
        seen = _newest_seen[lang] = SeenWords(lang)
    return seen


def index_terms(text: str, lang: str) -> tuple[str, str]:
    """Return what the index holds of a text, both separated by spaces: its terms, and its skeletons in order."""
    return _short_terms(text, lang) if len(text) <= _SHORT else _index_terms(text, lang)


def _index_terms(text: str, lang: str) -> tuple[str, str]:
    readings = list(map(_words(lang).__getitem__, spellings(text)))
    if not readings:
        return "", ""
    terms, spelt, stems, begins = zip(*readings, strict=True)
    if any(begins):
        terms = (*terms, *(f"@{mention.id}" for mention in mentions(spelt, stems, lang or FIRST)))
    return " ".join(terms), " ".join(stems)


_short_terms = lru_cache(maxsize=20_000)(_index_terms)  # labels and names come again and again


@lru_cache(maxsize=1)
def analysis_mark() -> str:
    """Return a mark that changes whenever the analysis or its data would give other terms."""
    mark = binascii.crc32(str(VERSION).encode())
    for path in sorted((Path(str(kb.language.__file__)).parent / "data").glob("*.txt")):
        mark = binascii.crc32(path.read_bytes(), mark)
    return f"{mark:08x}"
