"""A record with a value that a reader proposed, and the statement behind it.

The value of a text at a place (`stated`) fills a gap and never replaces what is known; so does the value of one whose
record nothing but a cataloguer named: with its title the record is `probable` until a public source says the same.
"""

from dataclasses import replace

from kb.domain import edtf
from kb.domain.proposals import PEOPLE, TYPE, Proposal
from kb.domain.prose import Prose
from kb.domain.records import Action, Candidate, Contributor, Evidence, Record
from kb.domain.titles import Title
from kb.domain.treaty_facts import WebLink
from kb.errors import KbError
from kb.language.folding import fold
from kb.language.typed_dates import whole_date

DATES = frozenset(("date", "signature", "entry-into-force"))
_PROPOSED = {"issued": "date", "title-translated": "title"}  # by the field of evidence


def proposed_field(field: str) -> str:
    """Return the name by which the field of a statement is proposed."""
    return _PROPOSED.get(field, field)


def place_of(item: Evidence) -> str:
    """Return where a statement stands in a manuscript: "thesis/list:2"; "" where it names no place."""
    section = f"{item.section}:{item.line}" if item.line else item.section
    return f"{item.manuscript}/{section}" if section else ""


def plain(value: str) -> str:
    """Return a value without the commas between the parts of a name, which one text has and another has not."""
    return " ".join(value.replace(",", " ").split())


def is_stated(record: Record, proposal: Proposal) -> bool:
    """Return whether a record's evidence has a proposed value, of the same source or place."""
    value, sources = plain(_value(proposal)), ("", proposal.source)
    same = [
        item for item in record.evidence if proposed_field(item.field) == proposal.field and plain(item.value) == value
    ]
    if proposal.place:
        return any(place_of(item) == proposal.place for item in same)
    return bool(same) and (not proposal.source or any(item.source in sources for item in same))


def changed(record: Record, proposal: Proposal) -> Record:
    """Return a record with a proposed value and the statement behind it; raises KbError for a date that cannot be."""
    value, origin = _value(proposal), _origin(proposal)
    manuscript, _, place = proposal.place.partition("/")
    section, _, line = place.partition(":")
    statement = Evidence(
        proposal.field, value, origin, proposal.lang if proposal.field == "title" else "", proposal.source, section,
        int(line or 0), Prose.parse(proposal.note), manuscript,
    )  # fmt: skip
    stated = record.stating(statement)
    if proposal.beside or (proposal.place and _is_known(record, proposal)):
        return stated
    match proposal.field:
        case "title":
            return _titled(stated, Title(value, proposal.lang, origin), statement)
        case "date":
            return replace(stated, issued=edtf.parse(value), issued_origin=origin)
        case "signature" | "entry-into-force" as kind:
            if any(action.date == edtf.parse(value) for action in record.actions_of(kind)):
                return stated  # a second source of what stands
            return replace(stated, actions=(*record.actions, Action(kind, edtf.parse(value), origin=origin)))
        case "text":
            return replace(stated, web_links=(*record.web_links, WebLink("text", value, proposal.lang)))
        case "work":
            return stated.or_else(Candidate(value, statement.note, source=proposal.source))
        case "publication" | "other":
            return stated
        case variable if variable == TYPE:
            return replace(stated, type=value)
        case role if role in PEOPLE:
            return _with_person(stated, _person(role, value, record.language, origin), proposal)
        case variable:
            return replace(stated, fields={**record.fields, variable: value})


def _origin(proposal: Proposal) -> str:
    if proposal.place:
        return "stated"
    return "identified" if proposal.source else "supplied"


def _value(proposal: Proposal) -> str:
    """Return a proposed value as a record has it: a date in EDTF. Raises KbError for a date that cannot be."""
    value = proposal.value.strip()
    if proposal.field not in DATES:
        return value
    date = whole_date(value)
    if date is not None and date.whole:
        return date.date.text
    if (written := edtf.find(value)) is None:
        raise KbError("proposal-no-date", given=value[:80])
    return written.text


def _is_known(record: Record, proposal: Proposal) -> bool:
    """Return whether a record has a value of a field that more than a cataloguer gave it."""
    if proposal.field == "title":
        return record.status == "identified" or any(title.origin != "supplied" for title in record.titles)
    if proposal.field == "date":
        return record.issued is not None and record.issued_origin != "supplied"
    if proposal.field in PEOPLE:
        here = {plain(item.value) for item in record.evidence if place_of(item) == proposal.place}
        people = record.contributors_as(proposal.field)
        return any(person.origin != "supplied" and plain(person.inverted) not in here for person in people)
    return proposal.field in record.fields


def _titled(record: Record, title: Title, evidence: Evidence) -> Record:
    """Return a record with a title: what a cataloguer supplied makes room for a text's.

    One of which nothing was known has a source's title as a candidate too: which work is meant is for a reviewer.
    """
    same = (title.lang, fold(title.value))
    others = tuple(other for other in record.titles if (other.lang, fold(other.value)) != same or other.form)
    nameless = all(other.origin == "supplied" for other in record.titles)
    status = "probable" if title.origin != "supplied" and record.status == "unidentified" else record.status
    if title.origin == "stated":
        return replace(record, titles=(title,), language=title.lang, status=status)
    if title.origin == "identified" and status != record.status:
        record = record.or_else(Candidate(title.value, evidence.note, source=evidence.source))
    leads = title.lang == record.language and nameless
    return replace(record, titles=(title, *others) if leads else (*others, title), status=status)


def _person(role: str, value: str, lang: str, origin: str) -> Contributor:
    family, comma, forename = (part.strip() for part in value.partition(","))
    body = "" if comma or " " not in family else family
    return Contributor(role, "" if body else family, forename, body, lang, origin)


def _with_person(record: Record, person: Contributor, proposal: Proposal) -> Record:
    """Return a record with a person: a source's before the others, a text's after those that the same place names."""
    if not proposal.place:
        return replace(record, contributors=(person, *record.contributors))
    kept = tuple(other for other in record.contributors if other.role != person.role or other.origin != "supplied")
    return replace(record, contributors=(*kept, person))
