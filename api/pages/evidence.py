"""Why a record may be believed, value by value, in the reader's language."""

import re
from dataclasses import dataclass, replace

from api.i18n import N_
from api.pages import facts
from api.pages.page import Page
from api.pages.titles import line
from kb.domain import edtf
from kb.domain.records import Candidate, Evidence, Record
from kb.errors import KbError
from kb.library import finding

_GROUPS = {"type": "type", "kind": "kind", "language": "language", "status": "status", "stage": "stage"}
_DATES = (
    "issued", "date", "year", "signature", "adoption", "ratification", "entry-into-force", "amendment", "termination",
    "denunciation", "prolongation", "provisional-application", "exchange-of-instruments", "registration",
    "publication", "event-date", "accessed", "original-date",
)  # fmt: skip
_RELATION = re.compile(r"(?P<kind>[a-z-]+) (?P<target>\S+)")

# The notes that stand at most statements; all others are in the cataloguers' English and are marked as such.
NOTES = (
    N_("our translation of the identified title"), N_("short title made by the cataloguer; the text gives none"),
    N_("descriptive title in our words; the reference list is lost"), N_("the page names this title"),
    N_("press wording; translation ours"), N_("the page names the earlier document"), N_("place of signature"),
    N_("short descriptive title made by us from what the number is cited for"),
    N_("type chosen by the cataloguer from the way the text uses the source"), N_("date and place of signature"),
    N_("translation made by the cataloguer"), N_("ratification stated on the page"),
    N_("how the record was established"),
    N_("inferred from the passage; the text does not say what kind of source it is"),
    N_("entry-into-force stated on the page"), N_("title as the text words it"), N_("adoption stated on the page"),
    N_("our translation of the title"), N_("our translation of the wording in the text"),
    N_("official publication stated on the page"),
    N_("the text does not say whether a book or an article is meant"), N_("ratification law with the text"),
    N_("our translation from the English list"), N_("our translation of the English press wording"),
    N_("our translation from the English of the database"), N_("author"), N_("our translation"),
    N_("our translation of the press wording"), N_("date"), N_("type of the best candidate"), N_("page seen"),
    N_("the page describes it in running text; exact title not seen"), N_("case ending removed"), N_("year only"),
    N_("term of validity"), N_("by reference to the visit"), N_("amendment stated on the page"),
    N_("remembered, not checked"), N_("by the paragraph only"), N_("approved"), N_("the text gives the year only"),
    N_("by the context of the visit"), N_("termination stated on the page"), N_("denunciation stated on the page"),
)  # fmt: skip
FIELDS = (
    N_("citation"), N_("locator"), N_("subject"), N_("event"), N_("context"), N_("description"), N_("figures"),
    N_("related"), N_("mention"), N_("author-group"), N_("number-of-articles"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement as shown: `note_lang` is "" where the note is in the page's language."""

    field: str
    value: str
    lang: str
    link: str
    origin: str
    origin_word: str
    source: str
    web: str
    place: str
    section: str
    note: str
    note_lang: str
    supplied_title: bool
    rest: tuple[str, str]


def statements(page: Page, record: Record) -> tuple[Statement, ...]:
    """Give the statements behind a record in their own order."""
    return tuple(_statement(page, item) for item in record.evidence)


def _statement(page: Page, item: Evidence) -> Statement:
    head, semicolon, tail = item.value.partition(";")
    dated = item.field in _DATES and bool(semicolon)
    value, lang, link = _value(page, replace(item, value=head) if dated else item)
    section = page.term("section", item.section) if item.section else ""
    place = page.say(N_("%(section)s, line %(line)s"), section=section, line=item.line) if item.line else section
    note, note_lang = own_words(page, item.note)
    return Statement(
        field=page.field(item.field),
        value=value,
        lang=lang,
        link=link,
        origin=item.origin,
        origin_word=page.term("origin", item.origin),
        source=item.source,
        web=page.web(item.source),
        place=place,
        section=item.section,
        note=note,
        note_lang=note_lang,
        supplied_title=item.origin == "supplied" and item.field in ("title", "title-short"),
        rest=facts.act_words(page, tail.strip()) if dated else ("", ""),
    )


def _value(page: Page, item: Evidence) -> tuple[str, str, str]:
    """Give a value as (text, language, link): dates in words, words for controlled values, records by title."""
    if item.field in _GROUPS:
        return page.term(_GROUPS[item.field], item.value), "", ""
    if item.field in _DATES:
        known = edtf.find(item.value.strip())
        return (page.date(known), "", "") if known else (item.value, item.lang, "")
    if item.field == "place":
        return page.place(item.value), "", ""
    match = _RELATION.fullmatch(item.value) if item.field == "relation" else None
    if match:
        return _relation(page, match["kind"], match["target"])
    return item.value, item.lang, ""


def _relation(page: Page, kind: str, target: str) -> tuple[str, str, str]:
    word = page.term("relation", kind)
    try:
        other = line(finding.look_up(page.library, target), page)
    except KbError:
        return f"{word}: {target}", "", ""
    return f"{word}: {other.title.text}", "", page.record(target)


def own_words(page: Page, note: str) -> tuple[str, str]:
    """Give a cataloguer's note with its language: translated where the catalogue has it, else English and marked."""
    return (page.say(note), "") if page.knows(note) else (note, "en" if note else "")


@dataclass(frozen=True, slots=True)
class ShownCandidate:
    """A work that a number may stand for."""

    reference: str
    reason: tuple[str, str]
    against: tuple[str, str]
    source: str
    web: str
    checked: bool


def candidates(page: Page, record: Record) -> tuple[ShownCandidate, ...]:
    """Give a record's candidates, the checked ones first."""
    ordered = sorted(record.candidates, key=lambda one: not one.checked)
    return tuple(_candidate(page, one) for one in ordered)


def _candidate(page: Page, item: Candidate) -> ShownCandidate:
    return ShownCandidate(
        item.reference,
        own_words(page, item.reason),
        own_words(page, item.against),
        item.source,
        page.web(item.source),
        item.checked,
    )
