"""Records: the bibliographic unit with its titles, names, actions, relations and the evidence behind each value.

All values are frozen. A record says what is known and how: `origin` is "stated" (the manuscript's text says it),
"identified" (a public source says it) or "supplied" (the cataloguer made it, shown in brackets).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, replace
from types import MappingProxyType
from typing import Final

from kb.domain import markup
from kb.domain.clauses import NO_VALIDITY, Clause, Validity
from kb.domain.edtf import Edtf
from kb.domain.instruments import NO_INSTRUMENT, Instrument
from kb.domain.prose import NO_PROSE, Prose
from kb.domain.states import IMPORTED
from kb.domain.titles import Title, chosen_title
from kb.domain.treaty_facts import AuthenticText, Depositary, Publication, Reservation, WebLink
from kb.domain.wording import Wording

NO_FIELDS: Mapping[str, str] = MappingProxyType({})

YEAR_SUFFIX: Final = "x-year-suffix"  # a field: the letter at the year by which a list tells works apart, 2010b
AND_OTHERS: Final = "x-and-others"  # a field: the roles whose list names only its first people, a space between
EDITOR_GROUPS: Final = "x-editor-groups"  # editors of several kinds, in order: editor 2, editorb 1


@dataclass(frozen=True, slots=True)
class Contributor:
    """A person (`family`, `given`) or a body (`literal`) in a role; `variants` are other spellings.

    A signatory has the code of the `party` for which it signs and the `office` held then, in the language `lang`.
    """

    role: str
    family: str = ""
    given: str = ""
    literal: str = ""
    lang: str = ""
    origin: str = "supplied"
    variants: tuple[str, ...] = ()
    party: str = ""
    office: str = ""

    @property
    def label(self) -> str:
        """The name as one reads it in a list: family first."""
        return self.literal or " ".join(part for part in (self.family, self.given) if part)

    @property
    def inverted(self) -> str:
        """The name with a comma after the family."""
        return self.literal or ", ".join(part for part in (self.family, self.given) if part)


@dataclass(frozen=True, slots=True)
class Party:
    """A state or organisation bound by a document, and the capacity in which it acts."""

    code: str
    capacity: str


@dataclass(frozen=True, slots=True)
class Action:
    """What was done to a document and when (Vienna Convention on the Law of Treaties, 1969).

    `party` is the code of the side whose action it is, "" for the document as a whole; `act` is the instrument (a
    ratifying law); `date` is None where only the fact is known.
    """

    kind: str
    date: Edtf | None = None
    place: str = ""
    party: str = ""
    act: Instrument = NO_INSTRUMENT
    origin: str = "supplied"
    note: Prose = NO_PROSE


@dataclass(frozen=True, slots=True)
class Relation:
    """This record's relation to another one: `kind` reads from this record to the citekey `target`."""

    kind: str
    target: str
    origin: str = "supplied"
    note: Prose = NO_PROSE


@dataclass(frozen=True, slots=True)
class ListNumber:
    """A number that stands for the record in a manuscript's reference list; "" is the manuscript of the file itself."""

    manuscript: str
    number: int


