"""Changes to records of the collection as a patch of its file, for `git apply`: what is not changed stays as written.

Our writer spells some things otherwise than the file does, so a change is what differs between the record written
before and after, put into the file's own lines. Where that does not read as it should, the entry is written anew.
"""

from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher, unified_diff
from pathlib import Path

from kb.domain.records import Record
from kb.errors import KbError, Problem, reading_file
from kb.library import formats, importing


def patch(path: Path, changes: Mapping[str, tuple[Record, Record]]) -> str:
    """Return the unified diff that brings records (by citekey: before, after) of a BibLaTeX file to what they shall be.

    Raises KbError where the file cannot be read or has no such entry.
    """
    with reading_file(path):
        before = path.read_text("utf-8").splitlines(keepends=True)
    after = list(before)
    for citekey, (old, new) in changes.items():
        start, end = _place(after, citekey, path)
        merged, whole = _merged(after[start:end], _entry(old), _entry(new)), _entry(new)
        after[start:end] = merged if _read_again_lines(merged, citekey) == _read_again_lines(whole, citekey) else whole
    return "".join(unified_diff(before, after, f"a/{path.name}", f"b/{path.name}"))


def _place(lines: Sequence[str], citekey: str, path: Path) -> tuple[int, int]:
    """Return where an entry begins and where it has ended."""
    start = next(
        (at for at, line in enumerate(lines) if line[:1] == "@" and line.rstrip().endswith(f"{{{citekey},")), -1
    )
    end = next((at + 1 for at in range(start, len(lines)) if lines[at].rstrip() == "}"), 0) if start >= 0 else 0
    if not end:
        raise KbError("not-in-collection-file", citekey=citekey, path=path.name)
    return start, end


def _entry(record: Record) -> list[str]:
    """Return the lines of a record as our writer writes them."""
    text = formats.text_of("biblatex", [record])
    lines = f"{text.rstrip()}\n".splitlines(keepends=True)
    return lines[next(at for at, line in enumerate(lines) if line.startswith("@")) :]


def _read_again_lines(lines: Sequence[str], citekey: str) -> list[str]:
    """Return what is read of an entry, as our writer writes it; nothing where it is not the one record."""
    items = importing.read_bytes("".join(lines).encode(), "entry.bib")
    records = [item.record for item in items if not isinstance(item, Problem)]
    return _entry(records[0]) if len(records) == 1 and records[0].citekey == citekey else []


def _merged(file: list[str], old: list[str], new: list[str]) -> list[str]:
    """Return the file's lines with the change from `old` to `new`; lines that the file spells otherwise are found by
    their neighbours.
    """
    position = _positions(old, file)
    merged, at = [], 0
    for kind, start, end, first, last in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        merged += file[at : position[start]] + new[first:last]
        at = position[end]
    return merged + file[at:]


def _positions(old: list[str], file: list[str]) -> list[int]:
    """Return for each place between the lines of `old` the place between the lines of the file that answers to it."""
    positions = list(range(len(old) + 1))
    for _kind, start, end, first, last in SequenceMatcher(None, old, file, autojunk=False).get_opcodes():
        for step in range(end - start + 1):
            positions[start + step] = min(first + step, last) if start + step < end else last
    return positions
