"""Show one record, by citekey or by its number in a manuscript, with the evidence behind it."""

import argparse

from kb.cli.output import MARKS, write, write_json, write_table
from kb.domain.records import Record
from kb.domain.status_table import is_multilateral
from kb.library import records, status_table, views
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
    library = open_library(from_environment())
    record = records.look_up(library, arguments.key, arguments.manuscript)
    if arguments.json:
        write_json(views.record(record, library.vocabulary) | {"evidence": views.evidence_page(record)["statements"]})
        return 0
    _heading(library, record)
    _document(library, record)
    if is_multilateral(record):
        write()
        write_table(*status_table.lines(record, "en", library.vocabulary))
    for remark in record.remarks:
        write(f"note: {remark.get('en')}")
    if record.candidates:
        write()
        write("Candidates")
        for candidate in record.candidates:
            write(f"  {candidate.reference}")
            for label, text in (("for", candidate.reason.text), ("against", candidate.against.text)):
                if text:
                    write(f"    {label}: {text}")
    write()
    write_table(
        ("value of", "origin", "place", "says"),
        [
            (item.field, item.origin, f"{item.section}:{item.line}" if item.section else "",
             " — ".join(part for part in (item.text, item.source, item.note.text) if part))
            for item in record.evidence
        ],
    )  # fmt: skip
    return 0


def _heading(library: Library, record: Record) -> None:
    term = library.vocabulary.term
    numbers = " ".join(f"[{number}]" for number in record.numbers)
    kind = term("kind", record.kind, "en") if record.kind else term("type", record.type, "en")
    write(
        f"{MARKS[record.status]} {term('status', record.status, 'en')} · {kind} · {record.citekey} {numbers}".rstrip()
    )
    for title in record.titles:
        value = f"[{title.value}]" if title.origin == "supplied" else title.value
        write(f"  {title.lang or '?'}  {value}  ({title.origin})")
    for person in record.contributors:
        party = ", ".join(part for part in (person.office, person.party) if part)
        write(f"  {term('role', person.role, 'en')}: {person.label}{party and f', {party}'} ({person.origin})")
    if record.issued:
        write(f"  date: {record.issued.text} ({record.issued_origin or 'origin not said'})")
    topics = ", ".join(library.vocabulary.topics[key].label["en"] for key in record.topics)
    write(f"  topics: {topics}")
    if record.cited_for.get("en"):
        write(f"  cited for: {record.cited_for.get('en')}")


def _document(library: Library, record: Record) -> None:
    for party in record.parties:
        known = library.vocabulary.parties[party.code]
        write(f"  party: {known.name['en']} ({library.vocabulary.term('capacity', party.capacity, 'en')})")
    for action in record.actions:
        parts = (action.date.text if action.date else "no date", action.place, action.party, action.act.text)
        details = ", ".join(part for part in parts if part)
        write(f"  {library.vocabulary.term('action', action.kind, 'en')}: {details} ({action.origin})")
    _treaty(library, record)
    for relation in record.relations:
        write(f"  {library.vocabulary.term('relation', relation.kind, 'en')}: {relation.target}")
    for kind, citekey in records.related(library, record.citekey):
        write(f"  {library.vocabulary.term('relation_inverse', kind, 'en')}: {citekey}")


def _treaty(library: Library, record: Record) -> None:
    """Print what treaty collections record, in the order of the record's page."""
    term = library.vocabulary.term
    for clause in record.clauses:
        write(f"  {term('clause', clause.kind, 'en')}: {clause.text} ({clause.origin})")
    for depositary in record.depositaries:
        known = library.vocabulary.parties.get(depositary.party)
        write(f"  depositary: {known.name['en'] if known else depositary.party} ({depositary.origin})")
    for text in record.authentic_texts:
        write(f"  authentic in: {term('language', text.lang, 'en')}{', prevails' if text.prevails else ''}")
    for publication in record.publications:
        write(f"  published: {publication.citation} ({publication.origin})")
    for item in record.reservations:
        details = (item.party, item.date.text if item.date else "", item.note.text,
                   f"withdrawn {item.withdrawn.text}" if item.withdrawn else "")  # fmt: skip
        write(f"  {term('reservation', item.kind, 'en')}: {', '.join(part for part in details if part)}")
    for link in record.web_links:
        write(f"  {term('web_link', link.kind, 'en')}: {link.url}{f' (read {link.read.text})' if link.read else ''}")
