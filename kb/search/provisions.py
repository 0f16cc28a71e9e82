"""The article or paragraph of a document that a question names: the document is the answer, and its record has none."""

import re

from kb.language.folding import fold_word, spellings
from kb.search.grammar import phrases, without_operators
from kb.search.pasted import is_reference
from kb.search.stopwords import is_asking, is_stopword

_NUMBER = r"(?:\d{1,3}(?:\.\d{1,2})?|(?-i:[IVX]{1,5}))(?:\s?\(\w\))?(?![\w.,/-]*\w)"
_PROVISION = (
    rf"(?i)(?<![\w-])(?:(?:articles?|art\.|sections?|sec\.|clauses?|paragraphs?|para\.|стать\w{{1,3}}|ст\.|пункт\w{{0,3}}|п\.|бап"
    rf"|тарма[қк])\s*{_NUMBER}|\d{{1,3}}\s?-?\s?(?:(?:ші|шы)\s)?(?:ба[пб]|тарма[қкғг])\w*|\d{{1,3}}-?[йяюе]\w?\s+стать\w+)"
)
_PIECES = ("art", "sec", "clause", "para", "стат", "ст.", "пункт", "п.", "ба", "тарма")


def without_provisions(text: str) -> tuple[str, str]:
    """Return a question without the articles and paragraphs that it names, and their words.

    A reference that was pasted is left as it is, and so is a question that asks for nothing else.
    """
    if not any(map(str.isdecimal, text)) and not re.search(r"\b[IVX]+\b", text):
        return text, ""
    named = [place.span() for place in phrases(_PROVISION, _PIECES, without_operators(text))]
    rest = text
    for start, end in named:
        rest = f"{rest[:start]}{' ' * (end - start)}{rest[end:]}"
    telling = (word for word in map(fold_word, spellings(rest)) if not (is_stopword(word) or is_asking(word)))
    if not named or is_reference(text) or not any(telling):
        return text, ""
    return rest, " ".join(text[start:end] for start, end in named)
