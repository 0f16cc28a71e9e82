"""The shapes of whole answers of the HTTP interface: what stands in `data`, `meta` and `links`; errors as problems.

What they hold is defined in `kb.library.record_shapes` and `kb.library.answer_shapes`. The routers build these shapes,
and OpenAPI is made of them; nothing is validated at run time.
"""

from typing import Annotated, Any, NotRequired

from typing_extensions import TypedDict

from kb.library.answer_shapes import (
    ChronologyEntryJson,
    CitationJson,
    DefectJson,
    InForceJson,
    RecordList,
    ReferenceJson,
    StyleJson,
    SuggestionJson,
    TopicJson,
)  # fmt: skip
from kb.library.list_shapes import LeftOutLineJson, ListedWorkJson, RecordChangeJson
from kb.library.own_manuscript_shapes import CheckedManuscriptJson, FormattedCitationsJson
from kb.library.record_shapes import About, EvidencePageJson, PlaceJson, RecordJson
from kb.library.statistics import StoreState
from kb.library.status_table import StatusRowJson

__all__ = [
    "BibliographyList", "CheckedManuscript", "CheckedMeta", "ChronologyList", "CitationList", "EvidenceReply",
    "FormattedCitations", "Health", "ImportReply", "ProblemJson", "ReadReferenceList", "Ready", "RecordCitationList",
    "RecordHistory", "RecordList", "RecordReply", "StatusTable", "StyleList", "SuggestionList", "TopicList",
]  # fmt: skip
Links = dict[str, str]


class NoMeta(TypedDict):
    """Nothing."""


class Total(TypedDict):
    """The number of all that was found, of which `data` may be a page."""

    total: int


class ReadReferencesMeta(TypedDict):
    """The number of entries, and the lines of the text that belong to none."""

    total: int
    left_out: list[LeftOutLineJson]


class CheckedMeta(TypedDict):
    """How many citations, entries and findings there are."""

    citations: int
    entries: int
    findings: int


class CheckedManuscript(TypedDict):
    """A manuscript, read and audited; nothing of it is kept."""

    data: CheckedManuscriptJson
    meta: CheckedMeta
    links: Links


class FormattedCitations(TypedDict):
    """Citations and a reference list in a style."""

    data: FormattedCitationsJson
    meta: NoMeta
    links: Links


class ReadReferenceList(TypedDict):
    """A reference list in text, read."""

    data: list[ListedWorkJson]
    meta: ReadReferencesMeta
    links: Links


class RecordReply(TypedDict):
    """One record."""

    data: RecordJson
    meta: NoMeta
    links: Links


class StatusTable(TypedDict):
    """The table of a treaty, a row a party."""

    data: list[StatusRowJson]
    meta: Total
    links: Links


class EvidenceReply(TypedDict):
    """The evidence of one record."""

    data: EvidencePageJson
    meta: Total
    links: Links


class InForceMeta(TypedDict):
    """For a day asked: how many documents have each answer, and the reason of each one shown, by citekey.

    `to_come`: the day has not come, and the answers tell what is known today.
    """

    answers: dict[str, int]
    to_come: bool
    reasons: dict[str, InForceJson]


class ChronologyMeta(TypedDict):
    """Counts by year, the documents without any date, and whether those shown were in force on the day asked."""

    in_force: NotRequired[InForceMeta]
    total: int
    years: Annotated[dict[str, int], About(example={"1992": 12})]
    undated: list[ChronologyEntryJson]


class ChronologyList(TypedDict):
    """A page of the chronology."""

    data: list[ChronologyEntryJson]
    meta: ChronologyMeta
    links: Links


class BibliographyMeta(TypedDict):
    """The style and order of a list, and how many references are unidentified, only probable, or left out."""

    total: int
    style: Annotated[str, About(example="gost-kz-dissertation")]
    order: Annotated[str, About(example="citation")]
    heading: str
    unidentified: int
    probable: int
    left_out: int
    missing: Annotated[list[int], About("numbers of the list that no record holds")]
    notes: list[str]


class BibliographyList(TypedDict):
    """A formatted list."""

    data: list[ReferenceJson]
    meta: BibliographyMeta
    links: Links


class CitationList(TypedDict):
    """Citations in the order of the text."""

    data: list[CitationJson]
    meta: Total
    links: Links


class MentionsMeta(TypedDict):
    """The number of citations, and where the text names the record without its number."""

    total: int
    mentions: list[PlaceJson]


class RecordCitationList(TypedDict):
    """Where manuscripts cite one record."""

    data: list[CitationJson]
    meta: MentionsMeta
    links: Links


class StyleList(TypedDict):
    """Styles that a list may be written in, those that are called as was asked first."""

    data: list[StyleJson]
    meta: Total
    links: Links


class SuggestionList(TypedDict):
    """What a beginning may mean, the likeliest first."""

    data: list[SuggestionJson]
    meta: Total
    links: Links


class TopicList(TypedDict):
    """The thesaurus."""

    data: list[TopicJson]
    meta: Total
    links: Links


class RecordHistory(TypedDict):
    """What a record was before each change, the newest first."""

    data: list[RecordChangeJson]
    meta: Total
    links: Links


class ImportReport(TypedDict):
    """What an import did, or would do."""

    new: int
    changed: int
    same: int
    removed: int
    revision: int
    dry_run: bool
    problems: list[DefectJson]


class ImportMeta(TypedDict):
    """The number of all problems, of which `data` may list the first only."""

    problems: int


class ImportReply(TypedDict):
    """The report of an import."""

    data: ImportReport
    meta: ImportMeta
    links: Links


class Health(TypedDict):
    """The process answers."""

    status: Annotated[str, About(valid=("ok",))]


class Ready(StoreState):
    """The store and the index can be used."""

    status: Annotated[str, About(valid=("ready",))]


class ParameterError(TypedDict):
    """A parameter of the wrong form."""

    where: Annotated[str, About(example="query.limit")]
    code: Annotated[str, About(example="parameter-number")]
    message: str


class ProblemJson(TypedDict):
    """RFC 9457 problem details with the error's code; `near` and `valid` say what to write instead."""

    type: Annotated[str, About(example="about:blank")]
    title: Annotated[str, About(example="Unprocessable Entity")]
    status: Annotated[int, About(example=422)]
    detail: Annotated[str, About(example="unknown topic 'baikonur'. Did you mean space-and-baikonur?")]
    instance: Annotated[str, About(example="/api/v1/records")]
    code: Annotated[str, About("the same for the same cause", example="unknown-value")]
    values: Annotated[dict[str, Any], About("what the sentence names", example={"what": "topic", "given": "baikonur"})]
    remedy: NotRequired[Annotated[str, About("what to do, where something can be done; it stands in `detail` too")]]
    near: NotRequired[list[str]]
    valid: NotRequired[list[str]]
    errors: NotRequired[list[ParameterError]]
