"""Whether a document was in force on a day: yes, no or not known, with the reason.

Never guessed. It begins on the day that `kb.domain.entry_into_force` gives: a stated one, else that of the document's
own clause. The end counts only as a termination or repeal of the document, or as the entry into force of a document
that a source says replaces, terminates or repeals it. A denunciation, or one party's own act, takes effect by the
document's clause, where one can be computed: else the answer after it is "not known". A term that is over leaves
"not known" unless it prolongs itself or a document in force prolongs it; a plan or a programme whose last day is
stated, and a document whose own title names its last year, end with it, unless something prolongs them. Such a plan
has no entry into force to wait for: once signed it runs through the years that it is made for. Laws follow the same
rule.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from kb.domain import chronology, clauses, edtf
from kb.domain import entry_into_force as entry
from kb.domain.edtf import Edtf, civil, ordinal
from kb.domain.entry_into_force import DaySpan
from kb.domain.records import Action, Record
from kb.domain.states import Answer

Later = Sequence[tuple[str, Record]]
ENDING_KINDS = ("terminates", "replaces", "repeals")
LATER_KINDS = (*ENDING_KINDS, "prolongs")
PLANNED = ("plan", "programme")
_YEARS = re.compile(r"(?<!\d)(\d{4})\s?[-–—]\s?(\d{4})(?!\d)")
REASONS = (
    "not-signed", "before-signature", "terminated", "replaced", "before-entry-into-force", "provisionally",
    "no-entry-into-force", "entry-into-force-undated", "entry-into-force-imprecise", "end-imprecise", "end-undated",
    "denounced", "withdrawn", "clause-open", "plan-over", "plan-running", "term-over", "prolongation-unsure",
    "prolonged", "prolonged-by", "entered-into-force",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class InForceAnswer:
    """The answer for one day; `reason` is a key of the terms ("force" group).

    `date` is the date it rests on, `by` the citekey of the document that ended or prolonged this one, `clause` the text
    of the document's own clause that gives the date, or that no day is known for.
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


def on(record: Record, day: int, later: Later = (), party: str = "") -> InForceAnswer:
    """Return whether `record` was in force on `day` (a day number), for `party` where its own dates are known.

    `later` are the (relation kind, record) pairs that point to it, as `pointing` gives them.
    """
    return (
        _surely_not(record, day, later, party)
        or _running(record, day, later, party)
        or _begun(record, day, party)
        or _lasting(record, day, later, party)
    )


def periods(record: Record, later: Later = (), party: str = "") -> tuple[Period, ...]:
    """Return the answers for all days at once, in order and without a gap; neighbours differ."""
    turns = sorted(set(_turns(record, party)) | {day for _kind, other in later for day in _turns(other, "")})
    if not turns:
        return (Period(None, None, on(record, 0, later, party)),)
    answers = [Period(None, turns[0], on(record, turns[0] - 1, later, party))]
    for first, until in zip(turns, [*turns[1:], None], strict=True):
        force = on(record, first, later, party)
        if force == answers[-1].force:
            answers[-1] = Period(answers[-1].first, until, force)
        else:
            answers.append(Period(first, until, force))
    return tuple(answers)


def _surely_not(record: Record, day: int, later: Later, party: str) -> InForceAnswer | None:
    """Return the answer "no" where one certain fact is enough: not signed (yet), or ended; else None."""
    if record.stage != "signed":
        return InForceAnswer("no", "not-signed")
    signed = chronology.issued(record)
    if signed and signed.lower is not None and day < signed.lower:
        return InForceAnswer("no", "before-signature", signed)
    for end, by, sure in _ends(record, later):
        if sure and end and end.upper is not None and day >= end.upper:
            return InForceAnswer("no", "replaced" if by else "terminated", end.date, by)
    for _action, effect in _withdrawals(record, party):
        if effect and effect.upper is not None and day >= effect.upper:
            return _by("no", "withdrawn", effect)
    last = _planned(record)
    prolonged = any(kind == "prolongs" for kind, _other in later) or record.actions_of("prolongation")
    if last and last.upper is not None and day > last.upper and not prolonged:
        return InForceAnswer("no", "plan-over", last)
    return None


