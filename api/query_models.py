"""The parameters of requests: what may be asked, for OpenAPI and for the library's questions."""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from kb.domain.queries import ChronologyQuery, RecordQuery

Text = Annotated[str, Field(max_length=2000)]
Word = Annotated[str, Field(max_length=200)]
Date = Annotated[str, Field(max_length=60)]


class FilterParams(BaseModel):
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
    first: Date = Field("", alias="from", description="EDTF date, inclusive: a day, month or year", examples=["1990"])
    last: Date = Field("", alias="to", description="EDTF date, inclusive", examples=["1999-12-31"])

    def question(self, **page: Any) -> RecordQuery:
        """Return the library's question."""
        return RecordQuery(
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


class RecordParams(FilterParams):
    """The parameters of `/records`."""

    sort: Literal["", "relevance", "date", "-date", "author", "title", "number"] = Field("", description="order")
    facets: str = Field(
        "", max_length=200, description="facets to count, comma between, or `all`", examples=["topic,kind"]
    )
    limit: int = Field(20, ge=1, le=200, description="records on a page")
    cursor: str = Field("", max_length=4000, description="the next page's mark, from `links.next`")
    format: str = Field("", max_length=60, description="csl-json, biblatex, bibtex, ris, json-ld, csv, jsonl")

    def asked(self) -> RecordQuery:
        """Return the library's question."""
        return self.question(sort=self.sort, limit=self.limit, cursor=self.cursor)


class ChronologyParams(FilterParams):
    """The parameters of `/chronology`; Kazakhstan and Russia from 1990 on unless told otherwise."""

    action: list[Word] = Field([], max_length=60, description="kinds of action", examples=[["signature"]])
    in_force_on: Date = Field("", description="only documents in force on this day", examples=["1995-06-01"])
    force: list[Word] = Field(
        ["yes"], max_length=3, description="with in_force_on: yes, no, not known", examples=[["yes"]]
    )
    laterality: list[Word] = Field([], max_length=3, description="bilateral, multilateral, unilateral")
    origin: list[Word] = Field([], max_length=3, description="only dates that are stated, identified or supplied")
    events: bool = Field(False, description="show dated events among the documents")
    stage: list[Word] = Field(["signed"], max_length=10, description="signed, draft, initialled, announced")
    limit: int = Field(100, ge=1, le=200, description="entries on a page")
    cursor: str = Field("", max_length=4000, description="the next page's mark, from `links.next`")
    format: str = Field("", max_length=60, description="json, csv, csv-excel, md, ics, jsonld, timelinejs, svg")
    ui: Literal["kk", "ru", "en"] = Field("en", description="language of words in csv, md, ics and svg")

    def asked(self) -> ChronologyQuery:
        """Return the library's question."""
        return ChronologyQuery(
            self.question(limit=self.limit, cursor=self.cursor),
            tuple(self.action),
            self.in_force_on,
            self.events,
            tuple(self.stage),
            tuple(self.laterality),
            tuple(self.origin),
            tuple(self.force),
        )


class BibliographyParams(FilterParams):
    """The parameters of `/bibliography`."""

    key: list[Word] = Field(
        [], max_length=500, description="these records only, by citekey or number", examples=[["kz-ru-friendship-1992"]]
    )
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
