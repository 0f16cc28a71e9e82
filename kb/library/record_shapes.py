"""The shape of a record in JSON, and of each of its parts: the one definition.

`kb.library.shaping` makes the objects by these shapes; the commands print them with `--json`; the HTTP interface sends
them and makes its OpenAPI description of them; tests/api/test_answers.py validates real answers. A new field is a line
here. A key that is not always there is `NotRequired`.
"""

from typing import Annotated, Any, NamedTuple, NotRequired, get_args, get_origin

from typing_extensions import TypedDict

from kb.domain.states import ORIGINS, STATUSES


class About(NamedTuple):
    """What the OpenAPI description says of a key: in words, by an example, by the values it can have.

    `of` is the attribute that the key holds, where that has another name.
    """

    text: str = ""
    example: Any = None
    valid: tuple[str, ...] = ()
    of: str = ""


def notes_on(hint: Any) -> list[About]:
    """Return the notes on a key, those inside `NotRequired` too."""
    notes = [note for note in getattr(hint, "__metadata__", ()) if isinstance(note, About)]
    return notes_on(get_args(hint)[0]) if get_origin(hint) is NotRequired else notes


Origin = Annotated[str, About("who says so", valid=ORIGINS)]
Status = Annotated[str, About(valid=STATUSES)]
Labels = dict[str, str]


class TitleJson(TypedDict):
    """A title in one language; a supplied one is the cataloguer's and is shown in brackets."""

    value: Annotated[str, About(example="Договор о дружбе, сотрудничестве и взаимной помощи")]
    lang: Annotated[str, About(example="ru")]
    origin: Origin
    form: NotRequired[str]


class ContributorJson(TypedDict):
    """A person, or a body in `literal`."""

    role: Annotated[str, About(example="author")]
    family: Annotated[str | None, About(example="Buzan")]
    given: Annotated[str | None, About(example="Barry")]
    literal: str | None
    lang: str | None
    origin: Origin
    variants: NotRequired[Annotated[list[str], About("other spellings of the name")]]
    party: NotRequired[Annotated[str, About("the party for which a signatory signs", example="KAZ")]]
    office: NotRequired[Annotated[str, About("the office of a signatory", example="President")]]


class PartyJson(TypedDict):
    """A state or organisation bound by a document; `successor` is the state that counts for it today."""

    code: Annotated[str, About(example="KAZ")]
    name: Annotated[str, About(example="Republic of Kazakhstan")]
    capacity: Annotated[str, About(example="government")]
    names: NotRequired[Labels]
    successor: NotRequired[str]


class InstrumentJson(TypedDict):
    """The instrument of an action, such as a ratifying law; its title is in the language `lang`."""

    name: NotRequired[Annotated[str, About("what it is and whose, in English", example="Federal Law")]]
    number: NotRequired[Annotated[str, About(example="69-FZ")]]
    about: NotRequired[Annotated[str, About("what it does, in English", example="approving the draft")]]
    title: NotRequired[str]
    lang: NotRequired[str]


class ActionJson(TypedDict):
    """What was done to a document, and when; the date is EDTF."""

    kind: Annotated[str, About(example="signature")]
    date: Annotated[str | None, About(example="1992-05-25")]
    place: Annotated[str | None, About(example="Moscow")]
    party: str | None
    act: Annotated[str | None, About("the instrument on one line", example="Federal Law No. 69-FZ")]
    origin: Origin
    note: str | None
    instrument: NotRequired[Annotated[InstrumentJson, About(of="act")]]


class ValidityJson(TypedDict):
    """How long a document binds: ISO 8601 durations."""

    duration: NotRequired[Annotated[str, About(example="P20Y")]]
    prolonged_by: NotRequired[str]
    note: NotRequired[str]


class ClauseJson(TypedDict):
    """What a document itself says of its force, in a closed grammar that computes."""

    kind: Annotated[str, About("entry-into-force, provisional-application or denunciation", example="entry-into-force")]
    text: Annotated[str, About(example="30 days after the last notification")]
    article: NotRequired[str]
    origin: NotRequired[Annotated[Origin, About("left out: supplied")]]
    note: NotRequired[str]


class DepositaryJson(TypedDict):
    """Who keeps a treaty: a party's code, or a name."""

    party: Annotated[str, About(example="KAZ")]
    capacity: NotRequired[str]
    origin: NotRequired[Annotated[Origin, About("left out: supplied")]]


class AuthenticTextJson(TypedDict):
    """A language in which the text is authentic."""

    lang: Annotated[str, About("BCP 47", example="fa")]
    prevails: NotRequired[Annotated[bool, About("where the texts differ")]]
    origin: NotRequired[Annotated[Origin, About("left out: supplied")]]


class PublicationJson(TypedDict):
    """A place of official publication or registration; `item` is the document's own number there."""

    series: Annotated[str, About("a key such as unts, or a name", example="lnts")]
    volume: NotRequired[Annotated[str, About(example="165")]]
    number: NotRequired[Annotated[str, About("of the issue")]]
    item: NotRequired[Annotated[str, About(example="3802")]]
    page: NotRequired[Annotated[str, About(example="19")]]
    date: NotRequired[str]
    origin: NotRequired[Annotated[Origin, About("left out: supplied")]]