def _planned(record: Record) -> Edtf | None:
    """Return the stated last day of a plan, a programme or what its title limits to years, if nothing prolongs it."""
    last = None if record.term.prolonged_by else edtf.find(record.term.duration)
    if last is None or last.upper is None:
        return None
    year = str(civil(last.upper)[0])
    titled = any(year in re.findall(r"\d+", title.value) for title in record.titles)
    return last if titled or record.kind in PLANNED else None


def _plan(record: Record) -> DaySpan | None:
    """Return from when a plan or a programme runs: its signature or the first of its years; `date` is its last day."""
    last, signed = _planned(record), chronology.issued(record)
    if record.kind not in PLANNED or not (last and last.upper) or not (signed and signed.lower and signed.upper):
        return None
    year = civil(last.upper)[0]
    ranges = (_YEARS.findall(title.value) for title in record.titles)
    first = min((int(begin) for years in ranges for begin, end in years if int(end) == year), default=0)
    begins = ordinal(first, 1, 1) if first else 0
    return DaySpan(max(signed.lower, begins), max(signed.upper, begins), last)


def _running(record: Record, day: int, later: Later, party: str) -> InForceAnswer | None:
    """Return the answer for a plan's own days where no entry into force is stated; else None."""
    span = None if entry.start(record, party=party) else _plan(record)
    if not span or span.upper is None or span.date.upper is None or not span.upper <= day <= span.date.upper:
        return None
    return _unsure_end(record, day, later, party) or InForceAnswer("yes", "plan-running", span.date)


def _by(answer: Answer, reason: str, span: DaySpan) -> InForceAnswer:
    return InForceAnswer(answer, reason, span.date, clause=span.clause.text if span.clause else "")


def _begun(record: Record, day: int, party: str) -> InForceAnswer | None:
    """Return the answer for days on which the document had not surely entered into force; else None."""
    start = entry.start(record, party=party)
    if start and start.upper is not None and day >= start.upper:
        return None
    provisional = entry.start(record, "provisional-application", party)
    if provisional and provisional.upper is not None and day >= provisional.upper:
        return None
    for span in (start, provisional):
        if span and (span.lower is None or day >= span.lower):
            return _by("not known", "entry-into-force-imprecise", span)
    if start:
        return _by("no", "before-entry-into-force", start)
    if any(action.date is None for action in record.actions_of("entry-into-force")):
        return InForceAnswer("not known", "entry-into-force-undated")
    clause = entry.waiting(record)
    return InForceAnswer("not known", "clause-open" if clause else "no-entry-into-force",
                         clause=clause.text if clause else "")  # fmt: skip


def _unsure_end(record: Record, day: int, later: Later, party: str) -> InForceAnswer | None:
    """Return "not known" for a day on which the document may have ended, but not surely; else None."""
    for end, by, sure in _ends(record, later):
        if end is None:
            return InForceAnswer("not known", "end-undated", None, by)
        if end.lower is None or day >= end.lower:
            return InForceAnswer("not known", "end-imprecise" if sure else "end-undated", end.date, by)
    for action, effect in _withdrawals(record, party):
        if action.date is None:
            return InForceAnswer("not known", "end-undated")
        if effect and (effect.lower is None or day >= effect.lower):
            return _by("not known", "end-imprecise", effect)
        if not effect and (action.date.lower is None or day >= action.date.lower):
            return InForceAnswer("not known", "denounced", action.date)
    return None


def _lasting(record: Record, day: int, later: Later, party: str) -> InForceAnswer:
    """Return the answer for a day on which the document had surely begun to apply and has no sure end."""
    if unsure := _unsure_end(record, day, later, party):
        return unsure
    start = entry.start(record, party=party)
    if start is None or start.upper is None or day < start.upper:
        until = None if record.term.prolonged_by else edtf.find(record.term.duration)
        if until and until.upper is not None and day > until.upper:
            return InForceAnswer("not known", "term-over", until)
        provisional = entry.start(record, "provisional-application", party)
        return _by("yes", "provisionally", provisional) if provisional else InForceAnswer("yes", "provisionally")
    return replace(_within_term(record, day, later, start), clause=start.clause.text if start.clause else "")


