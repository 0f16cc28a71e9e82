"""Where the words of imported files go: `python -m benchmarks.kept FOLDER` reads every .bib, .ris and .json in it.

For each entry it counts the words of all its values and those that are neither in the record made of that entry nor in
a problem that names it; it prints a line a file with words lost, then a table by format. A month in words and a year of
two figures count as kept where the record's dates say them.
"""

import argparse
import io
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import NamedTuple

from kb.domain.markup import bare
from kb.domain.records import Record
from kb.errors import KbError, Problem
from kb.formats import entities
from kb.formats.bibtex import latex, reader
from kb.language.encodings import as_utf8
from kb.language.months import month_number
from kb.library.importing import parser_of

_DATES = re.compile(r"(?:.*-?date|year|month|day|PY|DA|Y1|Y2|issued|accessed|submitted)")
_VERBATIM = ("url", "doi", "isbn", "issn", "urldate", "file")
_TYPES = frozenset(("TY", "ER", "type", "id", "schema", "+an:origin"))
_NO_WORDS = re.compile(  # signs of lists, JSON's own words, the labels of extended names
    "and|others|al|et|др|т|б|true|false|null|none|literal|andere|given|family|prefix|suffix|middle|useprefix|и|және|und"
)
_OF_DATES = re.compile(
    "parts|date|raw|season|circa|ca?|about|около|ок|шамамен|г|гг|е|годы?|года|ж|жж|жыл\\w*|s|of|de|t"
    "|open|unknown|\\d+[ux]+|0"
)
_ADDRESSES = frozenset(("http", "https", "dx", "doi", "org", "www"))  # before a DOI
_LANGUAGE = ("language", "langid", "LA", "hyphenation")


class Lost(NamedTuple):
    """A word that an import loses: the entry's key or line, the field, the word."""

    key: str
    field: str
    word: str


class Count(NamedTuple):
    """What one file holds: entries, words of their values, the words lost, and how many problems told of it."""

    entries: int
    words: int
    lost: tuple[Lost, ...]
    problems: int


class Entry(NamedTuple):
    """An entry as it stands in its file, its records and what the problems say of it."""

    key: str
    values: Sequence[tuple[str, str]]
    records: Sequence[Record]
    problems: Sequence[Problem]


def count(path: Path) -> Count:
    """Return what becomes of the words of one file."""
    entries = list(_entries(path))
    lost = tuple(word for entry in entries for word in _lost(entry))
    words = sum(len(_words(value)) for entry in entries for _field, value in entry.values)
    return Count(
        sum(len(entry.records) for entry in entries), words, lost, sum(len(entry.problems) for entry in entries)
    )


def _entries(path: Path) -> Iterator[Entry]:
    """Yield the entries of a file, each with what was made of it alone."""
    with as_utf8(io.BytesIO(path.read_bytes()), path.name) as stream:
        text = stream.read().decode("utf-8-sig")
    if path.suffix == ".ris":
        for match in re.finditer(r"^TY  ?- .*?(?=^TY  ?- |\Z)", text.replace("\r", "\n"), re.MULTILINE | re.DOTALL):
            values = re.findall(r"^([A-Z][A-Z0-9])  ?- ?(.*)$", match[0], re.MULTILINE)
            yield Entry(str(text.count("\n", 0, match.start()) + 1), values, *_parsed(path.name, match[0]))
    elif path.suffix == ".json":
        data = json.loads(text)
        for item in data if isinstance(data, list) else data.get("items", [data]):
            if isinstance(item, dict):
                values = [(field, " ".join(_texts(value))) for field, value in item.items()]
                yield Entry(str(item.get("id", "")), values, *_parsed(path.name, json.dumps([item])))
    else:
        yield from _of_bibtex(path.name, text)


def _of_bibtex(name: str, text: str) -> Iterator[Entry]:
    records, problems = _parsed(name, text)
    by_key = {record.citekey: record for record in records}
    said: defaultdict[str, list[Problem]] = defaultdict(list)
    for problem in problems:
        said[problem.record].append(problem)
    for entry in reader.parse(io.BytesIO(text.encode()), name):
        if (
            not isinstance(entry, Problem)
            and entry.type != "xdata"
            and not any(problem.check in ("entry-type", "duplicate-key") for problem in said[entry.key])
        ):
            values = [(field, _decoded(field, value)) for field, value in entry.fields.items()]
            yield Entry(entry.key, values, [by_key[entry.key]] if entry.key in by_key else [], said[entry.key])


def _decoded(field: str, value: str) -> str:
    if field in _VERBATIM:
        return value
    return latex.decode(re.sub(r"(?<!\\)(?<!\\[A-Za-z] )~", " ", re.sub(r"xdata\s*=\s*[^\s}]+", "", value)))


def _parsed(name: str, text: str) -> tuple[list[Record], list[Problem]]:
    items = list(parser_of(name)(io.BytesIO(text.encode()), name))
    return [item[0] for item in items if not isinstance(item, Problem)], [
        item for item in items if isinstance(item, Problem)
    ]


def _lost(entry: Entry) -> Iterator[Lost]:
    """Yield the words that are in no record and no problem; a problem may name a whole field, or an entry left out."""
    if not entry.records and any(problem.severity == "error" for problem in entry.problems):
        return
    left_out = {str(problem.cause.values.get("field", "")) for problem in entry.problems if problem.check == "value"}
    kept = set(_words(" ".join(_texts([asdict_of(record) for record in entry.records]))))
    said = set(_words(" ".join(str(value) for item in entry.problems for value in item.cause.values.values())))
    for field, value in entry.values:
        for word in _words(entities.in_lines(entities.decoded(value))) if field not in left_out else ():
            if word not in kept and word not in said and not _is_said_otherwise(field, word, kept, entry.records):
                yield Lost(entry.key, field, word)


def asdict_of(record: Record) -> object:
    """Return a record as plain values."""
    people: list[object] = [asdict(person) for person in record.contributors]
    date = record.issued.text if record.issued else ""
    titles = [title._asdict() for title in record.titles]
    return [*titles, *people, record.citekey, record.type, record.language, dict(record.fields), date, record.topics]


def _is_said_otherwise(field: str, word: str, kept: set[str], records: Sequence[Record]) -> bool:
    if _NO_WORDS.fullmatch(word) or field in _TYPES or (field.casefold() in ("doi", "do", "di") and word in _ADDRESSES):
        return True
    if _DATES.fullmatch(field):
        figures = {int(part) for part in kept if part.isdecimal()}
        digits = re.match(r"\d+", word)
        number = month_number(word) or (int(digits[0]) if digits else None)
        near = {*figures, *(figure % 100 for figure in figures), *(figure - 20 for figure in figures)}  # 24: winter
        return bool(_OF_DATES.fullmatch(word)) or number in near
    return field in _LANGUAGE and any(record.language for record in records)


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
    return re.findall(r"\w+", bare(text).casefold().replace("_", " "))


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
