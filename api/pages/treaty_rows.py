"""What treaty collections record of a document on its page: rows of facts, and a row a party of many."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from api.i18n import N_
from api.pages.page import Page
from kb.domain import status_table
from kb.domain.records import Action, Record
from kb.domain.status_table import StatusRow
from kb.domain.treaty_facts import Reservation
from kb.library import cataloguer_notes
from kb.library.record_words import TreatyLine


@dataclass(frozen=True, slots=True)
class Deed:
    """One thing that a party did: what it is in words, when, and what stands beside it with its language."""

    text: str
    date: str = ""
    beside: tuple[str, str] = ("", "")


@dataclass(frozen=True, slots=True)
class PartyCells:
    """A row: the party and, by column, what it did; `waits` says what an unknown day of entry into force waits for."""

    code: str
    name: str
    signed: tuple[Deed, ...]
    consent: tuple[Deed, ...]
    in_force: str
    waits: str
    reservations: tuple[Deed, ...]
    withdrawal: tuple[Deed, ...]


def parties(page: Page, record: Record) -> tuple[PartyCells, ...]:
    """Return the rows of a treaty of more than two parties; none for any other record."""
    if not status_table.is_multilateral(record):
        return ()
    return tuple(_row(page, item) for item in status_table.rows(record))


def _row(page: Page, item: StatusRow) -> PartyCells:
    return PartyCells(
        item.party,
        page.party(item.party),
        tuple(Deed("", _date(page, act)) for act in item.signatures),
        tuple(_deed(page, act) for act in item.consents),
        page.date(item.bound.date, act=True) if item.bound else "",
        page.words.clause(item.clause.text) if item.clause else "",
        tuple(_reservation(page, reservation) for reservation in item.reservations),
        (*(_deed(page, act) for act in item.withdrawals), *_ends(page, item)),
    )


def _deed(page: Page, act: Action) -> Deed:
    return Deed(page.term("action", act.kind), _date(page, act), cataloguer_notes.instrument(act.act, page.lang))


def _date(page: Page, act: Action) -> str:
    return page.date(act.date, act=True) if act.date else page.say(N_("the day is not known to us"))


def _ends(page: Page, item: StatusRow) -> Iterator[Deed]:
    for act, effect in zip(item.withdrawals, item.effects, strict=False):
        if effect.date != act.date:
            yield Deed(page.say(N_("has effect from")), page.date(effect.date, act=True))


def _reservation(page: Page, item: Reservation) -> Deed:
    return Deed(
        page.term("reservation", item.kind), page.words.reservation(item), cataloguer_notes.prose(item.note, page.lang)
    )


@dataclass(frozen=True, slots=True)
class TreatyRow:
    """All values of one kind under their label; `leads` to the text or says where it was published."""

    label: str
    lines: tuple[TreatyLine, ...]
    leads: bool = False


def facts(page: Page, record: Record) -> tuple[TreatyRow, ...]:
    """Return the rows of a record, each label once, in their own order."""
    by_label: dict[str, list[TreatyLine]] = {}
    for label, line in page.words.document(record):
        by_label.setdefault(label, []).append(replace(line, address=page.web(line.address)))
    published = page.field("official-publication")
    return tuple(
        TreatyRow(label, tuple(lines), label == published or any(line.address for line in lines))
        for label, lines in by_label.items()
    )
