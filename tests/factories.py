"""Records and their parts for the tests: what a row does not name has a plain, valid default."""

import io
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any

from sqlalchemy import Engine

from kb.domain import edtf
from kb.domain.chronology import Event
from kb.domain.collection import CollectionContents, ManuscriptContents
from kb.domain.languages import LANGUAGES
from kb.domain.manuscripts import COLLECTION, Citation, Manuscript
from kb.domain.placed_records import PlacedRecord
from kb.domain.records import Action, Contributor, Evidence, ListNumber, Party, Record, Relation
from kb.domain.titles import Title
from kb.domain.vocabulary import PartyName, Topic, Vocabulary
from kb.domain.wording import Wording
from kb.errors import Problem
from kb.store import importing, queries, reference_data
from kb.store.import_options import ImportOptions, Outcome

TOPICS = ("sovereignty", "space-and-baikonur", "caspian", "oil-and-gas", "language-policy")
PARTIES = {"KAZ": "", "RUS": "", "KAZSSR": "KAZ", "RSFSR": "RUS", "SUN": "RUS", "UZB": "", "KGZ": "", "CIS": ""}
MANUSCRIPT = "thesis"  # the manuscript whose numbers the records of the tests have


def alike(text: str) -> Wording:
    """Return a text that is the same in every language."""
    return Wording(dict.fromkeys(LANGUAGES, text))


SCOPES = {name: alike(name) for name in ("dissertation", "corpus")}
VOCABULARY = Vocabulary(
    {key: Topic(key, alike(key)) for key in TOPICS},
    {code: PartyName(code, alike(code), Wording(), successor=to) for code, to in PARTIES.items()},
    {"scope": SCOPES},
    "vocabulary-of-the-tests",
)


def record(citekey: str = "kz-ru-friendship-1992", **values: Any) -> Record:
    """A treaty of 25 May 1992 by default. `issued` may be a text, `titles` a text, `fields` a dict.

    `numbers` are those in the manuscript of the tests.
    """
    numbers = values.pop("numbers", ())
    values = {"cited_in": listed(*numbers), "manuscript": MANUSCRIPT, "scope": "dissertation"} | values
    plain: dict[str, Any] = {"type": "treaty", "status": "identified", "titles": "Шарт", "language": "kk"} | values
    if isinstance(plain["titles"], str):
        plain["titles"] = (title(plain["titles"], plain["language"]),)
    if isinstance(plain.get("issued"), str):
        plain["issued"] = edtf.parse(plain["issued"])
    if plain.get("issued"):
        plain.setdefault("issued_origin", "identified")
    if "fields" in plain:
        plain["fields"] = MappingProxyType(plain["fields"])
    for name, item in plain.items():
        plain[name] = tuple(item) if isinstance(item, list) else item
    return Record(citekey, **plain)


def listed(*numbers: int) -> tuple[ListNumber, ...]:
    """Numbers in the manuscript of the tests."""
    return tuple(ListNumber(MANUSCRIPT, number) for number in numbers)


def title(value: str, lang: str = "kk", origin: str = "identified", form: str = "") -> Title:
    """An identified title in Kazakh."""
    return Title(value, lang, origin, form)


def person(family: str, given: str = "", role: str = "author", **values: Any) -> Contributor:
    """An author whose name a public source gives."""
    return Contributor(role, family, given, **{"lang": "kk", "origin": "identified"} | values)


def body(literal: str, role: str = "author", **values: Any) -> Contributor:
    """A ministry, a parliament: a name that is not taken apart."""
    return Contributor(role, literal=literal, **{"lang": "kk", "origin": "identified"} | values)


def action(kind: str, date: str = "", **values: Any) -> Action:
    """`action("signature", "1992-05-25", place="Мәскеу")`."""
    return Action(kind, edtf.parse(date) if date else None, **{"origin": "identified"} | values)


def signed(date: str, **values: Any) -> Action:
    """The signature of a document."""
    return action("signature", date, **values)


def in_force(date: str = "", **values: Any) -> Action:
    """The entry into force of a document."""
    return action("entry-into-force", date, **values)


def states(*codes: str) -> tuple[Party, ...]:
    """Parties that act as states."""
    return tuple(Party(code, "state") for code in codes)


def relation(kind: str, target: str) -> Relation:
    """A relation that a public source states."""
    return Relation(kind, target, "identified")


def evidence(field: str, value: str = "", **values: Any) -> Evidence:
    """What a public source says about one field."""
    return Evidence(
        field, value, **{"origin": "identified", "source": "https://adilet.zan.kz/rus/docs/Z920002000_"} | values
    )


def event(key: str, date: str, label: str = "Оқиға") -> Event:
    """Something that happened and is not a document."""
    return Event(key, edtf.parse(date), alike(label))


def day(text: str) -> int:
    """The day number of a whole day."""
    found = edtf.parse(text).lower
    assert found is not None
    return found


def fill(
    engine: Engine, vocabulary: Vocabulary, citations: Iterable[Citation] = (), events: Iterable[Event] = ()
) -> bool:
    """Write the vocabularies into a migrated database; citations and events make it one that holds a collection."""
    cited = tuple(citations)
    text = (ManuscriptContents(Manuscript(MANUSCRIPT, origin=COLLECTION, source="references.bib"), cited),)
    contents = CollectionContents(text if cited else (), tuple(events))
    return reference_data.load(engine, vocabulary, contents)


def load(engine: Engine, *records: Record | Problem, file: str = "references.bib", **options: Any) -> Outcome:
    """Import records as if each stood on a line of its own in one file."""
    incoming: Iterator[Any] = (
        item if isinstance(item, Problem) else PlacedRecord(item, file, line)
        for line, item in enumerate(records, start=1)
    )
    return importing.load(engine, incoming, VOCABULARY, str.casefold, ImportOptions(**options))


def reread(engine: Engine, citekey: str) -> Record:
    """Return a record as the store has it."""
    return queries.by_citekeys(engine, [citekey])[citekey]


def counts(outcome: Outcome) -> tuple[int, int, int, int]:
    """(new, changed, same, removed)."""
    return outcome.new, outcome.changed, outcome.same, outcome.removed


def stream(text: str | bytes) -> io.BytesIO:
    """A binary stream of a text in UTF-8."""
    return io.BytesIO(text.encode() if isinstance(text, str) else text)


def split(items: Iterable[Any]) -> tuple[list[Any], list[Problem]]:
    """Part what a format yields into what was read and the problems."""
    everything = list(items)
    return (
        [item for item in everything if not isinstance(item, Problem)],
        [item for item in everything if isinstance(item, Problem)],
    )


def only(mapping: Mapping[str, Any], *names: str) -> dict[str, Any]:
    """The named values of a mapping that are there."""
    return {name: mapping[name] for name in names if name in mapping}
