"""Corrections that readers propose: received, decided by a reviewer, written as a patch of the collection."""

import hashlib
from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import UTC, datetime
from operator import attrgetter

from kb import clock
from kb.domain.controls import cleaned
from kb.domain.proposals import ACCEPTED, FIELDS, LONGEST, REFUSED, STATES, TYPE, WAITING, Proposal
from kb.domain.queries import check_choice
from kb.domain.records import Record
from kb.domain.states import IMPORTED
from kb.errors import KbError, NotFoundError
from kb.formats import identifiers
from kb.language.detection import language_of
from kb.library import collection_patch, formats, proposed_values, records
from kb.library.collection import own_manuscripts
from kb.library.session import Library
from kb.store import proposals

MOST_A_DAY, MOST_WAITING = 20, 5_000


class ProposalThereError(KbError):
    """The same value of the same field was proposed before with the same source or place."""


class ProposalsFullError(KbError):
    """Too many proposals came from one address, or wait; the value `seconds` says when to come again."""


def propose(library: Library, proposal: Proposal, address: str = "", once: bool = False) -> Proposal:
    """Keep a reader's proposal; `address`, where there is one, bounds how many come from it on a day.

    Raises KbError for one that is empty, too long, or of a record that is not the collection's, ChoiceError for an
    unknown field, ProposalsFullError; with `once` ProposalThereError for one that is there, whatever was decided.
    """
    record = records.look_up(library, proposal.citekey)
    field = {name.casefold(): name for name in FIELDS}.get(proposal.field.casefold(), proposal.field)
    tidy: Proposal = cleaned(replace(proposal, field=field))
    _check(library, tidy, record)
    if once and (same := _same(library, replace(tidy, citekey=record.citekey))):
        raise ProposalThereError("proposal-there", number=same.id, state=same.state)
    now = datetime.now(UTC)
    midnight = 86_400 - (now.hour * 3600 + now.minute * 60 + now.second)
    if address and proposals.count_sender(library.engine, address, f"{now:%Y-%m-%d}") > MOST_A_DAY:
        raise ProposalsFullError("too-many-proposals", most=MOST_A_DAY, seconds=midnight)
    if proposals.waiting(library.engine) >= MOST_WAITING:
        raise ProposalsFullError("proposals-full", most=MOST_WAITING, seconds=midnight)
    kept = replace(
        tidy, citekey=record.citekey, lang=tidy.lang or language_of(tidy.value), seen=fingerprint(record),
        state=WAITING, reason="", made=clock.now(), decided="", id=0,
    )  # fmt: skip
    return replace(kept, id=proposals.keep(library.engine, kept))


def _same(library: Library, proposal: Proposal) -> Proposal | None:
    parts = attrgetter("field", "value", "source", "place", "note")
    of_record = proposals.every(library.engine, citekey=proposal.citekey)
    return next((other for other in of_record if parts(other) == parts(proposal)), None)


def _check(library: Library, proposal: Proposal, record: Record) -> None:
    if record.scope == IMPORTED:
        raise KbError("proposal-for-own-record", citekey=record.citekey)
    check_choice("field", [proposal.field], FIELDS)
    if not proposal.value.strip():
        raise KbError("proposal-empty")
    for name, most in LONGEST.items():
        if len(getattr(proposal, name)) > most:
            raise KbError("proposal-too-long", part=name, most=most)
    if proposal.field == TYPE:
        check_choice("type", [proposal.value], tuple(library.vocabulary.values.get("type", ())))
    for variable, value in identifiers.wrong({proposal.field: proposal.value}):
        raise KbError("proposal-identifier", variable=variable, given=value)
    proposed_values.changed(record, proposal)  # a date that cannot be is told at once


def every(library: Library, state: str = "", citekey: str = "") -> list[Proposal]:
    """Return the proposals in a state, "" for all, and of a record; raise ChoiceError for an unknown state."""
    check_choice("state", filter(None, [state]), STATES)
    return proposals.every(library.engine, state, citekey)


def waiting_numbers(library: Library, citekey: str) -> list[int]:
    """Return the ids of the proposals for a record that wait; raise NotFoundError where none does."""
    numbers = [item.id for item in proposals.every(library.engine, WAITING, citekey)]
    if not numbers:
        raise NotFoundError("no-such-proposal", given=citekey)
    return numbers


def count_waiting(library: Library, record: Record) -> int:
    """Return how many proposals for a record wait."""
    return len(proposals.every(library.engine, WAITING, record.citekey))


def get(library: Library, number: int) -> Proposal:
    """Return a proposal by its id; raise NotFoundError."""
    proposal = proposals.find(library.engine, number)
    if proposal is None:
        raise NotFoundError("no-such-proposal", given=number)
    return proposal


def is_stale(library: Library, proposal: Proposal) -> bool:
    """Return whether the record changed since the proposal was made, or is gone."""
    record = library.records.many([proposal.citekey]).get(proposal.citekey)
    return record is None or fingerprint(record) != proposal.seen


def accept(library: Library, number: int, reason: str = "", anyway: bool = False) -> Proposal:
    """Accept a proposal that waits; of a record that changed since only where `anyway` holds: KbError."""
    proposal = get(library, number)
    if not anyway and proposal.state == WAITING and is_stale(library, proposal):
        raise KbError("proposal-stale", number=number, citekey=proposal.citekey)
    return _decide(library, proposal, ACCEPTED, reason)


def refuse(library: Library, number: int, reason: str) -> Proposal:
    """Refuse a proposal that waits; raise KbError without a reason."""
    if not reason.strip():
        raise KbError("refusal-without-reason")
    return _decide(library, get(library, number), REFUSED, reason)


def _decide(library: Library, proposal: Proposal, state: str, reason: str) -> Proposal:
    if not proposals.decide(library.engine, proposal.id, state, reason.strip(), clock.now()):
        raise KbError("proposal-decided", number=proposal.id, state=proposal.state)
    return get(library, proposal.id)


def patch(library: Library) -> str:
    """Return the accepted proposals that the collection's records do not state yet, as a patch of its file."""
    changes: dict[str, tuple[Record, Record]] = {}
    own = {manuscript.id for manuscript in own_manuscripts(library.settings)}
    for proposal in every(library, ACCEPTED):
        stored = library.records.many([proposal.citekey]).get(proposal.citekey)
        if stored is not None and not proposed_values.is_stated(stored, proposal):
            before, after = changes.get(proposal.citekey, (stored, stored))
            changes[proposal.citekey] = before, proposed_values.changed(after, proposal)
    filed = {key: (_as_in_file(before, own), _as_in_file(after, own)) for key, (before, after) in changes.items()}
    return collection_patch.patch(library.settings.collection, filed) if filed else ""


def _as_in_file(record: Record, own: Collection[str]) -> Record:
    """Return a record as the collection's file has it, where numbers and places of its own name no manuscript."""
    return record.with_manuscripts(lambda name: "" if name in own else name)


def readers_to_thank(accepted: Iterable[Proposal]) -> tuple[str, ...]:
    """Return the names of readers who wished to be thanked for what was accepted."""
    return tuple(dict.fromkeys(item.name for item in accepted if item.state == ACCEPTED and item.thanked and item.name))


def fingerprint(record: Record) -> str:
    """Return a hash of a record's content."""
    return hashlib.sha256(formats.text_of("jsonl", [record]).encode()).hexdigest()[:32]
