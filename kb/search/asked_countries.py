"""Countries and cities that a question names: such a word is the place, and nothing that is only like it."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from kb.domain.languages import LANGUAGES
from kb.language.countries import ADJECTIVE
from kb.language.folding import bones, fold_word
from kb.language.stems import stem
from kb.search.analysis import Forms
from kb.search.asked_words import AskedWord
from kb.search.label_index import LabelIndex
from kb.search.stopwords import is_asking, is_stopword
from kb.search.word_trees import FIELDS, WordTrees

_SHORT = 5  # letters: a name of so many in small letters may be another word, if others stand beside it
_LETTERS = 3  # of the code of a party, and of a question in which one may be in small letters
_BESIDE = 2  # words beside one that is a country all the same
_COMMON = 0.15  # of all records: a country of more of them is known by all forms of its name
_BETWEEN: Final = """
соглашение договор граница протокол пакт сотрудничество отношения шарт келісім шекара хаттама қатынас ынтымақтастық
agreement treaty border boundary frontier protocol cooperation relations
"""
_SIDE: Final = r"сторон(?:[аыуе]|ой|ами|ам|ах)?|делегаци\w{1,3}|тарап\w{0,5}|жағ(?:ы|ын|ына|ында|ынан|ының)|side|party"


class NamedCountry(NamedTuple):
    """A country named by the words `start` to `end` (exclusive), with its folded name in the nominative.

    `absent`: no record has it as a party; of a city, none says its name.
    """

    start: int
    end: int
    code: str
    name: str
    absent: bool

    def is_only(self, start: int, end: int, rows: Mapping[str, str]) -> bool:
        """Return whether what words are known as by some rows of forms is no more than likeness to the name."""
        if (start, end) == (self.start, self.end):
            return _exact(self.name) not in rows
        return self.absent and self.overlaps(start, end)

    def overlaps(self, start: int, end: int) -> bool:
        """Return whether other words are among those of the name."""
        return start < self.end and self.start < end


def named_countries(slots: Sequence[AskedWord], terms: WordTrees, vocabulary: LabelIndex) -> list[NamedCountry]:
    """Return the countries that words name; their words get the exact forms of the name for those they had.

    The word for a side behind the name or its adjective ("армянская сторона", "Ресей жағы") belongs to it.
    """
    row = [slot.wanted.words[0] if slot.wanted.field == "any" and not slot.wanted.prefix else "" for slot in slots]
    named: list[NamedCountry] = []
    for start, end, marked, name in vocabulary.countries_in(row):
        code, adjective = marked.removesuffix(ADJECTIVE), marked.endswith(ADJECTIVE)
        name_slots, absent = slots[start:end], not terms.keyword("party", code, 1.0)
        side = end < len(slots) and bool(re.fullmatch(_SIDE, slots[end].forms.surface))
        has_records = any(terms.word(slot.forms, FIELDS["any"]).finding for slot in name_slots)
        if adjective and not side and (has_records or not absent):
            continue  # a word like others, which some record has
        if all(is_stopword(slot.forms.surface) and slot.wanted.words[0].islower() for slot in name_slots):
            continue
        if (_is_city(code) and _is_known(name_slots, name, terms, vocabulary)) or (
            absent and len(name_slots) == 1 and _is_other_word(name_slots[0], name, _is_likely(row, start), terms)
        ):
            continue
        named.append(NamedCountry(start, end + side, code, name, absent))
        if absent or terms.is_few("party", code, _COMMON):
            for slot in name_slots:
                exact = exact_forms(slot.wanted.words[0], vocabulary)
                slot.forms = exact if absent else exact._replace(keys=slot.forms.keys[:1])
    return named


def are_other_letters(named: tuple[int, int, str, str], row: Sequence[str]) -> bool:
    """Return whether a small word inside a question only looks like the letters for a party: sun, ірі (ИРИ)."""
    start, end, name, code = named
    word = row[start]
    inside = name == "party" and end - start == 1 and len(row) > _LETTERS and word.islower()
    return inside and (word == code.lower() or (len(word) <= _LETTERS and is_asking(fold_word(word))))


def exact_forms(word: str, vocabulary: LabelIndex) -> Forms:
    """Return a word of a country's name in all its cases, as spelt."""
    return Forms(fold_word(word), tuple(f"={form}" for form in vocabulary.cases_of(word)), (), ())


def _is_city(code: str) -> bool:
    return "/" in code


def _is_known(slots: Sequence[AskedWord], name: str, terms: WordTrees, vocabulary: LabelIndex) -> bool:
    """Return whether the collection or its vocabulary has the name of a city, which is read as other words are."""
    exact = _exact(name)
    return any(exact in vocabulary.readings[group] for group in ("topic", "concept", "party")) or all(
        terms.word(exact_forms(slot.wanted.words[0], vocabulary), FIELDS["any"]).finding for slot in slots
    )


def _is_likely(row: Sequence[str], place: int) -> bool:
    """Return whether a word in small letters is likely a country: with few others, or with words like "treaty"."""
    others = [fold_word(word) for at, word in enumerate(row) if at != place and word]
    return sum(not is_stopword(word) for word in others) <= _BESIDE or between(others)


def between(row: Sequence[str]) -> bool:
    """Return whether words ask for what is between states: a treaty, a border, relations."""
    return any(stem(fold_word(word), lang) in _stems_between() for word in row for lang in LANGUAGES)


@lru_cache(maxsize=1)
def _stems_between() -> frozenset[str]:
    return frozenset(stem(word, lang) for word in _BETWEEN.split() for lang in LANGUAGES)


def _is_other_word(slot: AskedWord, name: str, likely: bool, terms: WordTrees) -> bool:
    """Return whether a word that is also a form of a country's name is one that the collection uses otherwise."""
    fields, surface = FIELDS["any"], slot.forms.surface
    if terms.is_spelt(slot.forms, fields):
        return len(name) < _SHORT
    if likely or slot.wanted.words[0][0].isupper() or surface != name or len(name) > _SHORT:
        return False
    return bool(terms.word(Forms(bones(surface), (bones(surface),), (), ()), fields).finding)


def _exact(name: str) -> str:
    return " ".join(f"={word}" for word in name.split())
