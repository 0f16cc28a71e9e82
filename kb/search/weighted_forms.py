"""The forms of a word as terms of the index: what each weighs, which lie within others, how far near ones may be."""

import re
from functools import lru_cache

from kb.search.analysis import Forms, wider_term

# What a form adds to the score of its field; a word matched exactly has them all.
SURFACE, STEM, SKELETON, LATIN, NEAR = 0.5, 1.0, 0.5, 0.5, 0.5
_NEAR_ONE, _NEAR_TWO = 5, 9
_ROMAN, _ROMAN_LETTERS = "m{0,3}(?:c[md]|d?c{0,3})(?:x[cl]|l?x{0,3})(?:i[xv]|v?i{0,3})|[іх]+", frozenset("mdclxviіх")


def weighted_terms(forms: Forms) -> dict[str, float]:
    """Return the index terms of a word's forms, each with what it adds to the score."""
    terms = {f"={forms.surface}": SURFACE}
    for form in forms.stems:
        terms.setdefault(form, STEM)
    for form in forms.skeletons:
        terms.setdefault(form, SKELETON)
    for form in forms.keys:
        terms.setdefault(f"~{form}", LATIN)
    return terms


@lru_cache(maxsize=20_000)
def families(forms: Forms) -> tuple[tuple[str, float, tuple[tuple[str, float], ...]], ...]:
    """Return the terms of a word's forms as (wide term, weight, narrow terms with weights).

    A record that has a narrow term has the wide one too: where that is missing, none need be looked for.
    """
    terms = weighted_terms(forms)
    above = {term: wider for term in terms if (wider := wider_term(term)) in terms and wider != term}
    return tuple(
        (wide, boost, tuple((term, terms[term]) for term in terms if above.get(term) == wide))
        for wide, boost in terms.items()
        if wide not in above
    )


def allowed_errors(word: str) -> int:
    """Return how many edits a word may be away: none below five letters, one below nine, else two."""
    if not word.isalpha() or len(word) < _NEAR_ONE or (_ROMAN_LETTERS.issuperset(word) and re.fullmatch(_ROMAN, word)):
        return 0
    return 2 if len(word) >= _NEAR_TWO else 1
