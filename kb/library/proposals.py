"""What readers know better: taken in, decided on by a reviewer, and written as a patch of the collection's file."""

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from types import MappingProxyType

from kb.domain.controls import cleaned
from kb.domain.edtf import parse
from kb.domain.proposals import ACCEPTED, FIELDS, LONGEST, REFUSED, STATES, WAITING, Proposal
from kb.domain.prose import Prose
from kb.domain.queries import check_choice
from kb.domain.records import Action, Candidate, Contributor, Evidence, Record
from kb.domain.states import IMPORTED
from kb.domain.titles import Title
from kb.domain.treaty_facts import WebLink
from kb.errors import KbError, NotFoundError
from kb.language.detection import language_of
from kb.language.typed_dates import whole_date
from kb.library import collection_patch, formats, records
from kb.library.collection import contents
from kb.library.session import Library
from kb.store import proposals

DATES = frozenset(("date", "signature", "entry-into-force"))
MOST_A_DAY, MOST_WAITING = 20, 5_000


class ProposalsFullError(KbError):
    """Too many proposals came from one address, or wait; the value `seconds` says when to come again."""


def propose(library: Library, proposal: Proposal, address: str = "") -> Proposal:
    """Keep a reader's proposal; `address`, where there is one, bounds how many come from it on a day.

    Raises KbError for one that is empty, too long, or of a record that is not the collection's, ChoiceError for an
    unknown field, ProposalsFullError.
    """
    record = records.look_up(library, proposal.citekey)
    tidy: Proposal = cleaned(proposal)
    _check(tidy, record)
    now = datetime.now(UTC)
    midnight = 86_400 - (now.hour * 3600 + now.minute * 60 + now.second)
    if address and proposals.count_sender(library.engine, address, f"{now:%Y-%m-%d}") > MOST_A_DAY:
        raise ProposalsFullError("too-many-proposals", most=MOST_A_DAY, seconds=midnight)
    if proposals.waiting(library.engine) >= MOST_WAITING:
        raise ProposalsFullError("proposals-full", most=MOST_WAITING, seconds=midnight)
    kept = replace(
        tidy, citekey=record.citekey, lang=tidy.lang or language_of(tidy.value), seen=fingerprint(record),
        state=WAITING, reason="", made=_time(), decided="", id=0,
    )  # fmt: skip
    return replace(kept, id=proposals.keep(library.engine, kept))


def _check(proposal: Proposal, record: Record) -> None:
    if record.scope == IMPORTED:
        raise KbError("proposal-for-own-record", citekey=record.citekey)
    check_choice("field", [proposal.field], FIELDS)
    if not proposal.value.strip():
        raise KbError("proposal-empty")
    for name, most in LONGEST.items():
        if len(getattr(proposal, name)) > most:
            raise KbError("proposal-too-long", part=name, most=most)
    _changed(record, proposal)  # a date that cannot be is told at once


def every(library: Library, state: str = "", citekey: str = "") -> list[Proposal]:
    """Return the proposals in a state, "" for all, and of a record; raise ChoiceError for an unknown state."""
    check_choice("state", filter(None, [state]), STATES)
    return proposals.every(library.engine, state, citekey)


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
    return _decided(library, proposal, ACCEPTED, reason)


def refuse(library: Library, number: int, reason: str) -> Proposal:
    """Refuse a proposal that waits; raise KbError without a reason."""
    if not reason.strip():
        raise KbError("refusal-without-reason")
    return _decided(library, get(library, number), REFUSED, reason)


def _decided(library: Library, proposal: Proposal, state: str, reason: str) -> Proposal:
    if not proposals.decide(library.engine, proposal.id, state, reason.strip(), _time()):
        raise KbError("proposal-decided", number=proposal.id, state=proposal.state)
    return get(library, proposal.id)


def patch(library: Library) -> str:
    """Return the accepted proposals that the collection's records do not state yet, as a patch of its file."""
    changes: dict[str, tuple[Record, Record]] = {}
    file = library.settings.collection.name
    own = {item.manuscript.id for item in contents(library.settings).manuscripts if item.manuscript.source == file}
    for proposal in every(library, ACCEPTED):
        stored = library.records.many([proposal.citekey]).get(proposal.citekey)
        if stored is not None and not _stated(stored, proposal):
            filed = stored.with_manuscripts(lambda name: "" if name in own else name)
            before, after = changes.get(proposal.citekey, (filed, filed))
            changes[proposal.citekey] = before, _changed(after, proposal)
    return collection_patch.patch(library.settings.collection, changes) if changes else ""


def thanked(accepted: Iterable[Proposal]) -> tuple[str, ...]:
    """Return the names of readers who wished to be thanked for what was accepted."""
    return tuple(dict.fromkeys(item.name for item in accepted if item.state == ACCEPTED and item.thanked and item.name))


def fingerprint(record: Record) -> str:
    """Return what tells a record's content from any other."""
    return hashlib.sha256(formats.text_of("jsonl", [record]).encode()).hexdigest()[:32]


def _stated(record: Record, proposal: Proposal) -> bool:
    value, sources = _value(proposal), ("", proposal.source)
    same = [item.source for item in record.evidence if item.field == proposal.field and item.value == value]
    return bool(same) and (not proposal.source or any(source in sources for source in same))


def _value(proposal: Proposal) -> str:
    """Return a proposed value as a record has it: a date in EDTF. Raises KbError for a date that cannot be."""
    value = proposal.value.strip()
    if proposal.field not in DATES:
        return value
    date = whole_date(value)
    if date is None or not date.whole:
        raise KbError("proposal-no-date", given=value[:80])
    return date.date.text


def _changed(record: Record, proposal: Proposal) -> Record:
    """Return a record with a proposed value and the statement behind it; raises KbError for a date that cannot be."""
    value, origin = _value(proposal), "identified" if proposal.source else "supplied"
    statement = Evidence(
        proposal.field, value, origin, proposal.lang if proposal.field == "title" else "", proposal.source,
        note=Prose.parse(proposal.note),
    )  # fmt: skip
    stated = replace(record, evidence=(*record.evidence, statement))
    match proposal.field:
        case "title":
            title = Title(value, proposal.lang, origin)
            leads = proposal.lang == record.language and all(other.origin == "supplied" for other in record.titles)
            return replace(stated, titles=(title, *record.titles) if leads else (*record.titles, title))
        case "author":
            family, _, forename = (part.strip() for part in value.partition(","))
            person = Contributor("author", family, forename, lang=record.language, origin=origin)
            return replace(stated, contributors=(person, *record.contributors))
        case "date":
            return replace(stated, issued=parse(value), issued_origin=origin)
        case "signature" | "entry-into-force" as kind:
            if any(action.date == parse(value) for action in record.actions_of(kind)):
                return stated  # a second source of what stands
            return replace(stated, actions=(*record.actions, Action(kind, parse(value), origin=origin)))
        case "text":
            return replace(stated, web_links=(*record.web_links, WebLink("text", value, proposal.lang)))
        case "work":
            candidate = Candidate(value, Prose.parse(proposal.note), source=proposal.source)
            return replace(stated, candidates=(*record.candidates, candidate))
        case "publication" | "other":
            return stated
        case variable:
            return replace(stated, fields=MappingProxyType({**record.fields, variable: value}))


def _time() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
