"""New numbers of lists that number by letters (Л1, Л2, Д1): each letter is counted apart, in the new order."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from kb.library.manuscript_files import OwnManuscript
from kb.manuscript.audit.audited_entries import AuditedEntry
from kb.manuscript.lettered_markers import LetteredNumbers
from kb.manuscript.marker_numbers import renumber_marker
from kb.manuscript.reference_list.letter_labels import ROMAN, split_label

_DIGITS = re.compile(r"\d+(?=\D*$)")


class NewLabel(NamedTuple):
    """The new number of an entry among those of its letter, and the pattern in which the list prints it: "Л{}."."""

    number: int
    sign: str


def label_letters(entry: AuditedEntry) -> str:
    """Return the letters before an entry's number: "Л" for Л3, ROMAN for a Roman numeral, "" for a plain number."""
    return split_label(entry.label)[0]


def grouped_by_letters(entries: Sequence[AuditedEntry]) -> list[AuditedEntry]:
    """Return the entries grouped by the letters of their numbers; groups in the order of their first entries."""
    rows = list(dict.fromkeys(map(label_letters, entries)))
    return sorted(entries, key=lambda entry: rows.index(label_letters(entry)))


def new_labels(manuscript: OwnManuscript, citekeys: Sequence[str], own: bool) -> dict[str, NewLabel]:
    """Return each entry's label by citekey: its `own`, else counted in the new order; {} for a list without letters."""
    if not any(entry.label for entry in manuscript.entries) or not manuscript.in_text:
        return {}
    places = {entry.record.citekey: place for place, entry in enumerate(manuscript.entries)}
    counted: Counter[str] = Counter()
    labels = {}
    for citekey in citekeys:
        entry = manuscript.entries[places[citekey]]
        counted[label_letters(entry)] += 1
        before = split_label(entry.label)[1] or entry.number or 0
        number = before if own else counted[label_letters(entry)]
        labels[citekey] = NewLabel(number, _sign(manuscript, places[citekey]))
    return labels


def _sign(manuscript: OwnManuscript, place: int) -> str:
    """Return the pattern in which an entry prints its number: "Л{}.", for a Roman numeral "{I}." or "{i}."."""
    text, read = manuscript.read.document.text, manuscript.in_text[place]
    block = text.blocks[read.block]
    shown = (block.label + text.text[block.start : read.start]).strip()
    label = manuscript.entries[place].label
    if label_letters(manuscript.entries[place]) == ROMAN:
        return shown.replace(label, "{i}" if label.islower() else "{I}")
    return _DIGITS.sub("{}", shown) if _DIGITS.search(shown) else "{}."


def relabel_marker(
    manuscript: OwnManuscript, raw: str, labels: Mapping[str, NewLabel], numbers: Mapping[int, int]
) -> str:
    """Return a typed marker with the new labels, and the new plain `numbers` beside them."""
    new = {
        entry.label: labels[entry.record.citekey].number for entry in manuscript.entries
        if entry.label and entry.record.citekey in labels
    }  # fmt: skip
    known = LetteredNumbers(new)
    groups = (known.renumbered(group, new) for group in raw.split(";"))
    pairs = zip(raw.split(";"), groups, strict=True)
    return ";".join(renumber_marker(group, numbers) if fresh is None else fresh for group, fresh in pairs)
