"""One key for a name as it sounds, in Latin letters of any language and in Cyrillic: Dave and Дейв, Hans and Ганс.

Practical transcription keeps the consonants of a name and gives its vowels freely. So the key is the consonants, those
that transcriptions take for each other as one: z and s, ж and g, х and г; and a mark where a vowel stands first. It is
far wider than `kb.language.latin.latin_key`: for names of persons alone, and for words that nothing else explains.
"""

import re
import unicodedata
from functools import lru_cache

from kb.language.folding import fold_word, is_cyrillic

SHORTEST = 2  # consonants of a key that tells anything
_VOWELS = "aeiouyаәеёиіоөуұүыэюя"
_W, _SILENT = ("уэ", "уи", "уо", "уа"), str.maketrans("", "", "ьъ")  # how English W stands at the beginning
# Letters and their sounds, in order: groups before single letters. Capitals are sounds that are done.
_CYRILLIC = (
    ("дж", "G"), ("бх", "B"), ("дх", "D"), ("тс", "S"), ("тц", "S"), ("ц", "S"), ("кс", "KS"),
    ("щ", "X"), ("ш", "X"), ("ч", "X"), ("ж", "G"), ("х", "G"), ("һ", "G"), ("г", "G"), ("ғ", "G"),
    ("з", "S"), ("с", "S"), ("б", "B"), ("в", "V"), ("д", "D"), ("к", "K"), ("қ", "K"), ("л", "L"), ("м", "M"),
    ("нг", "NG"), ("ң", "NG"), ("н", "N"), ("п", "P"), ("р", "R"), ("т", "T"), ("ф", "F"),
)  # fmt: skip
_LATIN = (
    ("tsch", "X"), ("sch", "X"), ("tch", "X"), ("sh", "X"), ("zh", "G"), ("kh", "G"), ("ch", "X"), ("ph", "F"),
    ("th", "T"), ("gh", "G"), ("bh", "B"), ("dh", "D"), ("ts", "S"), ("tz", "S"), ("dz", "S"), ("cz", "X"),
    ("sz", "X"), ("ck", "K"), ("qu", "KV"), ("ce", "Se"), ("ci", "Si"), ("cy", "Sy"), ("rz", "R"), ("x", "KS"),
    ("c", "K"), ("q", "K"), ("k", "K"), ("w", "V"), ("v", "V"), ("j", "G"), ("g", "G"), ("z", "S"), ("s", "S"),
    ("b", "B"), ("d", "D"), ("f", "F"), ("l", "L"), ("m", "M"), ("n", "N"), ("p", "P"), ("r", "R"), ("t", "T"),
)  # fmt: skip


@lru_cache(maxsize=20_000)
def sound_key(word: str) -> str:
    """Return the key of a name's word, capital ASCII letters; "" where it has too few consonants or other letters."""
    folded = fold_word(word)
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


# Russian and Kazakh as they are heard where no stress tells a vowel, and whoever is in a hurry spells them.
_UNSTRESSED = str.maketrans(
    {
        "о": "а", "ө": "а", "ә": "а", "е": "и", "ё": "и", "э": "и", "я": "и", "ы": "и", "і": "и", "й": "и", "ұ": "у",
        "ү": "у", "ю": "у", "ь": "", "ъ": "", "ғ": "г", "қ": "к", "щ": "ш", "ң": "н", "һ": "х",
    }
)  # fmt: skip
_VOICED, _VOICELESS = "бвгджз", "пфктшс"
_HEARD = (("сч", "щ"), ("зч", "щ"), ("тся", "ца"), ("ться", "ца"), ("тс", "ц"), ("дс", "ц"), ("стн", "сн"),
          ("здн", "зн"), ("лнц", "нц"), ("чш", "ш"))  # fmt: skip
_DULLED, _TWICE = f"[{_VOICED}](?=[пфктшсцчхщ]|$)", r"(.)\1+"


@lru_cache(maxsize=50_000)
def as_heard(folded: str) -> str:
    """Return a folded Cyrillic word as it is heard: дагавор and договор are one, so are саюс and союз."""
    letters = _replaced(folded, _HEARD).translate(_UNSTRESSED)
    letters = re.sub(_DULLED, lambda letter: _VOICELESS[_VOICED.index(letter.group())], letters)
    return re.sub(_TWICE, r"\1", letters)


def _replaced(letters: str, steps: tuple[tuple[str, str], ...]) -> str:
    for spelt, sound in steps:
        letters = letters.replace(spelt, sound)
    return letters
