"""The second reading of a block that is not quite BibTeX: a key, a comma or a brace is missing or stands too much.

Nothing is passed over in silence: what was healed, and text that belongs to no field, comes back as `faults`. BibTeX
lets prose stand between entries; a field there (name = value) was meant for an entry, and `stray` names it.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from kb.messages import Message

_HEAD = re.compile(r"\s*@\s*(\w+)(?:\s*([{(])\s*|[\s,<\[]+)")
_KEY = re.compile(r"([^\s,={}\"#%]*)\s*(?:,|(?=[}\)])|\n)")
_NAME = re.compile(r"\{?([^\W\d][\w:+.-]*?)\}?\s*(=(?![=>])|(?:[:=-]+>?)?(?=\s*[{\"]))\s*")
_GAP = re.compile(r"[\s,;]*")
_BARE = re.compile(r"[^,{}\"#\n]+")
_NEXT_BLOCK = re.compile(r"^[^\S\n]*@\w*[ \t]*[{(]", re.MULTILINE)  # where the scanner may cut too
_STRAY = re.compile(r"[^\s,}][^,\n}]*")
_NEXT_FIELD = re.compile(r"[,\s]\s*(?=[^\W\d][\w+-]*\s*=\s*[{\"\d])")  # what an unclosed value swallows
_TOOK_QUOTE = re.compile(r"[,\s][^\W\d][\w+-]*\s*=\s*\"\Z")
_FIELD = r"[^\W\d][\w:+.-]*\s*=\s*[{\"\w]"
_GOES_ON = re.compile(rf"[\s,;}})]*(?={_FIELD})")
_STRAY_FIELD = re.compile(rf"^(?![^\S\n]*%)(?:.*[\s,;{{}}()])?{_FIELD}.*", re.MULTILINE)
_NO_BRACE = re.compile(r"^[^\S\n]*@\w+(?=[\s,<\[])", re.MULTILINE)
HEALED = (
    "bibtex-no-brace",
    "bibtex-no-comma",
    "bibtex-no-equals",
    "bibtex-early-end",
)  # nothing is left out: a warning is enough
_GIVEN_NAME = re.compile(r"\s*[^\W\d][\w:+.-]*\s*=\s*[{\"\w]")


class LooseEntry(NamedTuple):
    """A block read loosely: `fields` are (name, value as written, lines after its first); it ends at `end`.

    `faults` say what was healed or left out, each with the lines after the first.
    """

    type: str
    key: str
    fields: tuple[tuple[str, str, int], ...]
    faults: tuple[tuple[Message, int], ...]
    end: int


def goes_on(text: str) -> bool:
    """Return whether the text after an entry's end begins with a field of it: the brace stood too early."""
    return bool(_GOES_ON.match(text))


def parts(text: str) -> Iterator[tuple[int, str]]:
    """Yield the parts of a text between blocks, each with its place: the first, and one from each @type on a line."""
    places = sorted({0, *(match.start() for form in (_NEXT_BLOCK, _NO_BRACE) for match in form.finditer(text))})
    for start, end in zip(places, [*places[1:], len(text)], strict=True):
        yield start, text[start:end]


def stray(text: str) -> tuple[str, int] | None:
    """Return the text from the first line on that holds a field, and that line's number from 0; None where none does.

    A line that begins with % is put away on purpose.
    """
    match = _STRAY_FIELD.search(text) if "=" in text else None
    return (text[match.start() :].strip(), text.count("\n", 0, match.start())) if match else None


def shown(text: str) -> str:
    """Return a text as a message quotes it: on one line, at most 200 characters."""
    return " ".join(text.split())[:200]


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
        position = match.end(1)
    elif bare := re.compile(r"([^\s,={}\"#%]+)\s+(?=[^\W\d][\w:+.-]*\s*=)").match(text, position):
        key, position = bare[1], bare.end(1)
    else:
        key = ""
    faults = [] if head[2] else [(Message("bibtex-no-brace", head=shown(text[: head.end() + len(key)])), 0)]
    return _fields(text, position, LooseEntry(head[1], key, (), tuple(faults), 0))


def _fields(text: str, position: int, entry: LooseEntry) -> LooseEntry:
    fields: list[tuple[str, str, int]] = []
    faults = list(entry.faults)
    closed, whole, parted = False, True, not entry.key
    while position < len(text):
        start, position = position, _end(_GAP, text, position)
        parted = parted or "," in text[start:position]
        if position >= len(text):
            break
        line = text.count("\n", 0, position)
        if text[position] in "})":
            closed = True
            position += 1
            following = _GOES_ON.match(text, position)
            if not following:
                break
            position, parted = following.end(), True
            faults.append((Message("bibtex-early-end", text=shown(text[position:])), text.count("\n", 0, position)))
        elif name := _NAME.match(text, position):
            if not parted:
                faults.append((Message("bibtex-no-comma", field=name[1]), line))
            if name[2] != "=":
                faults.append((Message("bibtex-no-equals", field=name[1]), line))
            end = _value_end(text, name.end())
            if swallowing := _swallowing(text, name.end(), end):
                end, whole = swallowing, False
            value = _closed(text[name.end() : end].strip())
            fields.append((name[1].casefold(), value, line))
            position, parted = end, False
        else:
            stray_text = _STRAY.match(text, position)
            end = stray_text.end() if stray_text else position + 1
            if left := text[position:end].strip().strip("})"):
                faults.append((Message("bibtex-left-over", text=shown(left)), line))
            position, parted = end, True
    if not (closed and whole):
        faults.insert(0, (Message("bibtex-unclosed"), 0))
    return entry._replace(fields=tuple(fields), faults=tuple(faults), end=position)


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
