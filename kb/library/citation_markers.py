"""The numbered citations of a text of one's own, and their CSV."""

from kb.manuscript.markers import dump, parse

__all__ = ["dump", "parse"]