@dataclass(frozen=True, slots=True)
class Mention:
    """A place where a manuscript names a record without a number: section and 1-based line.

    `manuscript` is "" for the one of the file itself.
    """

    section: str
    line: int
    manuscript: str = ""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A work that a number may stand for: the reference, what speaks for it and against it."""

    reference: str
    reason: Prose = NO_PROSE
    against: Prose = NO_PROSE
    source: str = ""
    checked: bool = False


@dataclass(frozen=True, slots=True)
class Evidence:
    """One statement behind a record: which value of which field, who says so and where.

    `source` is a URL or a full reference; `section` and `line` place a value in a `manuscript` (line 0: none; "": the
    manuscript of the file itself). A statement of a relation has its kind as value and the other record's citekey as
    `target`; one of an action has its date as value, and beside it the `location`, the `act` and the code of the
    `party` whose action it is, as an Action has them. `read` is the day on which the source was read.
    """

    field: str
    value: str = ""
    origin: str = "supplied"
    lang: str = ""
    source: str = ""
    section: str = ""
    line: int = 0
    note: Prose = NO_PROSE
    manuscript: str = ""
    target: str = ""
    location: str = ""
    party: str = ""
    act: Instrument = NO_INSTRUMENT
    read: Edtf | None = None

    @property
    def has_place(self) -> bool:
        """Return whether it names a place in a manuscript."""
        return bool(self.section or self.line)

    @property
    def text(self) -> str:
        """All that is stated on one line: "amends kz-ru-emba-1995", "1995-04-17; Federal Law No. 77-FZ; RUS"."""
        value = f"{self.value} {self.target}" if self.target else self.value
        return "; ".join(part for part in (value, self.location, self.act.text, self.party) if part)


@dataclass(frozen=True, slots=True)
class Record:
    """One real work or document, found by its citekey.

    `scope` is the part of the collection or the library that it belongs to; `cited_in` are its numbers in every
    manuscript, `numbers` those of the `manuscript` that it is seen from, which is no part of its content. Nor
    are `tags` and `note`, the user's own.
    """

    citekey: str
    type: str
    kind: str = ""
    status: str = "unidentified"
    scope: str = IMPORTED
    stage: str = "signed"
    language: str = ""
    titles: tuple[Title, ...] = ()
    contributors: tuple[Contributor, ...] = ()
    issued: Edtf | None = None
    issued_origin: str = ""
    fields: Mapping[str, str] = field(default_factory=lambda: NO_FIELDS, hash=False)
    parties: tuple[Party, ...] = ()
    actions: tuple[Action, ...] = ()
    term: Validity = NO_VALIDITY
    clauses: tuple[Clause, ...] = ()
    depositaries: tuple[Depositary, ...] = ()
    authentic_texts: tuple[AuthenticText, ...] = ()
    publications: tuple[Publication, ...] = ()
    reservations: tuple[Reservation, ...] = ()
    web_links: tuple[WebLink, ...] = ()
    relations: tuple[Relation, ...] = ()
    topics: tuple[str, ...] = ()
    cited_in: tuple[ListNumber, ...] = ()
    mentions: tuple[Mention, ...] = ()
    cited_for: Wording = Wording()
    remarks: tuple[Wording, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    manuscript: str = field(default="", compare=False)
    tags: tuple[str, ...] = field(default=(), compare=False)
    note: str = field(default="", compare=False)

    @property
    def numbers(self) -> tuple[int, ...]:
        """The record's numbers in the manuscript that it is seen from, in order."""
        return self.numbers_in(self.manuscript)

    def numbers_in(self, manuscript: str) -> tuple[int, ...]:
        """Return the record's numbers in one manuscript, in order."""
        return tuple(place.number for place in self.cited_in if place.manuscript == manuscript)

    @property
    def manuscripts(self) -> tuple[str, ...]:
        """The manuscripts that cite the record by number or name it without one."""
        numbered = (place.manuscript for place in self.cited_in)
        return tuple(dict.fromkeys((*numbered, *(place.manuscript for place in self.mentions))))

    @property
    def all_manuscripts(self) -> tuple[str, ...]:
        """The manuscripts that the record names anywhere, the places of its evidence too."""
        placed = (item.manuscript for item in self.evidence if item.has_place)
        return tuple(dict.fromkeys((*self.manuscripts, *placed)))

    def seen_from(self, manuscript: str) -> "Record":
        """Return the record as one manuscript numbers it."""
        return replace(self, manuscript=manuscript)

    def in_manuscript(self, manuscript: str) -> "Record":
        """Return the record with its file's own numbers and places ("") given to a manuscript."""
        return self.with_manuscripts(lambda name: name or manuscript).seen_from(manuscript)

    def with_manuscripts(self, renamed: Callable[[str], str]) -> "Record":
        """Return the record with every manuscript that it names renamed; evidence without a place names none."""
        return replace(
            self,
            cited_in=tuple(replace(place, manuscript=renamed(place.manuscript)) for place in self.cited_in),
            mentions=tuple(replace(place, manuscript=renamed(place.manuscript)) for place in self.mentions),
            evidence=tuple(
                replace(item, manuscript=renamed(item.manuscript)) if item.has_place else item for item in self.evidence
            ),
        )

    def title(self, lang: str = "") -> Title | None:
        """Return the full title in `lang`, else in the record's own language, else the first one."""
        return chosen_title(self.titles, lang, self.language)

    @property
    def title_text(self) -> str:
        """The full title in the record's own language, else the first one; "" where it has none."""
        title = self.title()
        return title.value if title else ""

    def stating(self, *statements: Evidence) -> "Record":
        """Return the record with further statements behind it, each once."""
        return replace(self, evidence=tuple(dict.fromkeys((*self.evidence, *statements))))

    def or_else(self, work: Candidate) -> "Record":
        """Return the record with one more work that it may be."""
        return replace(self, candidates=tuple(dict.fromkeys((*self.candidates, work))))

    def without_markup(self) -> "Record":
        """Return the record with titles and fields free of tags (kb.domain.markup); itself where none has any."""
        if not any("<" in text for text in (*(title.value for title in self.titles), *self.fields.values())):
            return self
        titles = tuple(title._replace(value=markup.bare(title.value)) for title in self.titles)
        fields = {name: markup.bare(value) for name, value in self.fields.items()}
        return replace(self, titles=titles, fields=fields)

    @property
    def keywords(self) -> tuple[str, ...]:
        """The free keywords, one by one."""
        return tuple(word for part in self.fields.get("keyword", "").split(",") if (word := part.strip()))

    def contributors_as(self, role: str) -> tuple[Contributor, ...]:
        """Return the contributors in one role, in order."""
        return tuple(person for person in self.contributors if person.role == role)

    @property
    def first_author(self) -> str:
        """The name that a list by authors sorts by: the first contributor's, but for those who sign a document."""
        return next((person.label for person in self.contributors if person.role != "signatory"), "")

    def actions_of(self, *kinds: str) -> tuple[Action, ...]:
        """Return the actions of some kinds, in order."""
        return tuple(action for action in self.actions if action.kind in kinds)

    def places_of(self, *kinds: str) -> tuple[str, ...]:
        """Return where actions of some kinds were done, each place once."""
        return tuple(dict.fromkeys(action.place for action in self.actions_of(*kinds) if action.place))

    @property
    def signing_place(self) -> str:
        """The first place where the document was signed or adopted; "" where none is known."""
        return next(iter(self.places_of("signature", "adoption")), "")


RECORD_FIELDS = tuple(item.name for item in fields(Record) if item.compare)
