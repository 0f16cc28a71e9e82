"""A few records as text: read in whichever form they were pasted, and written as BibLaTeX for an editor."""

import re
from dataclasses import replace
from typing import NamedTuple

from kb.domain.citekeys import named_after
from kb.domain.records import Record
from kb.errors import KbError, Problem, cause_of
from kb.formats import kinds
from kb.formats.bibtex.fields import FIELD_NAMES, FOREIGN
from kb.library import formats, importing, references
from kb.nearness import edits
from kb.store.history import BY_HAND

_ENDINGS = {"BibTeX": "bib", "RIS": "ris", "JSON": "json", "Zotero RDF": "rdf"}  # by what kb.formats.kinds calls them
_MISTYPED = 2  # letters of a field's name that may be amiss
_BRACES = re.compile(r"\\.|[{}]")


class UnreadableTextError(KbError):
    """A text that holds no record that can be read."""


class ReadRecords(NamedTuple):
    """The records of a text, what is doubtful in them, and whether their keys were made, as the text has none."""

    records: list[Record]
    warnings: list[Problem]
    keyless: bool = False


def read(text: str, name: str = "") -> ReadRecords:
    """Return the records of a text: BibLaTeX, CSL-JSON, RIS, JSON Lines, or references as they are printed.

    `name` is that of its file, "" where it was pasted: then its first letters say what it is. Raises
    UnreadableTextError for the first thing that is wrong, so that nothing is stored by half.
    """
    if not text.strip():
        raise UnreadableTextError("text-empty")
    ending = _ENDINGS.get(kinds.other_kind(text.encode("utf-8", "replace"), ""), "")
    if ending == "json" and '"citekey"' in text:
        ending = "jsonl"
    if not ending:
        return _printed(text)
    return read_as(text, name if name.endswith(f".{ending}") else f"text.{ending}")


def read_as(text: str, name: str) -> ReadRecords:
    """Return the records of a text in the format of a file's name; raise UnreadableTextError where one is wrong."""
    records, warnings = [], []
    for item in importing.read_bytes(text.encode("utf-8", "replace"), name):
        if not isinstance(item, Problem):
            records.append(item.record.in_manuscript(named_after(BY_HAND)))
        elif item.severity == "error":
            raise UnreadableTextError("text-unreadable", line=item.line or _first_line(text), cause=item.cause)
        else:
            warnings.append(item)
    return ReadRecords(records, warnings)


def one_entry(text: str) -> tuple[Record, list[Problem]]:
    """Return the one record of a BibLaTeX entry, and what is doubtful in it.

    A file may hold any text between its entries; here such text was once part of the entry, and is an error.
    """
    if not text.strip():
        raise UnreadableTextError("edit-text-empty")
    _check_whole(text)
    records, warnings, _keyless = read_as(text, "text.bib")
    if len(records) != 1:
        raise UnreadableTextError("edit-not-one", count=len(records))
    return records[0], warnings


def check_fields(edited: Record, before: Record) -> None:
    """Raise UnreadableTextError for a field that is new, of no meaning here, and looks like one that has: tytle."""
    for name in sorted(edited.fields.keys() - before.fields.keys()):
        typed = name.removeprefix(FOREIGN)
        near = tuple(known for known in sorted(FIELD_NAMES - {typed}) if edits(typed, known) <= _MISTYPED)
        if typed != name and len(typed) > _MISTYPED * 2 and near:
            raise UnreadableTextError("edit-field-misspelt", given=typed, near=near)


def write(record: Record) -> str:
    """Return a record as BibLaTeX with nothing lost."""
    return formats.text_of("biblatex", [record])


def _first_line(text: str) -> int:
    """Return the number of the first line that holds something, from 1: the place of what is wrong with all of it."""
    return next((number for number, line in enumerate(text.splitlines(), 1) if line.strip()), 1)


def _check_whole(text: str) -> None:
    """Raise UnreadableTextError where an entry's braces are not in pairs, or something stands before or after it."""
    depth, ended = 0, False
    for number, line in enumerate(text.splitlines(), 1):
        if not depth and (not line.strip() or line.startswith("%")):
            continue
        if ended:
            raise UnreadableTextError("text-after-entry", line=number, given=line.strip()[:60])
        if not depth and not line.lstrip("\ufeff \t").startswith("@"):
            raise UnreadableTextError("text-before-entry", line=number, given=line.strip()[:60])
        for brace in _BRACES.findall(line):
            depth += {"{": 1, "}": -1}.get(brace, 0)
            ended |= depth <= 0
        rest = line.rpartition("}")[2].strip()
        if ended and (depth or rest):
            raise UnreadableTextError("text-after-entry", line=number, given=(rest or line.strip())[:60])
    if depth:
        raise UnreadableTextError("braces-open", count=depth)


def _printed(text: str) -> ReadRecords:
    """Return the records of references as they are printed; their numbers and places in the text are not theirs."""
    try:
        read_list = references.read(text)
    except KbError as error:
        raise UnreadableTextError("text-unreadable", line=1, cause=cause_of(error)) from None
    records = []
    for record in read_list.records:
        if not (record.titles or record.contributors):
            raise UnreadableTextError("text-names-no-work", given=text.strip()[:60])
        evidence = tuple(replace(item, section="", line=0, manuscript="") for item in record.evidence)
        records.append(replace(record, cited_in=(), mentions=(), evidence=evidence))
    return ReadRecords(records, [], keyless=True)
