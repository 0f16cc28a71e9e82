"""The shapes of what stands around records in JSON: chronology, citations, topics, search; see `record_shapes`."""

from typing import Annotated, Any, NotRequired

from typing_extensions import TypedDict

from kb.domain.manuscripts import MANUSCRIPT_ORIGINS, NUMBERINGS
from kb.library.record_shapes import (
    About,
    ActionJson,
    EvidenceJson,
    InstrumentJson,
    Labels,
    Origin,
    RecordJson,
    Status,
)  # fmt: skip


class EventJson(TypedDict):
    """Something that happened and is not a document."""

    id: str
    date: str
    labels: Annotated[Labels, About(of="label")]
    topics: list[str]
    evidence: list[EvidenceJson]
    remarks: list[Labels]


class ChronologyEntryJson(TypedDict):
    """A line of the chronology: an action of a document, a document's bare date, or an event.

    `stated_date` is the text's own date where `date` is another's; `also` are the other dates of the same action.
    """

    date: Annotated[str | None, About("EDTF", example="1994-12-10")]
    earliest: Annotated[str | None, About("the first day that the date can mean")]
    latest: Annotated[str | None, About("the last day that the date can mean")]
    kind: Annotated[str, About(example="signature")]
    place: str | None
    party: str | None
    act: Annotated[str | None, About("the instrument on one line")]
    origin: Origin
    note: str | None
    record: RecordJson | None
    instrument: NotRequired[Annotated[InstrumentJson, About(of="act")]]
    stated_date: NotRequired[str]
    also: NotRequired[Annotated[list[ActionJson], About(of="other_dates")]]
    event: NotRequired[EventJson]


class InForceJson(TypedDict):
    """Whether a document was in force on a day: yes, provisionally, no or not known; the reason as key, in words."""

    answer: Annotated[str, About(example="yes")]
    reason: str
    words: Labels
    date: str | None
    by: Annotated[str | None, About("citekey of the document behind the answer")]
    clause: Annotated[str | None, About("the document's own clause behind the answer", example="on signature")]


class LocatorJson(TypedDict):
    """A CSL locator."""

    label: Annotated[str, About(example="page")]
    value: Annotated[str, About(example="49")]


class SectionJson(TypedDict):
    """A part of a manuscript: where it starts, what it is called and what it is about."""

    id: Annotated[str, About(example="2.1")]
    line: int
    names: Annotated[Labels, About(of="name")]
    about: Labels


class ManuscriptJson(TypedDict):
    """A text that cites: what it is, how its reference list is numbered, and who says so."""

    id: Annotated[str, About(example="my-thesis")]
    language: str | None
    last_number: Annotated[int | None, About("length of the reference list, where it is known")]
    numbering: Annotated[str | None, About("how the numbers were given", valid=NUMBERINGS)]
    labels: Annotated[Labels, About(of="label")]
    notes: Annotated[Labels, About(of="note")]
    label_origin: Origin | None
    origin: Annotated[str, About("the collection's, or imported by a user", valid=MANUSCRIPT_ORIGINS)]
    source: Annotated[str | None, About("the file whose own numbers are its numbers", example="my-thesis.bib")]
    sections: list[SectionJson]


class ListEntryJson(TypedDict):
    """A line of a reference list: the text as printed, the record it is, the file that says so."""

    number: int
    printed: str | None
    record: Annotated[str | None, About("citekey")]
    said_by: str | None


class CitationJson(TypedDict):
    """A citation item in a manuscript; `ambiguous` marks a pair that can be a page or two works."""

    manuscript: Annotated[str | None, About("its id", example="my-thesis")]
    number: Annotated[int | None, About(example=119)]
    key: Annotated[str | None, About("where the manuscript cites by keys and not by numbers")]
    section: Annotated[str, About(example="2.1")]
    line: Annotated[int, About(example=4893)]
    raw: Annotated[str, About("the marker as written", example="[119, 49 б.]")]
    locator: Annotated[LocatorJson | None, About("the first of `locators`")]
    locators: list[LocatorJson]
    record: Annotated[str | None, About("citekey")]
    ambiguous: NotRequired[bool]


class ReferenceJson(TypedDict):
    """One formatted reference."""

    citekey: str
    number: int | None
    status: Status
    lang: str
    text: Annotated[str, About(example="Договор о дружбе, сотрудничестве и взаимной помощи …: г. Москва, 25 мая 1992.")]
    html: str


class DefectJson(TypedDict):
    """A defect of a file: what is wrong, where, and what to do."""

    check: Annotated[str, About(example="conflict")]
    code: Annotated[str, About("the same for the same cause", example="citekey-taken", of="cause.code")]
    values: Annotated[dict[str, Any], About("what the message and the remedy name")]
    message: str
    remedy: str
    file: str
    line: int
    record: str
    severity: Annotated[str, About(valid=("error", "warning"))]


