"""What `kb show` prints of the evidence behind a record and of its candidates, in the language that is spoken."""

from collections.abc import Iterator

from kb.cli.words import language, say
from kb.domain.records import Candidate, Evidence, Record
from kb.library import notes
from kb.library.record_words import RecordWords

HEADS = ("value of", "origin", "place", "says")


def rows(record: Record, words: RecordWords) -> Iterator[tuple[str, str, str, str]]:
    """Yield a row of HEADS for each statement behind a record."""
    for item in record.evidence:
        read = say("read {day}", day=item.read.text) if item.read else ""
        parts = (_value(item, words), words.source(item.source), read, notes.line(item.note, language()))
        place = f"{item.section}:{item.line}" if item.section else ""
        name = words.field(item.field)
        yield name if name.isupper() else name.lower(), say(item.origin), place, " — ".join(filter(None, parts))


def candidate_lines(record: Record) -> Iterator[str]:
    """Yield the works that a record may be, each with what speaks for it and against it."""
    for candidate in record.candidates:
        yield f"  {candidate.reference} ({_checked(candidate)})"
        for label, reason in (("for", candidate.reason), ("against", candidate.against)):
            if reason:
                yield f"    {say(label)}: {notes.line(reason, language())}"


def _checked(candidate: Candidate) -> str:
    return ", ".join(filter(None, (say("checked" if candidate.checked else "not checked"), candidate.source)))


def _value(item: Evidence, words: RecordWords) -> str:
    """Return all that is stated on one line."""
    value = notes.marked(*words.stated(item)) if not item.lang else item.value
    if item.target:
        value = f"{words.term('relation', item.value).lower()} {item.target}"
    place = words.vocabulary.place(item.location, words.lang)
    parts = (value, place, notes.instrument_line(item.act, words.lang), item.party)
    return "; ".join(filter(None, parts))
