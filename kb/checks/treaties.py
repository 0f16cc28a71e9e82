"""Checks of what treaties and laws say of their force, of who acts by what, and of places; one record each."""

import re
from collections.abc import Iterator
from typing import Any

from kb.domain import clauses, edtf, entry_into_force
from kb.domain.places import Place
from kb.domain.prose import divided
from kb.domain.records import Action, Record
from kb.domain.states import IMPORTED
from kb.domain.vocabulary import PartyName, Vocabulary
from kb.messages import Message

# Who approves and cannot ratify (Vienna Convention 1969, art. 14): a government, not a parliament.
_APPROVING = re.compile(
    r"\b(?:government|cabinet|council of ministers|prime minister|minist(?:er|ry)|approv(?:al|ing|es))\b|утвержд|бекіт",
    re.IGNORECASE,
)
_GOVERNMENT = re.compile(r"правительств|кабинет|совет\w* министров|министр|үкімет|министрлер", re.IGNORECASE)
# By the field of the evidence, the attribute of a record that holds what a treaty collection records.
FACTS = {"clause": "clauses", "depositary": "depositaries", "authentic-text": "authentic_texts",
         "official-publication": "publications"}  # fmt: skip
# What a treaty makes is no party to it: "Treaty on the Formation of the Union of …".
_FOUNDED = re.compile(r"\b(?:formation|establishment|creation|foundation) of (?:the )?(.*)", re.IGNORECASE)


def facts(record: Record) -> Iterator[tuple[str, tuple[Any, ...]]]:
    """Yield (field of the evidence, values) of what a treaty collection records and an origin is known of."""
    yield from ((field, getattr(record, name)) for field, name in FACTS.items())
    yield from ((item.kind, (item,)) for item in record.reservations)


def force(record: Record, _vocabulary: Vocabulary) -> Iterator[Message]:
    """A clause on force and a term can be computed, and a stated entry into force is the day that the clause gives."""
    for clause in record.clauses:
        if clauses.rule(clause.text) is None:
            yield Message("clause-not-computable", clause=clause.kind, given=clause.text)
    for length in (record.term.duration, record.term.prolonged_by):
        if length and not clauses.duration(length) and length != clauses.UNLIMITED and not edtf.find(length):
            yield Message("term-not-computable", given=length)
    stated = entry_into_force.start(record)
    computed = entry_into_force.by_clause(record, "entry-into-force")
    if stated and computed and not stated.clause and _apart(stated, computed):
        text = computed.clause.text if computed.clause else ""
        yield Message("entry-not-by-clause", date=stated.date.text, clause=text, computed=computed.date.text)


def _apart(first: entry_into_force.DaySpan, second: entry_into_force.DaySpan) -> bool:
    (low, high), (other_low, other_high) = edtf.bounds(first.date), edtf.bounds(second.date)
    return high < other_low or other_high < low


def sides(record: Record, vocabulary: Vocabulary) -> Iterator[Message]:
    """Only parties reserve and sign."""
    codes = {code for party in record.parties for code in (party.code, vocabulary.today(party.code))}
    codes |= {action.party for action in record.actions}
    for reservation in record.reservations:
        if record.parties and reservation.party not in codes:
            yield Message("reservation-of-no-party", kind=reservation.kind, party=reservation.party)
    for person in record.contributors:
        if person.party and record.parties and person.party not in codes:
            yield Message("signatory-of-no-party", name=person.label, party=person.party)


def founders(record: Record, vocabulary: Vocabulary) -> Iterator[Message]:
    """An organisation is no party to its own charter, nor is a state to the treaty that makes it."""
    founded = _FOUNDED.search(next((title.value for title in record.titles if title.lang == "en"), ""))
    known = [vocabulary.parties.get(party.code) for party in record.parties]
    alone = record.actions_of("signature") and all(party and party.kind == "organisation" for party in known)
    for party in filter(None, known):
        if party.kind == "organisation" and (record.kind == "charter" or alone):
            yield Message("organisation-in-its-charter", party=party.code)
        elif founded and _begins(founded[1], party):
            yield Message("party-is-the-result", party=party.code)


def _begins(text: str, party: PartyName) -> bool:
    names = "|".join(re.escape(name) for name in (party.name["en"], party.short["en"]) if name)
    return bool(names and re.match(rf"(?:{names})(?![\w-])", text))


def approvals(record: Record, _vocabulary: Vocabulary) -> Iterator[Message]:
    """What a government does is approval, not ratification."""
    for action in record.actions_of("ratification"):
        named = _GOVERNMENT.search(action.act.name)
        if named or any(map(_APPROVING.search, (action.act.name, action.act.about, action.act.title))):
            yield Message("approval-called-ratification", act=action.act.text)


def named_places(record: Record, vocabulary: Vocabulary) -> Iterator[Message]:
    """A place is called as it was on the day."""
    for action in record.actions:
        for text in divided(action.place):
            if place := vocabulary.place_named(text):
                yield from _not_of_the_day(text, action, place)
            elif vocabulary.places and record.scope != IMPORTED:
                yield Message("place-unknown", place=text)


def _not_of_the_day(text: str, action: Action, place: Place) -> Iterator[Message]:
    if action.date and not set(place.called(text)) & set(names := place.on(action.date)):
        valid = tuple(name.name.get("en") for name in names)
        yield Message("place-not-of-the-day", place=text, date=action.date.text, valid=valid)
