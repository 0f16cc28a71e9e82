"""From when a document binds: by the day that is stated, else by its own clause and what was done by then.

Entry into force counts as an action of its own (Vienna Convention 1969, art. 24): of the document as a whole, or of
every one of its parties. Where no day is stated, a clause (`kb.domain.clauses`) that can be computed gives it. The law
by which a party ratifies is an act of its own order and starts no delay: what counts is what is given to the others
(art. 2, 15, 16): an action "deposit", "accession", "succession" or "notification" of each side that names no law, or an
exchange of instruments. One notification without a side is the document's last. Nothing is guessed: an event that is
not dated gives no day.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from kb.domain import chronology, clauses, edtf
from kb.domain.clauses import LAST, OWN, Clause, ClauseRule
from kb.domain.edtf import FIRST_DAY, LAST_DAY, Edtf, civil, month_length, ordinal
from kb.domain.records import Action, Record

_ACTIONS = {
    "exchange of instruments": ("exchange-of-instruments",),
    "instrument": ("deposit", "accession", "succession"),
}
OPEN = frozenset((FIRST_DAY, LAST_DAY))  # what stands for the end of a span that has none


@dataclass(frozen=True, slots=True)
class DaySpan:
    """The days on which something can have happened, both inclusive, the date that says so, and by which clause.

    An open end is before, or after, every other day.
    """

    lower: int
    upper: int
    date: Edtf
    clause: Clause | None = None


def of_date(date: Edtf, clause: Clause | None = None) -> DaySpan:
    """Return the days that a date allows."""
    return DaySpan(*edtf.bounds(date), date, clause)


def start(record: Record, kind: str = "entry-into-force", party: str = "") -> DaySpan | None:
    """Return when an entry into force or a provisional application began, for a party or the document; else None.

    A stated day comes before a computed one, the party's own before the document's. Where a clause says from when
    each side is bound by its own deed, that is for a party the later of that day and the document's.
    """
    own = [clause for clause in record.clauses if clause.kind == kind and _is_own(clause)]
    stated = [action for action in record.actions_of(kind) if action.date and action.party == party]
    if party and own and not stated:
        both = (start(record, kind), _only(record, own, party))
        return None if None in both else _last(both)
    return _stated(record, kind, party) or by_clause(record, kind)


def by_clause(record: Record, kind: str) -> DaySpan | None:
    """Return the day that the document's clause of a kind gives; None where it has none or several, or no day."""
    return _only(record, [clause for clause in record.clauses if clause.kind == kind and not _is_own(clause)], "")


def _is_own(clause: Clause) -> bool:
    rule = clauses.rule(clause.text)
    return rule is not None and rule.which == OWN


def _only(record: Record, stated: Sequence[Clause], party: str) -> DaySpan | None:
    return _computed(record, stated[0], clauses.rule(stated[0].text), party) if len(stated) == 1 else None


def waiting(record: Record) -> Clause | None:
    """Return the first computable clause on the entry into force: what a day that is not known waits for."""
    own = (clause for clause in record.clauses if clause.kind == "entry-into-force")
    return next((clause for clause in own if clauses.rule(clause.text)), None)


def denounced(record: Record, denunciation: Action) -> DaySpan | None:
    """Return from when a denunciation has effect by the document's own clause (art. 54, 56); None where none says.

    A denunciation with an instrument (a law) is a party's decision, not yet the notice to the others.
    """
    rules = [(proviso, clauses.rule(proviso.text)) for proviso in record.clauses if proviso.kind == "denunciation"]
    if len(rules) != 1 or denunciation.date is None or denunciation.act:
        return None
    clause, rule = rules[0]
    return _delayed(of_date(denunciation.date), rule, clause) if rule and rule.event == "notice" else None


