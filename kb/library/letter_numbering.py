"""Numbers with letters (Л3, Д1) where a writing keeps them: a row for each letter, counted in the list's new order."""

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
    """The new number of an entry in its row, and how the list shows it: "Л{}."."""

    number: int
    sign: str


def label_letters(entry: AuditedEntry) -> str:
    """Return what stands before the number of an entry: Л of Л3; ROMAN for a numeral, "" for a plain one."""
    return split_label(entry.label)[0]


def grouped_by_letters(entries: Sequence[AuditedEntry]) -> list[AuditedEntry]:
    """Return entries in their order, but each letter's after one another, as they stand first."""
    rows = list(dict.fromkeys(map(label_letters, entries)))
    return sorted(entries, key=lambda entry: rows.index(label_letters(entry)))


def new_labels(manuscript: OwnManuscript, citekeys: Sequence[str], own: bool) -> dict[str, NewLabel]:
    """Return the label of each entry in a new order, its `own` or one counted anew; {} for a list without letters."""
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
    """Return how an entry shows its number in the text: "Л{}.", a numeral as "{I}." or "{i}."."""
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
