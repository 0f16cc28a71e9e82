"""Works cited in full in the notes of a manuscript: Иванов И.И. Степь. – М., 2005. – С. 45; then Там же. С. 46."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kb.checks.likeness import traits
from kb.checks.near_works import KnownWorks
from kb.language.folding import skeleton
from kb.language.shelfmarks import file_beside, file_in
from kb.library.note_parts import (
    SAME,
    described_record,
    is_described,
    locators_in,
    notes_in,
    parts_of_note,
    repeats_citation,
    states_work,
)
from kb.library.note_text import DATED, as_list_entry, split_off_pages
from kb.manuscript.audit.audited_entries import AuditedEntry
from kb.manuscript.author_date_candidates import family_names
from kb.manuscript.author_date_citations import without_entries
from kb.manuscript.documents.document_text import Block, OpenedDocument, Spans
from kb.manuscript.marker_grammar import AGAIN, BEFORE, MarkerItem, parse_locators
from kb.manuscript.markers import TextMarker
from kb.manuscript.reading import ReadManuscript, placed_markers
from kb.manuscript.reference_list.names import names_at
from kb.manuscript.reference_list.patterns import ARTICLES

_NAMED = (
    r"(?:(?:аталған|аталмыш|көрсетілген|айтылған)\s(?:еңбек\w*|мақала\w*|кітап\w*)|(?:указ|цит)\.\s?(?:соч|раб|ст)\.?|"
    r"указанн\w+\s(?:соч|раб|стат|книг|труд|моногр|издани|источник|произвед|публикац|документ)\w*\.?|зазнач\.\s?(?:праця|твір)|вказ\.\s?праця|op\.\s?cit\.?|loc\.\s?cit\.?"
    r"|(?:a\.\s?a\.\s?O\.,?\s?)?\((?:n|fn|anm|сн|прим)\.?\s?\d{1,3}\)|a\.\s?a\.\s?O\.|supra,?\s(?:n(?:ote|\.)?\s?\d{1,3})?)"
)
NAMED_BEFORE = re.compile(_NAMED, re.IGNORECASE)
_AGAIN = re.compile(  # [Там же, с. 9], (см.: сонда, 5 б.), [op. cit., p. 7]
    rf"[\[(](?:{BEFORE.pattern})?(?:{AGAIN}|{_NAMED})(?P<rest>[^\[\]()]{{0,40}})[\])]", re.IGNORECASE
)
_ADDRESS = re.compile(r"https?://[^\s<>«»]+")
_ARTICLES = frozenset(map(skeleton, ARTICLES))
_UNREAD = MarkerItem(None)  # stands for a work that the list has not: what repeats it cites nothing of the list
_TITLE_ENDS = re.compile(r"[.,:]\s|\s\(|\s//")
_FEWEST_WORDS = 3
_SENTENCE = 300
_FAR = 200  # citations above one that repeats another
_MOST_WORDS, _LONG_WORD = 4, 7  # of a title, by which a note tells a work


def with_works_cited_in_notes(read: ReadManuscript, entries: Sequence[AuditedEntry]) -> ReadManuscript:
    """Return a manuscript with the works that its notes cite in full.

    Where the text cites more by numbers or names, those of the list alone, and a writing leaves them as they stand.
    """
    text = read.document.text
    notes = notes_in(text)
    if not notes or not entries:
        return read
    marked = [placed.marker.start for placed in read.markers if placed.marker.items]
    free = [block for block in notes if not any(block.start <= start < block.end for start in marked)]
    markers = list(_Notes(entries).markers(read.document, free))
    listed = [marker for marker in markers if marker.items and all(item.number is not None for item in marker.items)]
    if len(listed) <= len(marked):
        beside = [marker._replace(beside=True) for marker in listed]
        return replace(
            read, markers=tuple(placed_markers(text, read.part, [*(spot.marker for spot in read.markers), *beside]))
        )
    others = [placed.marker for placed in read.markers if not placed.marker.numbers_alone and not any(
        marker.start <= placed.marker.start < marker.end for marker in markers)]  # fmt: skip
    if read.part and not read.part.numbered:
        others = list(map(without_entries, others))
    return replace(read, markers=tuple(placed_markers(text, read.part, [*others, *markers])))


def with_repeated_citations(read: ReadManuscript) -> ReadManuscript:
    """Return a manuscript with bracketed ibid. resolved: [Там же, с. 9], (Сонда, 5 б.); writing leaves it as typed."""
    text, placed = read.document.text, [spot.marker for spot in read.markers]
    closed = Spans([*text.closed, *(marker[:2] for marker in placed)])
    waiting = [marker for marker in placed if marker.items][::-1]
    above: list[TextMarker] = []
    again = []
    for match in _AGAIN.finditer(text.text, 0, read.part.start if read.part else len(text.text)):
        sentence = re.split(r"[.!?]\s", text.text[max(0, match.start() - _SENTENCE) : match.start()])[-1]
        while waiting and waiting[-1].start < match.start():
            above.append(waiting.pop())
        named = (marker for marker in above[:-_FAR:-1] if _named_in(sentence, marker))
        last = next(named, above[-1] if above else None)
        typed = match["rest"].strip(" .,:;–—-")
        locators = locators_in(typed)
        cites_again = bool(locators) or not typed  # (сонда тұрған адамдар) does not
        if last and cites_again and not closed.overlap(*match.span()):
            item = last.items[-1]._replace(locators=locators, printed=typed, before="", apart=False)
            again.append(TextMarker(*match.span(), " ".join(match[0].split()), (item,), beside=True))
            above.append(again[-1])
    return replace(read, markers=tuple(placed_markers(text, read.part, [*placed, *again]))) if again else read


def _named_in(sentence: str, marker: TextMarker) -> bool:
    """Return whether a sentence names the first author that a citation names: Keohane'in …"""
    family = (family_names(marker.items[-1].names) or [""])[0]
    return bool(family) and family in sentence


