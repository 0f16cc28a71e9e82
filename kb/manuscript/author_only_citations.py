"""Citations by name alone, as MLA makes them: (Сейітов 51), (Лунин 14–16; Ерғали 7), («Дала» 5); a list tells them."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kb.manuscript.audit.audited_entries import AuditedEntry
from kb.manuscript.author_date_candidates import INNER, JOINED, OTHERS, PERSON
from kb.manuscript.marker_grammar import MarkerItem, parse_locators
from kb.manuscript.markers import TextMarker

_BRACKETS = re.compile(rf"\(((?:[^()]|{INNER}){{3,240}})\)")
_MORE_PEOPLE = re.compile(rf"(?:{JOINED}{PERSON})*{OTHERS}?")
_SIGNS = ' ,»”"'
_LEAST = 0.5  # share of a list that is cited so where names alone are citations


class _Known(NamedTuple):
    """What may begin a citation of an entry: its first author's family name, or its title; its title, its year."""

    head: str
    title: str
    entry: AuditedEntry
    year: str


def author_only_citations(text: str, end: int, entries: Sequence[AuditedEntry]) -> list[TextMarker]:
    """Return the brackets before `end` that name works of a list without years, where most of the list is cited so."""
    known = list(_known(entries))
    markers = []
    for match in _BRACKETS.finditer(text, 0, end):
        body = " ".join(match[1].split())
        items = [_item(part.strip(), known) for part in body.split(";")]
        if all(items):
            markers.append(TextMarker(*match.span(), " ".join(match[0].split()), tuple(filter(None, items))))
    cited = {(item.number, item.key) for marker in markers for item in marker.items}
    return markers if cited and len(cited) >= len(entries) * _LEAST else []


def _known(entries: Sequence[AuditedEntry]) -> Iterator[_Known]:
    for entry in entries:
        year = entry.record.issued.text[:4] if entry.record.issued else "0"
        author = next((person for person in entry.record.contributors if person.role == "author"), None)
        title = entry.record.title()
        words = title.value if title else ""
        heads = {(author.family or author.literal) if author else words, words.split(". ")[0] if not author else ""}
        yield from (_Known(head, words, entry, year) for head in sorted(heads) if head)


def _item(part: str, known: Sequence[_Known]) -> MarkerItem | None:
    """Return what a part cites: a head, further people, a title where an author has several works, then pages."""
    bare = part.lstrip('«“"')
    begun = [work for work in known if _begins(bare, work.head)]
    longest = max((len(work.head) for work in begun), default=0)
    named = [work for work in begun if len(work.head) == longest]
    more = _MORE_PEOPLE.match(bare, longest)
    rest = bare[more.end() if more else longest :].strip(_SIGNS)
    if len(named) > 1:  # Penn, Wells 5: no second author
        tails = (rest, bare[longest:].strip(_SIGNS))
        named = [work for work in named if work.title and any(tail.startswith(work.title.split()[0]) for tail in tails)]
        rest = re.sub(r"^\D+", "", rest)
    locators = parse_locators(rest) if rest else ()
    if len(named) != 1 or (rest and not locators):
        return None
    entry = named[0].entry
    return MarkerItem(entry.number, locators, key=entry.key, printed=rest, names=named[0].head, year=named[0].year)


def _begins(part: str, head: str) -> bool:
    """Return whether a part begins with a head; in English a style may print a title of several words in capitals."""
    return part.startswith(head) or (" " in head and part[: len(head)].lower() == head.lower())
