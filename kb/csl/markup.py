"""Rich text inside fields: tags and quotes read into tokens (CSL-JSON, "HTML-like formatting tags").

Known are <i>, <b>, <sup>, <sub>, <sc>, small-caps and nocase spans, and quotes: straight, curly and those of
Russian. What is not paired stays as it was written; a lone straight single quote is an apostrophe.
"""

import re
from typing import Final

from kb.csl.output import CLOSE, FIELD, OWN_UNQUOTE, SIGNS, UNQUOTE, Mark, Token

SPECIAL: Final = re.compile(r"[<\"'“”‘’«„]")
_TAG: Final = re.compile(
    r"</?(?:i|b|sup|sub|sc)>|<span\s+(?:class\s*=\s*[\"'](?:nocase|no-case|nodecor)[\"']|"
    r"style\s*=\s*[\"']font-variant:\s*small-caps;?[\"'])\s*>|</span>|"
    r"[\"“”]|['‘’]|[«»„]",
)
_NAMES: Final = {"i": "italic", "b": "bold", "sup": "superscript", "sub": "subscript", "sc": "small-caps"}
_CURLY: Final = "“”‘’«»„"
_CLOSERS: Final = {'"': '"', "“": "”", "‘": "’", "'": "'", "«": "»", "„": "“”"}
_QUOTES: Final = {pair: Mark("quote", pair) for pair in ('""', "''", "“”", "‘’", "«»", "„“", "„”")}
_SWAPPED: Final = {_QUOTES['""']: _QUOTES["''"], _QUOTES["''"]: _QUOTES['""']}


MOST_OPEN: Final = 30  # deeper tags and quotes stay as they are written


class _Frame:
    """An opening that waits for its end."""

    __slots__ = ("place", "sign")

    def __init__(self, sign: str, place: int) -> None:
        self.sign = sign
        self.place = place


def parse(text: str, curly: bool = True) -> str | tuple[Token, ...]:
    """Return a field's text as one string where it holds no markup, else as tokens.

    Without `curly` only straight quotes are read; typographic ones stay as they are typed.
    """
    if SPECIAL.search(text) is None:
        return text
    tokens: list[Token] = []
    frames: list[_Frame] = []
    last = 0
    for match in _TAG.finditer(text):
        if match.start() > last:
            tokens.append(text[last : match.start()])
        last = match.end()
        sign = match.group()
        if sign[0] == "<":
            _tag(sign, tokens, frames)
        elif sign in _CURLY and not curly:
            tokens.append(sign)
        else:
            _quote(sign, text, match.start(), tokens, frames)
    if last < len(text):
        tokens.append(text[last:])
    return _merged(_outer_first(tokens) if "'" in text else tokens)


def _outer_first(tokens: list[Token]) -> list[Token]:
    """Return tokens in which the straight quotes that come first are the outer ones, be they single or double."""
    marks = [token for token in tokens if isinstance(token, Mark) and token in _SWAPPED]
    if not marks or marks[0] != _QUOTES["''"]:
        return tokens
    return [_SWAPPED.get(token, token) if isinstance(token, Mark) else token for token in tokens]


def _tag(tag: str, tokens: list[Token], frames: list[_Frame]) -> None:
    closing = tag[1] == "/"
    name = tag.strip("</>").split()[0]
    if not closing:
        if len(frames) >= MOST_OPEN:
            tokens.append(tag)
            return
        frames.append(_Frame(name, len(tokens)))
        tokens.append(tag)
        return
    place = next((i for i in range(len(frames) - 1, -1, -1) if frames[i].sign == name), -1)
    if place < 0:
        tokens.append(tag)
        return
    opened = frames[place].place
    del frames[place:]
    tokens[opened] = _opening(str(tokens[opened]), name)
    tokens.append(CLOSE)


def _opening(tag: str, name: str) -> Mark:
    if name == "span":
        return FIELD["nocase" if "case" in tag else "nodecor" if "nodecor" in tag else "small-caps"]
    return FIELD[_NAMES[name]]


def _quote(sign: str, text: str, at: int, tokens: list[Token], frames: list[_Frame]) -> None:
    """Pair a quotation mark with its opening, open one, or take it as an apostrophe."""
    before = text[at - 1] if at else " "
    after = text[at + 1] if at + 1 < len(text) else " "
    place = next((i for i in range(len(frames) - 1, -1, -1) if sign in _CLOSERS.get(frames[i].sign, "")), -1)
    crosses = any(frame.sign in ("i", "b", "sup", "sub", "sc", "span") for frame in frames[place + 1 :])
    if place >= 0 and not crosses and _may_close(sign, before, after):
        tokens[frames[place].place] = _QUOTES[frames[place].sign + sign]
        del frames[place:]
        tokens.append(OWN_UNQUOTE if after in SIGNS else UNQUOTE)  # the signs of a writer stay where they are
    elif sign in _CLOSERS and len(frames) < MOST_OPEN and _may_open(sign, before, after):
        frames.append(_Frame(sign, len(tokens)))
        tokens.append(_lone(sign))
    else:
        tokens.append(_lone(sign))


def _lone(sign: str) -> str:
    return "’" if sign == "'" else sign


def _may_close(sign: str, before: str, after: str) -> bool:
    if sign in "'’\"":
        return not before.isspace() and not after.isalnum()
    return True


def _may_open(sign: str, before: str, after: str) -> bool:
    if sign in "'\"":
        return (before.isspace() or (before in "([{<>\"'“‘—–-/" and before != sign)) and not after.isspace()
    return True


def _merged(tokens: list[Token]) -> str | tuple[Token, ...]:
    """Return tokens with neighbouring strings joined; one string alone as a string."""
    merged: list[Token] = []
    texts: list[str] = []
    for token in [*tokens, CLOSE]:
        if isinstance(token, str):
            texts.append(token)
            continue
        if texts:
            merged.append("".join(texts))
            texts = []
        merged.append(token)
    merged.pop()
    if len(merged) == 1 and isinstance(merged[0], str):
        return merged[0]
    return tuple(merged)
