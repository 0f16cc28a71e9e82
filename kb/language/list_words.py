"""The words of printed reference lists, which stand in data by what they say and by language."""

import re
from functools import cache

from kb.language.romanised_words import romanised
from kb.language.word_tables import table


@cache
def any_of(what: str, romanised_too: bool = False) -> str:
    """Return a pattern of the words that say something (pages, editor) in any language, the longest first.

    No letter follows a word that ends with a letter; an asterisk stands for any letters more. Words in Cyrillic stand
    as romanisations print them as well where that is asked.
    """
    forms = [_form(word) for word in sorted(words_of(what), key=lambda word: (-len(word), word))]
    return "|".join((*forms, *(romanised(form) for form in forms if romanised_too and romanised(form) != form)))


def words_of(what: str) -> frozenset[str]:
    """Return the words that say something in any language."""
    rows = (words for key, words in table("printed_lists").items() if key.split()[0] == what)
    return frozenset(word.strip() for row in rows for word in row.split(",") if word.strip())


def _form(word: str) -> str:
    form = re.escape(word).replace(r"\ ", r"\s?").replace(r"\*", r"\w*")
    return rf"{form}(?!\w)" if word[-1].isalpha() else form
