"""A check that what is said in three languages names the same persons, states and places in each."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from kb.domain.records import Record
from kb.domain.states import IMPORTED
from kb.domain.vocabulary import Vocabulary
from kb.language.folding import fold_word
from kb.language.sounds import sound_key
from kb.messages import Message

_WORD: Final = re.compile(r"\w{3,}")
_WITHIN: Final = re.compile(r"(?<=[^.!?:;»”\"\])–—-] )[^\W\d_a-zа-яёәғқңөұүһі][^\W\d_A-ZА-ЯЁӘҒҚҢӨҰҮҺІ]{3,}")
_BEGINNING: Final = 4  # letters that cases leave as they are
_SOUNDS: Final = 3  # consonants that two names of one begin with
_TRANSLATED: Final = re.compile("central|центральн|орталық")  # Central Asia: alike in two languages, another in one


def names(record: Record, vocabulary: Vocabulary) -> Iterator[Message]:
    """A name that two languages have, alike in sound, stands in the third too."""
    if record.scope == IMPORTED:
        return
    known = _known(vocabulary)
    for wording in (record.cited_for, *record.remarks):
        texts = {lang: text for lang, text in wording.items() if text}
        if len(texts) == len(wording.items()) and (differ := next(_lacking(texts, known), None)):
            yield Message("names-differ", first=differ[0], second=differ[1], name=differ[2])


def _known(vocabulary: Vocabulary) -> Mapping[str, set[str]]:
    """Return the states and places that a word may name, by its beginning and whole: Китай and Қытай are one."""
    known: dict[str, set[str]] = {}
    wordings = [(party.code, name) for party in vocabulary.parties.values() for name in (party.name, party.short)]
    wordings += [(place.id, period.name) for place in vocabulary.places.values() for period in place.names]
    for key, wording in wordings:
        for name in dict(wording.items()).values():
            for word in _WORD.findall(name):
                known.setdefault(fold_word(word)[:_BEGINNING], set()).add(key)
            known.setdefault(fold_word(name), set()).add(key)
    return known


def _lacking(stated: Mapping[str, str], known: Mapping[str, set[str]]) -> Iterator[tuple[str, str, str]]:
    """Yield (language, language without it, name) for names within a sentence that just one other language has.

    An English word that only begins as a name does is of a people: other languages have their own words for Russians.
    """
    words = {lang: _WORD.findall(text) for lang, text in stated.items()}
    named = {
        lang: {key for word in words[lang] for key in known.get(fold_word(word)[:_BEGINNING], ())} for lang in stated
    }
    for lang, text in stated.items():
        others = [code for code in stated if code != lang]
        for word in _WITHIN.findall(text):
            whole = fold_word(word)
            own = known.get(whole[:_BEGINNING], set())
            if _TRANSLATED.match(whole) or (lang == "en" and own and whole not in known):
                continue
            like = {code: [other for other in words[code] if _alike(word, other)] for code in others}
            having = [code for code in others if own & named[code] or any(other[0].isupper() for other in like[code])]
            lacking = [code for code in others if not like[code] and code not in having]
            if (having or own) and lacking:
                yield lang, lacking[0], word


def _alike(first: str, second: str) -> bool:
    mine, other = sound_key(first), sound_key(second)
    length = min(len(mine), len(other), _SOUNDS)
    return length > 1 and mine[:length] == other[:length]
