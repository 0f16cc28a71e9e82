"""The lanes of a timeline: which documents stand together, and in which row each has room."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kb.domain import in_force
from kb.domain.chronology import ChronologyEntry
from kb.domain.edtf import Edtf
from kb.domain.end_of_force import Changed, Later, changed

MOST = 8
OTHER = ""
EVENTS = "events"
_FIRST = {"signature": 0, "adoption": 1, "issued": 2, "event": 3}


@dataclass(frozen=True, slots=True)
class LaneItem:
    """What a mark stands for: a document by its best line, or an event; `later` is what points to it and may end it.

    `changed` is what it changes, with whose end it ends.
    """

    entry: ChronologyEntry
    date: Edtf
    lane: str
    later: Later = ()
    changed: Changed = ()


def items(entries: Sequence[ChronologyEntry]) -> tuple[LaneItem, ...]:
    """Return one item a document (by its signature, else adoption, else first line) and one an event, in order.

    In force is told by the documents at hand: one that is not among them replaces or changes nothing here.
    """
    best: dict[str, ChronologyEntry] = {}
    for entry in entries:
        if entry.date is None or (entry.date.lower is None and entry.date.upper is None):
            continue
        name = entry.record.citekey if entry.record else entry.key
        if name not in best or _rank(entry) < _rank(best[name]):
            best[name] = entry
    chosen = sorted(best.values(), key=lambda entry: entry.order)
    records = {entry.record.citekey: entry.record for entry in entries if entry.record}
    later = in_force.pointing(records.values())
    return tuple(
        LaneItem(
            entry,
            entry.date,
            EVENTS if entry.event else (entry.record.topics[0] if entry.record and entry.record.topics else OTHER),
            tuple(later.get(entry.record.citekey, ())) if entry.record else (),
            changed(entry.record, records, later) if entry.record else (),
        )
        for entry in chosen
        if entry.date
    )


def lanes(lane_items: Iterable[LaneItem]) -> dict[str, tuple[LaneItem, ...]]:
    """Return the items by lane: events first, then at most eight topics, the fullest first, then the others.

    A document stands in the lane of its first topic, else in that of its next topic which has a lane.
    """
    all_items = tuple(lane_items)
    numbers = Counter(item.lane for item in all_items if item.lane not in (EVENTS, OTHER))
    topics = sorted(numbers, key=lambda topic: (-numbers[topic], topic))[:MOST]
    order = [EVENTS, *topics, OTHER]
    grouped: defaultdict[str, list[LaneItem]] = defaultdict(list)
    for item in all_items:
        topic = next((key for key in (item.lane, *item.entry.topics) if key in order), OTHER)
        grouped[EVENTS if item.lane == EVENTS else topic].append(item)
    return {lane: tuple(grouped[lane]) for lane in order if grouped[lane]}


def rows(spans: Sequence[tuple[float, float]], most: int) -> list[int | None]:
    """Return each span, taken from the left, the first row where it meets no other; None where `most` rows are full."""
    ends: list[float] = []
    row_numbers: list[int | None] = [None] * len(spans)
    for position in sorted(range(len(spans)), key=lambda index: spans[index]):
        start, end = spans[position]
        row = next((index for index, taken in enumerate(ends) if taken <= start), len(ends))
        if row >= most:
            continue
        ends[row : row + 1] = [end]
        row_numbers[position] = row
    return row_numbers


def clusters(places: Sequence[tuple[float, LaneItem]], room: float) -> list[tuple[float, tuple[LaneItem, ...]]]:
    """Return the items that found no row, those within `room` of each other together, with the place of the first."""
    groups: list[tuple[float, list[LaneItem]]] = []
    for place, item in sorted(places, key=lambda pair: pair[0]):
        if groups and place < groups[-1][0] + room:
            groups[-1][1].append(item)
        else:
            groups.append((place, [item]))
    return [(place, tuple(group)) for place, group in groups]


def _rank(entry: ChronologyEntry) -> tuple[int, tuple[int, int, str]]:
    return _FIRST.get(entry.kind, 4), entry.order


def bars(item: LaneItem) -> list[tuple[int | None, int | None, bool]]:
    """Return (first day, last day, known end) of each time that the document was surely in force."""
    times = []
    record = item.entry.record
    periods = in_force.periods(record, item.later, changed=item.changed) if record else ()
    for position, period in enumerate(periods):
        if period.force.answer != "yes":
            continue
        after = periods[position + 1].force.answer if position + 1 < len(periods) else "yes"
        times.append((period.first, period.until, after == "no"))
    return times
