"""Whether a name is an organisation's, as its words say: World Bank, Посольство Японии, Қазақстан Ұлттық Банкі."""

import re
from functools import cache

from kb.domain.languages import LANGUAGES
from kb.language.abbreviations import things
from kb.language.word_tables import table

_INITIAL = re.compile(r"(?:^|\s)[^\W\d_]\.(?=\s|$)")
_NAMED = re.compile(r"[^«»\"“”„]*\w{3,} [«\"“„][^«»\"“”„]+[»\"“”]")  # Клуб «Весло»
_GENITIVE = re.compile(r"\w{3,}(?:[ндт]ың|[ндт]ің)")  # Қазақстанның …: a Kazakh body belongs to something
_OF = frozenset(("of", "for", "on"))
_SHORTEST = 5  # letters of a word that its end tells
_ADJECTIVE = re.compile(r"\w{2,}(?:ic|al|ive|ary|ous|ean|ian|ican)")


def is_body(name: str) -> bool:
    """Return whether a name is a body's: of several words that say so, or one of the states and organisations we know.

    After a comma its departments may follow (University of Oxford, Department of Physics).
    """
    name = name.partition(",")[0].strip()
    if name in _known() or _NAMED.fullmatch(name):
        return True
    words = _words(name)
    if len(words) < 2:
        return False
    if _sure().search(" ".join(words)) or any(map(_GENITIVE.fullmatch, words)) or _row("within") & set(words[1:-1]):
        return True
    doubtful = _row("surnames en") & set(words)
    return bool(doubtful and not _INITIAL.search(name) and (_row("beside en") | _OF) & (set(words) - doubtful))


def is_one(left: str, right: str) -> bool:
    """Return whether what "and" parts is one body's name: Centre for Strategic | International Studies."""
    before, after = _words(left), _words(right)
    if not before or not after:
        return False
    rest = _row("rest")
    if is_body(left) and _OF & set(before):
        alone = len(after) == 1 and len(right) > _SHORTEST and after[0].endswith(tuple(_row("rest ends")))
        return alone or bool(rest & {after[0], after[-1]}) or bool(_ADJECTIVE.fullmatch(before[-1]))
    return len(before) == 1 < len(after) and before[0] in rest and after[0] in rest  # Food | Agriculture Organization


def _words(name: str) -> list[str]:
    return [word.strip("«»\"'()[].,") for word in name.casefold().split()]


@cache
def _row(name: str) -> frozenset[str]:
    return frozenset(table("bodies")[name].split())


@cache
def _known() -> frozenset[str]:
    return _row("known") | {name for thing in things().values() for name in thing.names}


@cache
def _sure() -> re.Pattern[str]:
    whole = "|".join(word for lang in LANGUAGES for word in _row(f"sure {lang}"))
    return re.compile(rf"\b(?:{whole}|(?:{'|'.join(_row('stems ru'))})\w{{0,3}})\b")
