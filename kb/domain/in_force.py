"""Whether a document was in force on a day: yes, no, applied provisionally or not known, with the reason.

Provisional application is not force (Vienna Convention 1969, art. 24 and 25): it has an answer of its own, which holds
until an entry into force is known. Never guessed. It begins on the day that `kb.domain.entry_into_force` gives: a
stated one, else that of the document's own clause. The end counts only as a termination or repeal of the document, or
as the entry into force of a document that a source says replaces, terminates or repeals it. A denunciation, or one
party's own act, takes effect by the document's clause, where one can be computed: else the answer after it is "not
known". A term that is over leaves "not known" unless it prolongs itself or a document in force prolongs it; a plan or a
programme whose last day is stated, and a document whose own title names its last year, end with it, unless something
prolongs them. Such a plan has no entry into force to wait for: once signed it runs through the years that it is made
for. A statement or a declaration need not enter into force at all, and the reason says so where nothing is known of it.
What only changes documents that have ended is not in force (`kb.domain.end_of_force`). Laws follow the same rule.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from kb.domain import chronology, edtf
from kb.domain import end_of_force as ending
from kb.domain import entry_into_force as entry
from kb.domain.edtf import Edtf
from kb.domain.end_of_force import CHANGING_KINDS, ENDING_KINDS, Changed, Later
from kb.domain.entry_into_force import DaySpan
from kb.domain.records import Record
from kb.domain.states import Answer

BEARING_KINDS = (*ENDING_KINDS, *CHANGING_KINDS)  # a relation through which the force of one turns on the other
_DECLARING_KINDS = ("declaration", "statement", "communique", "address", "letter")
ENDED = ("terminated", "replaced", "withdrawn", "plan-over")
REASONS = (
    "not-signed", "before-signature", "terminated", "replaced", "treaty-ended", "before-entry-into-force",
    "provisionally", "provisionally-open", "no-entry-into-force", "declared-only", "entry-into-force-undated",
    "entry-into-force-imprecise", "end-imprecise", "end-undated", "end-waits", "denounced", "withdrawn", "clause-open",
    "plan-over", "plan-running", "term-over", "prolongation-unsure", "prolonged", "prolonged-by", "entered-into-force",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class InForceAnswer:
    """The answer for one day; `reason` is a key of the terms ("force" group).

    `date` is the date it rests on, `by` the citekey of the document that ended or prolonged this one, or that this one
    changed; `clause` the text of the document's own clause that gives the date, or that no day is known for.
    """

    answer: Answer
    reason: str
    date: Edtf | None = None
    by: str = ""
    clause: str = ""


@dataclass(frozen=True, slots=True)
class Period:
    """One answer for all days from `first` up to but not including `until`; None is an open end."""

    first: int | None
    until: int | None
    force: InForceAnswer


def pointing(records: Iterable[Record]) -> dict[str, list[tuple[str, Record]]]:
    """Return, for each citekey, the (relation kind, record) pairs that point to it."""
    by_target: defaultdict[str, list[tuple[str, Record]]] = defaultdict(list)
    for record in records:
        for relation in record.relations:
            by_target[relation.target].append((relation.kind, record))
    return dict(by_target)


def on(record: Record, day: int, later: Later = (), changed: Changed = ()) -> InForceAnswer:
    """Return whether `record` was in force on `day` (a day number).

    `later` are the (relation kind, record) pairs that point to it, as `pointing` gives them; `changed` is what it
    changes, as `kb.domain.end_of_force.changed` gives it.
    """
    return (
        _surely_not(record, day, later)
        or _spent(record, day, changed)
        or _running(record, day, later)
        or _begun(record, day, later)
        or _lasting(record, day, later)
    )


def periods(record: Record, later: Later = (), changed: Changed = ()) -> tuple[Period, ...]:
    """Return the answers for all days at once, in order and without a gap; neighbours differ."""
    documents = [record, *(other for _kind, other in later)]
    documents += [document for target, beyond in changed for document in (target, *(other for _kind, other in beyond))]
    turns = sorted({day for document in documents for day in _turns(document)} - entry.OPEN)
    if not turns:
        return (Period(None, None, on(record, 0, later, changed)),)
    answers = [Period(None, turns[0], on(record, turns[0] - 1, later, changed))]
    for first, until in zip(turns, [*turns[1:], None], strict=True):
        force = on(record, first, later, changed)
        if force == answers[-1].force:
            answers[-1] = Period(answers[-1].first, until, force)
        else:
            answers.append(Period(first, until, force))
    return tuple(answers)


def _surely_not(record: Record, day: int, later: Later) -> InForceAnswer | None:
    """Return the answer "no" where one certain fact is enough: not signed (yet), or ended; else None."""
    if record.stage != "signed":
        return InForceAnswer("no", "not-signed")
    signed = chronology.issued(record)
    if signed and signed.lower is not None and day < signed.lower:
        return InForceAnswer("no", "before-signature", signed)
    for span, by, doubt in ending.ends(record, later):
        if not doubt and span and day >= span.upper:
            return InForceAnswer("no", "replaced" if by else "terminated", span.date, by)
    for _action, effect in ending.withdrawals(record):
        if effect and day >= effect.upper:
            return _by("no", "withdrawn", effect)
    last = ending.planned(record)
    prolonged = any(kind == "prolongs" for kind, _other in later) or record.actions_of("prolongation")
    if last and last.upper is not None and day > last.upper and not prolonged:
        return InForceAnswer("no", "plan-over", last)
    return None


def _spent(record: Record, day: int, changed: Changed) -> InForceAnswer | None:
    """Return the answer "no" where all that the document changes had surely ended, by what ended last; else None."""
    ends = [(_surely_not(other, day, later), other.citekey) for other, later in changed]
    dated = [(end.date, citekey) for end, citekey in ends if end and end.date and end.reason in ENDED]
    if not ends or len(dated) < len(ends):
        return None
    last, citekey = max(dated, key=lambda pair: edtf.bounds(pair[0])[::-1])
    signed = chronology.issued(record)
    if signed and signed.lower is not None and last.upper is not None and signed.lower > last.upper:
        return None  # it changes what had ended before it was signed: then one of the two is not as it seems
    return InForceAnswer("no", "treaty-ended", last, citekey)


def _running(record: Record, day: int, later: Later) -> InForceAnswer | None:
    """Return the answer for a plan's own days where no entry into force is stated; else None."""
    span = None if entry.start(record) else ending.plan(record)
    if not span or span.date.upper is None or not span.upper <= day <= span.date.upper:
        return None
    return _unsure_end(record, day, later) or InForceAnswer("yes", "plan-running", span.date)


