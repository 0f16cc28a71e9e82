"""What ends a document, and when: a termination or a repeal, a later document, a denunciation, a term that is over.

A termination or repeal of the document counts as a whole, and the entry into force of a document that a source says
replaces, terminates or repeals it. A denunciation, or one party's own act, takes effect by the document's clause.
What only amends or prolongs a treaty lives in it: it states how that treaty reads (Vienna Convention 1969, art. 39 and
40), and nothing of it is left to perform once that one has ended (art. 70). A protocol with a term or matter of its own
lives on.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from kb.domain import chronology, clauses, edtf
from kb.domain import entry_into_force as entry
from kb.domain.edtf import Edtf, civil, ordinal
from kb.domain.entry_into_force import DaySpan
from kb.domain.records import Action, Record

Later = Sequence[tuple[str, Record]]
Changed = Sequence[tuple[Record, Later]]
ENDING_KINDS = ("terminates", "replaces", "repeals")
CHANGING_KINDS = ("amends", "prolongs")
CARRYING_KINDS = (*CHANGING_KINDS, "protocol-to", "supplements", "implements")
PLANNED = ("plan", "programme")
_YEARS = re.compile(r"(?<!\d)(\d{4})\s?[-–—]\s?(\d{4})(?!\d)")


def planned(record: Record) -> Edtf | None:
    """Return the stated last day of a plan, a programme or what its title limits to years, if nothing prolongs it."""
    last = None if record.term.prolonged_by else edtf.find(record.term.duration)
    if last is None or last.upper is None:
        return None
    year = str(civil(last.upper)[0])
    titled = any(year in re.findall(r"\d+", title.value) for title in record.titles)
    return last if titled or record.kind in PLANNED else None


def plan(record: Record) -> DaySpan | None:
    """Return from when a plan or a programme runs: its signature or the first of its years; `date` is its last day."""
    last, signed = planned(record), chronology.issued(record)
    if record.kind not in PLANNED or not (last and last.upper) or not (signed and signed.lower and signed.upper):
        return None
    year = civil(last.upper)[0]
    ranges = (_YEARS.findall(title.value) for title in record.titles)
    first = min((int(begin) for years in ranges for begin, end in years if int(end) == year), default=0)
    begins = ordinal(first, 1, 1) if first else 0
    return DaySpan(max(signed.lower, begins), max(signed.upper, begins), last)


def ends(record: Record, later: Later) -> Iterator[tuple[DaySpan | None, str, str]]:
    """Yield (when, by which document, why that is unsure: "" where it is sure) of what ended the document as a whole.

    A document that ends this one on entering into force, on a day that is not known, may do so once it is signed.
    """
    ended = [action for kind in ("termination", "repeal") for action in record.actions_of(kind)]
    whole = [action for action in ended if not action.party or len(entry.party_codes(record)) < 2]
    if whole:
        span = entry.span(whole)
        yield span, "", "" if span else "end-undated"
    for kind, other in later:
        if kind not in ENDING_KINDS or other.stage != "signed":
            continue
        pointing_here = (item for item in other.relations if item.target == record.citekey and item.kind == kind)
        origin = next((relation.origin for relation in pointing_here), "")
        start, signed = entry.start(other) or plan(other), chronology.issued(other)
        doubt = "end-undated" if origin == "supplied" else "" if start else "end-waits"
        yield start or as_span(signed), other.citekey, doubt


def withdrawals(record: Record) -> list[tuple[Action, DaySpan | None]]:
    """Return denunciations and one party's own terminations, with their effect where the document's clause gives it.

    A document of many goes on between the others when one of them leaves.
    """
    sides = len(entry.party_codes(record))
    acts = list(record.actions_of("denunciation"))
    acts += [act for act in record.actions_of("termination") if act.party and sides > 1]
    ending = [act for act in acts if not act.party or sides <= 2]
    return [(act, entry.denounced(record, act) if act.kind == "denunciation" else None) for act in ending]


def expiry(record: Record, start: DaySpan) -> tuple[int, int] | None:
    """Return the first day after the first term, as (earliest, latest), where both the term and its start are known."""
    until = edtf.find(record.term.duration)
    if until and until.lower is not None and until.upper is not None:
        return until.lower + 1, until.upper + 1
    length = clauses.duration(record.term.duration)
    if not length or not entry.OPEN.isdisjoint((start.lower, start.upper)):
        return None
    return entry.later(start.lower, *length), entry.later(start.upper, *length)


def changed(record: Record, records: Mapping[str, Record], later: Mapping[str, Later]) -> Changed:
    """Return the documents that a record amends or prolongs, each with what points to it, where it does nothing else.

    () where it has a term of its own, adds to or carries out another document, or one of them is not known here.
    """
    own = {relation.target for relation in record.relations if relation.kind in CHANGING_KINDS}
    carried = {relation.target for relation in record.relations if relation.kind in CARRYING_KINDS}
    if record.term.duration or carried != own or not own <= records.keys():
        return ()
    return tuple((records[citekey], later.get(citekey, ())) for citekey in sorted(own))


def as_span(date: Edtf | None) -> DaySpan | None:
    """Return the days that a date allows."""
    return entry.of_date(date) if date else None
