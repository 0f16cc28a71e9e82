"""What a caller may ask of the collection: one set of filters for records, chronology, bibliography and export."""

from dataclasses import dataclass

from kb.domain import edtf
from kb.errors import ChoiceError, KbError

MATCHES = ("any", "all", "exactly")
SORTS = ("relevance", "date", "author", "title", "number")
LARGEST_PAGE = 200


@dataclass(frozen=True, slots=True)
class RecordQuery:
    """Filters, order and page. Values within one filter are alternatives; filters narrow each other.

    `party` joins its values by `match`; `first` and `last` are EDTF texts, both inclusive; `limit` is 1 to 200.
    """

    q: str = ""
    topic: tuple[str, ...] = ()
    type: tuple[str, ...] = ()
    kind: tuple[str, ...] = ()
    party: tuple[str, ...] = ()
    match: str = "all"
    author: str = ""
    lang: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    scope: tuple[str, ...] = ()
    number: int | None = None
    first: str = ""
    last: str = ""
    sort: str = ""
    limit: int = 20
    cursor: str = ""


@dataclass(frozen=True, slots=True)
class ChronologyQuery:
    """A question to the chronology: the filters of `Question` and the chronology's own.

    `action` limits the kinds of actions; `in_force_on` is a whole day, `force` the answers wanted for it (yes, no,
    not known); `events` adds dated events; `stage` tells signed documents from drafts; `laterality` is bilateral,
    multilateral or unilateral. `origin` shows the dates of these origins alone; without it an action that the text
    and a source both date is one line.
    """

    filters: RecordQuery = RecordQuery()
    action: tuple[str, ...] = ()
    in_force_on: str = ""
    events: bool = False
    stage: tuple[str, ...] = ("signed",)
    laterality: tuple[str, ...] = ()
    origin: tuple[str, ...] = ()
    force: tuple[str, ...] = ("yes",)


def period(first: str, last: str) -> tuple[int | None, int | None]:
    """Return the (earliest, latest) day of a period between two EDTF dates; raise KbError where it runs backwards."""
    start = edtf.parse(first) if first else None
    end = edtf.parse(last) if last else None
    low, high = start.lower if start else None, end.upper if end else None
    if low is not None and high is not None and low > high:
        raise KbError(f"the period runs backwards: from {first[:60]} to {last[:60]}. Swap the two dates.")
    return low, high


def check_choice(what: str, values: tuple[str, ...] | list[str], valid: tuple[str, ...]) -> None:
    """Raise ChoiceError for the first value that is not valid."""
    for value in values:
        if value not in valid:
            raise ChoiceError(what, value, valid)
