"""Whether a document was in force on a day: yes, no or not known, with the reason.

Never guessed. Entry into force counts only as an action of its own (Vienna Convention 1969, art. 24): of the document
as a whole, or of every one of its parties. The end counts only as a termination of the document, or as the entry into
force of a document that a source says replaces or terminates it. A denunciation, or one party's own act, takes effect
by the document's terms, which are not kept here: after it the answer is "not known". A term that is over leaves
"not known" unless it prolongs itself or a document in force prolongs it.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kb.domain import chronology, edtf
from kb.domain.edtf import Edtf, civil, month_length, ordinal
from kb.domain.records import Action, Record
from kb.domain.treaties import Answer

Later = Sequence[tuple[str, Record]]
LATER_KINDS = ("terminates", "replaces", "prolongs")
REASONS = (
    "not-signed", "before-signature", "terminated", "replaced", "before-entry-into-force", "provisionally",
    "no-entry-into-force", "entry-into-force-undated", "entry-into-force-imprecise", "end-imprecise", "end-undated",
    "denounced", "term-over", "prolongation-unsure", "prolonged", "prolonged-by", "entered-into-force",
)  # fmt: skip
_DURATION = re.compile(r"P(?:(\d{1,4})Y)?(?:(\d{1,4})M)?(?:(\d{1,5})D)?")


@dataclass(frozen=True, slots=True)
class InForceAnswer:
    """The answer for one day; `reason` is a key of the terms ("force" group).

    `date` is the date it rests on, `by` the citekey of the document that ended or prolonged this one.
    """

    answer: Answer
    reason: str
    date: Edtf | None = None
    by: str = ""


@dataclass(frozen=True, slots=True)
class Period:
    """One answer for all days from `first` up to but not including `until`; None is an open end."""

    first: int | None
    until: int | None
    force: InForceAnswer


@dataclass(frozen=True, slots=True)
class _Span:
    """The days on which something can have happened, both inclusive, and the date that says so."""

    lower: int | None
    upper: int | None
    date: Edtf


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
    return _surely_not(record, day, later) or _begun(record, day, party) or _lasting(record, day, later, party)


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


def _surely_not(record: Record, day: int, later: Later) -> InForceAnswer | None:
    """Return the answer "no" where one certain fact is enough: not signed (yet), or ended; else None."""
    if record.stage != "signed":
        return InForceAnswer("no", "not-signed")
    signed = chronology.issued(record)
    if signed and signed.lower is not None and day < signed.lower:
        return InForceAnswer("no", "before-signature", signed)
    for end, by, sure in _ends(record, later):
        if sure and end and end.upper is not None and day >= end.upper:
            return InForceAnswer("no", "replaced" if by else "terminated", end.date, by)
    return None


def _begun(record: Record, day: int, party: str) -> InForceAnswer | None:
    """Return the answer for days on which the document had not surely entered into force; else None."""
    start = _start(record, party)
    if start and start.upper is not None and day >= start.upper:
        return None
    provisional = _span(record.actions_of("provisional-application"))
    if provisional and provisional.upper is not None and day >= provisional.upper:
        return None
    for span in (start, provisional):
        if span and (span.lower is None or day >= span.lower):
            return InForceAnswer("not known", "entry-into-force-imprecise", span.date)
    if start:
        return InForceAnswer("no", "before-entry-into-force", start.date)
    undated = any(action.date is None for action in record.actions_of("entry-into-force"))
    return InForceAnswer("not known", "entry-into-force-undated" if undated else "no-entry-into-force")


def _lasting(record: Record, day: int, later: Later, party: str) -> InForceAnswer:
    """Return the answer for a day on which the document had surely begun to apply and has no sure end."""
    for end, by, sure in _ends(record, later):
        if end is None:
            return InForceAnswer("not known", "end-undated", None, by)
        if end.lower is None or day >= end.lower:
            return InForceAnswer("not known", "end-imprecise" if sure else "end-undated", end.date, by)
    for action in _withdrawals(record, party):
        if action.date is None:
            return InForceAnswer("not known", "end-undated")
        if action.date.lower is None or day >= action.date.lower:
            return InForceAnswer("not known", "denounced", action.date)
    start = _start(record, party)
    if start is None or start.upper is None or day < start.upper:
        provisional = _span(record.actions_of("provisional-application"))
        return InForceAnswer("yes", "provisionally", provisional.date if provisional else None)
    return _within_term(record, day, later, start)


def _within_term(record: Record, day: int, later: Later, start: _Span) -> InForceAnswer:
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


def _ends(record: Record, later: Later) -> Iterator[tuple[_Span | None, str, bool]]:
    """Yield (when, by which document, whether that is sure) of what ended the document as a whole."""
    whole = [action for action in record.actions_of("termination") if not action.party or len(_sides(record)) < 2]
    if whole:
        yield _span(whole), "", True
    for kind, other in later:
        if kind not in ("terminates", "replaces") or other.stage != "signed":
            continue
        pointing_here = (item for item in other.relations if item.target == record.citekey and item.kind == kind)
        origin = next((relation.origin for relation in pointing_here), "")
        start, signed = _start(other, ""), chronology.issued(other)
        if start and origin != "supplied":
            yield start, other.citekey, True
        elif start or signed:
            yield start or _as_span(signed), other.citekey, False
        else:
            yield None, other.citekey, False


def _withdrawals(record: Record, party: str) -> list[Action]:
    """Return denunciations and one party's own terminations; in a document of many, only those of the party asked."""
    sides = _sides(record)
    acts = [*record.actions_of("denunciation"), *(act for act in record.actions_of("termination") if act.party)]
    if len(sides) < 2:
        acts = list(record.actions_of("denunciation"))
    return [act for act in acts if not act.party or len(sides) <= 2 or act.party == party]


