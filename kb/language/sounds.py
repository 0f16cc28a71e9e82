"""One key for a name as it sounds, in Latin letters of any language and in Cyrillic: Dave and Дейв, Hans and Ганс.

Practical transcription keeps the consonants of a name and gives its vowels freely. So the key is the consonants, those
that transcriptions take for each other as one: z and s, ж and g, х and г; and a mark where a vowel stands first. It is
far wider than `kb.language.latin.latin_key`: for names of persons alone, and for words that nothing else explains.
"""

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache

from kb.language.chinese_names import pinyin
from kb.language.folding import fold_word, is_cyrillic
from kb.language.word_tables import pairs, table

SHORTEST = 2  # consonants of a key that tells anything
_VOWELS = "aeiouyаәеёиіоөуұүыэюя"
_W, _SILENT = ("уэ", "уи", "уо", "уа"), str.maketrans("", "", "ьъ")  # how English W stands at the beginning
_CYRILLIC, _LATIN = (pairs(table("letters")[f"sounds of {script}"]) for script in ("cyrillic", "latin"))


@lru_cache(maxsize=20_000)
def sound_key(word: str) -> str:
    """Return the key of a name's word, capital ASCII letters; "" where it has too few consonants or other letters."""
    folded = fold_word(word)
    folded = next(iter(pinyin(folded)), folded)
    cyrillic = any(map(is_cyrillic, folded))
    if cyrillic:
        beginning = folded[:1]
        loud = folded.translate(_SILENT)
        letters = _replaced(f"V{loud[1:]}" if loud.startswith(_W) else loud, _CYRILLIC)
    else:
        plain = unicodedata.normalize("NFD", folded)
        folded = "".join(letter for letter in plain if "a" <= letter <= "z")
        beginning = folded[:1]
        letters = _replaced(folded[:1].replace("h", "G") + folded[1:], _LATIN)
    key = "".join(letter for letter in letters if "A" <= letter <= "Z")
    key = "".join(letter for place, letter in enumerate(key) if place == 0 or key[place - 1] != letter)
    if len(key) < SHORTEST:
        return ""
    return f"A{key}" if beginning in _VOWELS and not letters[:1].isupper() else key


_UNSTRESSED = str.maketrans(pairs(table("letters")["unstressed"]))
_VOICED, _VOICELESS = "бвгджз", "пфктшс"
_HEARD = pairs(table("letters")["heard"])
_DULLED, _TWICE = f"[{_VOICED}](?=[пфктшсцчхщ]|$)", r"(.)\1+"


@lru_cache(maxsize=50_000)
def as_heard(folded: str) -> str:
    """Return a folded Cyrillic word as it is heard: дагавор and договор are one, so are саюс and союз."""
    letters = _replaced(folded, _HEARD).translate(_UNSTRESSED)
    letters = re.sub(_DULLED, lambda letter: _VOICELESS[_VOICED.index(letter.group())], letters)
    return re.sub(_TWICE, r"\1", letters)


# English as it is heard: convenshun is convention, resurch research. Capitals are sounds that are done.
_ENGLISH = (
    ("(?:[ts]i|ssi|sh[eiou]?|ci[ae]?|xi)[oa]?n(?=s?$|[aei])", "XN"), ("(?:ti|ci|xi|sh)[aeiou]+s$", "XS"),
    ("(?:tu|tch?|ch)e?r(?=e?s?$)", "CR"), ("^k(?=n)|^w(?=r)|gh(?=t)|^p(?=s)|e$", ""), ("ph|gh$", "F"), ("sch", "SK"),
    ("tch|ch", "C"), ("sh", "X"), ("dge?|g(?=[eiy])|j", "J"), ("c(?=[eiy])|z|s", "S"), ("c?k|c|q", "K"),
    ("x", "KS"), ("w", "V"), ("h", ""), ("[aeiouy]+", "."),
)  # fmt: skip


@lru_cache(maxsize=50_000)
def as_heard_in_english(folded: str) -> str:
    """Return the consonants of a folded Latin word as English says them, a dot for vowels between them."""
    letters = folded
    for spelt, sound in _ENGLISH:
        letters = re.sub(spelt, sound, letters)
    return re.sub(_TWICE, r"\1", letters.upper())


def _replaced(letters: str, steps: Mapping[str, str]) -> str:
    for spelt, sound in steps.items():
        letters = letters.replace(spelt, sound)
    return letters
