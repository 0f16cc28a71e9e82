"""Errors that a caller can mend, and defects in data as values."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

import kb


class KbError(Exception):
    """A caller's mistake or an unusable resource: the message names the place and the remedy."""


class NotFoundError(KbError):
    """The named thing does not exist."""


class ChoiceError(KbError):
    """A value is not among the valid ones; `near` and `valid` say what to write instead."""

    def __init__(self, what: str, given: str, valid: Iterable[str]) -> None:
        self.what = what
        self.given = given
        self.valid = tuple(valid)
        self.near = nearest(given, self.valid)
        near = f" Did you mean {' or '.join(self.near)}?" if self.near else ""
        shown = ", ".join(self.valid[:40]) + (" …" if len(self.valid) > 40 else "")
        super().__init__(f"unknown {what} {given[:80]!r}.{near} Valid: {shown}")


def nearest(given: str, valid: Iterable[str], most: int = 3) -> tuple[str, ...]:
    """Return up to `most` of the valid words that look like `given`, best first."""
    return kb.nearness.nearest(given, valid, most)


@dataclass(frozen=True, slots=True)
class Problem:
    """A defect in data: what is wrong, where, and what to do.

    `line` is 1-based in `file`; 0 where the place is the whole file or a record.
    """

    check: str
    message: str
    remedy: str
    file: str = ""
    line: int = 0
    record: str = ""
    severity: Literal["error", "warning"] = "error"

    def __str__(self) -> str:
        place = ":".join(part for part in (self.file, str(self.line) if self.line else "") if part)
        about = f" [{self.record}]" if self.record else ""
        return f"{place + ': ' if place else ''}{self.severity}{about} {self.check}: {self.message} {self.remedy}"
