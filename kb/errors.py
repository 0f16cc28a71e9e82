"""Errors that a caller can mend, and defects in data: values with a code; their sentences stand in the catalogue.

To add an error: raise `KbError("your-code", name=value)` (or a subclass; the code is a literal in kebab-case that no
other cause has) and write the row `[your-code]` in `kb/data/messages.toml` with its sentence and `remedy` in en, ru
and kk; what a sentence may hold stands in `kb/messages.py`. For a defect yield `Problem("check", Message("your-code",
name=value), file, line, citekey)`. tests/test_messages.py proves that every code has its sentences and every
placeholder its value, and that no finished sentence is raised. Sentences are made at the door: by the command line, by
`api/problems.py`, by the pages.
"""

import errno
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Literal, NamedTuple

from kb.messages import ENGLISH, Message, Value, remedy, say, sentence, word_of
from kb.nearness import nearest, within

__all__ = [
    "ChoiceError", "CodedError", "KbError", "NotFoundError", "Problem", "UnavailableError", "cause_of", "nearest",
    "reading_file", "within", "writing_file",
]  # fmt: skip


class CodedError(Exception):
    """An error with a code; it and its values name the place and the remedy."""

    def __init__(self, code: str, /, **values: Value) -> None:
        super().__init__(code)
        self.message = Message(code, **values)

    @property
    def code(self) -> str:
        """The code: the same for the same cause, in every language."""
        return self.message.code

    @property
    def values(self) -> Mapping[str, Value]:
        """What the sentences name: what was given, what is near, what is valid."""
        return self.message.values

    def __str__(self) -> str:
        return say(self.message)


class KbError(CodedError):
    """A caller's mistake, or something that the caller can mend."""


class UnavailableError(CodedError):
    """The database or the search index cannot be used now: whoever asked did nothing wrong, and may ask again.

    It is no KbError, so that nothing tells it as the caller's mistake.
    """


class NotFoundError(KbError):
    """The named thing does not exist."""


class ChoiceError(KbError):
    """A value is not among the valid ones; `near` and `valid` say what to write instead.

    Without `near` it is told by the letters of what was given.
    """

    def __init__(self, what: str, given: str, valid: Iterable[str], near: Iterable[str] = ()) -> None:
        self.what = what
        self.given = given
        self.valid = tuple(valid)
        self.near = tuple(near) or nearest(given, self.valid)
        super().__init__("unknown-value", what=what, given=given, near=self.near, valid=self.valid)


def cause_of(error: Exception) -> Value:
    """Return what an error says, as a value of the error that it leads to: a message of ours, or another's text."""
    if isinstance(error, CodedError):
        return error.message
    if isinstance(error, OSError) and error.strerror:
        return _SYSTEM.get(error.errno or 0, error.strerror)
    return str(error)


_SYSTEM = {
    errno.ENOENT: Message("system-not-found"),
    errno.EACCES: Message("system-not-allowed"),
    errno.EISDIR: Message("system-folder"),
    errno.ENOTDIR: Message("system-no-folder"),
    errno.ENOSPC: Message("system-full"),
    errno.EROFS: Message("system-read-only"),
}


@contextmanager
def reading_file(path: object) -> Iterator[None]:
    """Raise KbError for what the system says of a file that is read."""
    try:
        yield
    except OSError as error:
        raise KbError("file-unreadable", path=str(path), cause=cause_of(error)) from None


@contextmanager
def writing_file(path: object) -> Iterator[None]:
    """Raise KbError for what the system says of a file or a folder that is written."""
    try:
        yield
    except OSError as error:
        raise KbError("file-unwritable", path=str(path), cause=cause_of(error)) from None


Severity = Literal["error", "warning"]


class Problem(NamedTuple):
    """A defect in data: the check that found it, what is wrong and what to do, and where.

    `line` is 1-based in `file`; 0 where the place is the whole file or a record.
    """

    check: str
    cause: Message
    file: str = ""
    line: int = 0
    record: str = ""
    severity: Severity = "error"

    @property
    def message(self) -> str:
        """What is wrong, in English."""
        return sentence(self.cause)

    @property
    def remedy(self) -> str:
        """What to do, in English."""
        return remedy(self.cause)

    def __str__(self) -> str:
        return self.said()

    def said(self, lang: str = ENGLISH) -> str:
        """Return the defect as a line: its place, how grave it is, the check, and in a language what to do."""
        place = ":".join(part for part in (self.file, str(self.line) if self.line else "") if part)
        about = f" [{self.record}]" if self.record else ""
        words = " ".join((word_of(self.severity, lang) + about, word_of(self.check, lang)))
        return f"{place + ': ' if place else ''}{words}: {say(self.cause, lang)}"
