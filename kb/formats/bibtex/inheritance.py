"""What an entry takes from the entries that its `crossref` and `xdata` name, by biblatex's own table."""

import json
import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import Any, BinaryIO, cast

from kb.errors import Problem
from kb.formats.bibtex import names, reader
from kb.formats.bibtex.fields import ALIASES
from kb.formats.bibtex.reader import BibtexEntry
from kb.language.encodings import as_utf8
from kb.messages import Message

_NAMED = re.compile(rb"""\b(?:crossref|xdata)\s*=\s*[{"]?\s*([^}"\n]{1,4000})""", re.IGNORECASE)
_GRANULAR = re.compile(r"^\{?\s*xdata\s*=\s*\{?\s*([^{}]+?)\s*\}?\s*\}?$", re.IGNORECASE)  # xdata=key-field-number
_PARTED = re.compile(r"\s*(?:,|\band\s+xdata\s*=)\s*", re.IGNORECASE)
_LINKED = re.compile(rb"crossref|xdata", re.IGNORECASE)
_LOOK, _OVERLAP = 1 << 20, 1 << 12
_IN_MEMORY = 4 << 20
_DEEPEST = 10
_DATE = ("date", "year", "month", "day")


Stored = Callable[[str], BibtexEntry | None]  # the entry of a record that is kept already, by its key
_AS_PARENT = {  # what a stored book is to a child of each type; of a book or collection it is the whole of volumes
    "incollection": "collection", "inproceedings": "proceedings", "inreference": "reference", "inbook": "book",
    "bookinbook": "book", "suppbook": "book", "suppcollection": "collection", "article": "periodical", "book": "mvbook",
    "collection": "mvcollection", "proceedings": "mvproceedings", "reference": "mvreference",
}  # fmt: skip


class Parents:
    """The entries that others inherit from: where each stands in memory, what it holds on disk above 4 MiB."""

    def __init__(self, stored: Stored | None = None) -> None:
        self._texts: BinaryIO | None = None
        self._places: dict[str, int] = {}
        self._stored = stored

    def above(self, key: str, child: str) -> BibtexEntry | None:
        """Return the parent that a child of a type names: an entry of the files, else a record that is stored."""
        entry = self.get(key)
        stored = self._stored(key) if entry is None and self._stored else None
        return replace(stored, type=_AS_PARENT.get(child, stored.type)) if stored else entry

    def close(self) -> None:
        """Give back the room that the entries take."""
        if self._texts:
            self._texts.close()

    def add(self, entry: BibtexEntry) -> None:
        """Keep an entry; of two with one key the first counts."""
        keys = [key.casefold() for key in keys_of(entry)]
        if any(key not in self._places for key in keys):
            self._texts = self._texts or cast(BinaryIO, SpooledTemporaryFile(_IN_MEMORY, "w+b"))  # noqa: SIM115
            place = self._texts.seek(0, 2)
            for key in keys:
                self._places.setdefault(key, place)
            self._texts.write(json.dumps([entry.type, entry.key, dict(entry.fields)]).encode() + b"\n")

    def get(self, key: str) -> BibtexEntry | None:
        """Return the entry of a key, in whatever case it is written; None where no file has it."""
        place = self._places.get(key.strip().casefold())
        if place is None or self._texts is None:
            return None
        self._texts.seek(place)
        return BibtexEntry(*json.loads(self._texts.readline()))


def collected(streams: Iterable[tuple[BinaryIO, str]], stored: Stored | None = None) -> Parents:
    """Return the parents that the entries of the streams name; a stream that names none is looked through, not read.

    The streams are left at their beginning; one that cannot be turned back is passed over.
    """
    parents = Parents(stored)
    with ExitStack() as stack:
        turned = [(stack.enter_context(as_utf8(stream, name)), name) for stream, name in streams if stream.seekable()]
        wanted = {key.casefold() for stream, _name in turned for key in _wanted(stream)}
        for stream, name in turned if wanted else ():
            for item in reader.parse(stream, name):
                if isinstance(item, BibtexEntry) and any(key.casefold() in wanted for key in keys_of(item)):
                    parents.add(item)
            stream.seek(0)
    return parents


def keys_of(entry: BibtexEntry) -> list[str]:
    """Return the key of an entry and the others that its field `ids` gives it."""
    return [entry.key, *(key.strip() for key in entry.fields.get("ids", "").split(",") if key.strip())]


