"""Why a record may be believed, value by value, in the reader's language."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from api.i18n import N_
from api.pages import treaty_rows
from api.pages.page import Page
from api.pages.titles import line
from kb.domain import edtf
from kb.domain.records import Candidate, Evidence, Record
from kb.errors import KbError
from kb.library import notes, records

_GROUPS = {"type": "type", "kind": "kind", "language": "language", "status": "status", "stage": "stage"}
_TERMS = ("term", "prolonged-by")

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
    """Return the statements behind a record in their own order."""
    return tuple(_statement(page, record, item) for item in record.evidence)


def _source(page: Page, source: str) -> str:
    """Return a source; of pages that were searched in vain their languages in words."""
    searched = notes.searched(source)
    if not searched:
        return source
    named = ", ".join(page.term("language", code).lower() for code in searched)
    return page.say(N_("public pages, languages: %(languages)s"), languages=named)


def _statement(page: Page, record: Record, item: Evidence) -> Statement:
    (value, lang, link), *others = _values(page, item)
    if item.field in record.fields and value == item.value:
        lang = lang or record.language
    section = page.section(item.manuscript, item.section) if item.section else ""
    place = page.say(N_("%(section)s, line %(line)s"), section=section, line=item.line) if item.line else section
    read = f"{page.field('accessed').lower()}: {page.date(item.read)}" if item.read else ""
    note, note_lang = notes.prose(item.note, page.lang)
    return Statement(
        field=page.field(item.field),
        value=value,
        lang=lang,
        link=link,
        origin=item.origin,
        origin_word=page.term("origin", item.origin),
        source=_source(page, item.source),
        web=page.web(item.source),
        place="; ".join(filter(None, (place, read))),
        section=item.section,
        note=note,
        note_lang=note_lang,
        supplied_title=item.origin == "supplied" and item.field in ("title", "title-short"),
        rest=("; ".join(text for text, *_ in others), next((lang for _text, lang, _link in others if lang), "")),
    )


_SAID: Mapping[str, Callable[[Page, str], str]] = MappingProxyType(
    {"place": Page.place, "depositary": Page.party, "clause": treaty_rows.clause_words}
)


def _values(page: Page, item: Evidence) -> list[tuple[str, str, str]]:
    """Return each value of a statement as (text, language, link), in the order of `Evidence.text`."""
    values = [_value(page, item)]
    if item.location:
        values.append((page.place(item.location), "", ""))
    if item.act:
        values.append((*notes.instrument(item.act, page.lang), ""))
    if item.party:
        values.append((page.party(item.party), "", ""))
    return values if item.value or len(values) == 1 else values[1:]


def _value(page: Page, item: Evidence) -> tuple[str, str, str]:
    """Return the value as (text, language, link): dates in words, words for controlled values, records by title."""
    if item.target:
        return _relation(page, item.value, item.target)
    if item.field in _GROUPS:
        return page.term(_GROUPS[item.field], item.value), "", ""
    if item.field in (*notes.DATED, *_TERMS):
        known = edtf.find(item.value)
        if known:
            return page.date(known), "", ""
    if item.field in _SAID:
        return _SAID[item.field](page, item.value), "", ""
    if item.field in _TERMS:
        item = replace(item, value=treaty_rows.term_words(page, item.value))
    if notes.is_prose(item):
        return *notes.said(item.value, page.lang), ""
    return item.value, item.lang, ""


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
        notes.prose(item.reason, page.lang),
        notes.prose(item.against, page.lang),
        item.source,
        page.web(item.source),
        item.checked,
    )
