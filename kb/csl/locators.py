"""Locators that bring their own label: "vol. 1, fol. 9", "глава 4", "§ 5" (a rule of citeproc-js)."""

import re
from collections.abc import Iterator
from typing import Final

from kb.csl.terms import Locale

_LOCATORS: Final = (
    "page", "chapter", "section", "volume", "part", "book", "paragraph", "verse", "line", "column", "folio", "figure",
    "table", "note", "act", "appendix", "article-locator", "canon", "elocation", "equation", "issue", "opus", "rule",
    "scene", "sub-verbo", "supplement", "timestamp", "title-locator", "version",
)  # fmt: skip


class OwnLabels:
    """The terms that name locators in a locale, long, short or as a sign, and what each names."""

    def __init__(self, locale: Locale) -> None:
        self._names: dict[str, str] = {}
        for name in _LOCATORS:
            for term in _terms(locale, name):
                self._names.setdefault(term.casefold(), name)
        terms = sorted(self._names, key=len, reverse=True)
        choice = "|".join(re.escape(term) for term in terms)
        self._begins = re.compile(rf"({choice or '(?!)'})(?:(?<=\W)|(?!\w))\s*\S")

    def of(self, locator: str) -> str:
        """Return the name of the label that begins a locator; "" where it begins with none."""
        match = self._begins.match(locator.casefold())
        return self._names[match.group(1)] if match else ""


def _terms(locale: Locale, name: str) -> Iterator[str]:
    for form in ("long", "short", "symbol"):
        for plural in (False, True):
            term = (locale.label(name, form, plural) or "").strip()
            if term:
                yield term
