"""The JSON shapes of answers about a user's own manuscript."""

from typing import Annotated, Literal

from typing_extensions import TypedDict

from kb.library.answer_shapes import CitationJson
from kb.library.list_shapes import KnownRecordJson
from kb.library.record_shapes import About, RecordContentJson


class OwnEntryJson(TypedDict):
    """An entry of the list of a manuscript that was sent: its number or key, its line, its text, its record."""

    number: Annotated[int | None, About(example=12)]
    key: Annotated[str | None, About("where the manuscript cites by keys")]
    line: Annotated[int | None, About("line or paragraph of the file, counted from 1")]
    text: str
    record: RecordContentJson
    match: KnownRecordJson


class FindingJson(TypedDict):
    """Something wrong with a citation or an entry: its kind, its place, what stands there, what to do.

    `repair` is what may safely stand there instead.
    """

    kind: Annotated[str, About(example="locator-outside-pages")]
    severity: Literal["error", "warning"]
    place: Annotated[str, About(example="2.1, paragraph 4")]
    line: int | None
    part: Annotated[str | None, About("table, text box, footnote, endnote or list")]
    section: str | None
    raw: Annotated[str, About(example="[12, 450 б.]")]
    message: str
    remedy: str
    repair: str | None


class CheckedManuscriptJson(TypedDict):
    """A manuscript, read and audited."""

    citations: list[CitationJson]
    entries: list[OwnEntryJson]
    findings: list[FindingJson]


class RenumberedJson(TypedDict):
    """An entry's number before and after, its text as it will stand.

    One that is not wholly understood is kept as printed, and one of which `missing` words would be lost.
    """

    before: int | None
    after: int | None
    key: str
    text: str
    kept_as_printed: Annotated[bool, About(of="kept")]
    reworded: bool
    missing: list[str]


class RewrittenJson(TypedDict):
    """A marker before and after."""

    line: int
    before: str
    after: str


class WritingPlanJson(TypedDict):
    """What writing a manuscript changes; `left` are markers that stay, for they cite what the list has not.

    `headings_left_out` are the inner headings of the list that another order has no place for.
    """

    numbers: list[RenumberedJson]
    markers: list[RewrittenJson]
    left: list[RewrittenJson]
    headings_left_out: Annotated[list[str], About(of="headings")]


class FormattedTextJson(TypedDict):
    """A citation in a style."""

    text: str
    html: str


class ListedTextJson(TypedDict):
    """A reference in a style, and the item that it is of."""

    id: str
    text: str
    html: str


class FormattedCitationsJson(TypedDict):
    """The citations of a text in order, and its reference list."""

    citations: list[FormattedTextJson]
    bibliography: list[ListedTextJson]
