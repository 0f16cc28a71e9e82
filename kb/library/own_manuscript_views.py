"""A user's manuscript as plain JSON objects: citations, entries and findings, and what writing it changes."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from kb.domain.manuscripts import Citation
from kb.domain.vocabulary import Vocabulary
from kb.library import views
from kb.library.known_works import Match
from kb.library.list_shapes import KnownRecordJson
from kb.library.manuscript_files import OwnManuscript, findings, known_works
from kb.library.own_manuscript_shapes import (
    CheckedManuscriptJson,
    FindingJson,
    OwnEntryJson,
    WritingPlanJson,
)  # fmt: skip
from kb.library.session import Library
from kb.library.shaping import shaped
from kb.library.writing_plan import WritingPlan
from kb.library.written_citations import locator_for_work
from kb.manuscript.audit.audited_entries import AuditedEntry, EntriesByNumber
from kb.manuscript.audit.audited_manuscript import Finding
from kb.messages import ENGLISH, Message, remedy, sentence


def checked(
    library: Library, manuscript: OwnManuscript, name: str = "", lang: str = ENGLISH
) -> tuple[CheckedManuscriptJson, tuple[Finding, ...]]:
    """Return (the JSON object of a manuscript read and audited, in a language; its findings)."""
    shown: CheckedManuscriptJson
    if manuscript.chapters:
        read = [checked(library, chapter, name, lang) for chapter in manuscript.chapters]
        shown = {
            "citations": [citation_json for chapter, _ in read for citation_json in chapter["citations"]],
            "entries": [entry_json for chapter, _ in read for entry_json in chapter["entries"]],
            "findings": [finding_json for chapter, _ in read for finding_json in chapter["findings"]],
        }
        return shown, tuple(finding for _, wrong in read for finding in wrong)
    known = known_works(library, manuscript)
    wrong = findings(library, manuscript, known)
    listed = EntriesByNumber(manuscript.entries)
    shown = {
        "citations": [
            views.citation(_of_entry(item, entry), entry.record.citekey if entry else "", name)
            for item in manuscript.read.citations()
            for entry in [listed.of(item.number, item.key)]
        ],
        "entries": [
            _entry(entry, match, library.vocabulary) for entry, match in zip(manuscript.entries, known, strict=True)
        ],
        "findings": [finding(item, manuscript, lang) for item in wrong],
    }
    return shown, wrong


def _of_entry(item: Citation, entry: AuditedEntry | None) -> Citation:
    """Return a citation with its locators as the work that it cites has such."""
    if entry is None:
        return item
    return item._replace(locators=tuple(locator_for_work(locator, entry.record) for locator in item.locators))


def finding(item: Finding, manuscript: OwnManuscript, lang: str = ENGLISH) -> FindingJson:
    """Return the JSON object of a finding."""
    words = {"message": sentence(item.cause, lang), "remedy": remedy(item.cause, lang)}
    return shaped(FindingJson, item, place=place(item, manuscript, lang), **words)


def place(item: Finding, manuscript: OwnManuscript, lang: str = ENGLISH) -> str:
    """Return where a finding is, as one reads it: "2.1, paragraph 4", "list, line 12"."""
    own = item.part != "list" or manuscript.in_text  # else a line of the list's own file
    line = manuscript.place(item.line) if own else manuscript.counted(item.line)
    part = sentence(Message("place-part", part=item.part), lang) if item.part else ""
    return ", ".join(word for word in (item.section, part, sentence(line, lang) if line and item.line else "") if word)


def _entry(entry: AuditedEntry, match: Match, vocabulary: Vocabulary) -> OwnEntryJson:
    return shaped(
        OwnEntryJson, entry, record=views.content(entry.record, vocabulary), match=shaped(KnownRecordJson, match)
    )


def planned(plan: WritingPlan) -> WritingPlanJson:
    """Return what writing changes: each number before and after, each marker before and after."""
    return shaped(WritingPlanJson, plan)


class Passage(NamedTuple):
    """A paragraph with citations that something is said of: its place, its text in pieces, what is said.

    A piece is a text and whether it is a marker.
    """

    place: str
    pieces: tuple[tuple[str, bool], ...]
    findings: tuple[FindingJson, ...]


def passages(manuscript: OwnManuscript, problems: Sequence[FindingJson]) -> tuple[Passage, ...]:
    """Return the paragraphs of the text that findings are about, in order, each with its own."""
    by_line: defaultdict[int, list[FindingJson]] = defaultdict(list)
    for item in problems:
        if item["line"] and item["part"] != "list":
            by_line[item["line"]].append(item)
    text = manuscript.read.document.text
    markers: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    for placed in (placed for chapter in manuscript.chapters or (manuscript,) for placed in chapter.read.markers):
        markers[placed.block + 1].append(placed.marker[:2])
    shown = []
    for line, about in sorted(by_line.items()):
        block = text.blocks[line - 1]
        pieces = _pieces(text.text, block.start, block.end, markers[line])
        shown.append(Passage(about[0]["place"], pieces, tuple(about)))
    return tuple(shown)


def _pieces(text: str, start: int, end: int, markers: Sequence[tuple[int, int]]) -> tuple[tuple[str, bool], ...]:
    pieces: list[tuple[str, bool]] = []
    for first, last in markers:
        pieces += ((text[start:first], False), (text[first:last], True))
        start = last
    return (*pieces, (text[start : max(start, end)], False))


def times_cited(manuscript: OwnManuscript) -> Counter[int | str]:
    """Return how often each number or key is cited."""
    return Counter(
        item.number or item.key for placed in manuscript.read.markers for item in placed.marker.items
    )  # fmt: skip
