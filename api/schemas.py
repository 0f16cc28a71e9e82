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

Links = dict[str, str]


class NoMeta(TypedDict):
    """Nothing."""


class Total(TypedDict):
    """The number of all that was found, of which `data` may be a page."""

    total: int


class Answer(TypedDict):
    """An answer of ours, whatever it holds: every one has links."""

    links: Links


class ListAnswer(Answer):
    """A list, of which `data` may be a page."""

    meta: Total


class ReadReferencesMeta(Total):
    """The number of entries, and the lines of the text that belong to none."""

    left_out: list[LeftOutLineJson]


class CheckedMeta(TypedDict):
    """How many citations, entries and findings there are."""

    citations: int
    entries: int
    findings: int


class CheckedManuscript(Answer):
    """A manuscript, read and audited; nothing of it is kept."""

    data: CheckedManuscriptJson
    meta: CheckedMeta


class FormattedCitations(Answer):
    """Citations and a reference list in a style."""

    data: FormattedCitationsJson
    meta: NoMeta


class ReadReferenceList(Answer):
    """A reference list in text, read."""

    data: list[ListedWorkJson]
    meta: ReadReferencesMeta


class RecordReply(Answer):
    """One record."""

    data: RecordJson
    meta: NoMeta


class StatusTable(ListAnswer):
    """The table of a treaty, a row a party."""

    data: list[StatusRowJson]


class EvidenceReply(Answer):
    """The evidence of one record."""

    data: EvidencePageJson
    meta: Total


class InForceMeta(TypedDict):
    """For a day asked: how many documents have each answer, and the reason of each one shown, by citekey.

    `to_come`: the day has not come, and the answers tell what is known today.
    """

    answers: dict[str, int]
    to_come: bool
    reasons: dict[str, InForceJson]


class ChronologyMeta(Total):
    """Counts by year, the documents without any date, and whether those shown were in force on the day asked."""

    in_force: NotRequired[InForceMeta]
    years: Annotated[dict[str, int], About(example={"1992": 12})]
    undated: list[ChronologyEntryJson]


class ChronologyList(Answer):
    """A page of the chronology."""

    data: list[ChronologyEntryJson]
    meta: ChronologyMeta


class BibliographyMeta(Total):
    """The style and order of a list, and how many references are unidentified, only probable, or left out."""

    style: Annotated[str, About(example="gost-kz-dissertation")]
    order: Annotated[str, About(example="citation")]
    heading: str
    unidentified: int
    probable: int
    left_out: int
    missing: Annotated[list[int], About("numbers of the list that no record holds")]
    notes: list[str]


class BibliographyList(Answer):
    """A formatted list."""

    data: list[ReferenceJson]
    meta: BibliographyMeta


class CitationList(ListAnswer):
    """Citations in the order of the text."""

    data: list[CitationJson]


class MentionsMeta(Total):
    """The number of citations, and where the text names the record without its number."""

    mentions: list[PlaceJson]


class RecordCitationList(Answer):
    """Where manuscripts cite one record."""

    data: list[CitationJson]
    meta: MentionsMeta


class StyleList(ListAnswer):
    """Styles that a list may be written in, those that are called as was asked first."""

    data: list[StyleJson]


class SuggestionList(ListAnswer):
    """What a beginning may mean, the likeliest first."""

    data: list[SuggestionJson]


class TopicList(ListAnswer):
    """The thesaurus."""

    data: list[TopicJson]


class RecordHistory(ListAnswer):
    """What a record was before each change, the newest first."""

    data: list[RecordChangeJson]


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


class ImportReply(Answer):
    """The report of an import."""

    data: ImportReport
    meta: ImportMeta


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