class _Notes:
    """The entries of a list, found by what a note says of a work."""

    def __init__(self, entries: Sequence[AuditedEntry]) -> None:
        self.entries = {entry.record.citekey: entry for entry in entries}
        self.known = KnownWorks(traits(entry.record) for entry in entries)
        self.files = _files_of(entries)
        self.titles = [title for entry in entries for title in _head_words(entry)]

    def markers(self, document: OpenedDocument, notes: Sequence[Block]) -> Iterator[TextMarker]:
        """Yield the notes that cite works, each as one marker."""
        before: list[MarkerItem] = []
        for block in notes:
            whole = document.text.text[block.start : block.end]
            words, parts = whole.strip(), parts_of_note(document, block)
            if not before and repeats_citation(words):
                start = block.start + whole.index(words)
                yield TextMarker(start, start + len(words), " ".join(words.split()), (), True)
            items = [item for part in parts for item in self._items(part, before)]
            if items and len(items) == len(parts):
                start = block.start + len(whole) - len(whole.lstrip())
                yield TextMarker(start, start + len(whole.strip()), " ".join(whole.split()), tuple(items))

    def _items(self, part: str, before: list[MarkerItem]) -> Iterator[MarkerItem]:
        bare = " ".join(part.split())
        introduced = BEFORE.match(bare)
        opening = introduced[0] if introduced else ""
        bare = bare[len(opening) :]
        again = SAME.match(bare)
        file, leaf = self._file(bare, again, before)
        item: MarkerItem | None = None
        words, located = split_off_pages(bare)
        located = located or (bare[again.end() :] if again else "")
        locators = locators_in(located)
        if file:
            located = bare[leaf:].lstrip(" .,:;–—-")
            entry = self.files.get(file)
            number, key = (entry.number, entry.key) if entry else (None, bare[:60])
            item = MarkerItem(number, parse_locators(located), False, key, located, opening, file, "0")
        elif again:
            last = before[-1] if before else _UNREAD
            item = last._replace(locators=locators, printed=located, before=opening) if last is not _UNREAD else None
        else:
            item = self._cited(words, before)
            item = item._replace(locators=locators, printed=located, before=opening) if item else None
        if item:
            yield item
        if item or not again:
            unread = file_in(bare)[0] or located or states_work(words)
            before += [item] if item else [_UNREAD] * bool(unread)

    def _file(self, bare: str, again: re.Match[str] | None, before: Sequence[MarkerItem]) -> tuple[str, int]:
        """Return the file of an archive that a note names, and where its leaf is told; "" where the list has none such.

        It may stand beside the one cited before (Там же. Д. 4). Where others of its inventory are listed, it should be.
        """
        begin = again.end() if again else 0
        file, end = file_beside(bare[begin:], before[-1].names) if again and before else file_in(bare)
        itemised = any(file.rpartition("/")[0] == key.rpartition("/")[0] for key in self.files)
        return (file, begin + end) if itemised else ("", 0)

    def _cited(self, words: str, before: Sequence[MarkerItem]) -> MarkerItem | None:
        """Return what a note without its pages cites: a work of the list, the one named before, or one not listed."""
        names = names_at(words, 0, loose=False).people
        family = names[0].family if names else ""
        if NAMED_BEFORE.search(words):
            if not family and (titled := self._work_by_first_words(words)):  # «Об охране степей» (n 3)
                return titled
            family = family or re.split(r"\W", words.lstrip('«“"'), maxsplit=1)[0]
            return next((item for item in reversed(before) if family and _begins(item.names, family)), None)
        if short := self._earlier_work(words, before) or self._work_by_first_words(words) or self._addressed(words):
            return short
        record = described_record(words)
        if record is None or not (names or DATED.search(words)):
            return None
        listed_form = as_list_entry(words)
        plain = described_record(listed_form)
        likely = self.known.like(traits(record)) or (self.known.like(traits(plain)) if plain else ())
        if likely:
            entry = self.entries[likely[0].citekey]
            first = next((person.family for person in entry.record.contributors if person.family), "")
            return MarkerItem(entry.number, key=entry.key, names=family or first or words[:40], year=_year(words))
        if plain and listed_form != words and is_described(plain, listed_form):
            family = family or plain.contributors[0].family
        case = record.type == "legal_case"  # City v State, which no author signs
        if not family and is_described(record, words):
            family = next((person.family for person in record.contributors if person.family), "")
        listed = (bool(family) or case) and bool(DATED.search(words))
        return MarkerItem(None, key=words[:60], names=family or words[:40], year=_year(words)) if listed else None

    def _earlier_work(self, words: str, before: Sequence[MarkerItem]) -> MarkerItem | None:
        """Return the work cited before that a note names by author and the first words of the title alone."""
        if DATED.search(words):
            return None
        note_words = re.findall(r"\w+", skeleton(words))
        return next((item for item in reversed(before) if note_words[:1] == _first_words(item.names)[:1]
                     and set(note_words) & set(self._title(item)[:1])), None)  # fmt: skip

    def _work_by_first_words(self, words: str) -> MarkerItem | None:
        """Return the one work of the list whose first author and first words of the title a note says."""
        phrase = f" {' '.join(_first_words(words))} "
        named = [
            (title, entry, family) for title, entry, family in self.titles
            if f" {title} " in phrase and (not family or f" {family} " in phrase)
        ]  # fmt: skip
        named = named or self._works_by_title_start(words)
        longest = max((title for title, _, _ in named), key=len, default="")
        works = [(entry, family) for title, entry, family in named if title == longest]
        if len(works) != 1:
            return None
        entry, family = works[0]
        return MarkerItem(entry.number, key=entry.key, names=family, year=_year(words))

    def _works_by_title_start(self, words: str) -> list[tuple[str, AuditedEntry, str]]:
        """Return the works without authors whose titles begin with what a note says first, three words at least."""
        title_words = _first_words(_TITLE_ENDS.split(words, maxsplit=1)[0])
        return [
            (title, entry, "") for title, entry, family in self.titles
            if not family and len(title_words) >= _FEWEST_WORDS and title.split()[: len(title_words)] == title_words
        ]  # fmt: skip

    def _addressed(self, words: str) -> MarkerItem | None:
        """Return the one work of the list whose address a note gives."""
        address = _ADDRESS.search(words)
        bare = address[0].rstrip("./") if address else ""
        works = [entry for entry in self.entries.values() if entry.record.fields.get("URL", "").rstrip("./") == bare]
        if not bare or len(works) != 1:
            return None
        return MarkerItem(works[0].number, key=works[0].key, names=words[:40], year="0")

    def _title(self, item: MarkerItem) -> list[str]:
        entry = next((entry for entry in self.entries.values() if entry.number == item.number), None)
        title = entry.record.title() if entry else None
        return _title_words(title.value) if title else []


