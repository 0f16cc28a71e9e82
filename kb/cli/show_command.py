"""Show one record, by citekey or by its number in a manuscript, with the evidence behind it."""

import argparse

from kb.cli import evidence_lines
from kb.cli.output import MARKS, write, write_json, write_table
from kb.cli.words import language, say
from kb.domain.prose import Prose
from kb.domain.records import Record
from kb.domain.status_table import is_multilateral
from kb.library import notes, records, status_table, views
from kb.library.session import Library, open_library
from kb.settings import from_environment


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's options."""
    parser.add_argument("key", metavar="CITEKEY|NUMBER")
    parser.add_argument(
        "--manuscript", default="", metavar="NAME", help="whose number it is (default: the collection's)"
    )


def run(arguments: argparse.Namespace) -> int:
    """Print the record."""
    library, lang = open_library(from_environment()), language()
    record = records.look_up(library, arguments.key, arguments.manuscript)
    if arguments.json:
        write_json(views.record(record, library.vocabulary) | {"evidence": views.evidence_page(record)["statements"]})
        return 0
    _heading(library, record)
    _document(library, record)
    if is_multilateral(record):
        write()
        write_table(*status_table.lines(record, lang, library.vocabulary))
    for remark in record.remarks:
        write(f"{say('note')}: {remark.get(lang)}")
    if record.candidates:
        write()
        write(say("Candidates"))
        for line in evidence_lines.candidate_lines(record):
            write(line)
    if record.evidence:
        write()
        write_table(evidence_lines.HEADS, evidence_lines.rows(record, library.vocabulary))
    return 0


def _heading(library: Library, record: Record) -> None:
    term, lang = library.vocabulary.term, language()
    numbers = " ".join(f"[{number}]" for number in record.numbers)
    kind = term("kind", record.kind, lang) if record.kind else term("type", record.type, lang)
    write(
        f"{MARKS[record.status]} {term('status', record.status, lang)} · {kind} · {record.citekey} {numbers}".rstrip()
    )
    for title in record.titles:
        value = f"[{title.value}]" if title.origin == "supplied" else title.value
        write(f"  {title.lang or '?'}  {value}  ({say(title.origin)})")
    for person in record.contributors:
        party = ", ".join(part for part in (person.office, person.party) if part)
        write(f"  {term('role', person.role, lang)}: {person.label}{party and f', {party}'} ({say(person.origin)})")
    for name, value in record.fields.items():
        write(f"  {term('field', name, lang)}: {value}")
    if record.tags or record.note:
        write(f"  {say('your own')}: {'; '.join(filter(None, (', '.join(record.tags), record.note)))}")
    if record.issued:
        write(f"  {say('date')}: {record.issued.text} ({say(record.issued_origin or 'origin not said')})")
    topics = ", ".join(library.vocabulary.topics[key].label.get(lang) for key in record.topics)
    if topics:
        write(f"  {say('topics')}: {topics}")
    if record.cited_for.get(lang):
        write(f"  {say('cited for')}: {record.cited_for.get(lang)}")


def _document(library: Library, record: Record) -> None:
    lang = language()
    for party in record.parties:
        known = library.vocabulary.parties[party.code]
        write(f"  {say('party')}: {known.name.get(lang)} ({library.vocabulary.term('capacity', party.capacity, lang)})")
    for action in record.actions:
        parts = (
            action.date.text if action.date else say("no date"),
            library.vocabulary.place(action.place, lang),
            action.party,
            notes.instrument_line(action.act, lang),
        )
        details = ", ".join(part for part in parts if part)
        said = f"{details} ({say(action.origin)}){_noted(action.note)}"
        write(f"  {library.vocabulary.term('action', action.kind, lang)}: {said}")
    _treaty(library, record)
    for relation in record.relations:
        write(f"  {library.vocabulary.term('relation', relation.kind, lang)}: {relation.target}{_noted(relation.note)}")
    for kind, citekey in records.related(library, record.citekey):
        write(f"  {library.vocabulary.term('relation_inverse', kind, lang)}: {citekey}")


def _noted(note: Prose) -> str:
    """Return a cataloguer's note as it stands behind a value."""
    text = notes.line(note, language())
    return f": {text}" if text else ""


def _treaty(library: Library, record: Record) -> None:
    """Print what treaty collections record, in the order of the record's page."""
    term, lang = library.vocabulary.term, language()
    for clause in record.clauses:
        write(f"  {term('clause', clause.kind, lang)}: {clause.text} ({say(clause.origin)}){_noted(clause.note)}")
    for depositary in record.depositaries:
        known = library.vocabulary.parties.get(depositary.party)
        name = known.name.get(lang) if known else depositary.party
        write(f"  {say('depositary')}: {name} ({say(depositary.origin)})")
    for text in record.authentic_texts:
        prevails = f", {say('prevails')}" if text.prevails else ""
        write(f"  {say('authentic in')}: {term('language', text.lang, lang)}{prevails}")
    for publication in record.publications:
        write(f"  {say('published')}: {publication.citation} ({say(publication.origin)})")
    for item in record.reservations:
        details = (item.party, item.date.text if item.date else "", notes.line(item.note, lang),
                   say("withdrawn {day}", day=item.withdrawn.text) if item.withdrawn else "")  # fmt: skip
        write(f"  {term('reservation', item.kind, lang)}: {', '.join(part for part in details if part)}")
    for link in record.web_links:
        read = f" ({say('read {day}', day=link.read.text)})" if link.read else ""
        write(f"  {term('web_link', link.kind, lang)}: {link.url}{read}{_noted(link.note)}")
