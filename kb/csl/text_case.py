"""Text cases (CSL 1.0.2, "Text-case", "Title Case Conversion", "Sentence Case Conversion")."""

import re
from collections.abc import Callable, Iterator
from typing import Final

from kb.csl.letters import is_english, lower, upper
from kb.csl.output import CLOSE, Token
from kb.csl.words import words

STOP_WORDS: Final = words(
    "a about above across afore after against al along alongside amid amidst among amongst an and anenst apropos apud "
    "around as aside astride at athwart atop barring before behind below beneath beside besides between beyond but by "
    "c c. ca circa d' de despite down during et except for forenenst from given in inside into lest like modulo near "
    "next nor notwithstanding of off on onto or out over per plus pro qua sans since so than the "
    "through throughout thru thruout till to toward towards under underneath until unto up upon v v. van versus via "
    "vis-à-vis von vs vs. with within without yet"
)
_FREE: Final = words("Next Near Given Inside Down Like Up Out Off Over So Yet")  # so typed, no prepositions
_PHRASE_ENDS: Final = frozenset(",.;:?!)")  # no preposition stands before one: "Standing By: A Memoir"
_ELIDED: Final = ("d'", "d’")
_PHRASES: Final = frozenset(
    tuple(phrase.split())
    for phrase in (
        "according to", "ahead of", "apart from", "as for", "as of", "as per", "as regards", "aside from", "back to",
        "because of", "close to", "due to", "except for", "far from", "inside of", "instead of", "near to", "next to",
        "on to", "out from", "out of", "outside of", "prior to", "pursuant to", "rather than", "regardless of",
        "such as", "that of", "up to", "where as",
    )
)  # fmt: skip
_PHRASED: Final = frozenset(first for first, _ in _PHRASES)
_WORD: Final = re.compile(r"[^\s\u00a0—/–-]+|[\s\u00a0]+|[—/–-]")
_FIRST_WORD: Final = re.compile(r"[^\W_][^\s‐–—/-]*")
_BREAKS: Final = re.compile(r"([\s‐–—/-]+)")
_SHOUTED: Final = re.compile(r"\b(?![IVX]{2,}\b)\w+")
_SUBTITLES: Final = frozenset(":?!")  # begin a subtitle
_GREEK: Final = re.compile("[\u0370-\u03ff]")
SHOUTED_WORDS: Final = 3  # fewer may be an acronym: "NATO", "UNESCO REPORT"
_LETTER: Final = re.compile(r"[A-Z][,;:?!)]?")  # "vitamin A", "plan C"
_PLAINLY: Final = frozenset(("nocase", "nodecor"))
_NOCASE: Final = frozenset(("nocase", "nodecor", "superscript", "subscript", "small-caps"))
Value = str | tuple[Token, ...]


def apply(case: str, value: Value, language: str) -> Value:
    """Return a value in a text case; content of nocase, super- and subscript and small-caps stays in the cased forms.

    `language` is a lower-case tag: title case is English alone, and Turkish and its kin have letters of their own.
    """
    if case == "title" and not is_english(language):
        return value
    if case == "sentence" and not is_english(language):
        case = "capitalize-first"  # names of other languages would lose their capitals
    change = _PLAIN.get(case)
    if change is None:
        return value
    if isinstance(value, str):
        return change(value, language)
    if case == "title":
        return _title_tokens(value)
    if case in ("capitalize-first", "sentence"):
        return _first(value, case == "sentence", language)
    return _each(value, change, language)


def _each(tokens: tuple[Token, ...], change: Callable[[str, str], str], language: str) -> tuple[Token, ...]:
    """Change the strings outside of nocase spans."""
    return tuple(
        change(token, language) if cased and isinstance(token, str) else token
        for token, cased in _with_cased(tokens, _PLAINLY)
    )


def _with_cased(tokens: tuple[Token, ...], plain: frozenset[str]) -> Iterator[tuple[Token, bool]]:
    """Yield the tokens, each with whether it stands outside of all spans of the `plain` kinds."""
    stack: list[bool] = []
    for token in tokens:
        yield token, not any(stack)
        if not isinstance(token, str):
            if token.kind == "open":
                stack.append(token.name in plain)
            elif token is CLOSE and stack:
                stack.pop()


def _first(tokens: tuple[Token, ...], sentence: bool, language: str) -> tuple[Token, ...]:
    out: list[Token] = []
    started = False
    whole_upper = "".join(t for t in tokens if isinstance(t, str)).isupper()
    for token, cased in _with_cased(tokens, _NOCASE):
        if not isinstance(token, str):
            out.append(token)
            continue
        if not cased:
            out.append(token)
        elif sentence:
            out.append(_sentence(token, whole_upper, started))
        else:
            out.append(token if started else capitalize_first(token, language))
        started = started or any(c.isalnum() for c in token)
    return tuple(out)


def capitalize_first(text: str, language: str = "") -> str:
    """Return the text with its first letter in upper case, if its first word is in lower case and no lone Greek letter.

    The parts of a hyphenated word are words of their own.
    """
    match = _FIRST_WORD.search(text)
    if match is None:
        return text
    word, place = match.group(), match.start()
    if word[0].isdigit() or word != word.lower() or _GREEK.fullmatch(word):
        return text
    return text[:place] + upper(word[0], language) + text[place + 1 :]


