"""Words too common to be asked for: a question that has others does not need them."""

import re
from functools import lru_cache

from kb.domain.languages import LANGUAGES
from kb.language.folding import bones, is_cyrillic
from kb.language.latin import latin_key
from kb.language.stems import stem
from kb.language.word_tables import table

_SEEN = 20_000  # words that come again and again
# What is done to any document of a kind: whoever asks when or by whom it was done asks for the document.
_DONE = (
    r"(?:ратифициру|ратифицирова|денонсирова|подписа|подписыва|заключ[аи]|утверди|утвержда|одобри|присоедини|прекрати"
    r"|расторгну|вступи|вступа|продли|опубликова|зарегистрирова)(?:л[аои]?|ть|н[аоы]?|нн?ы[йехм]|ет|ют|ли)?(?:ся|сь)?"
    r"|вышел|вышла|вышли|ратификациялады|ратификациялаған|бекітті|енді|енген|күшіне|күшін|жойды|қосылды|тоқтатылды"
    r"|ratif(?:y|ies|ied|ying)|denounc(?:e|es|ed|ing)|terminat(?:e|es|ed|ing)|enter(?:s|ed)?|withdr[ae]w|withdrawn"
    r"|accede[sd]?|approve[sd]?|publish(?:ed)?|register(?:ed)?|prolong(?:s|ed)?"
)
# How verbs end. What no record has is a verb by any of them; what some have only by those that few nouns share; what
# none spells so, though it may have others of the root, by those of the past.
_SURE_VERB = (
    r".{2,}(?:[аяеиу]ться|[аеияу]ется|[аюяу]тся|[ая]ет|(?<!ос)(?<!ес)[аеияу]ть|(?:ывает|ивает|ует)|[аяу]ют|[аи]ли|ите|йте"
    r"|[ае]ды|еді|йды|йді|ймыз|йміз|ймын|ймін)"
)
_VERB = (
    r".{2,}(?:[аеиоя]л[аои]?|[аяеи]лся|[аеёи]т|[ую]т|[ая]т|сти|зти|чь|лд[ыі]|тт[ыі]|[дт]і|атын|етін|ing|ed)"
    r"|.{2,}(?:[ғқ]ан|[гк]ен)(?:[дл][ае]р)?(?:[дт][ыі]ң|[ыі]н?|[дт][ае]н?|[ғгқк][ае]|м[ыі]з)?"
    r"|.[аеия]ть"
)
_PLURAL = r".{2,}(?:л[ае]р|[дт][ае]р)[дт][ыі]"  # in Kazakh, as what is done to: ends as the past of a verb
_OF_A_ROOT = r".{2,}(?:(?:[аиоя]|(?<!т)е)л[аои]?|вш(?:ий|ая|ее|ие|его|ему|им|ем|ей|ую|их|ими))(?:с[яь])?"
# How verbs of Kazakh go on after their root: voice, tense or kind, person or case.
_KAZAKH_VERB = (
    r"(?:%s)(?:[ыі]?[лн](?=[^лн])|[дт][ыі]р)?(?:у|[аей]|[аей]?д[ыі]|[ыі]?п|[ғқ]ан|[гк]ен|[ае]?р|[аей]т[ыі]н"
    r"|(?:с[ае]|[дт][ыі])[ңқкм]?)(?:м[ыі][зн]|[дтл][ае]р|с[ыі][зң]|[ғгқк][ае]|[дн][ыі]|[ыі]|[дт][ае]н?|[дтн][ыі]ң)?"
)


@lru_cache(_SEEN)
def is_asking(folded: str) -> bool:
    """Return whether a folded word is one of asking, or of doing anything at all: it tells less than others do."""
    return (
        folded in _little()
        or any(stem(folded, lang) in _little_stems(folded[0], lang) for lang in LANGUAGES)
        or bool(re.fullmatch(_DONE, folded) or _is_of_kazakh_verb(folded))
    )


@lru_cache(_SEEN)
def is_verb(folded: str, known: bool, spelt: bool) -> bool:
    """Return whether a folded word looks like a verb, which tells less than a noun does.

    A past of a verb need not be of a root that no record has, if it is `spelt` in none.
    """
    if re.fullmatch(_PLURAL, folded):
        return False
    return (
        bool(re.fullmatch(_SURE_VERB, folded))
        or bool(not spelt and re.fullmatch(_OF_A_ROOT, folded))
        or bool(not known and re.fullmatch(_VERB, folded) and not folded.endswith("тели"))
    )


@lru_cache(_SEEN)
def names_document(folded: str) -> bool:
    """Return whether a folded word is one for a kind of documents or writings, in any form."""
    return any(stem(folded, lang) in _writings(folded[0]) for lang in LANGUAGES)


@lru_cache(maxsize=100)
def _writings(letter: str) -> frozenset[str]:
    """Return the stems, in each language, of the words for writings that begin with a letter, as their stems do."""
    words = table("asking")["writings"].split()
    return frozenset(stem(word, lang) for word in words if word[0] == letter for lang in LANGUAGES)


@lru_cache(maxsize=1)
def _little() -> frozenset[str]:
    words = [word for lang in LANGUAGES for word in table("asking").get(f"little {lang}", "").split()]
    return frozenset([*words, *map(bones, words)])


@lru_cache(maxsize=300)
def _little_stems(letter: str, lang: str) -> frozenset[str]:
    """Return the stems of the little words of a language that begin with a letter, as their stems do."""
    words = table("asking").get(f"little {lang}", "").split()
    return frozenset(stem(word, lang) for word in words if word[0] == letter)


def _is_of_kazakh_verb(folded: str) -> bool:
    roots = table("asking")["verbs kk"].split()
    return folded.startswith(tuple(roots)) and bool(re.fullmatch(_KAZAKH_VERB % "|".join(roots), folded))


@lru_cache(maxsize=1)
def _needless() -> frozenset[str]:
    words = _needless_words()
    return frozenset([*words, *map(bones, words)])


@lru_cache(maxsize=100)
def _romanised(letter: str) -> frozenset[str]:
    """Return the needless words of Cyrillic letters as they are typed in Latin ones, those that begin with a letter."""
    words = (word for word in _needless_words() if not word.isascii() and latin_key(word[0]).startswith(letter))
    return frozenset(key for key in map(latin_key, words) if len(key) > 3)


def _needless_words() -> list[str]:
    return [word for lang in LANGUAGES for word in table("asking").get(f"needless {lang}", "").split()]


@lru_cache(_SEEN)
def is_stopword(folded: str) -> bool:
    """Return whether a folded word says too little to be needed; a single letter (an initial) is one too."""
    if folded in _needless() or bones(folded) in _needless() or (len(folded) == 1 and folded.isalpha()):
        return True
    return not (is_cyrillic(folded[0]) or folded.isdecimal()) and folded in _romanised(folded[0])


def is_initial(word: str) -> bool:
    """Return whether a word as typed may be the initial of a name."""
    return len(word) == 1 and word.isupper()
