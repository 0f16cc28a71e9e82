"""The options of writing a manuscript in a style, and the plan: every change it will make, as values."""

from collections import Counter
from dataclasses import dataclass, replace
from typing import NamedTuple

from kb.errors import ChoiceError
from kb.gost.styles import style_name
from kb.library.list_options import DEFAULT_STYLE
from kb.manuscript.documents.document_text import Edit, NewList
from kb.manuscript.reading import PlacedMarker

ORDERS = ("number", "citation", "alphabetical")
FIELDS = ("zotero", "links")
AS_PRINTED = "as-printed"  # in place of a style: new numbers and a new order alone, all else as it stands
ORDER_NAMES = {"numbered": "number", "as-numbered": "number", "mention": "citation", "appearance": "citation"}


@dataclass(frozen=True, slots=True)
class WritingOptions:
    """How a manuscript is written: style, order ("" keeps numbers, or gives new ones with `renumber`), live fields.

    With `renumber` the order "number" closes the gaps in the list's own numbers.
    """

    style: str = DEFAULT_STYLE
    order: str = ""
    renumber: bool = False
    list_only: bool = False
    fields: str = ""

    def checked(self) -> "WritingOptions":
        """Return the options with the default order; raise ChoiceError for an unknown style, order or fields."""
        order = ORDER_NAMES.get(self.order, self.order)
        if order not in (*ORDERS, ""):
            raise ChoiceError("order", self.order, ORDERS)
        if self.fields not in (*FIELDS, ""):
            raise ChoiceError("fields", self.fields, FIELDS)
        style = self.style if self.style == AS_PRINTED else style_name(self.style)
        return replace(self, order=order or ("citation" if self.renumber else "number"), style=style)


class Renumbered(NamedTuple):
    """An entry's number before and after, its key, its text as it will stand, whether that is as printed.

    `left_out` are the fields that the style omits, `missing` the words for which it stays as printed; `named`: it has
    neither author nor title, and citations name it by its first words. `otherwise`: it stays as printed, for once
    written it would be read otherwise; `unlisted`: for the style lists no works of its kind.
    """

    before: int | None
    after: int | None
    key: str
    text: str
    kept: bool
    left_out: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    reworded: bool = False
    named: bool = False
    otherwise: bool = False
    unlisted: bool = False


class RewrittenMarker(NamedTuple):
    """A marker's text before and after, and its line; `listed`: it is left unchanged and cites a work of the list."""

    line: int
    before: str
    after: str
    listed: bool = False


def unchanged_marker(placed: PlacedMarker) -> RewrittenMarker:
    """Return the entry of the plan for a marker that is not changed."""
    return RewrittenMarker(placed.block + 1, placed.marker.raw, placed.marker.raw, placed.marker.beside)


class WritingPlan(NamedTuple):
    """The plan of a writing: edits of the text, new lists, and the changes to report."""

    edits: tuple[Edit, ...]
    lists: tuple[NewList, ...]
    numbers: tuple[Renumbered, ...]
    markers: tuple[RewrittenMarker, ...]
    left: tuple[RewrittenMarker, ...]  # markers that stay: nobody can say what they cite, or they repeat a citation
    headings: tuple[str, ...] = ()  # inner headings of the old list, which another order has no place for

    def losses(self, style: str) -> dict[str, int]:
        """Return what the plan leaves undone or omits, each with its count.

        Citations that stay, entries that stay as printed, headings that it leaves out, and by its name each value.
        """
        entries = () if style == AS_PRINTED else self.numbers  # all stays then, because it was asked for
        values = Counter(name for item in entries for name in item.left_out)
        counts = {
            "citations": len(self.left),
            "entries-as-printed": sum(item.kept for item in entries),
            "headings": len(self.headings),
            **dict(sorted(values.items())),
        }
        return {name: count for name, count in counts.items() if count}
