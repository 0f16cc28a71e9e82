"""What a manuscript's printed reference list says of its sources, as proposals: a reviewer decides, nothing is kept.

Each entry speaks of the record that has its number. Its values are statements of the list (origin `stated`, place
`list 119`); a record of which nothing was known takes them as its values and is `probable` until a public source says
the same.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from difflib import SequenceMatcher
from typing import Literal, NamedTuple

from kb.checks.likeness import compared, names_of_both, traits
from kb.domain.formats import Format
from kb.domain.manuscripts import COLLECTION, PRINTED_LIST, Manuscript
from kb.domain.prose import Prose
from kb.domain.records import Candidate, Record
from kb.errors import KbError
from kb.library import formats, manuscripts
from kb.library.known_works import Match, find_matches
from kb.library.list_shapes import ListProposalJson
from kb.library.manuscript_files import SourceFile
from kb.library.references import ReadReferences
from kb.library.session import Library
from kb.library.shaping import shaped
from kb.manuscript import reading
from kb.manuscript.documents.opening import open_document
from kb.store import queries

_SAME = 0.9  # of the citations of two copies of a text
Verdict = Literal["fills", "confirms", "differs", "elsewhere", "new"]


class ListProposal(NamedTuple):
    """The comparison of a list entry with the record of its number: a verdict, and the record with the entry's values.

    fills: the record had no title that anyone stated; confirms: it is the same work; differs: the list prints another
    work under its number; elsewhere: the work is one that the library has as another record; new: no record has the
    number.
    """

    number: int
    verdict: Verdict
    record: Record
    text: str
    match: Match


def proposals(library: Library, references: ReadReferences, name: str) -> Iterator[ListProposal]:
    """Yield what each numbered entry of a list proposes for the records of a manuscript, in the list's order.

    Raises ChoiceError for a manuscript that there is not, KbError where there is none.
    """
    manuscript = manuscripts.find(library, name)
    if manuscript is None:
        raise KbError("no-manuscripts")
    listed = zip(references.listed.works, references.records, find_matches(library, references.records), strict=True)
    changed: dict[str, Record] = {}  # a record may have two numbers
    for work, record, match in listed:
        if work.number is not None:
            stated = _with_place(record, manuscript, work.number)
            known = queries.by_number(library.engine, work.number, manuscript.id)
            known = changed.get(known.citekey, known) if known else None
            verdict, proposed = _proposed_record(known, stated, work.text, match)
            changed[proposed.citekey] = proposed
            yield ListProposal(work.number, verdict, proposed, work.text, match)


def manuscript_of(library: Library, file: SourceFile) -> str:
    """Return the collection's manuscript of which a file is a copy: it cites the same numbers in order; "" for another.

    Raises KbError where the file cannot be read.
    """
    cited = [citation.number for citation in reading.read(open_document(file.data, file.name)).citations()]
    for manuscript in library.every_manuscript():
        known = [citation.number for citation, _key in manuscripts.citations(library, manuscript.id)[1]]
        if manuscript.origin == COLLECTION and SequenceMatcher(None, known, cited, autojunk=False).ratio() > _SAME:
            return manuscript.id
    return ""


def write(proposed: Iterable[ListProposal], form: Format) -> Iterator[str]:
    """Yield the records as they would be in a format of the register: a patch for who keeps the collection's file."""
    return formats.write_records(form, list({change.record.citekey: change.record for change in proposed}.values()))


def view(proposal: ListProposal) -> ListProposalJson:
    """Return the JSON object of a proposal."""
    return shaped(ListProposalJson, proposal, citekey=proposal.record.citekey, status=proposal.record.status)


def _with_place(record: Record, manuscript: Manuscript, number: int) -> Record:
    """Return a record of the list whose statements stand in the manuscript's list at their number."""
    evidence = tuple(
        replace(item, manuscript=manuscript.id, section=PRINTED_LIST, line=number) for item in record.evidence
    )
    cited = tuple(replace(place, manuscript=manuscript.id) for place in record.cited_in)
    return replace(record, evidence=evidence, cited_in=cited, manuscript=manuscript.id)


def _proposed_record(known: Record | None, stated: Record, text: str, match: Match) -> tuple[Verdict, Record]:
    if known is None:
        return "new", stated
    likeness = compared(traits(stated), traits(known))
    if likeness and likeness.certainty == "exact":
        return "confirms", _with_gaps_filled(known, stated).stating(*stated.evidence)
    if match.certainty == "exact" and match.citekey != known.citekey:
        return "elsewhere", _with_candidate(known, stated, text, f"It is {match.citekey}.")
    if likeness or _is_nameless(known, stated):
        filled = _with_stated_values(known, stated) if _is_nameless(known, stated) else known
        return ("fills" if filled is not known else "confirms"), filled.stating(*stated.evidence)
    return "differs", _with_candidate(known, stated, text, "The list prints it under this number.")


def _is_nameless(known: Record, stated: Record) -> bool:
    """Whether all that is known of a record is what the text around the number says, and the entry may be that."""
    supplied = all(title.origin == "supplied" for title in known.titles)
    return supplied and known.status != "identified" and names_of_both(traits(known), traits(stated)) != "others"


def _with_stated_values(known: Record, stated: Record) -> Record:
    """Return a record that says what the list says; the titles that a cataloguer supplied make room."""
    roles = {person.role for person in stated.contributors}
    kept = tuple(person for person in known.contributors if person.role not in roles)
    return replace(
        _with_gaps_filled(known, stated),
        type=stated.type, kind=stated.kind or known.kind, language=stated.language, status="probable",
        titles=stated.titles or known.titles, contributors=(*stated.contributors, *kept),
    )  # fmt: skip


def _with_gaps_filled(known: Record, stated: Record) -> Record:
    return replace(
        known,
        issued=known.issued or stated.issued,
        issued_origin=known.issued_origin or stated.issued_origin,
        fields={**stated.fields, **known.fields},
    )


def _with_candidate(known: Record, stated: Record, text: str, reason: str) -> Record:
    """Return a record with what the list says as a work that it may be."""
    return known.stating(*stated.evidence).or_else(Candidate(text, Prose.parse(reason)))
