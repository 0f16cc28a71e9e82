"""Words too common to be asked for: a question that has others does not need them."""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import product

from kb.domain.languages import LANGUAGES
from kb.language.folding import bones, fold_word, is_cyrillic, words
from kb.language.latin import latin_key
from kb.language.stems import stem
from kb.language.word_tables import table

_SEEN = 20_000  # words that come again and again


def _made(*parts: str) -> tuple[str, ...]:
    """Return all that one piece of each part makes together; "_" stands for nothing."""
    return tuple("".join(pieces).replace("_", "") for pieces in product(*map(str.split, parts)))


# What is done to any document of a kind: whoever asks when or by whom it was done asks for the document.
_DONE_ROOTS = _made(
    "ратифициру ратифицирова денонсирова подписа подписыва заключа заключи утверди утвержда одобри присоедини прекрати"
    " расторгну вступи вступа продли опубликова зарегистрирова"
)
_DONE_ENDINGS = frozenset(_made("_ л ла ло ли ть н на но ны ный ные ных ным нный нные нных нным ет ют", "_ ся сь"))
_DONE = frozenset((
    *_made("вышел вышла вышли ратификациялады ратификациялаған бекітті енді енген күшіне күшін жойды қосылды"),
    *_made("тоқтатылды accede acceded accedes withdraw withdrew withdrawn"),
    *_made("ratif", "y ies ied ying"), *_made("denounc", "e es ed ing"), *_made("terminat", "e es ed ing"),
    *_made("enter prolong", "_ s ed"), *_made("approve", "_ s d"), *_made("publish register", "_ ed"),
))  # fmt: skip
# How verbs end, behind two letters or more. What no record has is a verb by any of them; what some have only by those
# that few nouns share; what none spells so, though it may have others of the root, by those of the past.
_SURE_VERB = (
    *_made("а я е и у", "ться ть"), *_made("а е и я у", "ется"), *_made("а ю я у", "тся"), *_made("а я у", "ют"),
    *_made("ает яет ует али или ите йте ады еды еді йды йді ймыз йміз ймын ймін"),
)  # fmt: skip
_NO_SURE_VERB = _made("ос ес", "а я е и у", "ть")
_VERB = (
    *_made("а е и о я", "л", "_ а о и"), *_made("а я е и", "лся"), *_made("а е ё и у ю я", "т"),
    *_made("сти зти чь лды лді тты тті ді ті атын етін йтын йтін мақ мек бақ бек пақ пек ing ed"),
    *_made(
        "ған қан ген кен", "_ дар дер лар лер",
        "_ дың дің тың тің ы і ын ін да де та те дан ден тан тен ға ғе га ге қа қе ка ке мыз міз",
    ),
)  # fmt: skip
_SHORT_VERB = _made("а е и я", "ть")  # behind one letter
_PLURAL = _made("лар лер дар дер тар тер", "ды ді ты ті")  # in Kazakh, as what is done to: ends as the past of a verb
_OF_A_ROOT = (
    *_made("а и о я е", "л", "_ а о и", "_ ся сь"),
    *_made("вш", "ий ая ее ие его ему им ем ей ую их ими", "_ ся сь"),
)  # fmt: skip
_OF_NO_ROOT = _made("тел", "_ а о и", "_ ся сь")
# How verbs of Kazakh go on after their root: voice, tense or kind, person or case.
_KAZAKH_VERB = (
    r"(?:%s)(?:[ыі]?[лн](?=[^лн])|[дт][ыі]р)?(?:у|[аей]|[аей]?д[ыі]|[ыі]?п|[ғқ]ан|[гк]ен|[ае]?р|[аей]т[ыі]н|[ае]й[ыі]н"
    r"|[ғгқк][ыі](?=[мң])|(?:с[ае]|[дт][ыі])[ңқкм]?|(?=м[ыі][зн]))(?:[мң](?:[ыі][зн])?|[дтл][ае]р|с[ыі][зң]|[ғгқк][ае]|[дн][ыі]|[ыі]|[дт][ае]н?|[дтн][ыі]ң)?"
)


@lru_cache(_SEEN)
def is_asking(folded: str) -> bool:
    """Return whether a folded word is one of asking, or of doing anything at all: it tells less than others do."""
    return (
        folded in _little()
        or any(stem(folded, lang) in _little_stems(folded[0], lang) for lang in LANGUAGES)
        or folded in _DONE
        or any(folded.startswith(root) and folded[len(root) :] in _DONE_ENDINGS for root in _DONE_ROOTS)
        or _is_of_kazakh_verb(folded)
    )


