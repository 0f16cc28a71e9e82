"""The second reading of a block that is not quite BibTeX: without a key, with a comma too many or too few.

Nothing is passed over in silence: text that belongs to no field comes back as `left`.
"""

import re
from typing import NamedTuple

_HEAD = re.compile(r"\s*@\s*(\w+)\s*[{(]\s*")
_KEY = re.compile(r"([^\s,={}\"#%]*)\s*(?:,|(?=[}\)])|\n)")
_NAME = re.compile(r"\{?([^\W\d][\w:+.-]*)\}?\s*(?:=|:(?=\s*[{\"]))\s*")
_GAP = re.compile(r"[\s,;]*")
_BARE = re.compile(r"[^,{}\"#\n]+")
_NEXT_BLOCK = re.compile(r"^[^\S\n]*@\w*[ \t]*[{(]", re.MULTILINE)  # where the scanner may cut too
_STRAY = re.compile(r"[^\s,}][^,\n}]*")
_NEXT_FIELD = re.compile(r"[,\s]\s*(?=[^\W\d][\w+-]*\s*=\s*[{\"\d])")  # what an unclosed value swallows
_TOOK_QUOTE = re.compile(r"[,\s][^\W\d][\w+-]*\s*=\s*\"\Z")
_GIVEN_NAME = re.compile(r"\s*[^\W\d][\w:+.-]*\s*=\s*[{\"\w]")


class LooseEntry(NamedTuple):
    """A block read loosely: `fields` are (name, value as written, lines after its first); `left` is the rest."""

    type: str
    key: str
    fields: tuple[tuple[str, str, int], ...]
    left: tuple[str, ...]
    closed: bool


def read(text: str) -> LooseEntry | None:
    """Return the entry with which a text begins; None where it is none. It ends where another block opens a line."""
    head = _HEAD.match(text)
    if not head or head[1].casefold() in ("string", "preamble", "comment"):
        return None
    following = _NEXT_BLOCK.search(text, head.end())
    text = text[: following.start()] if following else text
    position = head.end()
    match = _KEY.match(text, position)
    key = match[1] if match else ""
    if match and not _GIVEN_NAME.match(text, position):
        position = match.end()
    elif bare := re.compile(r"([^\s,={}\"#%]+)\s+(?=[^\W\d][\w:+.-]*\s*=)").match(text, position):
        key, position = bare[1], bare.end()
    else:
        key = ""
    return _fields(text, position, head[1], key)


def _fields(text: str, position: int, kind: str, key: str) -> LooseEntry:
    fields: list[tuple[str, str, int]] = []
    left: list[str] = []
    closed, whole = False, True
    while position < len(text):
        position = _end(_GAP, text, position)
        if position >= len(text):
            break
        if text[position] in "})":
            closed = True
            break
        name = _NAME.match(text, position)
        if name:
            end = _value_end(text, name.end())
            if swallowing := _swallowing(text, name.end(), end):
                end, whole = swallowing, False
            value = _closed(text[name.end() : end].strip())
            fields.append((name[1].casefold(), value, text.count("\n", 0, position)))
            position = end
        else:
            stray = _STRAY.match(text, position)
            end = stray.end() if stray else position + 1
            left.append(text[position:end].strip())
            position = end
    return LooseEntry(kind, key, tuple(fields), tuple(part for part in left if part.strip("})")), closed and whole)


def _swallowing(text: str, position: int, end: int) -> int:
    """Return where a value ends that lacks its own brace or quote and so took in the next field; 0 for others."""
    following = _NEXT_FIELD.search(text, position, end + 1)
    took_quote = text[position : position + 1] == '"' and _TOOK_QUOTE.search(text, position, end)
    return following.start() if following and (took_quote or end >= len(text.rstrip())) else 0


def _closed(value: str) -> str:
    """Return a value that a broken entry leaves open with what closes it."""
    opening = value[:1]
    if opening not in ("{", '"') or (_closing(value, 0) == len(value) and len(value) > 1 and value[-1] in '}"'):
        return value
    return value if "#" in value or _closing(value, 0) < len(value) else value + ("}" if opening == "{" else opening)


def _end(pattern: re.Pattern[str], text: str, position: int) -> int:
    match = pattern.match(text, position)
    return match.end() if match else position


def _value_end(text: str, position: int) -> int:
    """Return where the value that begins at `position` ends: pieces in braces, quotes or bare, joined by #."""
    while position < len(text):
        while position < len(text) and text[position].isspace():
            position += 1
        letter = text[position : position + 1]
        if letter in ("{", '"'):
            position = _closing(text, position)
        else:
            bare = _BARE.match(text, position)
            end = bare.end() if bare else position
            spaced = re.search(r"\s+[^\W\d][\w:+.-]*\s*$", text[position:end]) if text[end : end + 1] == "{" else None
            named = re.search(r"\s[^\W\d][\w:+.-]*\s*=", text[position:end])
            position = position + named.start() if named else position + spaced.start() if spaced else end
        joined = re.compile(r"\s*#").match(text, position)
        if not joined:
            return position
        position = joined.end()
    return position


def _closing(text: str, position: int) -> int:
    """Return the place after the brace or quote that closes the one at `position`; the end where none does."""
    quoted, depth = text[position] == '"', 0
    for index in range(position, len(text)):
        letter = text[index]
        if letter in "{}" and text[index - 1] != "\\":
            depth += 1 if letter == "{" else -1
            if depth == 0 and letter == "}" and not quoted:
                return index + 1
        elif letter == '"' and quoted and depth == 0 and index > position:
            return index + 1
    return len(text)
