"""Values as plain JSON objects, for the command line and the HTTP interface alike; their shapes are defined once."""

from urllib.parse import quote

from kb.domain.chronology import ChronologyEntry, Event
from kb.domain.edtf import Edtf, civil
from kb.domain.in_force import InForceAnswer
from kb.domain.records import (
    Action,
    Candidate,
    Contributor,
    Evidence,
    Mention,
    Record,
    Relation,
    Title,
    Wording,
)  # fmt: skip
from kb.domain.vocabulary import Topic, Vocabulary
from kb.errors import Problem
from kb.library.answer_shapes import ChronologyEntryJson, DefectJson, EventJson, InForceJson, ReferenceJson, TopicJson
from kb.library.record_shapes import (
    ActionJson,
    CandidateJson,
    ContributorJson,
    EvidenceJson,
    EvidencePageJson,
    Labels,
    PartyJson,
    PlaceJson,
    RecordContentJson,
    RecordJson,
    RecordLinks,
    RelationJson,
    TitleJson,
)  # fmt: skip
from kb.library.reference_list import ListedReference
from kb.library.statement_views import has_parts, instrument, plain_view, statement_parts
from kb.messages import values_json


def record(item: Record, vocabulary: Vocabulary, root: str = "/api/v1") -> RecordJson:
    """Return the JSON object of a record of the store; names of parties are in kk, ru and en."""
    own = f"{root}/records/{quote(item.citekey)}"
    links = RecordLinks(self=own, evidence=f"{own}/evidence", citations=f"{own}/citations")
    return {**content(item, vocabulary), "links": links}


def content(item: Record, vocabulary: Vocabulary) -> RecordContentJson:
    """Return the JSON object of what a record holds, of one that is not in the store too."""
    return {
        "citekey": item.citekey,
        "type": item.type,
        "kind": item.kind or None,
        "status": item.status,
        "scope": item.scope,
        "stage": item.stage,
        "language": item.language or None,
        "titles": [_title(title) for title in item.titles],
        "contributors": [contributor(person) for person in item.contributors],
        "issued": item.issued.text if item.issued else None,
        "issued_origin": item.issued_origin or None,
        "fields": dict(item.fields),
        "parties": [_party(party.code, party.capacity, vocabulary) for party in item.parties],
        "actions": [action(each) for each in item.actions],
        "term": plain_view(item.term) or None,
        "clauses": [plain_view(each) for each in item.clauses],
        "depositaries": [plain_view(each) for each in item.depositaries],
        "authentic_texts": [plain_view(each) for each in item.authentic_texts],
        "publications": [plain_view(each) for each in item.publications],
        "reservations": [plain_view(each) for each in item.reservations],
        "web_links": [plain_view(each) for each in item.web_links],
        "relations": [_relation(relation) for relation in item.relations],
        "topics": list(item.topics),
        "numbers": list(item.numbers),
        "cited_in": [{"manuscript": place.manuscript, "number": place.number} for place in item.cited_in],
        "mentions": mentions(item),
        "cited_for": wording(item.cited_for) or None,
        "remarks": [wording(remark) for remark in item.remarks],
    }


def mentions(item: Record) -> list[PlaceJson]:
    """Return the places where a manuscript names a record without its number."""
    return [_place(place) for place in item.mentions]


def _place(item: Mention | Evidence) -> PlaceJson:
    return {"manuscript": item.manuscript or None, "section": item.section, "line": item.line or None}


def _title(item: Title) -> TitleJson:
    view: TitleJson = {"value": item.value, "lang": item.lang, "origin": item.origin}
    if item.form:
        view["form"] = item.form
    return view


def _relation(item: Relation) -> RelationJson:
    view: RelationJson = {"kind": item.kind, "target": item.target, "origin": item.origin}
    if item.note:
        view["note"] = item.note.text
    return view


def _party(code: str, capacity: str, vocabulary: Vocabulary) -> PartyJson:
    known = vocabulary.parties.get(code)
    view: PartyJson = {"code": code, "name": known.name["en"] if known else code, "capacity": capacity}
    if known:
        view["names"] = wording(known.name)
        if known.successor:
            view["successor"] = known.successor
    return view


def contributor(person: Contributor) -> ContributorJson:
    """Return the JSON object of a contributor."""
    view: ContributorJson = {
        "role": person.role,
        "family": person.family or None,
        "given": person.given or None,
        "literal": person.literal or None,
        "lang": person.lang or None,
        "origin": person.origin,
    }
    if person.variants:
        view["variants"] = list(person.variants)
    if person.party:
        view["party"] = person.party
    if person.office:
        view["office"] = person.office
    return view


