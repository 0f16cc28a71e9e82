"""Manuscripts: texts that cite, their sections, the entries of their reference lists, and their citations."""

from collections.abc import Collection, Iterable
from typing import NamedTuple

from kb.domain.citekeys import manuscript_name
from kb.domain.wording import Wording
from kb.errors import ChoiceError, KbError

NUMBERINGS = ("citation", "alphabetical")
COLLECTION, IMPORTED = "collection", "imported"
PRINTED_LIST = "list"  # the section in which statements of a printed reference list stand, by its numbers
MANUSCRIPT_ORIGINS = (COLLECTION, IMPORTED)


class Locator(NamedTuple):
    """A CSL locator: `label` is a CSL 1.0.2 locator name ("page"), `value` its text ("10–12")."""

    label: str
    value: str


class Citation(NamedTuple):
    """One citation item: the source's number (or key), its section and 1-based line, its marker, all its locators.

    The line is where the marker opens; the marker is as written. `ambiguous` marks a bare pair such as "[59, 6]" that
    can be a page or two works. `number` is None where the manuscript cites by `key`.
    """

    number: int | None
    section: str
    line: int
    raw: str
    locators: tuple[Locator, ...] = ()
    ambiguous: bool = False
    key: str = ""

    @property
    def locator(self) -> Locator | None:
        """The first of the locators."""
        return self.locators[0] if self.locators else None


class Section(NamedTuple):
    """A part of a manuscript: its id, the 1-based line where it starts, its short name, and what it is about."""

    id: str
    line: int
    name: Wording = Wording()
    about: Wording = Wording()


class ListEntry(NamedTuple):
    """A line of a reference list: its number, the text as printed, the record it is (a citekey or ""), who says so."""

    number: int
    printed: str = ""
    record: str = ""
    said_by: str = ""


class Manuscript(NamedTuple):
    """A text that cites.

    `last_number` is the length of its reference list where that is known, else 0; `numbering` is the rule of its
    numbers: "citation" (in the order of first citation), "alphabetical", or "" where it is not known. `label` says
    what it is, `note` what to know of its list, `label_origin` who says so. `origin` tells a manuscript of the
    collection from one that a user imported, `source` names the file whose plain numbers are its own.
    """

    id: str
    language: str = ""
    last_number: int = 0
    numbering: str = ""
    label: Wording = Wording()
    note: Wording = Wording()
    label_origin: str = ""
    sections: tuple[Section, ...] = ()
    origin: str = IMPORTED
    source: str = ""

    def section(self, key: str) -> Section:
        """Return a section, or raise ChoiceError with the ones there are."""
        section = next((part for part in self.sections if part.id == key), None)
        if section is None:
            raise ChoiceError("section", key, [part.id for part in self.sections])
        return section


def default_manuscript(manuscripts: Iterable[Manuscript]) -> Manuscript | None:
    """Return the manuscript meant where none is named: the collection's, else the only one; None where neither is."""
    known = list(manuscripts)
    first = next((manuscript for manuscript in known if manuscript.origin == COLLECTION), None)
    return first or (known[0] if len(known) == 1 else None)


def manuscript_named(manuscripts: Iterable[Manuscript], name: str) -> Manuscript | None:
    """Return the manuscript of a name, also as its owner writes it ("My thesis" for "My-thesis"), or None."""
    by_name = {manuscript.id: manuscript for manuscript in manuscripts}
    return by_name.get(name) or by_name.get(manuscript_name(name))


def manuscript_called(manuscripts: Iterable[Manuscript], name: str = "") -> Manuscript | None:
    """Return the manuscript of a name, or without a name the default one; None where there is none at all.

    Raises ChoiceError for a name that there is not, KbError where none is named and there are several.
    """
    known = list(manuscripts)
    if not name:
        default = default_manuscript(known)
        if default is None and known:
            raise KbError("several-manuscripts", names=tuple(manuscript.id for manuscript in known))
        return default
    manuscript = manuscript_named(known, name)
    if manuscript is None:
        raise ChoiceError("manuscript", name, [manuscript.id for manuscript in known])
    return manuscript


def number_spans(numbers: Collection[int]) -> str:
    """Return numbers of a list in order, those that follow each other as one span: "1–3, 7"."""
    known = sorted(numbers)
    starts = [number for number in known if number - 1 not in numbers]
    ends = [number for number in known if number + 1 not in numbers]
    return ", ".join(f"{low}" if low == high else f"{low}–{high}" for low, high in zip(starts, ends, strict=True))
