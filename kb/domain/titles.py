"""Titles of a record, and which of them speaks for it."""

from collections.abc import Iterable
from dataclasses import dataclass

TITLE_FORMS = ("", "short", "popular")


@dataclass(frozen=True, slots=True)
class Title:
    """A title in one language; `form` is "" for a full title, "short" or "popular" ("Montevideo Convention")."""

    value: str
    lang: str
    origin: str = "supplied"
    form: str = ""


def chosen_title(titles: Iterable[Title], *languages: str) -> Title | None:
    """Return the full title in the first of these languages that has one, else the first full title."""
    full = [title for title in titles if not title.form]
    return next((title for lang in languages if lang for title in full if title.lang == lang), next(iter(full), None))