def _within_term(record: Record, day: int, later: Later, start: DaySpan) -> InForceAnswer:
    expiry = _expiry(record, start)
    if expiry is None or day < expiry[0]:
        return InForceAnswer("yes", "entered-into-force", start.date)
    if record.term.prolonged_by:
        return InForceAnswer("yes", "prolonged", start.date)
    over = edtf.of_day(expiry[0]) if civil(expiry[0])[0] < 10**9 else None  # EDTF ends with nine digits
    for kind, other in later:
        if kind == "prolongs" and on(other, day).answer == "yes":
            return InForceAnswer("yes", "prolonged-by", over, other.citekey)
    if day < expiry[1]:
        return InForceAnswer("not known", "end-imprecise", over)
    unsure = next((other.citekey for kind, other in later if kind == "prolongs"), "")
    if unsure or record.actions_of("prolongation"):
        return InForceAnswer("not known", "prolongation-unsure", over, unsure)
    return InForceAnswer("not known", "term-over", over)


def _ends(record: Record, later: Later) -> Iterator[tuple[DaySpan | None, str, bool]]:
    """Yield (when, by which document, whether that is sure) of what ended the document as a whole."""
    ended = [action for kind in ("termination", "repeal") for action in record.actions_of(kind)]
    whole = [action for action in ended if not action.party or len(entry.sides(record)) < 2]
    if whole:
        yield entry.span(whole), "", True
    for kind, other in later:
        if kind not in ENDING_KINDS or other.stage != "signed":
            continue
        pointing_here = (item for item in other.relations if item.target == record.citekey and item.kind == kind)
        origin = next((relation.origin for relation in pointing_here), "")
        start, signed = entry.start(other) or _plan(other), chronology.issued(other)
        if start and origin != "supplied":
            yield start, other.citekey, True
        elif start or signed:
            yield start or _as_span(signed), other.citekey, False
        else:
            yield None, other.citekey, False


def _withdrawals(record: Record, party: str) -> list[tuple[Action, DaySpan | None]]:
    """Return denunciations and one party's own terminations, with their effect where the document's clause gives it.

    In a document of many, only those of the party asked.
    """
    sides = entry.sides(record)
    acts = [*record.actions_of("denunciation"), *(act for act in record.actions_of("termination") if act.party)]
    if len(sides) < 2:
        acts = list(record.actions_of("denunciation"))
    own = [act for act in acts if not act.party or len(sides) <= 2 or act.party == party]
    return [(act, entry.denounced(record, act) if act.kind == "denunciation" else None) for act in own]


def _as_span(date: Edtf | None) -> DaySpan | None:
    return DaySpan(date.lower, date.upper, date) if date else None


def _expiry(record: Record, start: DaySpan) -> tuple[int, int] | None:
    """Return the first day after the first term, as (earliest, latest), where both the term and its start are known."""
    until = edtf.find(record.term.duration)
    if until and until.lower is not None and until.upper is not None:
        return until.lower + 1, until.upper + 1
    length = clauses.duration(record.term.duration)
    if not length or start.lower is None or start.upper is None:
        return None
    return entry.later(start.lower, *length), entry.later(start.upper, *length)


def _turns(record: Record, party: str) -> Iterator[int]:
    """Yield every day on which the answer of `on` can change because of this record."""
    dates = [chronology.issued(record), *(action.date for action in record.actions)]
    start = entry.start(record, party=party)
    spans = [start, entry.start(record, "provisional-application", party), *map(_as_span, dates)]
    spans += [effect for _action, effect in _withdrawals(record, party)]
    for span in spans:
        if span:
            yield from (day for day in (span.lower, span.upper) if day is not None)
    yield from (start and _expiry(record, start)) or ()
    if (last := _planned(record)) and last.upper is not None:
        yield last.upper + 1
    if span := _plan(record):
        yield from (day for day in (span.lower, span.upper) if day is not None)
