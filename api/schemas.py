"""The shapes of what the HTTP interface answers, for OpenAPI."""

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field


class ReferenceOut(BaseModel):
    """One formatted reference."""

    citekey: str
    number: int | None
    status: str
    lang: str
    text: str = Field(examples=["Договор о дружбе, сотрудничестве и взаимной помощи …: г. Москва, 25 мая 1992 года."])
    html: str


class TitleOut(BaseModel):
    """A title in one language; a supplied one is the cataloguer's and is shown in brackets."""

    value: str = Field(examples=["Договор о дружбе, сотрудничестве и взаимной помощи"])
    lang: str = Field(examples=["ru"])
    origin: Literal["stated", "identified", "supplied"]
    form: str | None = None


class ContributorOut(BaseModel):
    """A person, or a body in `literal`."""

    role: str = Field(examples=["author"])
    family: str | None = Field(examples=["Buzan"])
    given: str | None = Field(examples=["Barry"])
    literal: str | None = None
    lang: str | None = None
    origin: str
    variants: list[str] | None = None


class PartyOut(BaseModel):
    """A state or organisation bound by a document."""

    code: str = Field(examples=["KAZ"])
    name: str = Field(examples=["Republic of Kazakhstan"])
    capacity: str = Field(examples=["government"])
    names: dict[str, str] | None = None
    successor: str | None = None


class ActionOut(BaseModel):
    """What was done to a document, and when."""

    kind: str = Field(examples=["signature"])
    date: str | None = Field(examples=["1992-05-25"])
    place: str | None = Field(examples=["Moscow"])
    party: str | None = None
    act: str | None = None
    origin: str
    note: str | None = None


class RelationOut(BaseModel):
    """A relation from this record to another one."""

    kind: str = Field(examples=["amends"])
    target: str = Field(examples=["kz-ru-baikonur-lease-1994"])
    origin: str
    note: str | None = None


class RecordOut(BaseModel):
    """A record: one real work or document."""

    citekey: str = Field(examples=["kz-ru-friendship-1992"])
    type: str = Field(examples=["treaty"])
    kind: str | None = Field(examples=["treaty"])
    status: Literal["identified", "probable", "unidentified"]
    scope: str = Field(examples=["dissertation"])
    stage: str = Field(examples=["signed"])
    language: str | None = Field(examples=["ru"])
    titles: list[TitleOut]
    contributors: list[ContributorOut]
    issued: str | None = Field(description="EDTF; for a treaty its signature", examples=["1992-05-25"])
    issued_origin: str | None
    fields: dict[str, str] = Field(description="further CSL variables")
    parties: list[PartyOut]
    actions: list[ActionOut]
    term: dict[str, str] | None
    relations: list[RelationOut]
    topics: list[str] = Field(examples=[["friendship-and-alliance"]])
    numbers: list[int] = Field(examples=[[122]])
    mentions: list[dict[str, Any]]
    cited_for: dict[str, str] | None
    remarks: list[dict[str, str]]
    links: dict[str, str]
    matched: dict[str, Any] | None = Field(None, description="in lists: why it was found")


class EvidencePage(BaseModel):
    """Why a record may be believed."""

    citekey: str
    status: str
    statements: list[dict[str, Any]]
    candidates: list[dict[str, Any]]
    remarks: list[dict[str, str]]


class EntryOut(BaseModel):
    """A line of the chronology."""

    date: str | None = Field(examples=["1994-12-10"])
    earliest: str | None
    latest: str | None
    kind: str = Field(examples=["signature"])
    place: str | None
    party: str | None
    act: str | None
    origin: str
    note: str | None
    stated_date: str | None = None
    record: RecordOut | None
    event: dict[str, Any] | None = None


class CitationOut(BaseModel):
    """A pointer in the dissertation."""

    number: int = Field(examples=[119])
    section: str = Field(examples=["2.1"])
    line: int = Field(examples=[4893])
    raw: str = Field(examples=["[119, 49 б.]"])
    locator: dict[str, str] | None = Field(examples=[{"label": "page", "value": "49"}])
    record: str | None
    ambiguous: bool | None = None


class TopicOut(BaseModel):
    """A topic of the thesaurus; `count` includes what stands under it."""

    id: str = Field(examples=["space-and-baikonur"])
    labels: dict[str, str] = Field(
        examples=[{"kk": "Ғарыш және Байқоңыр", "ru": "Космос и Байконур", "en": "Space and Baikonur"}]
    )
    alternative: dict[str, list[str]]
    broader: list[str]
    related: list[str]
    note: dict[str, str] | None
    count: int


class Meta(BaseModel):
    """What is said about a list."""

    model_config = ConfigDict(extra="allow")

    total: int


class RecordList(BaseModel):
    """A page of records."""

    data: list[RecordOut]
    meta: Meta
    links: dict[str, str]


class RecordReply(BaseModel):
    """One record."""

    data: RecordOut
    meta: dict[str, Any]
    links: dict[str, str]


class EvidenceReply(BaseModel):
    """The evidence of one record."""

    data: EvidencePage
    meta: dict[str, Any]
    links: dict[str, str]


class ChronologyList(BaseModel):
    """A page of the chronology."""

    data: list[EntryOut]
    meta: Meta
    links: dict[str, str]


class BibliographyList(BaseModel):
    """A formatted list; `meta` counts what is unidentified and what was left out."""

    data: list[ReferenceOut]
    meta: Meta
    links: dict[str, str]


class CitationList(BaseModel):
    """Citations in the order of the text."""

    data: list[CitationOut]
    meta: Meta
    links: dict[str, str]


class TopicList(BaseModel):
    """The thesaurus."""

    data: list[TopicOut]
    meta: Meta
    links: dict[str, str]


class ImportProblem(BaseModel):
    """A defect of an imported file: what is wrong, where, and what to do."""

    check: str = Field(examples=["conflict"])
    message: str
    remedy: str
    file: str
    line: int
    record: str
    severity: Literal["error", "warning"]


class ImportReport(BaseModel):
    """What an import did, or would do."""

    new: int
    changed: int
    same: int
    removed: int
    revision: int
    dry_run: bool
    problems: list[ImportProblem]


class ImportReply(BaseModel):
    """The report of an import."""

    data: ImportReport
    meta: dict[str, int]
    links: dict[str, str]


class ProblemOut(BaseModel):
    """RFC 9457 problem details; `near` and `valid` say what to write instead."""

    type: str = "about:blank"
    title: str = Field(examples=["Bad Request"])
    status: int = Field(examples=[400])
    detail: str = Field(examples=["unknown topic 'baikonur'. Did you mean space-and-baikonur?"])
    instance: str = Field(examples=["/api/v1/records"])
    near: list[str] | None = None
    valid: list[str] | None = None
    errors: list[dict[str, str]] | None = None