def _by(answer: Answer, reason: str, span: DaySpan | None) -> InForceAnswer:
    return InForceAnswer(
        answer, reason, span.date if span else None, clause=span.clause.text if span and span.clause else ""
    )


def _begun(record: Record, day: int, later: Later) -> InForceAnswer | None:
    """Return the answer for days on which the document had not surely entered into force; else None."""
    start = entry.start(record)
    spans = [span for span in (start, entry.start(record, "provisional-application")) if span]
    if any(day >= span.upper for span in spans):
        return None
    if imprecise := next((span for span in spans if day >= span.lower), None):
        return _by("not known", "entry-into-force-imprecise", imprecise)
    if start:
        return _by("no", "before-entry-into-force", start)
    if unsure := _unsure_end(record, day, later):  # whatever the day of its entry into force was
        return unsure
    if any(action.date is None for action in record.actions_of("entry-into-force")):
        return InForceAnswer("not known", "entry-into-force-undated")
    if clause := entry.waiting(record):
        return InForceAnswer("not known", "clause-open", clause=clause.text)
    return InForceAnswer("not known", "declared-only" if record.kind in _DECLARING_KINDS else "no-entry-into-force")


def _unsure_end(record: Record, day: int, later: Later) -> InForceAnswer | None:
    """Return "not known" for a day on which the document may have ended, but not surely; else None."""
    for span, by, doubt in ending.ends(record, later):
        if span is None or day >= span.lower:
            date = span.date if span and not doubt else None
            return InForceAnswer("not known", doubt or "end-imprecise", date, by)
    for action, effect in ending.withdrawals(record):
        if action.date is None:
            return InForceAnswer("not known", "end-undated")
        if effect and day >= effect.lower:
            return _by("not known", "end-imprecise", effect)
        if not effect and day >= entry.of_date(action.date).lower:
            return InForceAnswer("not known", "denounced", action.date)
    return None


def _lasting(record: Record, day: int, later: Later) -> InForceAnswer:
    """Return the answer for a day on which the document had surely begun to apply and has no sure end."""
    if unsure := _unsure_end(record, day, later):
        return unsure
    start = entry.start(record)
    if start and day >= start.upper:
        return replace(_within_term(record, day, later, start), clause=start.clause.text if start.clause else "")
    until = None if record.term.prolonged_by else edtf.find(record.term.duration)
    if until and until.upper is not None and day > until.upper:
        return InForceAnswer("not known", "term-over", until)
    coming = start is not None and day < start.lower
    provisional = entry.start(record, "provisional-application")
    return _by("provisionally", "provisionally" if coming else "provisionally-open", provisional)


def _within_term(record: Record, day: int, later: Later, start: DaySpan) -> InForceAnswer:
    expiry = ending.expiry(record, start)
    if expiry is None or day < expiry[0]:
        return InForceAnswer("yes", "entered-into-force", start.date)
    if record.term.prolonged_by:
        return InForceAnswer("yes", "prolonged", start.date)
    over = entry.between(*expiry)
    prolonging = {on(other, day).answer: other.citekey for kind, other in reversed(later) if kind == "prolongs"}
    applied: tuple[Answer, ...] = ("yes", "provisionally")
    if answer := next((candidate for candidate in applied if candidate in prolonging), None):
        return InForceAnswer(answer, "prolonged-by", over, prolonging[answer])
    if day < expiry[1]:
        return InForceAnswer("not known", "end-imprecise", over)
    unsure = next((other.citekey for kind, other in later if kind == "prolongs"), "")
    if unsure or record.actions_of("prolongation"):
        return InForceAnswer("not known", "prolongation-unsure", over, unsure)
    return InForceAnswer("not known", "term-over", over)


def _turns(record: Record) -> Iterator[int]:
    """Yield every day on which the answer of `on` can change because of this record, and what stands for open ends."""
    dates = [chronology.issued(record), *(action.date for action in record.actions)]
    start = entry.start(record)
    spans = [start, entry.start(record, "provisional-application"), ending.plan(record), *map(ending.as_span, dates)]
    spans += [effect for _action, effect in ending.withdrawals(record)]
    for span in filter(None, spans):
        yield from (span.lower, span.upper)
    yield from (start and ending.expiry(record, start)) or ()
    if (last := ending.planned(record)) and last.upper is not None:
        yield last.upper + 1
