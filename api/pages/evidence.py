"""Why a record may be believed, value by value, in the reader's language."""

from dataclasses import dataclass

from api.i18n import N_
from api.pages.page import Page
from api.pages.titles import line
from kb.domain import edtf
from kb.domain.proposals import FIELDS, OTHER
from kb.domain.records import Candidate, Evidence, Record
from kb.errors import KbError
from kb.library import cataloguer_notes, records

_PERIODS = frozenset(("issued", "date", "year", "event-date", "original-date"))  # the other dates are days of acts


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement as shown: `note_lang` is "" where the note is in the page's language.

    `proposable` and `entered` are the field and the value as the form for those who know better has them.
    """

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
    proposable: str
    entered: str


def statements(page: Page, record: Record) -> tuple[Statement, ...]:
    """Return the statements behind a record in their own order."""
    return tuple(_statement(page, record, item) for item in record.evidence)


def _statement(page: Page, record: Record, item: Evidence) -> Statement:
    (value, lang, link), *others = _values(page, item)
    if item.field in record.fields and value == item.value:
        lang = lang or record.language
    section = page.section(item.manuscript, item.section) if item.section else ""
    place = page.say(N_("%(section)s, line %(line)s"), section=section, line=item.line) if item.line else section
    read = f"{page.field('accessed').lower()}: {page.date(item.read)}" if item.read else ""
    note, note_lang = cataloguer_notes.prose(item.note, page.lang)
    return Statement(
        field=page.field(item.field),
        value=value,
        lang=lang,
        link=link,
        origin=item.origin,
        origin_word=page.term("origin", item.origin),
        source=page.words.source(item.source),
        web=page.web(item.source),
        place="; ".join(filter(None, (place, read))),
        section=item.section,
        note=note,
        note_lang=note_lang,
        supplied_title=item.origin == "supplied" and item.field in ("title", "title-short"),
        rest=("; ".join(text for text, *_ in others), next((lang for _text, lang, _link in others if lang), "")),
        proposable=item.field if item.field in FIELDS else OTHER,
        entered=item.value,
    )


def _values(page: Page, item: Evidence) -> list[tuple[str, str, str]]:
    """Return each value of a statement as (text, language, link), in the order of `Evidence.text`."""
    values = [_value(page, item)]
    if item.location:
        values.append((page.place(item.location), "", ""))
    if item.act:
        values.append((*cataloguer_notes.instrument(item.act, page.lang), ""))
    if item.party:
        values.append((page.party(item.party), "", ""))
    return values if item.value or len(values) == 1 else values[1:]


def _value(page: Page, item: Evidence) -> tuple[str, str, str]:
    """Return the value as (text, language, link): dates in words, words for controlled values, records by title."""
    if item.target:
        return _relation(page, item.value, item.target)
    known = edtf.find(item.value) if item.field in cataloguer_notes.DATED else None
    if known:
        return page.date(known, act=item.field not in _PERIODS), "", ""
    if item.field == "place" and not item.lang:
        return page.place(item.value), "", ""
    return *page.words.stated(item), ""


def _relation(page: Page, kind: str, target: str) -> tuple[str, str, str]:
    word = page.term("relation", kind)
    try:
        other = line(records.look_up(page.library, target), page)
    except KbError:
        return f"{word}: {target}", "", ""
    return f"{word}: {other.title.text}", "", page.record(target)


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
    """Return a record's candidates, the checked ones first."""
    ordered = sorted(record.candidates, key=lambda candidate: not candidate.checked)
    return tuple(_candidate(page, candidate) for candidate in ordered)


def _candidate(page: Page, item: Candidate) -> ShownCandidate:
    return ShownCandidate(
        item.reference,
        cataloguer_notes.prose(item.reason, page.lang),
        cataloguer_notes.prose(item.against, page.lang),
        item.source,
        page.web(item.source),
        item.checked,
    )
