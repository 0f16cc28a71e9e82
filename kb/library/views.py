"""Values as plain JSON objects, for the command line and the HTTP interface alike; their shapes are defined once."""

from urllib.parse import quote

from kb.domain.chronology import ChronologyEntry, Event
from kb.domain.edtf import civil
from kb.domain.in_force import InForceAnswer
from kb.domain.manuscripts import Citation, ListEntry, Manuscript
from kb.domain.records import Evidence, Party, Record
from kb.domain.vocabulary import Topic, Vocabulary
from kb.domain.wording import Wording
from kb.errors import Problem
from kb.library.answer_shapes import (
    ChronologyEntryJson,
    CitationJson,
    DefectJson,
    EventJson,
    InForceJson,
    ListEntryJson,
    ManuscriptJson,
    TopicJson,
)  # fmt: skip
from kb.library.record_shapes import (
    EvidenceJson,
    EvidencePageJson,
    PartyJson,
    PlaceJson,
    RecordContentJson,
    RecordJson,
    RecordLinks,
    StatementPartsJson,
)  # fmt: skip
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
    return shaped(RecordContentJson, item, parties=parties)


def _party(item: Party, vocabulary: Vocabulary) -> PartyJson:
    known = vocabulary.parties.get(item.code)
    if known is None:
        return shaped(PartyJson, item, name=item.code, names={}, successor="")
    names = dict(known.name.items())
    return shaped(PartyJson, item, name=known.name["en"], names=names, successor=known.successor)


def evidence(item: Evidence) -> EvidenceJson:
    """Return the JSON object of a statement; its place is a section and a line of a manuscript's text."""
    place = shaped(PlaceJson, item) if item.section else None
    several = item.target or item.location or item.party or item.act
    parts = shaped(StatementPartsJson, item) if several else None
    return shaped(EvidenceJson, item, place=place, parts=parts)


def evidence_page(item: Record) -> EvidencePageJson:
    """Return why a record may be believed: its status, statements, candidates and remarks."""
    return shaped(EvidencePageJson, item, statements=[evidence(statement) for statement in item.evidence])


def entry(item: ChronologyEntry, vocabulary: Vocabulary, root: str = "/api/v1") -> ChronologyEntryJson:
    """Return the JSON object of a chronology entry; an event stands where it has no record."""
    return shaped(
        ChronologyEntryJson,
        item,
        earliest=_day(item.date.lower if item.date else None),
        latest=_day(item.date.upper if item.date else None),
        record=record(item.record, vocabulary, root) if item.record else None,
        event=event(item.event) if item.event else None,
    )


def in_force(item: InForceAnswer, vocabulary: Vocabulary) -> InForceJson:
    """Return the JSON object of an answer about one day, and the reason as key and as words."""
    words = vocabulary.terms.get("force", {}).get(item.reason, Wording())
    return shaped(InForceJson, item, words=dict(words.items()))


def event(item: Event) -> EventJson:
    """Return the JSON object of an event."""
    statements = [evidence(statement) for statement in item.evidence]
    return shaped(EventJson, item, evidence=statements)


def defect(item: Problem) -> DefectJson:
    """Return the JSON object of a defect, its sentences in English."""
    return shaped(DefectJson, item, values=values_json(item.cause))


def topic(item: Topic, count: int) -> TopicJson:
    """Return the JSON object of a topic with its count of records, narrower topics included."""
    alternative = {lang: list(labels) for lang, labels in item.alternatives.items() if labels}
    return shaped(TopicJson, item, alternative=alternative, count=count)


def _day(number: int | None) -> str | None:
    """Return the ISO 8601 form of a day number; None where that end of a date is open."""
    if number is None:
        return None
    year, month, date = civil(number)
    return f"{year:04d}-{month:02d}-{date:02d}"


def manuscript(item: Manuscript) -> ManuscriptJson:
    """Return the JSON object of a manuscript."""
    return shaped(ManuscriptJson, item)


def list_entry(item: ListEntry) -> ListEntryJson:
    """Return the JSON object of a line of a reference list."""
    return shaped(ListEntryJson, item)


def citation(item: Citation, citekey: str, manuscript: str) -> CitationJson:
    """Return the JSON object of a citation item of a manuscript ("" for a text that the store does not know)."""
    return shaped(CitationJson, item, manuscript=manuscript, record=citekey)
