"""Records as the items that a style takes, and what writes them: the same for a list and for its citations."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from kb.csl.output import Content
from kb.csl.processor import Processor, ProcessorOptions, Style, as_text
from kb.domain.languages import FIRST
from kb.domain.records import Record
from kb.gost import romanised as second
from kb.gost.csl_errors import csl_errors
from kb.gost.families import Family
from kb.gost.foreign import worded
from kb.gost.ordering import alphabet
from kb.gost.preparation import prepare
from kb.gost.said_dates import said_once
from kb.language.collation import Order, sort_key
from kb.library.list_options import ListOptions
from kb.library.reference_items import item_of
from kb.time_limit import in_time

_PLAIN = ListOptions()
Item = dict[str, Any]


@dataclass(frozen=True, slots=True)
class StyledItems:
    """Makes items and contents for one style and language rule.

    `tag` is the locale of all, "" gives each its own; `prepared` are items made so already, by citekey.
    """

    style: Style
    family: Family | None
    tag: str = ""
    lang: str = FIRST
    options: ListOptions = _PLAIN
    prepared: Mapping[str, Item] = field(default_factory=dict)

    def contents(self, records: Iterable[Record]) -> Mapping[str, Content]:
        """Return the formatted content of each record by citekey, in the style's order."""
        return self._made([self._item(record) for record in in_time(records)])[1]

    def items(self, records: Iterable[Record]) -> Sequence[Mapping[str, Any]]:
        """Return the items from which `contents` writes."""
        items = [self._item(record) for record in in_time(records)]
        return items if self.family is not None else self._made(items)[0]

    def processor(self) -> Processor:
        """Return what writes lists and citations of the items, one as the other."""
        collate = partial(_key, lang="en" if self.lang == "en" else alphabet(self.lang))
        options = ProcessorOptions(collate=collate, keep_locators=True)
        return Processor(self.style, self.tag or None, locale_by_item=not self.tag, options=options)

    def _made(self, items: Sequence[Item]) -> tuple[Sequence[Mapping[str, Any]], Mapping[str, Content]]:
        entries = self._entries(items)
        if self.family is not None:
            return items, entries
        once = [said_once(item, as_text(entries.get(item["id"], ()))) for item in items]
        return once, entries if once == items else self._entries(once)

    def _entries(self, items: Sequence[Mapping[str, Any]]) -> Mapping[str, Content]:
        with csl_errors():
            result = self.processor().bibliography(items, set_apart=self.options.set_apart)
        return dict(zip(result.entry_ids, result.entries, strict=True))

    def _item(self, record: Record) -> Item:
        if record.citekey in self.prepared:
            return self.prepared[record.citekey]
        item = item_of(record, self.lang)
        if self.tag and (self.family or not item.get("language")):
            item["language"] = self.tag[:2]
        if not self.options.romanised:
            known = self.family
            return prepare(item, known, self.options.designation) if known else worded(item, self.style.prints)
        english = next((title.value for title in record.titles if title.lang == "en" and not title.form), "")
        return second.romanised(item, self.family, english, self.options.tagged)


def _key(text: str, lang: Order) -> tuple[str, ...]:
    """Return a sort key in which a name ends at its comma: López, M. before López de Molina, G."""
    return tuple(sort_key(part, lang) for part in text.split(", "))