def _wanted(stream: BinaryIO) -> Iterator[str]:
    before = b""
    while block := stream.read(_LOOK):
        text = before + block
        if _LINKED.search(text):
            for match in _NAMED.finditer(text):
                for key in _PARTED.split(match[1].decode("utf-8", "replace")):
                    parts = key.strip().rsplit("-", 2)  # the key, or of one value: key-field, key-field-number
                    yield from filter(None, ("-".join(parts[:length]) for length in range(1, len(parts) + 1)))
        before = text[-_OVERLAP:]
    stream.seek(0)


def completed(entry: BibtexEntry, parents: Parents) -> Iterator[BibtexEntry | Problem]:
    """Return a Problem for each named entry that stands nowhere, then the entry with what it inherits."""
    return _completed(entry, parents, (entry.key.casefold(),))


def _completed(entry: BibtexEntry, parents: Parents, seen: tuple[str, ...]) -> Iterator[BibtexEntry | Problem]:
    fields = dict(entry.fields)
    for name, value in entry.fields.items():
        if "xdata" in value.casefold() and "=" in value:
            yield from _granular(entry, name, fields, parents)
    named = [(name, key.strip()) for name in ("xdata", "crossref") for key in entry.fields.get(name, "").split(",")]
    for name, key in named:
        parent = parents.above(key, entry.type) if key else None
        if parent is None or key.casefold() in seen or len(seen) > _DEEPEST:
            circle = Message("bibtex-parent-circle", field=name, given=key)
            message = circle if parent else Message("bibtex-no-parent", field=name, given=key)
            yield from [Problem("parent", message, entry.file, entry.line, entry.key)] if key else []
            continue
        for item in _completed(parent, parents, (*seen, key.casefold())):
            if isinstance(item, Problem):
                yield item._replace(file=entry.file, line=entry.line, record=entry.key)
            else:
                _inherit(fields, item, entry.type, name == "xdata")
    yield replace(entry, fields=fields)


def _granular(entry: BibtexEntry, name: str, fields: dict[str, str], parents: Parents) -> Iterator[Problem]:
    """Put single values of other entries in their places: author={xdata=key-author-2} (biblatex manual, 3.13.6)."""
    values = []
    for value in names.split_at_and(fields[name]):
        match = _GRANULAR.match(value)
        parent_value = _value_of(match[1], parents, _DEEPEST) if match else value
        if match and not parent_value:
            yield Problem("parent", Message("bibtex-no-parent", field=name, given=match[1]), entry.file, entry.line,
                          entry.key)  # fmt: skip
        values.append(parent_value or value)
    fields[name] = " and ".join(values)


def _value_of(place: str, parents: Parents, deepest: int) -> str:
    """Return the value that key-field, or key-field-number with one item of a list, stands for; "" for none."""
    parts = place.split("-")
    for length in range(len(parts) - 1, 0, -1):
        parent = parents.get("-".join(parts[:length]))
        value = parent.fields.get(parts[length].casefold(), "") if parent and parent.type == "xdata" else ""
        rest = parts[length + 1 :]
        items = names.split_at_and(value)
        if value and len(rest) == 1 and rest[0].isdecimal() and 0 < int(rest[0]) <= len(items):
            value = items[int(rest[0]) - 1]
        elif rest:
            continue
        if value and (further := _GRANULAR.match(value)):
            return _value_of(further[1], parents, deepest - 1) if deepest else ""
        if value:
            return value
    return ""


def _inherit(fields: dict[str, str], parent: BibtexEntry, child: str, as_it_is: bool) -> None:
    """Add what a child lacks; the data of an @xdata keep their names."""
    own = {ALIASES.get(name, name) for name in fields}
    dated = any(name in fields for name in _DATE)
    table = {} if as_it_is else _renamed(parent.type, child)
    never = ("ids", "xdata", "options", "label") if as_it_is else _table()["never"]
    for name, value in parent.fields.items():
        if name in never or (dated and name in _DATE):
            continue
        for child_name in table.get(name, [name]):
            if ALIASES.get(child_name, child_name) not in own:
                fields[child_name] = value


@cache
def _table() -> Mapping[str, Any]:
    return tomllib.loads((Path(__file__).parent / "inheritance.toml").read_text("utf-8"))


@cache
def _renamed(parent: str, child: str) -> Mapping[str, list[str]]:
    """Return what the fields of a parent are called in a child; nothing for those that stay behind."""
    renamed: dict[str, list[str]] = {}
    for row in _table()["rows"]:
        if parent in row["parents"] and child in row["children"]:
            for name, child_names in row["fields"].items():
                renamed.setdefault(name, child_names)
            if "title" in row["fields"]:
                renamed |= {name: [] for name in _table()["short"]}
    return renamed
