"""Prose: what a cataloguer wrote in English, such as a note or a reason, in its phrases."""

import re
from collections.abc import Iterable
from typing import NamedTuple

_JOINT = "; "
_DIVIDED, _MARKED = r"(?:\\[\\;]|[^;]|;(?=\S))+", r"\\|;(?=\s|$)"


def joined(parts: Iterable[str]) -> str:
    """Return parts on one line, "; " between; a backslash stands before what would divide, and before a backslash."""
    return _JOINT.join(re.sub(_MARKED, lambda match: "\\" + match[0], part) for part in parts)


def divided(text: str) -> tuple[str, ...]:
    """Return the parts of a line as `joined` writes it; a semicolon without space after it divides nothing."""
    if ";" not in text and "\\" not in text:
        return (text.strip(),) if text.strip() else ()
    parts = (re.sub(r"\\([\\;])", r"\1", part.strip()) for part in re.findall(_DIVIDED, text))
    return tuple(part for part in parts if part)


class Prose(NamedTuple):
    """Phrases that stand one after the other, each of which can be said in another language by itself."""

    phrases: tuple[str, ...] = ()

    @classmethod
    def parse(cls, line: str) -> "Prose":
        """Return the prose that `line` writes."""
        return cls(divided(line)) if line else NO_PROSE

    @classmethod
    def of(cls, phrases: Iterable[str]) -> "Prose":
        """Return the prose of these phrases, without space at their ends; empty ones are left out."""
        return cls(tuple(phrase.strip() for phrase in phrases if phrase.strip()))

    @property
    def line(self) -> str:
        """All phrases on one line that can be read back."""
        return joined(self.phrases)

    @property
    def text(self) -> str:
        """All phrases on one line, as a reader sees them; "" where there is none."""
        return _JOINT.join(self.phrases)

    def __bool__(self) -> bool:
        return bool(self.phrases)


NO_PROSE = Prose()
