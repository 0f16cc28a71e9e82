"""How much of the words of two titles is common: those that begin alike are, formal ones weigh little."""

from collections.abc import Iterable
from typing import Final

from kb.language.latin import latin_key
from kb.nearness import edits

_FORMAL_WORDS: Final = """
соглашени договор протокол между правительств республик федераци закон постановлени указ келісім шарт хаттама
арасындағы үкімет заң қаулы жарлық agreement treaty protocol between government republic federation
"""
_FORMAL: Final = tuple(map(latin_key, _FORMAL_WORDS.split()))  # what titles of acts begin with weighs little
_LIGHT: Final = 0.2
FEWEST = 3  # words of a title that may stand for a longer one


def shared(first: frozenset[str], second: frozenset[str]) -> tuple[float, float]:
    """Return twice the common words over all words, less what both have and the other has not; and that.

    Words that begin alike or differ by a slip are common ones; other figures make two works of two titles.
    """
    common = first & second
    if len(common) * 2 < min(len(first), len(second)):
        return 0.0, 0.0
    left, right = set(first - common), set(second - common)
    if any(word[0].isdigit() for word in left | right) or not (first and second):
        return 0.0, 0.0
    pairs = [(word, near) for word in sorted(left) for near in sorted(right) if _slip(word, near)]
    for word, near in pairs:
        left.discard(word)
        right.discard(near)
    together = _weight(common) + sum(_weight({word}) for word, _near in pairs)
    apart = _weight(left), _weight(right)
    return max(0.0, (2 * together - 2 * min(apart)) / (2 * together + sum(apart))), min(apart)


def _slip(word: str, near: str) -> bool:
    if len(word) < FEWEST + 2:
        return False
    return word[:5] == near[:5] or (len(word) > 6 and abs(len(word) - len(near)) < 2 and edits(word, near) < 2)


def _weight(words: Iterable[str]) -> float:
    return sum(_LIGHT if word.startswith(_FORMAL) else 1.0 for word in words)
