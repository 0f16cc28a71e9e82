"""Formatted lists as values: what the writers write."""

from dataclasses import dataclass

from kb.csl.text_runs import Run


@dataclass(frozen=True, slots=True)
class FormattedEntry:
    """One reference. `label` is its number as the style prints it ("119", "[119]"), "" where it has none.

    `content` are runs without the label; `text` and `html` the same as bare text and as HTML; `lang` is the language
    of the reference (kk, ru, en, or another tag); `group` heads the first entry of each group.
    """

    citekey: str
    number: int | None
    label: str
    lang: str
    content: tuple[Run, ...]
    text: str
    html: str
    group: str = ""


@dataclass(frozen=True, slots=True)
class FormattedList:
    """A bibliography: heading, entries in order, and closing notes, in the list's language."""

    lang: str
    heading: str
    entries: tuple[FormattedEntry, ...]
    notes: tuple[str, ...] = ()
