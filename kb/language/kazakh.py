"""A light stemmer for Kazakh: the endings of nouns and the commonest of verbal nouns, nothing that makes words.

Endings come off from the right in the order the grammar puts them on: question or person, case, possessive,
plural. Each is believed only if it agrees with the vowels before it (harmony) and with the letter it follows
(assimilation): "карта" keeps its "та", because after "р" the locative is "да". What stays is never shorter
than three letters, but for the few short stems of the data file, which holds the endings too.
"""

from functools import lru_cache
from typing import NamedTuple

from kb.language.word_tables import rows, table

_TYPED = str.maketrans("әғқңөұүһі", "агкноуухи")
_BACK, _FRONT = "аоұыяё", "әөүіеэ"
_VOWELS = "аәеёиоөуұүыіэюя"
_SONS = ("ұл", "қыз")  # Байтұрсынұлы: the possessive is part of the name


class _Ending(NamedTuple):
    text: str
    after: str  # letters it may follow; empty: any consonant, й and у
    back: bool | None  # None: does not harmonise


class _Tables(NamedTuple):
    """The endings by class, longest first, and the exceptions; `typed` is for a Russian keyboard."""

    endings: dict[str, dict[str, _Ending]]
    sizes: dict[str, tuple[int, ...]]
    whole: frozenset[str]
    short: frozenset[str]
    lost_vowel: dict[str, str]
    voiced: tuple[str, ...]
    typed: bool


@lru_cache(maxsize=2)
def _tables(typed: bool) -> _Tables:

    def spelt(text: str) -> str:
        return text.translate(_TYPED) if typed else text

    endings = {name: _endings(row, typed) for name, row in rows("endings", "kazakh").items()}
    listed = {key: words.split() for key, words in table("kazakh").items()}
    whole = {*listed["whole"], *(land + "стан" for land in listed["lands"])}
    return _Tables(
        endings=endings,
        sizes={name: tuple(sorted({len(text) for text in forms}, reverse=True)) for name, forms in endings.items()},
        whole=frozenset([*map(spelt, whole), *(word.translate(_TYPED) for word in whole)]),
        short=frozenset(map(spelt, listed["short"])),
        lost_vowel={left: full for left, _, full in (spelt(pair).partition("=") for pair in listed["vowel lost"])},
        voiced=tuple(map(spelt, listed["voiced"])),
        typed=typed,
    )


def _endings(row: str, typed: bool) -> dict[str, _Ending]:
    endings: dict[str, _Ending] = {}
    classes = rows("letters", "kazakh")
    for rule in row.split():
        pair, _at, letters = rule.partition("@")
        after = "".join(classes.get(part, part) for part in letters.split("+"))
        back, front = pair.split("/")
        for text, is_back in ((back, True), (front, False)):
            harmony = None if back == front else is_back
            spelt = (text.translate(_TYPED), after.translate(_TYPED)) if typed else (text, after)
            endings.setdefault(spelt[0], _Ending(spelt[0], spelt[1], harmony))
    return endings


def kazakh_stem(word: str) -> str:
    """Return the stem of a folded Kazakh word ("шарттарының" → "шарт"); a word with no ending comes back whole."""
    return _stem(word, _tables(False))


def kazakh_cases(word: str) -> tuple[str, ...]:
    """Return the cases of a folded noun, each also as typed without Kazakh letters ("түркиямен", "туркиямен")."""
    tables = _tables(False)
    cases = [word, *(word + ending.text for ending in tables.endings["case"].values() if _agrees(word, ending, tables))]
    return tuple(dict.fromkeys([*cases, *(case.translate(_TYPED) for case in cases)]))


@lru_cache(maxsize=50_000)
def typed_kazakh_stem(word: str) -> str:
    """Return the stem of a Kazakh word typed without Kazakh letters ("шарттарынын" → "шарт"), й and ё kept."""
    return _stem(word.translate(_TYPED), _tables(True))


