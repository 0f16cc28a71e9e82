"""The timeline: documents by year in lanes of topics, drawn as SVG, with a table that says the same."""

from collections.abc import Sequence

from kb.domain.chronology import Entry
from kb.domain.vocabulary import Vocabulary

WIDTH = 1200


def draw(
    entries: Sequence[Entry],
    lang: str,
    vocabulary: Vocabulary,
    *,
    base: str = "",
    today: int | None = None,
    width: int = WIDTH,
) -> str:
    """Give the timeline as an SVG text of `width` units; `today` is the day number where the axis ends at least."""
    return '<svg xmlns="http://www.w3.org/2000/svg"/>'


def table(entries: Sequence[Entry], lang: str, vocabulary: Vocabulary) -> list[tuple[str, ...]]:
    """Give what the timeline shows as rows under a header."""
    return []
