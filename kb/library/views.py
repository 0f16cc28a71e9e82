"""Values as plain JSON objects, for the command line and the HTTP interface alike; their shapes are defined once."""

from urllib.parse import quote

from kb.domain.chronology import ChronologyEntry, Event
from kb.domain.edtf import Edtf, civil
from kb.domain.in_force import InForceAnswer
from kb.domain.instruments import Instrument
from kb.domain.records import Action, Evidence, Party, Record
from kb.domain.vocabulary import Topic, Vocabulary
from kb.domain.wording import Wording
from kb.errors import Problem
from kb.library.answer_shapes import ChronologyEntryJson, DefectJson, EventJson, InForceJson, ReferenceJson, TopicJson
from kb.library.record_shapes import (
    ActionJson,
    CandidateJson,
    EvidenceJson,
    EvidencePageJson,
    InstrumentJson,
    Labels,
    PartyJson,
    PlaceJson,
    RecordContentJson,
    RecordJson,
    RecordLinks,
    StatementPartsJson,
)  # fmt: skip
from kb.library.reference_list import ListedReference
from kb.library.shaping import shaped
from kb.messages import values_json


def record(item: Record, vocabulary: Vocabulary, root: str = "/api/v1") -> RecordJson:
    """Return the JSON object of a record of the store; names of parties are in kk, ru and en."""
    own = f"{root}/records/{quote(item.citekey)}"
    links = RecordLinks(self=own, evidence=f"{own}/evidence", citations=f"{own}/citations")
    return {**content(item, vocabulary), "links": links}


def content(item: Record, vocabulary: Vocabulary) -> RecordContentJson:
    """Return the JSON object of what a record holds, of one that is not in the store too."""
    parties = [_party(party, vocabulary) for party in item.parties]
    actions = [action(each) for each in item.actions]
    return shaped(RecordContentJson, item, parties=parties, actions=actions)


def mentions(item: Record) -> list[PlaceJson]:
    """Return the places where a manuscript names a record without its number."""
    return [shaped(PlaceJson, place) for place in item.mentions]


def _party(item: Party, vocabulary: Vocabulary) -> PartyJson:
    known = vocabulary.parties.get(item.code)
    if known is None:
        return shaped(PartyJson, item, name=item.code, names={}, successor="")
    names = wording(known.name)
    return shaped(PartyJson, item, name=known.name["en"], names=names, successor=known.successor)


def action(item: Action) -> ActionJson:
    """Return the JSON object of an action, its date as EDTF text."""
    return shaped(ActionJson, item, instrument=instrument(item.act))


def instrument(item: Instrument) -> InstrumentJson:
    """Return the JSON object of an instrument."""
    return shaped(InstrumentJson, item)


def evidence(item: Evidence) -> EvidenceJson:
    """Return the JSON object of a statement; its place is a section and a line of a manuscript's text."""
    place = shaped(PlaceJson, item) if item.section else None
    several = item.target or item.location or item.party or item.act
    parts = shaped(StatementPartsJson, item, instrument=instrument(item.act)) if several else None
    return shaped(EvidenceJson, item, value=item.text, place=place, parts=parts)


def evidence_page(item: Record) -> EvidencePageJson:
    """Return why a record may be believed: its status, statements, candidates and remarks."""
    candidates = [shaped(CandidateJson, each, **{"for": each.reason.text}) for each in item.candidates]
    statements = [evidence(statement) for statement in item.evidence]
    return shaped(EvidencePageJson, item, statements=statements, candidates=candidates)


def entry(item: ChronologyEntry, vocabulary: Vocabulary, root: str = "/api/v1") -> ChronologyEntryJson:
    """Return the JSON object of a chronology entry; an event stands where it has no record."""
    return shaped(
        ChronologyEntryJson,
        item,
        earliest=day(item.date, first=True),
        latest=day(item.date, first=False),
        record=record(item.record, vocabulary, root) if item.record else None,
        instrument=instrument(item.act),
        also=[action(other) for other in item.other_dates],
        event=event(item.event) if item.event else None,
    )


def in_force(item: InForceAnswer, vocabulary: Vocabulary) -> InForceJson:
    """Return the JSON object of an answer about one day: yes, no or not known, and the reason as key and as words."""
    words = vocabulary.terms.get("force", {}).get(item.reason, Wording())
    return shaped(InForceJson, item, words=wording(words))


def event(item: Event) -> EventJson:
    """Return the JSON object of an event."""
    statements = [evidence(statement) for statement in item.evidence]
    return shaped(EventJson, item, labels=wording(item.label), evidence=statements)


def reference(item: ListedReference) -> ReferenceJson:
    """Return the JSON object of a formatted reference."""
    return shaped(ReferenceJson, item)


def defect(item: Problem) -> DefectJson:
    """Return the JSON object of a defect, its sentences in English."""
    return shaped(DefectJson, item, code=item.cause.code, values=values_json(item.cause))


def topic(item: Topic, count: int) -> TopicJson:
    """Return the JSON object of a topic with its count of records, narrower topics included."""
    alternative = {lang: list(labels) for lang, labels in item.alternatives.items() if labels}
    return shaped(TopicJson, item, labels=wording(item.label), alternative=alternative, count=count)


def wording(item: Wording) -> Labels:
    """Return a trilingual text by language, leaving out the missing ones."""
    return dict(item.items())


def day(date: Edtf | None, first: bool) -> str | None:
    """Return the earliest or latest day of a date in ISO form; None where that end is open."""
    number = (date.lower if first else date.upper) if date else None
    return iso_day(number) if number is not None else None


def iso_day(number: int) -> str:
    """Return the ISO 8601 form of a day number."""
    year, month, date = civil(number)
    return f"{year:04d}-{month:02d}-{date:02d}"
