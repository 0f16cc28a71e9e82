"""Derekköz: a bibliographic and citation knowledge base with evidence."""

__version__ = "0.1.0"
