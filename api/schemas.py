"""The shapes of the HTTP interface, for OpenAPI and for the parameters of requests."""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from kb.domain.questions import ChronologyQuestion, Question

Text = Annotated[str, Field(max_length=2000)]
Word = Annotated[str, Field(max_length=200)]
Date = Annotated[str, Field(max_length=60)]


class Filters(BaseModel):
    """The filters that records, chronology, bibliography and export share."""

    model_config = ConfigDict(populate_by_name=True)

    q: Text = Field("", description="words, \"phrases\", -word, author: title: topic: party: kind: year: number: lang:",
                    examples=["шекараның делимитациясы"])  # fmt: skip
    topic: list[Word] = Field([], max_length=60, description="topic ids; each counts with all under it",
                              examples=[["space-and-baikonur"]])  # fmt: skip
    type: list[Word] = Field([], max_length=60, description="CSL types", examples=[["treaty"]])
    kind: list[Word] = Field([], max_length=60, description="kinds of document", examples=[["agreement"]])
    party: list[Word] = Field(
        [], max_length=60, description="party codes; predecessors count", examples=[["KAZ", "RUS"]]
    )
    match: Literal["any", "all", "exactly"] = Field("all", description="how several parties join")
    author: Text = Field("", description="part of a name, in any script", examples=["Кадыржанов"])
    lang: list[Word] = Field([], max_length=60, description="language of the work", examples=[["ru"]])
    status: list[Word] = Field([], max_length=60, description="identified, probable, unidentified")
    scope: list[Word] = Field([], max_length=60, description="dissertation, corpus, imported")
    number: int | None = Field(
        None, ge=1, le=10_000_000, description="number in the dissertation's list", examples=[125]
    )
    first: Date = Field("", alias="from", description="EDTF date, inclusive; records count by year", examples=["1990"])
    last: Date = Field("", alias="to", description="EDTF date, inclusive", examples=["1999-12-31"])

    def question(self, **page: Any) -> Question:
        """Give the library's question."""
        return Question(
            q=self.q,
            topic=tuple(self.topic),
            type=tuple(self.type),
            kind=tuple(self.kind),
            party=tuple(code.upper() for code in self.party),
            match=self.match,
            author=self.author,
            lang=tuple(self.lang),
            status=tuple(self.status),
            scope=tuple(self.scope),
            number=self.number,
            first=self.first,
            last=self.last,
            **page,
        )


class RecordsQuery(Filters):
    """The parameters of `/records`."""

    sort: Literal["", "relevance", "date", "-date", "author", "title", "number"] = Field("", description="order")
    facets: str = Field(
        "", max_length=200, description="facets to count, comma between, or `all`", examples=["topic,kind"]
    )
    limit: int = Field(20, ge=1, le=200, description="records on a page")
    cursor: str = Field("", max_length=4000, description="the next page's mark, from `links.next`")
    format: str = Field("", max_length=60, description="csl-json, biblatex, bibtex, ris, json-ld, csv, jsonl")

    def asked(self) -> Question:
        """Give the library's question."""
        return self.question(sort=self.sort, limit=self.limit, cursor=self.cursor)


class ChronologyQuery(Filters):
    """The parameters of `/chronology`; Kazakhstan and Russia from 1990 on unless told otherwise."""

    action: list[Word] = Field([], max_length=60, description="kinds of action", examples=[["signature"]])
    in_force_on: Date = Field("", description="only documents in force on this day", examples=["1995-06-01"])
    events: bool = Field(False, description="show dated events among the documents")
    stage: list[Word] = Field(["signed"], max_length=10, description="signed, draft, initialled, announced")
    limit: int = Field(100, ge=1, le=200, description="entries on a page")
    cursor: str = Field("", max_length=4000, description="the next page's mark, from `links.next`")
    format: str = Field("", max_length=60, description="json, csv, md, ics, jsonld, timelinejs, svg")
    ui: Literal["kk", "ru", "en"] = Field("en", description="language of words in csv, md, ics and svg")

    def asked(self) -> ChronologyQuestion:
        """Give the library's question."""
        return ChronologyQuestion(
            self.question(limit=self.limit, cursor=self.cursor),
            tuple(self.action),
            self.in_force_on,
            self.events,
            tuple(self.stage),
        )


class BibliographyQuery(Filters):
    """The parameters of `/bibliography`."""

    style: str = Field("", max_length=200, description="a CSL style", examples=["gost-kz-dissertation"])
    locale: str = Field("", max_length=35, description="one locale for all; without it each record's own language")
    order: str = Field(
        "", max_length=40, description="citation, alphabetical, chronological or kind", examples=["citation"]
    )
    include: str = Field("all", max_length=40, description="all, probable+ or identified")
    mark_probable: bool = Field(False, description="mark references that are only probable")
    sort: Literal["", "date", "author", "title", "number"] = Field("", description="order before the style's own")
    format: str = Field("", max_length=60, description="json, html, text, markdown, docx, rtf, latex or bib")
    ui: Literal["kk", "ru", "en"] = Field("kk", description="language of heading and notes")


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
