"""Titles, names and dates of a record as a page shows them: which title leads, which is second, what is marked."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from api.pages.page import Page
from kb.domain.chronology import is_document, issued
from kb.domain.edtf import Edtf
from kb.domain.markup import bare
from kb.domain.records import Record
from kb.domain.titles import Title, quoted
from kb.library.records import Snippet, short_title

Pieces = tuple[tuple[str, bool], ...]
_MOST_NAMES = 3
_MOST_LETTERS = 60  # of a title in a window's name
_LOOSE_END = re.compile(r"(?:\s+[^\W\d_]{1,3}|[\s,;:.–—(\[«“„-])+$")  # and, об, мен: words that lead on, and signs
_CLOSED_BY = {"[": "]", "(": ")", "«": "»", "“": "”", "„": "“"}


@dataclass(frozen=True, slots=True)
class ShownTitle:
    """A title in pieces, each with whether it matched; supplied ones stand in brackets and in italic."""

    pieces: Pieces
    lang: str
    origin: str
    form: str = ""

    @property
    def text(self) -> str:
        """The title as plain text, in brackets where it is supplied."""
        text = "".join(piece for piece, _marked in self.pieces)
        return f"[{text}]" if self.origin == "supplied" else text


def leading(record: Record, lang: str, snippets: Iterable[Snippet] = ()) -> tuple[ShownTitle, ShownTitle | None]:
    """Return the title that leads, in the reader's language where there is one, and the record's own if it differs.

    A translation of ours leads too, in its brackets, with the title that the document bears beside it.
    """
    own = record.title(record.language) if record.language else None
    theirs = record.title(lang)
    first = theirs if theirs and theirs.lang == lang else own or theirs
    if first is None:
        return ShownTitle(((record.citekey, False),), "", "identified"), None
    marked_at = tuple(snippets)
    beside = own if own and own.lang == record.language and own.lang != first.lang else None
    return shown(first, marked_at), shown(beside, marked_at) if beside else None


def shown(title: Title, snippets: Iterable[Snippet] = ()) -> ShownTitle:
    """Return a title with the places marked that a search matched."""
    text = title.value[:1].upper() + title.value[1:]
    return ShownTitle(marked(text, snippets, title.lang), title.lang, title.origin, title.form)


def marked(text: str, snippets: Iterable[Snippet], lang: str = "") -> Pieces:
    """Cut a text, with its language's marks of quotation and no markup, at the places that snippets of it mark."""
    text = bare(text)
    printed = quoted(text, lang)
    for snippet in snippets:
        start = text.find(snippet.text) if snippet.field == "title" else -1
        if start >= 0 and snippet.spans:
            return pieces(printed, tuple((low + start, high + start) for low, high in snippet.spans))
    return ((printed, False),)


def pieces(text: str, spans: Iterable[tuple[int, int]]) -> Pieces:
    """Cut a text into unmarked and marked pieces."""
    parts: list[tuple[str, bool]] = []
    end = 0
    for low, high in spans:
        if low > end:
            parts.append((text[end:low], False))
        parts.append((text[low:high], True))
        end = high
    if end < len(text):
        parts.append((text[end:], False))
    return tuple(parts)


def short(title: ShownTitle) -> ShownTitle:
    """Return a title without the words that say who concluded the document, for a line of a few words."""
    return replace(title, pieces=((short_title("".join(text for text, _marked in title.pieces), title.lang), False),))


def plain(record: Record, lang: str) -> str:
    """Return the leading title as plain text, for an option of a list."""
    return leading(record, lang)[0].text


def window_name(title: ShownTitle, kind: str, date: Edtf | None) -> str:
    """Return what tells a record's window from others: its title without the parties, cut; its kind, its year."""
    name = cut(short(title).text, _MOST_LETTERS)
    named = name.lstrip("[").casefold().startswith(kind.casefold())
    beside = ", ".join(filter(None, ("" if named else kind, str(date.year or "") if date else "")))
    return " · ".join(filter(None, (name, beside)))


def cut(text: str, most: int) -> str:
    """Return a text of at most about `most` letters: cut after a word, "…" for the rest, what was opened closed."""
    if len(text) <= most:
        return text
    head = text[: most + 1].rpartition(" ")[0] or text[:most]
    head = _LOOSE_END.sub("", head)
    closing: list[str] = []
    for letter in head:
        if closing and letter == closing[-1]:
            closing.pop()
        elif letter in _CLOSED_BY:
            closing.append(_CLOSED_BY[letter])
    return f"{head}…{''.join(reversed(closing))}"


@dataclass(frozen=True, slots=True)
class ShownRecord:
    """A record as a line of a list shows it."""

    record: Record
    title: ShownTitle
    second: ShownTitle | None
    who: tuple[str, ...]
    more_names: int
    date: Edtf | None

    @property
    def citekey(self) -> str:
        """The record's key."""
        return self.record.citekey

    @property
    def act(self) -> bool:
        """Whether its date is the day of an act, as a treaty's is, and not the time of a publication."""
        return is_document(self.record)


def line(record: Record, page: Page, snippets: Iterable[Snippet] = ()) -> ShownRecord:
    """Return a record as a line of a list: titles, who made it or is bound by it, when."""
    first, second = leading(record, page.lang, snippets)
    names = tuple(person.label for person in record.contributors if person.role in ("author", "editor", "issuer"))
    if not names:
        names = tuple(dict.fromkeys(page.party(party.code) for party in record.parties))
    return ShownRecord(record, first, second, names[:_MOST_NAMES], max(0, len(names) - _MOST_NAMES), issued(record))
