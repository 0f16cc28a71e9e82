"""Words too common to be asked for: a question that has others does not need them."""

import re
from functools import lru_cache

from kb.domain.languages import LANGUAGES
from kb.language.folding import bones
from kb.language.latin import latin_key
from kb.language.stems import stem
from kb.language.word_tables import table

_SEEN = 20_000  # words that come again and again
# What is done to any document of a kind: whoever asks when or by whom it was done asks for the document.
_DONE = re.compile(
    r"(?:ратифициру|ратифицирова|денонсирова|подписа|подписыва|заключ[аи]|утверди|утвержда|одобри|присоедини|прекрати"
    r"|расторгну|вступи|вступа|продли|опубликова|зарегистрирова)(?:л[аои]?|ть|н[аоы]?|нн?ы[йехм]|ет|ют|ли)?(?:ся|сь)?"
    r"|вышел|вышла|вышли|ратификациялады|ратификациялаған|бекітті|енді|енген|күшіне|күшін|жойды|қосылды|тоқтатылды"
    r"|ratif(?:y|ies|ied|ying)|denounc(?:e|es|ed|ing)|terminat(?:e|es|ed|ing)|enter(?:s|ed)?|withdr[ae]w|withdrawn"
    r"|accede[sd]?|approve[sd]?|publish(?:ed)?|register(?:ed)?|prolong(?:s|ed)?"
)
# How verbs end. What no record has is a verb by any of them; what some have only by those that few nouns share; what
# none spells so, though it may have others of the root, by those of the past.
_SURE_VERB = re.compile(
    r".{2,}(?:[аяеиу]ться|[аеияу]ется|[аюяу]тся|[ая]ет|(?<!ос)(?<!ес)[аеияу]ть|(?:ывает|ивает|ует)|[аяу]ют|[аи]ли|ите|йте"
    r"|[ае]ды|еді|йды|йді|ймыз|йміз|ймын|ймін)"
)
_VERB = re.compile(
    r".{2,}(?:[аеиоя]л[аои]?|[аяеи]лся|[аеёи]т|[ую]т|[ая]т|сти|зти|чь|лд[ыі]|тт[ыі]|[дт]і|атын|етін|ing|ed)"
    r"|.{2,}(?:[ғқ]ан|[гк]ен)(?:[дл][ае]р)?(?:[дт][ыі]ң|[ыі]н?|[дт][ае]н?|[ғгқк][ае]|м[ыі]з)?"
    r"|.[аеия]ть"
)
_PLURAL = re.compile(r".{2,}(?:л[ае]р|[дт][ае]р)[дт][ыі]")  # in Kazakh, as what is done to: ends as the past of a verb
_OF_A_ROOT = re.compile(r".{2,}(?:(?:[аиоя]|(?<!т)е)л[аои]?|вш(?:ий|ая|ее|ие|его|ему|им|ем|ей|ую|их|ими))(?:с[яь])?")
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
        or any(stem(folded, lang) in _little_stems(lang) for lang in LANGUAGES)
        or bool(_DONE.fullmatch(folded) or _of_kazakh_verb().fullmatch(folded))
    )


@lru_cache(_SEEN)
def is_verb(folded: str, known: bool, spelt: bool) -> bool:
    """Return whether a folded word looks like a verb, which tells less than a noun does.

    A past of a verb need not be of a root that no record has, if it is `spelt` in none.
    """
    if _PLURAL.fullmatch(folded):
        return False
    return (
        bool(_SURE_VERB.fullmatch(folded))
        or bool(not spelt and _OF_A_ROOT.fullmatch(folded))
        or bool(not known and _VERB.fullmatch(folded) and not folded.endswith("тели"))
    )


@lru_cache(_SEEN)
def names_document(folded: str) -> bool:
    """Return whether a folded word is one for a kind of documents or writings, in any form."""
    return any(stem(folded, lang) in _writings() for lang in LANGUAGES)


@lru_cache(maxsize=1)
def _writings() -> frozenset[str]:
    return frozenset(stem(word, lang) for word in table("asking")["writings"].split() for lang in LANGUAGES)


@lru_cache(maxsize=1)
def _little() -> frozenset[str]:
    words = [word for lang in LANGUAGES for word in table("asking").get(f"little {lang}", "").split()]
    return frozenset([*words, *map(bones, words)])


@lru_cache(maxsize=8)
def _little_stems(lang: str) -> frozenset[str]:
    return frozenset(stem(word, lang) for word in table("asking").get(f"little {lang}", "").split())


@lru_cache(maxsize=1)
def _of_kazakh_verb() -> re.Pattern[str]:
    return re.compile(_KAZAKH_VERB % "|".join(table("asking")["verbs kk"].split()))


@lru_cache(maxsize=1)
def _needless() -> frozenset[str]:
    words = [word for lang in LANGUAGES for word in table("asking").get(f"needless {lang}", "").split()]
    romanised = [key for key in (latin_key(word) for word in words if not word.isascii()) if len(key) > 3]
    return frozenset([*words, *map(bones, words), *romanised])


@lru_cache(_SEEN)
def is_stopword(folded: str) -> bool:
    """Return whether a folded word says too little to be needed; a single letter (an initial) is one too."""
    return folded in _needless() or bones(folded) in _needless() or (len(folded) == 1 and folded.isalpha())


def is_initial(word: str) -> bool:
    """Return whether a word as typed may be the initial of a name."""
    return len(word) == 1 and word.isupper()