class ReservationJson(TypedDict):
    """A party's reservation, declaration or objection; the dates are EDTF."""

    kind: Annotated[str, About(example="reservation")]
    party: Annotated[str, About(example="KAZ")]
    date: NotRequired[str]
    withdrawn: NotRequired[str]
    article: NotRequired[str]
    origin: NotRequired[Annotated[Origin, About("left out: supplied")]]
    note: NotRequired[str]


class WebLinkJson(TypedDict):
    """Where something of a document can be read, and when it was read."""

    kind: Annotated[str, About(example="text")]
    url: str
    lang: NotRequired[str]
    read: NotRequired[Annotated[str, About(example="2026-11-28")]]
    note: NotRequired[str]


class RelationJson(TypedDict):
    """A relation from this record to another one."""

    kind: Annotated[str, About(example="amends")]
    target: Annotated[str, About(example="kz-ru-baikonur-lease-1994")]
    origin: Origin
    note: NotRequired[str]


class PlaceJson(TypedDict):
    """A place in a manuscript: its section and the line of its text."""

    manuscript: Annotated[str | None, About("its id")]
    section: Annotated[str, About(example="2.1")]
    line: Annotated[int | None, About(example=4893)]


class ListNumberJson(TypedDict):
    """A number of a manuscript's reference list that stands for the record."""

    manuscript: str
    number: Annotated[int, About(example=122)]


class RecordLinks(TypedDict):
    """Addresses of what is known of a record."""

    self: str
    evidence: str
    citations: str


class RecordContentJson(TypedDict):
    """What a record holds: one real work or document, in the store or not."""

    citekey: Annotated[str, About(example="kz-ru-friendship-1992")]
    type: Annotated[str, About("CSL type", example="treaty")]
    kind: Annotated[str | None, About(example="treaty")]
    status: Status
    scope: Annotated[str, About("the part of the collection that it stands in, or imported", example="corpus")]
    stage: Annotated[str, About(example="signed")]
    language: Annotated[str | None, About(example="ru")]
    titles: list[TitleJson]
    contributors: list[ContributorJson]
    issued: Annotated[str | None, About("EDTF; for a treaty its signature", example="1992-05-25")]
    issued_origin: str | None
    fields: Annotated[dict[str, str], About("further CSL variables")]
    parties: list[PartyJson]
    actions: list[ActionJson]
    term: ValidityJson | None
    clauses: list[ClauseJson]
    depositaries: list[DepositaryJson]
    authentic_texts: list[AuthenticTextJson]
    publications: list[PublicationJson]
    reservations: list[ReservationJson]
    web_links: list[WebLinkJson]
    relations: list[RelationJson]
    topics: Annotated[list[str], About(example=["friendship-and-alliance"])]
    numbers: Annotated[list[int], About("in the manuscript asked for", example=[122])]
    cited_in: Annotated[list[ListNumberJson], About("the numbers in every manuscript")]
    mentions: list[PlaceJson]
    cited_for: Labels | None
    remarks: list[Labels]
    tags: NotRequired[Annotated[list[str], About("the user's own", example=["to read"])]]
    note: NotRequired[Annotated[str, About("the user's own")]]


class RecordJson(RecordContentJson):
    """A record of the store."""

    links: RecordLinks


class StatementPartsJson(TypedDict):
    """The values of a statement that has several: a relation's kind and target, what is said of an action."""

    value: NotRequired[Annotated[str, About(example="1995-04-17")]]
    target: NotRequired[Annotated[str, About("citekey", example="kz-ru-baikonur-lease-1994")]]
    location: NotRequired[Annotated[str, About(example="Moscow")]]
    party: NotRequired[Annotated[str, About(example="KAZ")]]
    instrument: NotRequired[Annotated[InstrumentJson, About(of="act")]]


class EvidenceJson(TypedDict):
    """A statement: who says which value, and where; several values are one line, and stand one by one in `parts`."""

    field: Annotated[str, About(example="issued")]
    value: Annotated[str | None, About(of="text")]
    lang: str | None
    origin: Origin
    source: str | None
    place: PlaceJson | None
    note: str | None
    read: NotRequired[Annotated[str, About("the day on which the source was read", example="2026-11-28")]]
    parts: NotRequired[StatementPartsJson]


# "for" is a word of Python, so these keys are written as texts
CandidateJson = TypedDict(
    "CandidateJson",
    {
        "reference": str,
        "for": Annotated[str | None, About(of="reason")],
        "against": str | None,
        "source": str | None,
        "checked": bool,
    },
)
CandidateJson.__doc__ = "A work that the record may be, with what speaks for it and against it."


class EvidencePageJson(TypedDict):
    """Why a record may be believed."""

    citekey: str
    status: Status
    statements: list[EvidenceJson]
    candidates: list[CandidateJson]
    remarks: list[Labels]
