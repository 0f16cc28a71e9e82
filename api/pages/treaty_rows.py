"""What treaty collections record of a document, as rows of its page: clauses, depositary, publication, links."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from api.i18n import N_
from api.pages import facts
from api.pages.page import Page
from kb.domain import clauses
from kb.domain.clauses import LAST, OWN, UNITS, ClauseRule
from kb.domain.edtf import Edtf, find
from kb.domain.prose import NO_PROSE, Prose
from kb.domain.records import Record
from kb.domain.treaty_facts import Publication, Reservation
from kb.library import notes

WORDS = "clause_words"


@dataclass(frozen=True, slots=True)
class TreatyLine:
    """One value as shown: its text, an address that it leads to, what stands beside it, and who says so."""

    text: str
    address: str = ""
    beside: str = ""
    note: tuple[str, str] = ("", "")
    origin: str = "identified"


@dataclass(frozen=True, slots=True)
class TreatyRow:
    """All values of one kind under their label; `leads` to the text or says where it was published."""

    label: str
    lines: tuple[TreatyLine, ...]
    leads: bool = False


def rows(page: Page, record: Record) -> tuple[TreatyRow, ...]:
    """Return the rows of a record, each label once, in the order of `_lines`."""
    by_label: dict[str, list[TreatyLine]] = {}
    for label, line in _lines(page, record):
        by_label.setdefault(label, []).append(line)
    published = page.field("official-publication")
    return tuple(
        TreatyRow(label, tuple(lines), label == published or any(line.address for line in lines))
        for label, lines in by_label.items()
    )


def _lines(page: Page, record: Record) -> Iterator[tuple[str, TreatyLine]]:
    for clause in record.clauses:
        line = TreatyLine(clause_words(page, clause.text), origin=clause.origin, note=note_of(page, clause.note))
        article = page.say(N_("art. %(number)s"), number=clause.article) if clause.article else ""
        yield page.term("clause", clause.kind), replace(line, beside=article)
    for depositary in record.depositaries:
        capacity = page.term("capacity", depositary.capacity).lower() if depositary.capacity else ""
        line = TreatyLine(page.party(depositary.party, False), beside=capacity, origin=depositary.origin)
        yield page.field("depositary"), line
    for text in record.authentic_texts:
        beside = page.say(N_("prevails where the texts differ")) if text.prevails else ""
        yield page.field("authentic-text"), TreatyLine(page.term("language", text.lang), "", beside, origin=text.origin)
    for publication in record.publications:
        yield page.field("official-publication"), _publication(page, publication)
    for reservation in record.reservations:
        yield page.term("reservation", reservation.kind), _reservation(page, reservation)
    for link in record.web_links:
        language = page.term("language", link.lang) if link.lang else ""
        read = f"{page.field('accessed').lower()}: {page.date(link.read)}" if link.read else ""
        address = link.url if page.web(link.url) else ""
        yield (
            page.term("web_link", link.kind),
            TreatyLine(link.url, address, ", ".join(filter(None, (language, read))), note_of(page, link.note)),
        )


def _publication(page: Page, item: Publication) -> TreatyLine:
    places = [f"{page.term('locator', name).lower()} {value}"
              for name, value in (("volume", item.volume), ("issue", item.number)) if value]  # fmt: skip
    places += [f"№ {item.item}"] if item.item else []
    places += [f"{page.term('locator', 'page').lower()} {item.page}"] if item.page else []
    places += [page.date(item.date)] if item.date else []
    return TreatyLine(", ".join((page.term("series", item.series), *places)), origin=item.origin)


def _reservation(page: Page, item: Reservation) -> TreatyLine:
    beside = reservation_details(page, item)
    return TreatyLine(page.party(item.party), "", beside, note_of(page, item.note), item.origin)


def reservation_details(page: Page, item: Reservation) -> str:
    """Return when a reservation was made, to which article, and when it was withdrawn."""
    details = [page.date(item.date)] if item.date else []
    details += [page.say(N_("art. %(number)s"), number=item.article)] if item.article else []
    details += [page.say(N_("withdrawn: %(date)s"), date=page.date(item.withdrawn))] if item.withdrawn else []
    return ", ".join(details)


def note_of(page: Page, note: Prose) -> tuple[str, str]:
    """Return a note in the page's language, and the language that it is in where that is another one."""
    return notes.prose(note, page.lang) if note != NO_PROSE else ("", "")


def clause_words(page: Page, text: str) -> str:
    """Return a clause on force in the reader's words; one that is not in the grammar as it stands."""
    rule = clauses.rule(text)
    if rule is None:
        return text
    if rule.date:
        return page.term(WORDS, "on-date").format(page.date(rule.date))
    event = _event(page, rule)
    if rule.month:
        return page.term(WORDS, "month").format(event, rule.month)
    delay = "".join(f"{count}{unit[0].upper()}" for count, unit in zip(rule.delay, UNITS, strict=True) if count)
    return page.term(WORDS, "after" if delay else "on").format(event, facts.duration(page, f"P{delay}"))


def _event(page: Page, rule: ClauseRule) -> str:
    if not rule.each_side:
        return page.term(WORDS, rule.event)
    which = {LAST: "last", OWN: "own"}.get(rule.which, "nth")
    return page.term(WORDS, f"{rule.event}-{which}").format(rule.which)


def term_words(page: Page, text: str) -> str:
    """Return how long a document binds in the reader's words: a duration, for ever, or until a day."""
    until: Edtf | None = find(text)
    if text == clauses.UNLIMITED or until:
        return page.term(WORDS, "until").format(page.date(until)) if until else page.term(WORDS, text)
    return facts.duration(page, text)
