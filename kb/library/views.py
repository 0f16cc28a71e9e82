"""Values as plain JSON objects: one shape for the command line and the HTTP interface (docs/data-model.md)."""

from typing import Any
from urllib.parse import quote

from kb.domain.chronology import ChronologyEntry, Event
from kb.domain.edtf import Edtf, civil
from kb.domain.in_force import InForceAnswer
from kb.domain.manuscripts import Citation
from kb.domain.records import Action, Contributor, Evidence, Record, Wording
from kb.domain.vocabulary import Topic, Vocabulary

View = dict[str, Any]


def record(item: Record, vocabulary: Vocabulary, root: str = "/api/v1") -> View:
    """Return the JSON object of a record; names of parties are in kk, ru and en."""
    own = f"{root}/records/{quote(item.citekey)}"
    view: View = {
        "citekey": item.citekey,
        "type": item.type,
        "kind": item.kind or None,
        "status": item.status,
        "scope": item.scope,
        "stage": item.stage,
        "language": item.language or None,
        "titles": [
            {"value": title.value, "lang": title.lang, "origin": title.origin, **_some(form=title.form)}
            for title in item.titles
        ],
        "contributors": [contributor(person) for person in item.contributors],
        "issued": item.issued.text if item.issued else None,
        "issued_origin": item.issued_origin or None,
        "fields": dict(item.fields),
        "parties": [_party(party.code, party.capacity, vocabulary) for party in item.parties],
        "actions": [action(one) for one in item.actions],
        "term": _some(duration=item.term.duration, prolonged_by=item.term.prolonged_by, note=item.term.note) or None,
        "relations": [
            {"kind": one.kind, "target": one.target, "origin": one.origin, **_some(note=one.note)}
            for one in item.relations
        ],
        "topics": list(item.topics),
        "numbers": list(item.numbers),
        "mentions": [{"section": place.section, "line": place.line} for place in item.mentions],
        "cited_for": wording(item.cited_for) or None,
        "remarks": [wording(remark) for remark in item.remarks],
        "links": {"self": own, "evidence": f"{own}/evidence", "citations": f"{own}/citations"},
    }
    return view


def _party(code: str, capacity: str, vocabulary: Vocabulary) -> View:
    known = vocabulary.parties.get(code)
    view: View = {"code": code, "name": known.name.en if known else code, "capacity": capacity}
    if known:
        view["names"] = wording(known.name)
        if known.successor:
            view["successor"] = known.successor
    return view


def contributor(person: Contributor) -> View:
    """Return the JSON object of a contributor."""
    return {
        "role": person.role,
        "family": person.family or None,
        "given": person.given or None,
        "literal": person.literal or None,
        "lang": person.lang or None,
        "origin": person.origin,
        **({"variants": list(person.variants)} if person.variants else {}),
    }


def action(item: Action) -> View:
    """Return the JSON object of an action, its date as EDTF text and as bounds in ISO days where it has any."""
    return {
        "kind": item.kind,
        "date": item.date.text if item.date else None,
        "place": item.place or None,
        "party": item.party or None,
        "act": item.act or None,
        "origin": item.origin,
        "note": item.note or None,
    }


def evidence(item: Evidence) -> View:
    """Return the JSON object of a statement; its place is a section and a line of the dissertation's text."""
    place = {"section": item.section, "line": item.line or None} if item.section else None
    return {
        "field": item.field,
        "value": item.value or None,
        "lang": item.lang or None,
        "origin": item.origin,
        "source": item.source or None,
        "place": place,
        "note": item.note or None,
    }


def evidence_page(item: Record) -> View:
    """Return why a record may be believed: its status, statements, candidates and remarks."""
    return {
        "citekey": item.citekey,
        "status": item.status,
        "statements": [evidence(one) for one in item.evidence],
        "candidates": [
            {
                "reference": one.reference,
                "for": one.reason or None,
                "against": one.against or None,
                "source": one.source or None,
                "checked": one.checked,
            }
            for one in item.candidates
        ],
        "remarks": [wording(remark) for remark in item.remarks],
    }


def entry(item: ChronologyEntry, vocabulary: Vocabulary, root: str = "/api/v1") -> View:
    """Return the JSON object of a chronology entry; an event stands where it has no record.

    `stated_date` is the text's own date where `date` is another's; `also` are the other dates of the same action.
    """
    view: View = {
        "date": item.date.text if item.date else None,
        "earliest": day(item.date, first=True),
        "latest": day(item.date, first=False),
        "kind": item.kind,
        "place": item.place or None,
        "party": item.party or None,
        "act": item.act or None,
        "origin": item.origin,
        "note": item.note or None,
        "record": record(item.record, vocabulary, root) if item.record else None,
    }
    if stated := item.stated_date:
        view["stated_date"] = stated.text
    if others := item.other_dates:
        view["also"] = [action(one) for one in others]
    if item.event:
        view["event"] = event(item.event)
    return view


def in_force(item: InForceAnswer, vocabulary: Vocabulary) -> View:
    """Return the JSON object of an answer about one day: yes, no or not known, and the reason as key and as words."""
    words = vocabulary.terms.get("force", {}).get(item.reason, Wording())
    return {
        "answer": item.answer,
        "reason": item.reason,
        "words": wording(words),
        "date": item.date.text if item.date else None,
        "by": item.by or None,
    }


def event(item: Event) -> View:
    """Return the JSON object of an event."""
    return {
        "id": item.id,
        "date": item.date.text,
        "labels": wording(item.label),
        "topics": list(item.topics),
        "evidence": [evidence(one) for one in item.evidence],
        "remarks": [wording(remark) for remark in item.remarks],
    }


def citation(item: Citation, citekey: str) -> View:
    """Return the JSON object of a citation."""
    locator = {"label": item.locator.label, "value": item.locator.value} if item.locator else None
    view: View = {
        "number": item.number,
        "section": item.section,
        "line": item.line,
        "raw": item.raw,
        "locator": locator,
        "record": citekey or None,
    }
    if item.ambiguous:
        view["ambiguous"] = True
    return view


def topic(item: Topic, count: int) -> View:
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


def wording(item: Wording) -> dict[str, str]:
    """Return a trilingual text by language, leaving out the missing ones."""
    return _some(kk=item.kk, ru=item.ru, en=item.en)


def day(date: Edtf | None, first: bool) -> str | None:
    """Return the earliest or latest day of a date in ISO form; None where that end is open."""
    number = (date.lower if first else date.upper) if date else None
    return iso_day(number) if number is not None else None


def iso_day(number: int) -> str:
    """Return the ISO 8601 form of a day number."""
    year, month, date = civil(number)
    return f"{year:04d}-{month:02d}-{date:02d}"


def _some(**values: str) -> dict[str, str]:
    return {name: value for name, value in values.items() if value}
