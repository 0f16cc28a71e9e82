"""Spellings of the index that a word of a question may be a slip for: few letters amiss, or one that sounds so."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import product

from kb.language.folding import fold_word, is_cyrillic
from kb.language.latin import cyrillic_guess, latin_key
from kb.language.sounds import as_heard, as_heard_in_english
from kb.language.stems import KAZAKH, stem
from kb.nearness import edits
from kb.search.index_values import FieldName
from kb.search.query_tree import TermCounts
from kb.search.weighted_forms import allowed_errors

_MOST_SPELLINGS, _MOST_SHOWN = 2_000, 3  # spellings looked through, and told, of a word that is near others
_SOUNDS_LIKE = {  # vowels without stress, and k
    "а": "ао", "о": "оа", "е": "еиэ", "и": "ие", "э": "эе", "я": "яе", "c": "ck", "k": "kc",
}  # fmt: skip
_ROWS = ("йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю", "qwertyuiop", "asdfghjkl", "zxcvbnm")  # of keyboards
_ALIKE = (
    "аәоөуұүыіиеёэюяй", "бп", "вф", "гқкғхһ", "дт", "жшщч", "зсц", "лр", "нңм", "aeiouy", "bp", "vfw", "gkcqx", "dt",
    "zsc", "lr", "nm", "jgy",
)  # fmt: skip
_ENGLISH_FROM, _FEWEST_SOUNDS = 6, 4  # letters of a Latin word, and sounds of an English one, that tell enough
_HEARD_FROM, _SLIP_FROM = 4, 7  # letters of a word that is read as one that sounds so, or but for one letter
_MOST_AMISS, _MOST_BY_SLIP = (
    4,
    2,
)  # letters amiss in an English word as heard, and in what sounds alike but for one letter


def near_spellings(counts: TermCounts, surface: str, fields: Iterable[FieldName], errors: int) -> tuple[str, ...]:
    """Return spellings with the same first two letters that are at most `errors` edits away, the nearest first.

    A vowel among them may be another one that sounds so where it is not stressed.
    """
    spellings = {
        spelt: records
        for spelt, records in _begun_alike(counts, surface, fields).items()
        if abs(len(spelt) - len(surface)) <= errors and edits(spelt, surface) <= errors
    }
    return tuple(
        sorted(spellings, key=lambda spelling: (edits(spelling, surface), -spellings[spelling], spelling))[:_MOST_SHOWN]
    )


def spellings_near(
    counts: TermCounts, unknown: Iterable[str], fields: Sequence[FieldName]
) -> dict[str, tuple[str, ...]]:
    """Return what each of some words may be a slip for, by its length."""
    folded = {word: fold_word(word) for word in unknown}
    return {word: near_spellings(counts, spelt, fields, allowed_errors(spelt)) for word, spelt in folded.items()}


def is_slip(word: str, spelling: str) -> bool:
    """Return whether a word may be a slip for a spelling: no other letter in a short one that is not near in any way.

    Near are vowels, letters that sound alike but for the voice, and neighbours on the keyboard.
    """
    if len(word) >= _SLIP_FROM or len(word) != len(spelling) or edits(word, spelling) != 1:
        return True
    amiss = [pair for pair in zip(word, spelling, strict=True) if pair[0] != pair[1]]
    return len(amiss) != 1 or any(
        (row + row[::-1]).find("".join(amiss[0])) >= 0 or (set(amiss[0]) <= set(row) and row in _ALIKE)
        for row in (*_ROWS, *_ALIKE)
    )


def is_swap(word: str, spelling: str) -> bool:
    """Return whether two neighbouring letters of a word, not the first, stand in the other order in a spelling."""
    amiss = [place for place, pair in enumerate(zip(word, spelling, strict=False)) if pair[0] != pair[1]]
    first = amiss[0] if len(word) == len(spelling) and len(amiss) == 2 else 0
    return first > 0 and amiss[1] == first + 1 and word[first : first + 2] == spelling[first : first + 2][::-1]


def heard_spelling(counts: TermCounts, word: str, fields: Iterable[FieldName]) -> str:
    """Return the spelling of most records that sounds as a word does; "" where none does, or some begin so.

    A Latin word may be an English one, or a Russian or Kazakh one in Latin letters.
    """
    surface = fold_word(word)
    if len(surface) < _HEARD_FROM or not surface.isalpha():
        return ""
    if is_cyrillic(surface[0]):
        return _sounding(counts, surface, fields)
    if len(surface) < _ENGLISH_FROM or not surface.isascii():
        return ""
    return _english(counts, surface, fields) or _sounding(counts, cyrillic_guess(surface), fields)


def _sounding(counts: TermCounts, surface: str, fields: Iterable[FieldName]) -> str:
    """Return the spelling that sounds as a Cyrillic word does.

    A long word may sound so but for one letter that is not its last: another ending is another form. Less than half of
    the letters differ: вино is no Вена.
    """
    root = stem(surface, KAZAKH)  # endings are those of any other word: жастарды is no жоспарды
    sound, most = as_heard(surface), int(len(root) >= _SLIP_FROM)
    alike: dict[str, tuple[int, int, str]] = {}
    for spelt, records in _begun_alike(counts, surface, fields).items():
        if spelt.startswith(surface):
            return ""
        if abs(len(spelt) - len(surface)) <= 1 + most:
            heard = as_heard(spelt)
            apart = edits(heard, sound) if heard[-1:] == sound[-1:] else most + 1
            amiss = edits(spelt, surface)
            if apart <= most and (not apart or amiss <= _MOST_BY_SLIP) and amiss * 2 < len(surface):
                alike[spelt] = (-apart, records, spelt)
    return max(alike, key=lambda spelt: alike[spelt], default="")


def _english(counts: TermCounts, surface: str, fields: Iterable[FieldName]) -> str:
    """Return the spelling of which English says the same consonants, where they are many and most letters are there."""
    sound = as_heard_in_english(surface)
    if len(sound.replace(".", "")) < _FEWEST_SOUNDS:
        return ""
    alike: dict[str, tuple[int, int, str]] = {}
    for spelt, records in _begun_alike(counts, surface, fields).items():
        if spelt.startswith(surface):
            return ""
        if abs(len(spelt) - len(surface)) > _MOST_AMISS or not (spelt.isascii() and spelt.isalpha()):
            continue
        if as_heard_in_english(spelt) == sound:
            amiss = edits(spelt, surface)
            if amiss <= _MOST_AMISS and amiss * 2 < len(surface):
                alike[spelt] = (-amiss, records, spelt)
    return max(alike, key=lambda spelt: alike[spelt], default="")


def _begun_alike(counts: TermCounts, surface: str, fields: Iterable[FieldName]) -> dict[str, int]:
    """Return the spellings of the index that begin as a word does, or sound so, each with its records."""
    spellings: dict[str, int] = {}
    for name, beginning in product(fields, _beginnings(surface[:2])):
        for spelling, records in counts.terms_with_prefix(name, f"={beginning}", None, _MOST_SPELLINGS):
            spelt = spelling[1:]
            spellings[spelt] = spellings.get(spelt, 0) + records
    return spellings


def _beginnings(letters: str) -> Iterator[str]:
    """Yield the first letters of a word, and those that sound alike: па, по."""
    yield from ("".join(row) for row in product(*(_SOUNDS_LIKE.get(letter, letter) for letter in letters)))


def language_like(text: str, labels: Iterable[tuple[str, str]]) -> str:
    """Return the language of that label which a text, in any script, is most like."""
    key = latin_key(fold_word(text))
    return min((edits(key, latin_key(fold_word(label))), lang) for lang, label in labels)[1]