def span(actions: Sequence[Action]) -> DaySpan | None:
    """Return the days that the most believed dates of one deed allow; two sources that differ leave both possible."""
    dated = [action for action in actions if action.date]
    trust = min(map(chronology.trust, dated), default=None)
    dates = [action.date for action in dated if action.date and chronology.trust(action) == trust]
    if not dates:
        return None
    lower, upper = zip(*map(edtf.bounds, dates), strict=True)
    return DaySpan(min(lower), max(upper), min(dates, key=edtf.bounds))


def party_codes(record: Record) -> set[str]:
    """Return the codes of the parties."""
    return {party.code for party in record.parties}


def later(day: int, years: int, months: int, days: int) -> int:
    """Return the day that is so much later; a month without that day ends with its last."""
    year, month, date = civil(day)
    total = month - 1 + months
    year, month = year + years + total // 12, total % 12 + 1
    return ordinal(year, month, min(date, month_length(year, month))) + days


def _stated(record: Record, kind: str, party: str) -> DaySpan | None:
    """Return the party's own entry into force, else the document's, else that of the last of all its parties."""
    acts = [action for action in record.actions_of(kind) if action.date]
    if kind != "entry-into-force":
        return span(acts)
    own = [action for action in acts if party and action.party == party]
    whole = [action for action in acts if not action.party]
    if own or whole:
        return span(own or whole)
    return None if party else _of_all(record, acts)


def _of_all(record: Record, acts: Sequence[Action]) -> DaySpan | None:
    """Return when the last of all parties did what these actions say; None while one of them has no date."""
    spans = [span([action for action in acts if action.party == side]) for side in sorted(party_codes(record))]
    return None if not spans or None in spans else _last(spans)


def _last(spans: Iterable[DaySpan | None]) -> DaySpan:
    return _nth([day_span for day_span in spans if day_span], 0)


def _nth(spans: Sequence[DaySpan], count: int) -> DaySpan:
    """Return the span of the nth of these deeds in time (from 1); 0 is the last."""
    lower, upper = sorted(span.lower for span in spans), sorted(span.upper for span in spans)
    dated = sorted(spans, key=lambda day_span: edtf.bounds(day_span.date))
    return replace(dated[count - 1], lower=lower[count - 1], upper=upper[count - 1])


def _computed(record: Record, clause: Clause, rule: ClauseRule | None, party: str) -> DaySpan | None:
    if rule is None:
        return None
    if rule.date:
        return of_date(rule.date, clause)
    event = _event(record, rule, party)
    return _delayed(event, rule, clause) if event else None


def _event(record: Record, rule: ClauseRule, party: str) -> DaySpan | None:
    kinds = _ACTIONS.get(rule.event, (rule.event,))
    acts = [action for action in record.actions if action.kind in kinds and not (rule.each_side and action.act)]
    whole = [action for action in acts if not action.party]
    if rule.which == OWN:
        return span([action for action in acts if action.party == party])
    if rule.which == LAST:
        return span(whole) or _of_all(record, acts)
    spans = [span([action for action in acts if action.party == side]) for side in sorted({act.party for act in acts})]
    dated = [day_span for day_span in spans if day_span]
    return _nth(dated, rule.which) if len(dated) >= rule.which else None


def _delayed(event: DaySpan, rule: ClauseRule, clause: Clause) -> DaySpan | None:
    low, high = _after(event.lower, rule), _after(event.upper, rule)
    date = between(low, high)
    return DaySpan(low, high, date, clause) if date else None


def between(first: int, last: int) -> Edtf | None:
    """Return the date of a day between two, either of which may be open; None where both are.

    None also beyond nine digits of the year, where EDTF ends.
    """
    known = [day for day in (first, last) if day not in OPEN]
    if not known or civil(known[-1])[0] >= 10**9:
        return None
    return edtf.parse("/".join(dict.fromkeys("" if day in OPEN else edtf.of_day(day).text for day in (first, last))))


def _after(day: int, rule: ClauseRule) -> int:
    if day in OPEN:
        return day
    if rule.month:
        year, month, _date = civil(day)
        return later(ordinal(year, month, 1), 0, rule.month, 0)
    return later(day, *rule.delay)
