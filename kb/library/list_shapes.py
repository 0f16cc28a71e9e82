"""The shapes of what a reference list in text becomes in JSON, and of doubles in a library."""

from typing import Annotated, Literal, NotRequired

from typing_extensions import TypedDict

from kb.library.record_shapes import About, RecordContentJson, Status


class ListedFieldJson(TypedDict):
    """A value that an entry of a reference list states; `span` is [start, end] of its characters in the text sent."""

    field: Annotated[str, About("a CSL variable, or a role", example="publisher-place")]
    value: Annotated[str, About(example="Алматы")]
    span: list[int]


class KnownRecordJson(TypedDict):
    """The known record that an entry is: `certainty` is exact, probable or none.

    `source` is where the record stands (library, collection), `agrees` and `differs` name what was compared, `others`
    are records as likely as this one.
    """

    certainty: Literal["exact", "probable", "none"]
    citekey: Annotated[str, About(example="kz-ru-friendship-1992")]
    source: Annotated[str, About(example="collection")]
    agrees: list[str]
    differs: list[str]
    others: list[str]


class ListedWorkJson(TypedDict):
    """An entry of a reference list in text, read: its number and line, its record, where each value stands.

    `label` is a number with letters before it, where the entry has one: Л3.
    `text` is the entry on one line, `span` its [start, end] in the text sent; `rest` is what was not understood;
    `match` is the known record that it is, where that was asked for.
    """

    number: int | None
    label: NotRequired[Annotated[str, About(example="Л3")]]
    line: int
    text: str
    span: list[int]
    record: RecordContentJson
    fields: list[ListedFieldJson]
    rest: list[ListedFieldJson]
    match: NotRequired[KnownRecordJson]


class ListProposalJson(TypedDict):
    """What an entry of a manuscript's list proposes for the record of its number.

    `verdict`: fills (nothing was known of it), confirms (the same work), differs (another work), elsewhere (a work that
    another record has), new (no record has the number). `status` is the record's as it would be.
    """

    number: int
    citekey: str
    verdict: Literal["fills", "confirms", "differs", "elsewhere", "new"]
    status: Status
    text: str
    match: KnownRecordJson


class DuplicateJson(TypedDict):
    """Two records that are one work (exact), or may be (probable): what agrees and what differs."""

    citekeys: list[str]
    certainty: Literal["exact", "probable"]
    agrees: list[str]
    differs: list[str]


class LeftOutLineJson(TypedDict):
    """A line that belongs to no entry: a header, a page number, a heading, what stands before the list."""

    line: int
    text: str
    why: Annotated[str, About(example="page number")]


class ChangedValueJson(TypedDict):
    """A value that a change made another one; null where there was none, or is none now."""

    field: Annotated[str, About(example="publisher")]
    before: str | None
    after: str | None


class RecordChangeJson(TypedDict):
    """A change of a record: what it was before and after; null where it was not there."""

    change: int
    at: Annotated[str, About("UTC", example="2026-11-28T10:00:00Z")]
    kind: Annotated[str, About("import, add, edit, remove, merge, undo or redo", example="edit")]
    by: Annotated[str | None, About("the files imported, or the id of a key")]
    before: RecordContentJson | None
    after: RecordContentJson | None
    fields: list[ChangedValueJson]
