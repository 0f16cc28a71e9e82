"""The values that a style does not print: without them a record's reference in that style reads the same."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from kb.checks.printing import StoredValue, stored_values
from kb.csl.processor import Processor, as_text
from kb.domain.placed_records import PlacedRecord
from kb.domain.records import Record
from kb.errors import Problem
from kb.gost.csl_errors import csl_errors
from kb.gost.families import family_of, wording
from kb.gost.foreign import worded
from kb.gost.preparation import prepare
from kb.gost.styles import load_style, style_name
from kb.library.reference_items import item_of
from kb.library.reference_list import ReferenceList
from kb.library.written_lines import missing_fields
from kb.messages import Message

_SHORT = 8  # signs below which a value may stand in a reference by chance


class Printer:
    """Writes single references of one style, each in the terms of its own language."""

    def __init__(self, style: str) -> None:
        self.name = style_name(style)
        self._family = family_of(self.name)
        with csl_errors():
            self._processor = Processor(load_style(style), locale_by_item=True)

    def text(self, record: Record) -> str:
        """Return the reference of a record; "" where the style lists none of its type."""
        item, prints = item_of(record), self._processor.style.prints
        item = prepare(item, self._family) if self._family else worded(item, prints)
        with csl_errors():
            entries = self._processor.bibliography([item]).entries
        return as_text(entries[0]) if entries else ""

    def left_out(self, record: Record) -> Iterator[StoredValue]:
        """Yield the stored values that are not printed: without them, or with others, the reference reads the same."""
        whole = self.text(record)
        for value in stored_values(record):
            marks = wording()["kinds"].get(value.value, {}).get("marks", ()) if value.variable == "genre" else ()
            if (len(value.value) >= _SHORT and value.value in whole) or any(mark in whole.casefold() for mark in marks):
                continue
            if whole in (self.text(value.without), self.text(value.other)):
                yield value


def in_list(listed: ReferenceList) -> dict[str, list[str]]:
    """Return the fields that a style of others leaves out of a list, each with the citekeys whose value is lost."""
    if family_of(listed.style):
        return {}
    records = {record.citekey: record for record in listed.records}
    fields: defaultdict[str, list[str]] = defaultdict(list)
    for entry in listed.entries:
        for name in missing_fields(records[entry.citekey], entry.text, ours=False):
            fields[name].append(entry.citekey)
    return dict(fields)


def problems(placed: Iterable[PlacedRecord], style: str) -> Iterator[Problem]:
    """Yield a warning for each stored value that a style does not print, and one a file for languages that are guessed.

    A value counts as printed in whatever form it stands in the reference. Raises ChoiceError for an unknown style.
    """
    printer = Printer(style)
    guessed: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for item in placed:
        if not item.record.language and (language := item_of(item.record).get("language")):
            guessed[item.file][language] += 1
        for value in printer.left_out(item.record):
            message = Message("style-leaves-out", variable=value.variable, given=value.value[:200], style=printer.name)
            yield item.problem("unprinted", message, "warning")
    for file, languages in guessed.items():
        summary = ", ".join(f"{language} {count}" for language, count in sorted(languages.items()))
        yield Problem("language", Message("language-guessed", count=languages.total(), languages=summary), file, 0, "",
                      "warning")  # fmt: skip
