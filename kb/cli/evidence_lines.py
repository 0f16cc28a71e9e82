"""What `kb show` prints of the evidence behind a record and of its candidates, in the language that is spoken."""

from collections.abc import Iterator

from kb.cli.words import language, say
from kb.domain.prose import Prose
from kb.domain.records import Evidence, Record
from kb.domain.vocabulary import Vocabulary
from kb.library import notes
from kb.messages import ENGLISH, word_of

HEADS = ("value of", "origin", "place", "says")
_GROUPS = ("type", "kind", "language", "status", "stage")


def rows(record: Record, vocabulary: Vocabulary) -> Iterator[tuple[str, str, str, str]]:
    """Yield a row of HEADS for each statement behind a record."""
    for item in record.evidence:
        parts = (_value(item, vocabulary), _source(item.source, vocabulary), notes.line(item.note, language()))
        place = f"{item.section}:{item.line}" if item.section else ""
        yield field(item.field, vocabulary), say(item.origin), place, " — ".join(filter(None, parts))


def candidate_lines(record: Record) -> Iterator[str]:
    """Yield the works that a record may be, each with what speaks for it and against it."""
    for candidate in record.candidates:
        yield f"  {candidate.reference}"
        for label, reason in (("for", candidate.reason), ("against", candidate.against)):
            if reason:
                yield f"    {say(label)}: {notes.line(reason, language())}"


def field(name: str, vocabulary: Vocabulary) -> str:
    """Return the name of a field that evidence speaks of; in English as the record has it."""
    lang = language()
    if lang == ENGLISH:
        return name
    known = vocabulary.term("field", name, lang)
    known = known if known != name else vocabulary.term("action", name, lang)
    return word_of(name, lang) if known == name else known.lower()


def _value(item: Evidence, vocabulary: Vocabulary) -> str:
    """Return all that is stated on one line; in English as the record has it."""
    lang = language()
    if lang == ENGLISH:
        return item.text
    value = item.value
    if item.target:
        value = f"{vocabulary.term('relation', value, lang).lower()} {item.target}"
    elif item.field in _GROUPS:
        value = vocabulary.term(item.field, value, lang).lower()
    elif item.field == "place" and not item.lang:
        value = vocabulary.place(value, lang)
    elif notes.is_prose(item):
        value = notes.line(Prose((value,)), lang)
    parts = (value, vocabulary.place(item.location, lang), notes.instrument_line(item.act, lang), item.party)
    return "; ".join(filter(None, parts))


def _source(source: str, vocabulary: Vocabulary) -> str:
    """Return a source; of pages that were searched in vain their languages in words."""
    searched = notes.searched(source)
    if not searched or language() == ENGLISH:
        return source
    named = (vocabulary.term("language", code, language()).lower() for code in searched)
    return say("public pages, languages: {languages}", languages=", ".join(named))
