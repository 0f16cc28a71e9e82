"""What a reader knows better: a value for a field of a record, with the source that says so."""

from dataclasses import dataclass

WAITING, ACCEPTED, REFUSED = "waiting", "accepted", "refused"
STATES = (WAITING, ACCEPTED, REFUSED)
# What can be proposed; the first says which work a number stands for, the last what has no field of its own.
WORK, TYPE, OTHER = "work", "type", "other"
PEOPLE = ("author", "editor", "translator", "compiler", "container-author", "issuer", "holder")
FIELDS = (
    WORK, "title", *PEOPLE, "date", "publisher-place", "publisher", "container-title", "volume", "issue", "number",
    "page", "number-of-pages", "number-of-volumes", "edition", "collection-title", "collection-number", "genre",
    "event-title", "archive", "archive_location", "URL", "accessed", "DOI", "ISBN", "ISSN", TYPE, "signature",
    "entry-into-force", "publication", "text", OTHER,
)  # fmt: skip
LONGEST = {"value": 2000, "source": 1000, "note": 4000, "name": 200}  # characters


@dataclass(frozen=True, slots=True)
class Proposal:
    """One value that a reader proposes; `id` is 0 before it is kept.

    `lang` is that of a title. `name` is the reader's, who may be thanked by it where `thanked`. `seen` tells the record
    that the reader saw from a later one. `reason` is why a reviewer decided so, `decided` when. `place` is where a text
    states the value ("thesis/list:2"); with `beside` it is of another work than the record is: a statement beside
    the record's values, which stay.
    """

    citekey: str
    field: str
    value: str
    source: str = ""
    note: str = ""
    lang: str = ""
    name: str = ""
    thanked: bool = False
    seen: str = ""
    id: int = 0
    state: str = WAITING
    reason: str = ""
    made: str = ""
    decided: str = ""
    place: str = ""
    beside: bool = False
