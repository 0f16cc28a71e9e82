"""Reads and writes the fields of a form that hold one value a line: people, signatories, parties, topics, relations."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from kb.domain.filters import RECORD_FILTERS
from kb.domain.queries import check_choice
from kb.domain.records import Contributor, Party, Relation
from kb.domain.vocabulary import Vocabulary
from kb.errors import ChoiceError, KbError
from kb.formats.bibtex import names
from kb.formats.name_lists import with_initials
from kb.language.folding import fold
from kb.library.typed_filters import filter_codes

SIGNATORY = "signatory"
ORIGIN = "stated"
_ROWS = {row.name: row for row in RECORD_FILTERS}


def person(known: Contributor) -> str:
    """Return a person as a line: "Family, Given", a signatory with side and office after it; a body as it is."""
    name = known.literal or (f"{known.family}, {known.given}" if known.given else f"{known.family},")
    rest = (known.party, known.office) if known.role == SIGNATORY else ()
    return "; ".join((name, *rest)).rstrip("; ") if any(rest) else name


def people(
    lines: Iterable[str], role: str, before: Sequence[Contributor], lang: str, vocabulary: Vocabulary
) -> Iterator[Contributor]:
    """Yield the people of lines; one whose line is as it was stays as it was."""
    old = {person(known): known for known in before}
    for line in lines:
        if line in old:
            yield old[line]
        elif role == SIGNATORY:
            yield from _signing(line, lang, vocabulary)
        elif "," in line or line.startswith("{") or with_initials(line):
            for known in names.parse(line.rstrip(","), role, lang):
                yield replace(known, origin=ORIGIN)
        else:
            yield Contributor(role, literal=line, lang=lang, origin=ORIGIN)


def _signing(line: str, lang: str, vocabulary: Vocabulary) -> Iterator[Contributor]:
    name, side, office = (*map(str.strip, line.split(";", 2)), "", "")[:3]
    code = codes("party", [side], vocabulary)[0] if side else ""
    for known in names.parse(name.rstrip(","), SIGNATORY, lang):
        yield replace(known, party=code, office=office, origin=ORIGIN)


def codes(name: str, lines: Iterable[str], vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return the codes of what lines name, each once; raise ChoiceError for a line that is nobody's name."""
    row = _ROWS[name]
    named = tuple(dict.fromkeys(filter_codes(row, lines, vocabulary)))
    check_choice(name, named, row.valid(vocabulary))
    return named


def parties(lines: Iterable[str], before: Sequence[Party], vocabulary: Vocabulary) -> tuple[Party, ...]:
    """Return the sides that lines name; those that were there keep the capacity in which they act."""
    named = codes("party", lines, vocabulary)
    if named == tuple(dict.fromkeys(party.code for party in before)):
        return tuple(before)
    old = {party.code: party for party in reversed(before)}
    return tuple(old.get(code) or Party(code, "state") for code in named)


def relations(lines: Iterable[str], before: Sequence[Relation], vocabulary: Vocabulary) -> tuple[Relation, ...]:
    """Return the relations that lines name, "kind: citekey" each; those that were there keep their note."""
    words = vocabulary.terms["relation"]
    kinds = {
        fold(word): kind
        for kind, wording in words.items()
        for word in (kind, *(word for _lang, word in wording.items()))
    }
    old = {(relation.kind, relation.target): relation for relation in before}
    related = []
    for line in lines:
        name, _colon, target = (part.strip() for part in line.partition(":"))
        if not target:
            raise KbError("form-relation", given=line[:80])
        kind = kinds.get(fold(name), "")
        if not kind:
            raise ChoiceError("relation", name, tuple(words))
        related.append(old.get((kind, target)) or Relation(kind, target, ORIGIN))
    return tuple(dict.fromkeys(related))