def capitalize_all(text: str, language: str = "") -> str:
    """Return every lower-case word with a capital."""
    return "".join(capitalize_first(part, language) for part in _BREAKS.split(text))


def sentence_case(text: str, _language: str = "en") -> str:
    """Return an English text in sentence case: words of mixed case stay, unless all is in upper case."""
    return _sentence(text, text.isupper(), False)


def _sentence(text: str, whole_upper: bool, started: bool) -> str:
    if whole_upper:
        text = text.lower()
        return text if started else capitalize_first(text)
    words = re.split(r"(\s+)", text)
    out = []
    for word in words:
        if word and not word.isspace():
            out.append(_sentence_word(word, started))
            started = True
        else:
            out.append(word)
    return "".join(out)


def _sentence_word(word: str, started: bool) -> str:
    bare = word.strip(".,:;!?()[]\"'“”‘’")
    if started and bare[:1].isupper() and bare[1:].islower():
        return word.lower()
    return capitalize_first(word) if not started and word.islower() else word


def title_case(text: str, _language: str = "en") -> str:
    """Return the text in English title case: stop words stay low, but not first, last or after a colon."""
    tokens = _title_tokens((text,))
    return "".join([token for token in tokens if isinstance(token, str)])


def _is_shouted(tokens: tuple[Token, ...]) -> bool:
    """Return whether a title of several words is all in upper case, so that its letters say nothing of names."""
    text = " ".join([token for token in tokens if isinstance(token, str)])
    return text.isupper() and sum(any(c.isalpha() for c in word) for word in text.split()) >= SHOUTED_WORDS


def _unshouted(text: str, _language: str) -> str:
    """Return text in lower case but for roman numerals."""
    return _SHOUTED.sub(lambda match: match.group().lower(), text)


def _title_tokens(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    if _is_shouted(tokens):
        tokens = _each(tokens, _unshouted, "en")
    out: list[Token] = []
    starting = True
    strings = [i for i, t in enumerate(tokens) if isinstance(t, str) and any(c.isalnum() for c in t)]
    final = strings[-1] if strings else -1
    for place, (token, cased) in enumerate(_with_cased(tokens, _NOCASE)):
        if not isinstance(token, str):
            out.append(token)
            continue
        if not cased:
            out.append(token)
            starting = starting and not any(c.isalnum() for c in token)
            continue
        text, starting = _titled(token, starting, place == final)
        out.append(text)
    return tuple(out)


def _titled(text: str, starting: bool, ending: bool) -> tuple[str, bool]:
    """Return a piece in title case, and whether the next piece begins a (sub)title."""
    pieces = _WORD.findall(text)
    last = max((i for i, p in enumerate(pieces) if any(c.isalnum() for c in p)), default=-1)
    out: list[str] = []
    stopped = False
    low_title = any(p.islower() and len(p) > 3 and p not in STOP_WORDS for p in pieces)  # capitals in it mean something
    for place, piece in enumerate(pieces):
        if not any(c.isalnum() for c in piece):
            out.append(piece)
            if piece[-1:] in _SUBTITLES:
                starting = True
            continue
        if low_title and _LETTER.fullmatch(piece):
            out.append(piece)
            starting, stopped = piece[-1] in _SUBTITLES, False
            continue
        strong = starting or (ending and place == last) or _heads_compound(pieces, place)
        low = piece.lower() in STOP_WORDS or (piece.lower() in _PHRASED and _phrased(pieces, place))
        out.append(_title_word(piece, low, strong, _hyphened(pieces, place), stopped))
        starting = piece[-1] in _SUBTITLES
        stopped = piece[-1] == "."
    return "".join(out), starting


def _hyphened(pieces: list[str], place: int) -> bool:
    return place > 0 and pieces[place - 1] == "-"


def _heads_compound(pieces: list[str], place: int) -> bool:
    """Return whether a word is the first of a hyphenated one, as "pro" is in "pro-social"."""
    return pieces[place + 1 : place + 2] == ["-"] and place + 2 < len(pieces) and not _hyphened(pieces, place)


def _phrased(pieces: list[str], place: int) -> bool:
    """Return whether a word begins a stop phrase of two words, as "because of" does."""
    return place + 2 < len(pieces) and (pieces[place].lower(), pieces[place + 2].lower()) in _PHRASES


def _title_word(word: str, low: bool, strong: bool, hyphened: bool, stopped: bool) -> str:
    bare = word.strip("“”‘’\"'()[]{},;:?!<>«»…")
    if low or bare.lower() in STOP_WORDS or bare.rstrip(".").lower() in STOP_WORDS:
        if strong:
            return capitalize_first(word)
        kept = not bare.istitle() or stopped or bare in _FREE or word[-1] in _PHRASE_ENDS
        return word if kept else word.lower()
    if len(bare) == 1 and (hyphened or _GREEK.match(bare)):
        return word
    lone = all(len(part) < 2 for part in bare.split(".")) or bare.startswith(_ELIDED)  # "e. coli", "u.s.", "d’Alembert"
    if lone and not strong:
        return word
    return capitalize_first(word)


_PLAIN: Final[dict[str, Callable[[str, str], str]]] = {
    "lowercase": lower,
    "uppercase": upper,
    "capitalize-first": capitalize_first,
    "capitalize-all": capitalize_all,
    "sentence": sentence_case,
    "title": title_case,
}
