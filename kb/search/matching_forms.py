"""By which of its forms a word of a text answers a word of a question."""

from collections.abc import Iterable

from kb.language.folding import bones
from kb.language.sounds import sound_key
from kb.nearness import edits
from kb.search.analysis import Forms
from kb.search.asked_words import LookedFor
from kb.search.index_values import FormName
from kb.search.weighted_forms import allowed_errors

ByLength = dict[int, list[tuple[str, int]]]


def form_of(sought: LookedFor, word_forms: Forms) -> FormName | None:
    """Return the best form by which a word of a text answers a word of the question; None if it does not."""
    want = sought.forms
    if sought.prefix:
        return "prefix" if _begins(word_forms.surface, want.surface) else None
    if want.surface == word_forms.surface:
        return "surface"
    if not set(want.stems).isdisjoint(
        (*word_forms.stems, f"={word_forms.surface}")
    ):  # a name of a country has cases for stems
        return "stem"
    if not {*want.skeletons, *want.stems}.isdisjoint((*word_forms.skeletons, *word_forms.stems)):
        return "skeleton"
    if not set(want.keys).isdisjoint(word_forms.keys):
        return "latin"
    if sought.sound and sought.sound == sound_key(word_forms.surface):
        return "latin"
    for label in sought.labels:
        if not set(label.stems).isdisjoint(word_forms.stems):
            return "topic"
    if sought.near and _is_near(want, word_forms, sought.near):
        return "near"
    return None


def _begins(word: str, beginning: str) -> bool:
    """Return whether a word begins so, or would without the signs of й and of Kazakh letters."""
    return word.startswith(beginning) or bones(word).startswith(bones(beginning))


def _is_near(want: Forms, word_forms: Forms, errors: int) -> bool:
    pairs = ((*want.skeletons, *want.stems), (*word_forms.skeletons, *word_forms.stems)), (want.keys, word_forms.keys)
    for ones, others in pairs:
        for form in dict.fromkeys(ones):
            most = min(errors, allowed_errors(form))
            close = [other for other in others if abs(len(form) - len(other)) <= most]
            if most and any(edits(form, other) <= most for other in close):
                return True
    return False


def by_length(rows: Iterable[tuple[int, Iterable[str]]]) -> ByLength:
    """Return forms by the length of words that are near them, each with the edits that are allowed, of some errors."""
    near: ByLength = {}
    for errors, forms in rows:
        for form in dict.fromkeys(forms):
            most = min(errors, allowed_errors(form))
            for length in range(len(form) - most, len(form) + most + 1) if most else ():
                near.setdefault(length, []).append((form, most))
    return near
