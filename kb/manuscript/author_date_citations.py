"""Which works of a list the citations by author and year mean; what only looks like such a citation is left out."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from string import ascii_lowercase

from kb.domain.records import Record
from kb.language.folding import skeleton
from kb.language.months import month_or_season
from kb.manuscript.archive_citations import archive_citations
from kb.manuscript.audit.audited_entries import AuditedEntry
from kb.manuscript.author_date_candidates import (
    HARD,
    author_date_candidates,
    bracketed_title_candidates,
    family_names,
    may_be_people,
    must_be_people,
)
from kb.manuscript.author_only_citations import author_only_citations
from kb.manuscript.documents.document_text import Spans
from kb.manuscript.marker_grammar import MarkerItem
from kb.manuscript.markers import TextMarker
from kb.manuscript.reading import ReadManuscript, placed_markers
from kb.manuscript.reference_list.patterns import PLACE, UPPER, YEAR, YEAR_LETTER
from kb.time_limit import check_time

_LETTERS = {letter: place for letters in (ascii_lowercase, "абв", "аә") for place, letter in enumerate(letters)}
_ENDING = 4  # letters of a case ending in Kazakh or Russian: Назарбаевтың, Назарбаевым
_LONGEST_HEAD = 200
_FEWEST = 3  # citations that a text without a list must have to be one that cites by author and year
_ROLES = ("author", "editor", "compiler", "translator", "container-author", "issuer")


def with_author_date_citations(read: ReadManuscript, entries: Sequence[AuditedEntry]) -> ReadManuscript:
    """Return a manuscript with its citations by author and year; where it cites by numbers more, those of its list.

    An item that means an entry has its number; one that surely cites, and means none, has the key "Name 1997".
    """
    text = read.document.text
    closed = Spans([*text.closed, *(marker[:2] for marker in text.markers)])
    end = read.part.start if read.part else len(text.text)

    def free(markers: Iterable[TextMarker]) -> Iterator[TextMarker]:
        for marker in markers:
            if not (closed.overlap(*marker[:2]) or (read.part and read.part.start <= marker.start < read.part.end)):
                yield marker

    names = ListNames(entries)
    titled = [
        marker
        for marker in free(bracketed_title_candidates(text.text))
        if all(map(names.has_whole_title, marker.items))
    ]
    inside = Spans(marker[:2] for marker in titled)
    possible = [marker for marker in free(author_date_candidates(text.text)) if not inside.overlap(*marker[:2])]
    square = any(marker.raw[0] == "[" and not marker.items[0].apart for marker in possible)
    possible = [marker for marker in possible if square or marker.raw[0] != "[" or not marker.items[0].apart]
    judged = [(marker, [names.entries_meant(item) for item in marker.items]) for marker in possible]
    meant = sorted([*titled, *(marker for marker, works in judged if all(works))])
    words = _Words(text.text[:end])
    others = [marker for marker, works in judged if not all(works) and names.surely_cites(marker, works, words)]
    typed = [marker for marker in _typed(read, titled) if marker.items]
    by_number = sum(not marker.numbers_alone for marker in typed)
    alone = {item.number for marker in typed if marker.numbers_alone for item in marker.items}
    named = {names.entries_meant(item)[0].record.citekey for marker in meant for item in marker.items}
    enough = (
        len(named) >= len(alone) and len(meant) > by_number if entries else len(others) >= max(_FEWEST, by_number + 1)
    )
    if enough:
        archived = free(archive_citations(text.text, end, entries))
        markers = [*archived, *(names.with_numbers(marker) for marker in [*meant, *others])]
        numbers = [marker for marker in _typed(read, markers) if not marker.numbers_alone]
        if read.part and not read.part.numbered:
            numbers = list(map(without_entries, numbers))
        return replace(read, markers=tuple(placed_markers(text, read.part, [*numbers, *markers])))
    bare = [] if by_number >= len(entries) else author_only_citations(text.text, end, entries)
    numbered = any(marker.items for marker in _typed(read, bare))
    markers = [marker for marker in bare if not (numbered or closed.overlap(*marker[:2]))]
    taken = Spans(marker[:2] for marker in typed)
    named_too = [marker for marker in meant if names.names_people(marker) and not taken.overlap(*marker[:2])]
    markers = markers or [names.with_numbers(marker) for marker in named_too]
    return replace(read, markers=tuple(placed_markers(text, read.part, [*_typed(read, markers), *markers])))


def without_entries(marker: TextMarker) -> TextMarker:
    """Return a marker whose numbers mean nothing: no number stands in the list, and the text cites in another way."""
    items = (
        item if item.key or item.number is None else item._replace(number=None, key=str(item.number))
        for item in marker.items
    )
    return marker._replace(items=tuple(items))


def _typed(read: ReadManuscript, markers: Sequence[TextMarker]) -> list[TextMarker]:
    """Return the markers of a manuscript that stand in none of some others."""
    taken = Spans(marker[:2] for marker in markers)
    return [placed.marker for placed in read.markers if not taken.overlap(*placed.marker[:2])]


class ListNames:
    """The entries of a list by the names and the year that may cite them."""

    def __init__(self, entries: Sequence[AuditedEntry]) -> None:
        self.entries = [(entry, [*_names(entry.record), *_short(entry.record)], _year(entry)) for entry in entries]
        self.heads = [_words_at_head(entry.text) for entry in entries]
        self.families = {name for _, names, _ in self.entries for name in names}
        self.towns = {skeleton(entry.record.fields.get("publisher-place", "")) for entry in entries}

    def entries_meant(self, item: MarkerItem) -> list[AuditedEntry]:
        """Return the entries that an item may mean."""
        check_time()
        cited = [skeleton(name) for name in family_names(item.names)]
        cited_year = item.year.rpartition("/")[2]  # of 1966/1980 the year of the edition used
        year, letter = (cited_year[:4], cited_year[4:]) if item.year[:1].isdigit() else ("", "")
        of_year = [(entry, names) for entry, names, issued in self.entries if _of(entry, issued, year)]
        who = None if len(cited) == 1 else 1  # of several authors the first stands first
        for same in (_equal, _inflected)[: 1 + may_be_people(item.names)] if cited else ():
            works = [work for work in of_year if any(same(cited[0], name) for name in work[1][:who])]
            works = works or [work for work in of_year if _titled(work[0], cited[0])]
            works = [work for work in works if work[1] and same(cited[0], work[1][0])] or works
            alike = [(entry, names) for entry, names in works if _beside(cited[1:], names)]
            chosen = [entry for entry, _ in alike or ([] if len(cited) > 1 else works)]
            single = len(cited) == 1 and "." not in item.names[-4:]
            alone = [entry for entry, _ in works if single and _signed_by_one(entry.record)]
            if chosen:
                meant = alone or chosen
                same_initials = [entry for entry in meant if _initials(entry) == _typed_initials(item)]
                return _lettered(same_initials or meant, year, letter)
        return self._printed(cited, cited_year, may_be_people(item.names)) if cited and year else []

    def _printed(self, cited: Sequence[str], year: str, people: bool) -> list[AuditedEntry]:
        """Return the entries that are printed with the names and the year cited, in whatever form the list has.

        Of an act that is cited by its title this may be the year of the gazette.
        """
        dated = re.compile(rf"(?<!\d){year}(?!\w)")
        if not people:
            titled = [entry for entry, _, _ in self.entries if _titled(entry, cited[0]) and dated.search(entry.text)]
            return titled if len(titled) == 1 and " " in cited[0] else []
        return [
            entry for (entry, _, _), names in zip(self.entries, self.heads, strict=True)
            if names and dated.search(entry.text) and (_equal(cited[0], names[0]) or _inflected(cited[0], names[0]))
            and _beside(cited[1:], names)
        ]  # fmt: skip

    def has_author(self, family: str) -> bool:
        """Return whether an entry is of somebody of this family name."""
        heads = {names[0] for names in self.heads if names}
        return any(_equal(family, name) or _inflected(family, name) for name in self.families | heads)

    def has_whole_title(self, item: MarkerItem) -> bool:
        """Return whether an item means an entry, and one with brackets or years has its title to the letter."""
        works, cited = self.entries_meant(item), skeleton(family_names(item.names)[0])
        named = any(_titled(entry, cited) or cited in _names(entry.record) for entry in works)
        return bool(works) and not HARD.search(item.printed if named else item.names + item.printed)

    def names_people(self, marker: TextMarker) -> bool:
        """Return whether a marker that means entries names people of each, and no title."""
        return all(
            may_be_people(item.names) and all(_names(work.record) for work in self.entries_meant(item))
            for item in marker.items
        )

    def with_numbers(self, marker: TextMarker) -> TextMarker:
        """Return a marker, each item with the number of the entry that it means."""
        works = [(item, self.entries_meant(item)) for item in marker.items]
        items = (item._replace(number=meant[0].number, key=meant[0].key) if meant else item for item, meant in works)
        return marker._replace(items=tuple(items))

    def surely_cites(self, marker: TextMarker, works: Sequence[Sequence[AuditedEntry]], words: "_Words") -> bool:
        """Return whether a marker that means no entry cites all the same."""
        return all(
            bool(work) or (self._surely(item, words) if not item.apart else self._paged(item))
            for item, work in zip(marker.items, works, strict=True)
        )

    def _paged(self, item: MarkerItem) -> bool:
        """Return whether brackets with a year and pages stand after the name of an author of the list."""
        return bool(item.locators) and self.has_author(skeleton(family_names(item.names)[0]))

    def _surely(self, item: MarkerItem, words: "_Words") -> bool:
        families = family_names(item.names)
        if not may_be_people(item.names) or len(families) > 6:
            return False
        if skeleton(families[0]) in self.families or must_be_people(item.names):
            return True
        word = families[0]
        town = re.fullmatch(PLACE, word) or skeleton(word) in self.towns or month_or_season(word.casefold())
        common, elsewhere = word.casefold() in words.common, word in words.undated
        return len(families) == 1 and not town and not common and (bool(item.locators) or not elsewhere)


class _Words:
    """The words of a text that tell a name from a common word: those in small letters, those without a year."""

    def __init__(self, text: str) -> None:
        self.common = {word for word in re.findall(r"\w+(?:-\w+)*", text) if word[:1].islower()}
        self.undated = set(re.findall(r"\w+(?:-\w+)*(?!\w|,?\s*\d{4})", text))


def _words_at_head(text: str) -> list[str]:
    """Return the words before the year that an entry tells first, where its authors stand; of a few lines at most."""
    dated = re.search(rf"(?<!\d){YEAR}", text)
    return re.findall(
        r"[^\W\d_]+(?:-[^\W\d_]+)*", skeleton(text[: dated.start() if dated else _LONGEST_HEAD][:_LONGEST_HEAD])
    )


def _names(record: Record) -> list[str]:
    people_of = sorted(
        (person for person in record.contributors if person.role in _ROLES),
        key=lambda person: _ROLES.index(person.role),
    )
    return [skeleton(person.family or person.literal) for person in people_of]


def _short(record: Record) -> Iterator[str]:
    """Yield how a body at the head of a work is shortened: WHO, of Ministry of Education MoE and ME."""
    heads = [title.value.split(". ")[0] for title in record.titles if not record.contributors]
    for body in (*heads, *(person.literal for person in record.contributors if person.literal)):
        yield from map(skeleton, re.findall(rf"\(([{UPPER}]{{2,10}})\)", body))  # Food Organization (FAO)
        words = re.findall(r"[^\W\d_]+", body)
        for part in (words, [word for word in words if word[0].isupper()]):
            if len(part) > 1:
                yield skeleton("".join(word[0] for word in part))


def _signed_by_one(record: Record) -> bool:
    """Return whether one person signs a work; who edits the book that it stands in signs another."""
    roles = [person.role for person in record.contributors]
    return bool(roles) and roles.count(roles[0]) == 1


def _year(entry: AuditedEntry) -> str:
    if entry.record.issued:
        return entry.record.issued.text[:4]
    stated = re.search(rf"(?<!\d){YEAR}(?={YEAR_LETTER}?(?!\d))", entry.text)
    return stated[0] if stated else ""


def _of(entry: AuditedEntry, issued: str, year: str) -> bool:
    """Return whether an entry is of a year that is cited; "" is cited of one that tells none."""
    return issued == year if year else not entry.record.issued


def _equal(cited: str, name: str) -> bool:
    return cited == name or cited.startswith(f"{name}, ")


def _inflected(cited: str, name: str) -> bool:
    """Return whether a cited name may be a case of a name."""
    common = next((place for place, pair in enumerate(zip(cited, name, strict=False)) if pair[0] != pair[1]),
                  min(len(cited), len(name)))  # fmt: skip
    return common >= max(4, len(name) - 2) and len(cited) - common <= _ENDING


def _titled(entry: AuditedEntry, cited: str) -> bool:
    title = entry.record.title()
    whole = skeleton(title.value if title else entry.text)
    return len(cited) > 3 and not _names(entry.record)[:1] and whole.startswith(cited)


def _typed_initials(item: MarkerItem) -> str:
    """Return the initials in the names of a citation, by which a style tells authors of one family name apart."""
    return "".join(re.findall(r"(?<!\w)([^\W\d_])\.", item.names))


def _initials(entry: AuditedEntry) -> str:
    first = entry.record.contributors[0].given if entry.record.contributors else ""
    return "".join(word[0] for word in re.findall(r"[^\W\d_]+", first))


def _beside(others: Sequence[str], names: Sequence[str]) -> bool:
    return all(any(_equal(other, name) or _inflected(other, name) for name in names[1:]) for other in others)


def _lettered(works: list[AuditedEntry], year: str, letter: str) -> list[AuditedEntry]:
    """Return the one of several works of a year that a letter means: by the entry's own, else by the list's order."""
    if not letter or len(works) == 1:
        return works
    place = _LETTERS[letter]
    alike = [other for other, order in _LETTERS.items() if order == place]  # typed in the letters of another script
    by_letter = ([entry for entry in works if any(f"{year}{letter}" in entry.text for letter in same)]
                 for same in (letter, alike))  # fmt: skip
    return next(filter(None, by_letter), works[place : place + 1])