def _year(words: str) -> str:
    years = DATED.findall(words)
    return years[-1] if years else "0"


def _begins(names: str, family: str) -> bool:
    return skeleton((family_names(names) or [""])[0]) == skeleton(family)


def _files_of(entries: Sequence[AuditedEntry]) -> dict[str, AuditedEntry]:
    """Return the entries that are files of archives, by the keys of these; none where two entries are of one file."""
    keys = [(file_in(entry.text, entry.record.fields.get("archive", ""))[0], entry) for entry in entries]
    counted = Counter(key for key, _ in keys)
    return {key: entry for key, entry in keys if key and counted[key] == 1}


def _head_words(entry: AuditedEntry) -> Iterator[tuple[str, AuditedEntry, str]]:
    """Yield the first words of an entry's title and its first author: more words where a work, as an act, has none."""
    person = next(iter(entry.record.contributors), None)
    family = " ".join(_first_words(person.family or person.literal)) if person else ""
    for title in entry.record.titles[:1]:
        words = _title_words(re.split(r":\s", title.value)[0] if family else title.value)
        if len(words) > 1 or (family and len(title.value) > _LONG_WORD):
            yield " ".join(words[: _MOST_WORDS if family else _MOST_WORDS * 3]), entry, family


def _title_words(title: str) -> list[str]:
    """Return the words of a title without its article, which a short title leaves out: Salt Roads."""
    words = _first_words(title)
    return words[words[0] in _ARTICLES :] if len(words) > 1 else words


def _first_words(text: str) -> list[str]:
    return re.findall(r"\w+", skeleton(text))
