"""The things of the field that a question names, by a name or an abbreviation of `kb.language.abbreviations`."""

from functools import lru_cache

from kb.domain.languages import LANGUAGES
from kb.language.abbreviations import begins_name, mentions
from kb.language.folding import bones, fold_word
from kb.language.stems import stem


@lru_cache(maxsize=20_000)
def _begins_thing(word: str) -> bool:
    """Return whether the name of a thing may begin with a word, in any language."""
    folded = fold_word(word)
    return any(begins_name(bones(folded), bones(stem(folded, lang)), lang) for lang in LANGUAGES)


def named_things(row: list[str]) -> list[tuple[int, int, str]]:
    """Return (start, end, thing) for the things named in a row of words in any language; longest first."""
    if not any(map(_begins_thing, row)):
        return []
    folded = [fold_word(word) for word in row]
    spelt = [bones(word) for word in folded]
    things_named = {
        (mention.start, mention.end, mention.id)
        for lang in LANGUAGES
        for mention in mentions(spelt, [bones(stem(word, lang)) for word in folded], lang)
    }
    kept: list[tuple[int, int, str]] = []
    for start, end, thing in sorted(things_named, key=lambda span: (span[0] - span[1], span)):
        if all(end <= other[0] or start >= other[1] or (start, end) == other[:2] for other in kept):
            kept.append((start, end, thing))
    return kept