def _stem(word: str, tables: _Tables) -> str:
    if len(word) < 3 or word in tables.whole or not word.isalpha():
        return word.rstrip("ь")
    left = _strip(word, "person", tables)
    left = left if tables.typed else _strip(left, "belonging", tables)
    cased = _strip(left, "case", tables)
    possessed = _strip(left, "possessed", tables)
    left = _restore(possessed, tables) if len(possessed) < len(cased) else _owned(cased, tables)
    left = _strip(left, "plural", tables)
    return _verbal(left, tables).rstrip("ь")


def _owned(word: str, tables: _Tables) -> str:
    """Take a possessive off, and mend what it changed: "одағы" → "одақ", "халқы" → "халық"."""
    left = _strip(word, "owner", tables)
    return left if left == word else _restore(left, tables)


def _restore(stem: str, tables: _Tables) -> str:
    if stem in tables.lost_vowel:
        return tables.lost_vowel[stem]
    if stem in tables.whole or stem.endswith(tables.voiced):
        return stem
    if len(stem) > 2 and stem[-2] in _VOWELS:
        for voiced, voiceless in (("ғ", "қ"), ("г", "к"), ("б", "п")):
            if stem.endswith(voiced):
                return stem[:-1] + voiceless
    return stem


def _strip(word: str, name: str, tables: _Tables) -> str:
    """Return a word without the longest ending of a class that agrees with its stem; a known stem goes before."""
    if word in tables.whole:
        return word
    best = word
    for size in tables.sizes[name]:
        ending = tables.endings[name].get(word[-size:])
        if ending is None or not _agrees(word[:-size], ending, tables):
            continue
        if word[:-size] in tables.whole:
            return word[:-size]
        if best is word:
            best = word[:-size]
    return best


def _agrees(left: str, ending: _Ending, tables: _Tables) -> bool:
    if len(left) < 3 and left not in tables.short:
        return False
    last = left.rstrip("ь")[-1:]
    if not last:
        return False
    if ending.after:
        fits = last in ending.after and not _steals(left, ending, tables)
    else:
        fits = (last not in _VOWELS or last in "уи") and _may_end(left, tables)
    return fits and (ending.back is None or _harmony(left, tables.typed) in (None, ending.back))


def _steals(left: str, ending: _Ending, tables: _Tables) -> bool:
    """Return whether an ending would take the last letter of a stem: "соғыс-ы", "журналист-і", "пакт-ы"."""
    first = ending.text[0]
    if left in tables.whole:
        return False
    if first == "с" and left[-1] in "ыіи":
        return _may_end(left[:-1], tables)
    if len(ending.text) != 2:
        return False
    if first == "т":
        return left.endswith("ис") or (left.endswith(("ак", "ек")) and ending.back is True and not tables.typed)
    return first == "н" and left + "н" in tables.whole


def _may_end(left: str, tables: _Tables) -> bool:
    """Return whether a stem may end so: no consonant and ғ, қ, ш or ж, which belong to "-ғы", "-қын", "-шы"."""
    last, before = left[-1], left[-2:-1]
    if left in tables.whole or left in tables.lost_vowel or left.endswith(tables.voiced):
        return True
    if len(left) > 5 and left.endswith(_SONS):
        return False
    if last == "ш":
        return before in _VOWELS and before != "у" and len(left) < 6
    return last not in "ғгқж" or before in _VOWELS


def _harmony(stem: str, typed: bool) -> bool | None:
    """Return whether a stem takes back endings (True), front ones (False) or either (None)."""
    if stem.endswith("ев"):
        return None  # Назарбаевтың, Сергеевтің
    back, front = ("ыя", "еэ") if typed else (_BACK, _FRONT)
    neutral = "аоиую" if typed else "иую"
    for letter in reversed(stem):
        if letter in back:
            return True
        if letter in front:
            return False
        if letter in neutral:
            return None
    return None


def _verbal(word: str, tables: _Tables) -> str:
    """Take the ending of a participle off where at least four letters stay: "қабылданған" → "қабылдан"."""
    if word in tables.whole:
        return word
    if word.endswith("ялау"):
        return word[:-3]  # делимитациялау
    left = word if tables.typed else _strip(word, "verbal", tables)
    return left if len(left) >= 4 else word
