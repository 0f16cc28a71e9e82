"""The entries of a list, and the rows that their numbers make: one, or one for each letter (Л1 …, Д1 …) or part."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from kb.domain.records import Record
from kb.manuscript.marker_grammar import MarkerItem
from kb.manuscript.reference_list.letter_labels import shown_label, split_label


class AuditedEntry(NamedTuple):
    """An entry of the list: its number, its key, the record it is read as, its text, its line (0: in another file).

    `label` is a number with letters before it (Л3), which is its key too; `part` the place of its headed part; `typed`
    the entry before its letters were repaired, where it stands in a text; `by_name`: its key is not printed, the text
    makes it of its authors and year.
    """

    number: int | None
    key: str
    record: Record
    text: str
    line: int
    label: str = ""
    part: int = 0
    typed: str = ""
    by_name: bool = False

    @property
    def shown(self) -> str:
        """Its number, else its key."""
        return str(self.number or self.key)

    @property
    def keys(self) -> tuple[str, ...]:
        """The key that it is cited by, and its other names."""
        others = self.record.fields.get("x-ids", "").split(",")
        return tuple(filter(None, (self.key, *(name.strip() for name in others)))) if self.key else ()


class NumberSeries(NamedTuple):
    """Entries whose numbers belong together: the letters before them, "" for none; each entry with its number."""

    letters: str
    entries: tuple[tuple[int, AuditedEntry], ...]

    def shown(self, number: int) -> str:
        """Return a number of the row as it is printed: Л3, IV."""
        return shown_label(self.letters, number)


def number_series(entries: Sequence[AuditedEntry]) -> list[NumberSeries]:
    """Return the rows of the numbered entries of a list; plain numbers that begin anew with one begin a row."""
    rows: dict[str, list[tuple[int, AuditedEntry]]] = {}
    plain = [entry for entry in entries if entry.number is not None]
    following = [entry.number for entry in plain[1:]] + [2]
    last, part = 0, 0
    for entry, after in zip(plain, following, strict=False):
        number = entry.number or 0
        part += number == 1 and last > 1 and after == 2
        rows.setdefault(str(part), []).append((number, entry))
        last = number
    for entry in entries:
        if entry.label:
            letters, number = split_label(entry.label)
            rows.setdefault(letters, []).append((number, entry))
    return [NumberSeries("" if letters.isdecimal() else letters, tuple(row)) for letters, row in rows.items()]


def with_keys_for_shared_numbers(entries: Sequence[AuditedEntry]) -> tuple[AuditedEntry, ...]:
    """Return the entries of a list that no number cites, those whose number another has too by a key of their own."""
    in_doubt = EntriesByNumber(entries).in_doubt
    return tuple(
        entry._replace(key=entry.record.citekey, by_name=True) if entry.number in in_doubt and not entry.key else entry
        for entry in entries
    )


class EntriesByNumber:
    """The entries of a list by the numbers and keys that cite them.

    Numbers that several entries have are `in_doubt`: nobody can tell which of the works they cite.
    """

    def __init__(self, entries: Sequence[AuditedEntry]) -> None:
        rows = [row for row in number_series(entries) if not row.letters]
        counted = Counter(number for row in rows for number, _ in row.entries)
        self.in_doubt = frozenset(number for number, times in counted.items() if times > 1)
        numbered = ((entry.number, entry) for entry in reversed(entries) if entry.number is not None)
        self._by_number = {number: entry for number, entry in numbered if number not in self.in_doubt}
        self._by_key = {key: entry for entry in reversed(entries) for key in reversed(entry.keys)}

    def cited_by(self, item: MarkerItem) -> AuditedEntry | None:
        """Return the entry that an item cites; None where there is none, or nobody can tell."""
        return self.of(item.number, item.key)

    def of(self, number: int | None, key: str) -> AuditedEntry | None:
        """Return the entry of a key, else of a number; None where there is none, or nobody can tell."""
        known = self._by_key.get(key) if key else None
        return known or self._by_number.get(-1 if number is None else number)
