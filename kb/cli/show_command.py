"""Show one record, by citekey or by its number in a manuscript, with the evidence behind it."""

import argparse
from collections.abc import Iterator

from kb.cli.output import write, write_json, write_table
from kb.cli.words import language, say
from kb.domain.clauses import NO_VALIDITY
from kb.domain.records import Evidence, Record
from kb.domain.states import STATUS_MARKS
from kb.domain.status_table import is_multilateral
from kb.library import cataloguer_notes, records, status_table, views
from kb.library.readable_dates import readable
from kb.library.record_words import RecordWords
from kb.library.session import Library, open_library

_HEADS = ("value of", "origin", "place", "says")
_FORMS = {"short": "title-short", "popular": "popular-name"}


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("key", metavar="CITEKEY|NUMBER")
    parser.add_argument(
        "--manuscript", default="", metavar="NAME", help="whose number it is (default: the collection's)"
    )


def run(arguments: argparse.Namespace) -> int:
    """Print the record."""
    library, lang = open_library(), language()
    record = records.look_up(library, arguments.key, arguments.manuscript)
    if arguments.json:
        write_json(views.record(record, library.vocabulary) | {"evidence": views.evidence_page(record)["statements"]})
        return 0
    words = RecordWords(library.vocabulary, lang)
    _heading(record, words)
    _titles(record, words)
    _places(library, record)
    _document(library, record, words)
    if is_multilateral(record):
        write()
        write_table(*status_table.lines(record, words))
    for remark in record.remarks:
        write(f"{say('note')}: {remark.get(lang)}")
    if record.candidates:
        write()
        write(say("Candidates"))
        for line in _candidate_lines(record):
            write(line)
    if record.evidence:
        write()
        write_table(_HEADS, _statements(record, words))
    return 0


def _heading(record: Record, words: RecordWords) -> None:
    numbers = " ".join(f"[{number}]" for number in record.numbers)
    kind = words.vocabulary.kind_word(record.kind, record.type, words.lang)
    stage = f" · {words.term('stage', record.stage).lower()}" if record.stage != "signed" else ""
    status = f"{STATUS_MARKS[record.status]} {words.term('status', record.status)}"
    write(f"{status} · {kind}{stage} · {record.citekey} {numbers}".rstrip())


def _titles(record: Record, words: RecordWords) -> None:
    """Print titles, people, fields, and what the user wrote beside them."""
    for title in record.titles:
        form = f"{words.field(_FORMS[title.form]).lower()}, " if title.form else ""
        write(f"  {title.lang or '?'}  {title.shown}  ({form}{say(title.origin)})")
    for contributor in record.contributors:
        person = words.person(contributor)
        side = f" ({person.side})" if person.side else ""
        name = ", ".join(filter(None, (person.name, *(f"= {name}" for name in person.variants), person.office)))
        write(f"  {words.term('role', contributor.role)}: {name}{side} ({say(person.origin)})")
    for _key, name, value in words.fields(record):
        write(f"  {name}: {value}")
    if record.language:
        write(f"  {words.field('language')}: {words.term('language', record.language)}")
    if record.tags or record.note:
        write(f"  {say('your own')}: {'; '.join(filter(None, (', '.join(record.tags), record.note)))}")
    if record.issued:
        write(
            f"  {say('date')}: {readable(record.issued, language())} ({say(record.issued_origin or 'origin not said')})"
        )


def _places(library: Library, record: Record) -> None:
    """Print what the record is about and where manuscripts cite it."""
    lang = language()
    topics = ", ".join(library.vocabulary.topic_label(key, lang) for key in record.topics)
    if topics:
        write(f"  {say('topics')}: {topics}")
    if record.cited_for.get(lang):
        write(f"  {say('cited for')}: {record.cited_for.get(lang)}")
    for name in record.manuscripts:
        known = library.manuscripts.named(name)
        numbers = [f"[{number}]" for number in record.numbers_in(name)]
        places = [f"{mention.section}:{mention.line}" for mention in record.mentions if mention.manuscript == name]
        label = (known.label.get(lang) if known else "") or name
        write(f"  {say('in the manuscript')}: {label}: {' '.join((*numbers, *places))}")


def _document(library: Library, record: Record, words: RecordWords) -> None:
    lang = language()
    for party in record.parties:
        capacity = f" ({words.term('capacity', party.capacity)})" if party.capacity else ""
        write(f"  {say('party')}: {words.party(party.code)}{capacity}")
    for action in record.actions:
        parts = (
            action.date.text if action.date else say("no date"),
            library.vocabulary.place(action.place, lang),
            action.party,
            cataloguer_notes.instrument_line(action.act, lang),
        )
        details = ", ".join(part for part in parts if part)
        description = f"{details} ({say(action.origin)}){_noted(cataloguer_notes.line(action.note, lang))}"
        write(f"  {words.term('action', action.kind)}: {description}")
    if record.term != NO_VALIDITY:
        note = _noted(cataloguer_notes.line(record.term.note, lang))
        write(f"  {words.field('term')}: {words.validity(record.term)}{note}")
    for label, line in words.document(record):
        beside = f" ({line.beside})" if line.beside else ""
        origin = f" ({say(line.origin)})" if not line.address else ""
        write(f"  {label}: {line.text}{beside}{origin}{_noted(cataloguer_notes.marked(*line.note))}")
    for relation in record.relations:
        note = _noted(cataloguer_notes.line(relation.note, lang))
        write(f"  {words.term('relation', relation.kind)}: {relation.target}{note}")
    for kind, citekey in records.related(library, record.citekey):
        write(f"  {words.term('relation_inverse', kind)}: {citekey}")


def _noted(note: str) -> str:
    """Return a cataloguer's note as it stands behind a value."""
    return f": {note}" if note else ""


def _statements(record: Record, words: RecordWords) -> Iterator[tuple[str, str, str, str]]:
    """Yield a row of _HEADS for each statement behind a record."""
    for item in record.evidence:
        read = say("read {day}", day=item.read.text) if item.read else ""
        parts = (_value(item, words), words.source(item.source), read, cataloguer_notes.line(item.note, language()))
        place = f"{item.section}:{item.line}" if item.section else ""
        name = words.field(item.field)
        yield name if name.isupper() else name.lower(), say(item.origin), place, " — ".join(filter(None, parts))


def _candidate_lines(record: Record) -> Iterator[str]:
    """Yield the works that a record may be, each with what speaks for it and against it."""
    for candidate in record.candidates:
        checked = say("checked" if candidate.checked else "not checked")
        yield f"  {candidate.reference} ({', '.join(filter(None, (checked, candidate.source)))})"
        for label, reason in (("for", candidate.reason), ("against", candidate.against)):
            if reason:
                yield f"    {say(label)}: {cataloguer_notes.line(reason, language())}"


def _value(item: Evidence, words: RecordWords) -> str:
    """Return all that is stated on one line."""
    value = cataloguer_notes.marked(*words.stated(item)) if not item.lang else item.value
    if item.target:
        value = f"{words.term('relation', item.value).lower()} {item.target}"
    place = words.vocabulary.place(item.location, words.lang)
    parts = (value, place, cataloguer_notes.instrument_line(item.act, words.lang), item.party)
    return "; ".join(filter(None, parts))
