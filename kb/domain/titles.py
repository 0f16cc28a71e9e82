"""Titles of a record, and which of them speaks for it."""

from collections.abc import Iterable
from typing import NamedTuple

from kb.domain.languages import SOURCE, SPOKEN
from kb.domain.markup import bare

TITLE_FORMS = ("", "short", "popular")


class Title(NamedTuple):
    """A title in one language; `form` is "" for a full title, "short" or "popular" ("Montevideo Convention")."""

    value: str
    lang: str
    origin: str = "supplied"
    form: str = ""

    @property
    def shown(self) -> str:
        """The title as people see it: its language's marks of quotation, no markup, in brackets where supplied."""
        text = quoted(bare(self.value), self.lang)
        return f"[{text}]" if self.origin == "supplied" else text


def quoted(text: str, lang: str) -> str:
    """Return a text with the marks of quotation of its language for straight ones; as it is where these do not pair.

    It keeps its length: places in it stay true.
    """
    if '"' not in text:
        return text
    marks = SPOKEN.get(lang, SPOKEN[SOURCE]).quotes
    letters, depth = list(text), 0
    for place, letter in enumerate(text):
        if letter in "«»":
            depth += 1 if letter == "«" else -1
        elif letter == '"':
            opens = place == 0 or text[place - 1] in ' \u00a0([«"—–-/'
            depth -= 0 if opens else 1
            letters[place] = marks[min(max(depth, 0), 1) * 2 + (0 if opens else 1)]
            depth += 1 if opens else 0
        if depth < 0:
            return text
    return text if depth else "".join(letters)


def chosen_title(titles: Iterable[Title], *languages: str) -> Title | None:
    """Return the full title in the first of these languages that has one, else the first full title."""
    full = [title for title in titles if not title.form]
    return next((title for lang in languages if lang for title in full if title.lang == lang), next(iter(full), None))