def _start(record: Record, party: str) -> _Span | None:
    """Return the entry into force: the party's own, else the document's, else that of the last of all its parties."""
    acts = [action for action in record.actions_of("entry-into-force") if action.date]
    own = [action for action in acts if party and action.party == party]
    whole = [action for action in acts if not action.party]
    if own or whole:
        return _span(own or whole)
    sides = _sides(record)
    each = [_span([action for action in acts if action.party == side]) for side in sorted(sides)]
    known = [span for span in each if span]
    if party or not sides or len(known) < len(sides):
        return None
    last = max(known, key=lambda span: edtf.bounds(span.date))
    lower, upper = [span.lower for span in known], [span.upper for span in known]
    return _Span(
        max((day for day in lower if day is not None), default=None),
        None if None in upper else max(day for day in upper if day is not None),
        last.date,
    )


def _sides(record: Record) -> set[str]:
    return {party.code for party in record.parties}


def _span(actions: Sequence[Action]) -> _Span | None:
    """Return the days that the most believed dates of one deed allow; two sources that differ leave both possible."""
    dated = [action for action in actions if action.date]
    trust = min((chronology.BELIEF.index(action.origin) for action in dated), default=None)
    dates = [action.date for action in dated if action.date and chronology.BELIEF.index(action.origin) == trust]
    if not dates:
        return None
    lower, upper = [date.lower for date in dates], [date.upper for date in dates]
    return _Span(
        None if None in lower else min(day for day in lower if day is not None),
        None if None in upper else max(day for day in upper if day is not None),
        min(dates, key=edtf.bounds),
    )


def _as_span(date: Edtf | None) -> _Span | None:
    return _Span(date.lower, date.upper, date) if date else None


def _expiry(record: Record, start: _Span) -> tuple[int, int] | None:
    """Return the first day after the first term, as (earliest, latest), where both the term and its start are known."""
    match = _DURATION.fullmatch(record.term.duration)
    if not match or not any(match.groups()) or start.lower is None or start.upper is None:
        return None
    years, months, days = (int(part or 0) for part in match.groups())
    return _later(start.lower, years, months, days), _later(start.upper, years, months, days)


def _later(day: int, years: int, months: int, days: int) -> int:
    year, month, date = civil(day)
    total = month - 1 + months
    year, month = year + years + total // 12, total % 12 + 1
    return ordinal(year, month, min(date, month_length(year, month))) + days


def _turns(record: Record, party: str) -> Iterator[int]:
    """Yield every day on which the answer of `on` can change because of this record."""
    dates = [chronology.issued(record), *(action.date for action in record.actions)]
    spans = [_as_span(date) for date in dates] + [_start(record, party)]
    for span in spans:
        if span:
            yield from (day for day in (span.lower, span.upper) if day is not None)
    start = _start(record, party)
    yield from (start and _expiry(record, start)) or ()
