"""Citations: pointers in a manuscript, each to one number with an optional locator, at a place."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Locator:
    """A CSL locator: `label` is a CSL 1.0.2 locator name ("page"), `value` its text ("10–12")."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Citation:
    """One pointer: the source's number, the section and 1-based line where its marker opens, the marker as written.

    `ambiguous` marks a bare pair such as "[59, 6]" that can be a page or two works.
    """

    number: int
    section: str
    line: int
    raw: str
    locator: Locator | None = None
    ambiguous: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a manuscript: its id and the 1-based line where it starts; labels in kk, ru, en."""

    id: str
    line: int
    kk: str = ""
    ru: str = ""
    en: str = ""


@dataclass(frozen=True, slots=True)
class Manuscript:
    """A text that cites: `numbers` is the length of its reference list."""

    id: str
    language: str
    numbers: int
    kk: str
    ru: str
    en: str
    sections: tuple[Section, ...] = ()