def action(item: Action) -> ActionJson:
    """Return the JSON object of an action, its date as EDTF text and as bounds in ISO days where it has any."""
    view: ActionJson = {
        "kind": item.kind,
        "date": item.date.text if item.date else None,
        "place": item.place or None,
        "party": item.party or None,
        "act": item.act.text or None,
        "origin": item.origin,
        "note": item.note.text or None,
    }
    if item.act:
        view["instrument"] = instrument(item.act)
    return view


def evidence(item: Evidence) -> EvidenceJson:
    """Return the JSON object of a statement; its place is a section and a line of a manuscript's text."""
    place = _place(item) if item.section else None
    view: EvidenceJson = {
        "field": item.field,
        "value": item.text or None,
        "lang": item.lang or None,
        "origin": item.origin,
        "source": item.source or None,
        "place": place,
        "note": item.note.text or None,
    }
    if has_parts(item):
        view["parts"] = statement_parts(item)
    return view


def evidence_page(item: Record) -> EvidencePageJson:
    """Return why a record may be believed: its status, statements, candidates and remarks."""
    return {
        "citekey": item.citekey,
        "status": item.status,
        "statements": [evidence(statement) for statement in item.evidence],
        "candidates": [_candidate(candidate) for candidate in item.candidates],
        "remarks": [wording(remark) for remark in item.remarks],
    }


def _candidate(item: Candidate) -> CandidateJson:
    return {
        "reference": item.reference,
        "for": item.reason.text or None,
        "against": item.against.text or None,
        "source": item.source or None,
        "checked": item.checked,
    }


def entry(item: ChronologyEntry, vocabulary: Vocabulary, root: str = "/api/v1") -> ChronologyEntryJson:
    """Return the JSON object of a chronology entry; an event stands where it has no record."""
    view: ChronologyEntryJson = {
        "date": item.date.text if item.date else None,
        "earliest": day(item.date, first=True),
        "latest": day(item.date, first=False),
        "kind": item.kind,
        "place": item.place or None,
        "party": item.party or None,
        "act": item.act.text or None,
        "origin": item.origin,
        "note": item.note.text or None,
        "record": record(item.record, vocabulary, root) if item.record else None,
    }
    if item.act:
        view["instrument"] = instrument(item.act)
    if stated := item.stated_date:
        view["stated_date"] = stated.text
    if others := item.other_dates:
        view["also"] = [action(other) for other in others]
    if item.event:
        view["event"] = event(item.event)
    return view


def in_force(item: InForceAnswer, vocabulary: Vocabulary) -> InForceJson:
    """Return the JSON object of an answer about one day: yes, no or not known, and the reason as key and as words."""
    words = vocabulary.terms.get("force", {}).get(item.reason, Wording())
    return {
        "answer": item.answer,
        "reason": item.reason,
        "words": wording(words),
        "date": item.date.text if item.date else None,
        "by": item.by or None,
        "clause": item.clause or None,
    }


def event(item: Event) -> EventJson:
    """Return the JSON object of an event."""
    return {
        "id": item.id,
        "date": item.date.text,
        "labels": wording(item.label),
        "topics": list(item.topics),
        "evidence": [evidence(statement) for statement in item.evidence],
        "remarks": [wording(remark) for remark in item.remarks],
    }


def reference(item: ListedReference) -> ReferenceJson:
    """Return the JSON object of a formatted reference."""
    return {
        "citekey": item.citekey,
        "number": item.number,
        "status": item.status,
        "lang": item.lang,
        "text": item.text,
        "html": item.html,
    }


def defect(item: Problem) -> DefectJson:
    """Return the JSON object of a defect, its sentences in English."""
    return {
        "check": item.check,
        "code": item.cause.code,
        "values": values_json(item.cause),
        "message": item.message,
        "remedy": item.remedy,
        "file": item.file,
        "line": item.line,
        "record": item.record,
        "severity": item.severity,
    }


def topic(item: Topic, count: int) -> TopicJson:
    """Return the JSON object of a topic with its count of records, narrower topics included."""
    return {
        "id": item.id,
        "labels": wording(item.label),
        "alternative": {lang: list(labels) for lang, labels in item.alternatives.items() if labels},
        "broader": list(item.broader),
        "related": list(item.related),
        "note": wording(item.note) or None,
        "count": count,
    }


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