class SuggestionJson(TypedDict):
    """What a beginning of a question may mean; `url` is the page of it. The text may be searched for as it stands."""

    kind: Annotated[str, About(valid=("title", "name", "topic", "number", "place", "date"))]
    text: Annotated[str, About(example="Байқоңыр")]
    key: Annotated[str, About("a citekey, the id of a topic or place, a name or a year", example="space-and-baikonur")]
    url: Annotated[str, About(example="/topics/space-and-baikonur")]


class TopicJson(TypedDict):
    """A topic of the thesaurus; `count` includes what stands under it."""

    id: Annotated[str, About(example="space-and-baikonur")]
    labels: Annotated[
        Labels,
        About(example={"kk": "Ғарыш және Байқоңыр", "ru": "Космос и Байконур", "en": "Space and Baikonur"}, of="label"),
    ]
    alternative: dict[str, list[str]]
    broader: list[str]
    related: list[str]
    note: Labels | None
    count: int


class StyleJson(TypedDict):
    """A style that a list may be written in; `takes` is the style that a journal takes, null for a style of its own.

    `prepared` says whether references in it are prepared for Kazakh and Russian as GOST asks.
    """

    name: Annotated[str, About("what the parameter `style` takes", example="gost-7.1-2003")]
    title: str
    citation_format: Annotated[str, About("numeric, author-date, note …", example="numeric", of="form")]
    fields: Annotated[list[str], About("fields of study", example=["law"])]
    aliases: Annotated[list[str], About("what people call it", example=["gost"])]
    takes: str | None
    prepared: Annotated[bool, About(of="ours")]


class ReasonJson(TypedDict):
    """Why a record was found: a word of the question, the field and the form it matched by, the spelling there."""

    word: str
    field: str
    form: str
    matched: str


class SnippetJson(TypedDict):
    """A text of the record in its own spelling; `spans` are [start, end] of what matched."""

    field: str
    lang: str
    text: str
    spans: list[list[int]]


class PortionJson(TypedDict):
    """What a part of the question adds to a score."""

    text: Annotated[str, About("as typed; empty for what its words gain by standing together")]
    score: float


class RankingJson(TypedDict):
    """How a score came about: the sum of the portions x the square root of the share x (1 + 0.1 x the standing)."""

    portions: list[PortionJson]
    share: Annotated[float, About("the part of the question that the record has, 0 to 1")]
    standing: Annotated[
        int, About("how far it stands before others that answer as well, 0 to 8; to 18 where others rest on it")
    ]


class MatchJson(TypedDict):
    """Why a record was found, and where."""

    reasons: list[ReasonJson]
    snippets: list[SnippetJson]
    lacks: Annotated[list[str], About("words and values of the question that the record has not")]
    score: NotRequired[Annotated[float, About("with `explain`, in the order of relevance")]]
    ranking: NotRequired[RankingJson]


class FoundRecordJson(RecordJson):
    """A record in a list, with why it was found."""

    matched: MatchJson


class ReadWordJson(TypedDict):
    """How a word or phrase of the question was read."""

    text: str
    field: str
    negated: bool
    expansions: Annotated[list[str], About("other spellings and names that were looked for")]
    topic: str | None
    near: Annotated[bool, About("nothing is spelt so; near spellings were looked for")]
    begun: Annotated[bool, About("nothing is spelt so; it was taken as the beginning of longer words")]


class QuestionNoteJson(TypedDict):
    """What was put right in a question, or could not be: a code, what it names, and its sentence by language."""

    code: Annotated[str, About("the same for the same cause", example="words-parted")]
    values: Annotated[
        dict[str, Any], About("what the sentence names", example={"given": "newyork", "read": "new york"})
    ]
    words: Labels


class UnderstoodJson(TypedDict):
    """How the question was read, and what the answer is.

    `answer` is "found"; "near" (the records share only the rare part of the question, and each says what it lacks);
    or "nothing", with the nearest spellings and topics to try. `relaxed`: no record has all the words.
    """

    words: list[ReadWordJson]
    conditions: Annotated[list[list[str]], About("operator and value", example=[["type", "treaty"]])]
    notes: list[QuestionNoteJson]
    relaxed: bool
    answer: Annotated[str, About(valid=("found", "near", "nothing"))]
    spellings: Annotated[list[str], About("near spellings of words that no record has")]
    topics: Annotated[list[str], About("ids of near topics, where there is no answer")]
    meant: Annotated[str | None, About("the question with near spellings in place of the words that no record has")]
    layouts: Annotated[list[str], About("the question as typed under other keyboard layouts, where that was tried")]


class FacetValueJson(TypedDict):
    """How many of the records found have a value."""

    value: str
    count: int


class RecordListMeta(TypedDict):
    """The exact number of records found, facet counts by name, and how the question was read.

    `missing`: of the citekeys asked by `key`, those that no record has.
    """

    total: int
    facets: dict[str, list[FacetValueJson]]
    understood: UnderstoodJson
    missing: NotRequired[list[str]]


class RecordList(TypedDict):
    """A page of records."""

    data: list[FoundRecordJson]
    meta: RecordListMeta
    links: dict[str, str]
