"""Where the words of imported files go: `python -m benchmarks.kept FOLDER` reads every .bib, .ris and .json in it.

For each file it counts the words of all values of all entries and those that are neither in the record made of the
entry nor in a problem; it prints a line a file with words lost, then a table by format. What is a word of a date
counts as kept where the record has a date, or where the problem names the field.
"""

import argparse
import io
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import NamedTuple

from kb.domain.records import Record
from kb.errors import KbError, Problem
from kb.formats.bibtex import latex, reader
from kb.formats.encodings import as_utf8
from kb.language.months import month_number
from kb.library.importing import parser_of

_DATES = frozenset(("date", "year", "month", "day", "urldate", "PY", "DA", "Y1", "Y2", "issued", "accessed"))
_TYPES = frozenset(("TY", "ER", "type", "id", "schema"))
_NO_WORDS = re.compile(  # signs of lists, JSON's own words, the labels of extended names
    "and|others|al|et|др|т|б|true|false|null|none|literal|andere|given|family|prefix|suffix|middle|useprefix"
)
_ADDRESSES = frozenset(("http", "https", "dx", "doi", "org", "www"))  # before a DOI


class Lost(NamedTuple):
    """A word that an import loses: the entry's key, the field, the word."""

    key: str
    field: str
    word: str


class Count(NamedTuple):
    """What one file holds: entries, words of their values, the words lost, and how many problems told of it."""

    entries: int
    words: int
    lost: tuple[Lost, ...]
    problems: int


def count(path: Path) -> Count:
    """Return what becomes of the words of one file."""
    data = path.read_bytes()
    items = list(parser_of(path.name)(io.BytesIO(data), path.name))
    records = [item[0] for item in items if not isinstance(item, Problem)]
    problems = [item for item in items if isinstance(item, Problem)]
    kept = set(_words(" ".join(_texts([asdict_of(record) for record in records]))))
    told = set(_words(" ".join(str(value) for one in problems for value in one.cause.values.values())))
    dated = bool(records) and all(record.issued or "x-date" in record.fields for record in records)
    told_whole = {one.record for one in problems if one.check in ("entry-type", "duplicate-key")}
    every = [value for value in _values(path, data) if value[0] not in told_whole]
    lost = tuple(
        Lost(key, field, word)
        for key, field, value in every
        for word in _words(value)
        if word not in kept and word not in told and not _is_said_otherwise(field, word, dated, records)
    )
    return Count(len(records), sum(len(_words(value)) for _key, _field, value in every), lost, len(problems))


def asdict_of(record: Record) -> object:
    """Return a record as plain values."""
    people: list[object] = [asdict(person) for person in record.contributors]
    date = record.issued.text if record.issued else ""
    titles = [asdict(title) for title in record.titles]
    return [*titles, *people, record.citekey, record.type, record.language, dict(record.fields), date, record.topics]


def _is_said_otherwise(field: str, word: str, dated: bool, records: list[Record]) -> bool:
    if _NO_WORDS.fullmatch(word) or field in _TYPES or (field.casefold() in ("doi", "do", "di") and word in _ADDRESSES):
        return True
    if field in _DATES:
        return month_number(word) is not None or dated or word.isdecimal()
    return field in ("language", "langid", "LA", "hyphenation") and any(record.language for record in records)


def _values(path: Path, data: bytes) -> Iterator[tuple[str, str, str]]:
    """Yield (key, field, value) of every value in a file, read as plainly as can be."""
    with as_utf8(io.BytesIO(data), path.name) as stream:
        text = stream.read().decode("utf-8-sig")
    if path.suffix == ".ris":
        for match in re.finditer(r"^([A-Z][A-Z0-9])  ?- ?(.*)$", text, re.MULTILINE):
            yield "", match[1], match[2]
    elif path.suffix == ".json":
        for item in json.loads(text) if text.lstrip().startswith("[") else [json.loads(text)]:
            for field, value in item.items() if isinstance(item, dict) else ():
                yield str(item.get("id", "")), field, " ".join(_texts(value))
    else:
        for entry in reader.parse(io.BytesIO(text.encode()), path.name):
            if not isinstance(entry, Problem) and entry.type not in ("set", "bibnote", "control"):
                for field, value in entry.fields.items():
                    yield entry.key, field, latex.decode(re.sub(r"(?<!\\)~", " ", value))


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _texts(inner)
    elif isinstance(value, str | int | float):
        yield str(value)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold().replace("_", " "))


def files(folder: Path) -> Iterable[Path]:
    """Return the files of a folder, in order, that an import reads and that hold references."""
    return sorted(path for path in folder.rglob("*") if path.suffix in (".bib", ".bibtex", ".ris", ".json"))


def main() -> int:
    """Print what becomes of the words of every file; 1 where any is lost in silence."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("--words", type=int, default=8, help="how many lost words of a file are shown")
    options = arguments.parse_args()
    totals: dict[str, Counter[str]] = {}
    for path in files(options.folder):
        total = totals.setdefault(path.suffix, Counter())
        try:
            found = count(path)
        except (KbError, ValueError, AttributeError) as error:
            total["unread"] += 1
            print(f"unread {path}: {str(error)[:120]}")
            continue
        total += Counter(
            files=1, entries=found.entries, words=found.words, lost=len(found.lost), problems=found.problems
        )
        if found.lost:
            shown = ", ".join(f"{one.field}={one.word}" for one in found.lost[: options.words])
            print(f"{path}: {len(found.lost)} of {found.words} words lost: {shown}")
        totals[path.suffix] = total
    print(f"{'format':8} {'files':>7} {'unread':>7} {'entries':>8} {'words':>9} {'lost':>7} {'problems':>9}")
    for suffix, total in totals.items():
        print(
            f"{suffix:8} {total['files']:7} {total['unread']:7} {total['entries']:8} {total['words']:9} "
            f"{total['lost']:7} {total['problems']:9}"
        )
    return 1 if any(total["lost"] for total in totals.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
