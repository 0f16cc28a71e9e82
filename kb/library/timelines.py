"""The chronology as pictures for a page: the timeline and the chart of years, each with a table that says the same."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from kb.domain.chronology import ChronologyEntry
from kb.domain.vocabulary import Vocabulary
from kb.timeline import bar_chart, drawing


@dataclass(frozen=True, slots=True)
class Timeline:
    """An SVG element and the rows of its table, the header first; empty where there is nothing to draw.

    `chart` and `counts` are the same for the number of documents by year.
    """

    svg: str
    rows: tuple[tuple[str, ...], ...]
    chart: str
    counts: tuple[tuple[str, ...], ...]


def drawn(entries: Sequence[ChronologyEntry], lang: str, vocabulary: Vocabulary) -> Timeline:
    """Return the pictures of entries, their words in `lang`, with a mark at today."""
    options = drawing.DrawingOptions(today=datetime.now(UTC).date().toordinal())
    rows = tuple(drawing.table(entries, lang, vocabulary))
    years = bar_chart.documents(entries)
    return Timeline(
        drawing.draw(entries, lang, vocabulary, options) if len(rows) > 1 else "",
        rows,
        bar_chart.draw(years, lang, vocabulary) if len(years) > 1 else "",
        tuple(bar_chart.table(years, lang, vocabulary)),
    )