@lru_cache(_SEEN)
def is_verb(folded: str, known: bool, spelt: bool) -> bool:
    """Return whether a folded word looks like a verb, which tells less than a noun does.

    A past of a verb need not be of a root that no record has, if it is `spelt` in none.
    """
    end = folded[2:]
    if end.endswith(_PLURAL):
        return False
    return (
        (end.endswith(_SURE_VERB) and not folded.endswith(_NO_SURE_VERB))
        or (not spelt and end.endswith(_OF_A_ROOT) and not folded.endswith(_OF_NO_ROOT))
        or (not known and (end.endswith(_VERB) or folded[1:] in _SHORT_VERB) and not folded.endswith("тели"))
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
    rows = " ".join(table("asking").get(f"little {lang}", "") for lang in LANGUAGES)
    return frozenset((*rows.split(), *bones(rows).split()))


@lru_cache(maxsize=300)
def _little_stems(letter: str, lang: str) -> frozenset[str]:
    """Return the stems of the little words of a language that begin with a letter, as their stems do."""
    words = table("asking").get(f"little {lang}", "").split()
    return frozenset(stem(word, lang) for word in words if word[0] == letter)


def _is_of_kazakh_verb(folded: str) -> bool:
    roots = [form for root in table("asking")["verbs kk"].split() for form in (root, re.sub("п$", "б", root))]
    return folded.startswith(tuple(roots)) and bool(re.fullmatch(_KAZAKH_VERB % "|".join(roots), folded))


@lru_cache(maxsize=1)
def _needless() -> frozenset[str]:
    """Return the skeletons of the needless words."""
    return frozenset(bones(" ".join(_needless_words())).split())


@lru_cache(maxsize=100)
def _romanised(letter: str) -> frozenset[str]:
    """Return the needless words of Cyrillic letters as they are typed in Latin ones, those that begin with a letter."""
    keys = map(latin_key, _cyrillic_needless().get(letter, ()))
    return frozenset(key for key in keys if len(key) > 3)


@lru_cache(maxsize=1)
def _cyrillic_needless() -> dict[str, list[str]]:
    """Return the needless words of Cyrillic letters by the first letter of the key of their first letter."""
    words: dict[str, list[str]] = {}
    for word in _needless_words():
        if not word.isascii():
            words.setdefault(latin_key(word[0])[:1], []).append(word)
    return words


def is_key_of_little(key: str) -> bool:
    """Return whether a Latin key is that of a needless word of Cyrillic letters: "pen" is пен."""
    return any(latin_key(word) == key for word in _cyrillic_needless().get(key[0], ()))


def _needless_words() -> list[str]:
    return [word for lang in LANGUAGES for word in table("asking").get(f"needless {lang}", "").split()]


@lru_cache(_SEEN)
def is_stopword(folded: str) -> bool:
    """Return whether a folded word says too little to be needed; a single letter (an initial) is one too."""
    if bones(folded) in _needless() or (len(folded) == 1 and folded.isalpha()):
        return True
    return not (is_cyrillic(folded[0]) or folded.isdecimal()) and folded in _romanised(folded[0])


def is_initial(word: str) -> bool:
    """Return whether a word as typed may be the initial of a name."""
    return len(word) == 1 and word.isupper()


def without_greeting(text: str) -> str:
    """Return a question without the greeting it begins with (Привет, как дела?); a sign alone if it only greets."""
    row = words(text)
    folded = [fold_word(word.text) for word in row]
    past = 0
    while past < len(row) and (length := _greets(folded[past:])):
        past += length
    if not past:
        return text
    last = past + (past < len(row) and folded[past] in _greeted())
    if last == len(row) or not text[row[last - 1].end :].lstrip()[:1].isalnum():
        past = last
    return text[row[past].start :] if past < len(row) else "\u2026"


def _greets(folded: Sequence[str]) -> int:
    """Return how many words greet at the beginning of a row."""
    rows = _greetings().get(folded[0], ())
    return max((len(row) for row in rows if tuple(folded[: len(row)]) == row), default=0)


@lru_cache(maxsize=1)
def _greeted() -> frozenset[str]:
    """Return the folded words for those whom one greets at large."""
    return frozenset(map(fold_word, table("asking")["greeted"].split()))


@lru_cache(maxsize=_SEEN)
def is_of_author(folded: str) -> bool:
    """Return whether a folded word is one, in any form, for what an author wrote or thinks: труды, көзқарасы, views."""
    return any(stem(folded, lang) in _authored() for lang in LANGUAGES)


@lru_cache(maxsize=1)
def _authored() -> frozenset[str]:
    words = table("asking")["authored"].split()
    return frozenset(stem(fold_word(word), lang) for word in words for lang in LANGUAGES)


@lru_cache(maxsize=1)
def _greetings() -> dict[str, list[tuple[str, ...]]]:
    """Return the rows of words that greet, by their first word."""
    rows = [tuple(map(fold_word, row.split())) for row in table("asking")["greetings"].split(";")]
    return {first: [row for row in rows if row[0] == first] for first, *_others in rows}
