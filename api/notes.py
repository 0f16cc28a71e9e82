"""The cataloguers' own texts in records, in the reader's language.

A record states its notes, reasons and the names of acts once, in English, and every export keeps them so. A page looks
them up by the exact text in `api/locale/notes/<language>.po`: whole, else clause by clause ("; " stands between
clauses), so that a standing clause is translated once. What is not found is shown in English and marked as English.
`make messages` brings the catalogues level with the carried collection.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from babel.messages.pofile import read_po

from kb.domain import edtf
from kb.domain.instruments import Instrument
from kb.domain.languages import LANGUAGES, SOURCE
from kb.domain.records import Evidence, Record

TRANSLATED = tuple(lang for lang in LANGUAGES if lang != SOURCE)
FOLDER = Path(__file__).parent / "locale" / "notes"
DATED = (
    "issued", "date", "year", "signature", "adoption", "ratification", "entry-into-force", "amendment", "termination",
    "denunciation", "prolongation", "provisional-application", "exchange-of-instruments", "registration",
    "publication", "event-date", "accessed", "original-date",
)  # fmt: skip
PROSE = (
    "note", "event", "context", "subject", "figures", "description", "related", "mention", "author-group", "parties",
    "relation", "term",
)  # fmt: skip
JOINT = "; "
_MOST_CLAUSES = 8


@dataclass(frozen=True, slots=True)
class Notes:
    """The catalogue of one language: English text to translation."""

    entries: Mapping[str, str]

    def say(self, text: str) -> str:
        """Return a text in this language; "" where the catalogue cannot say it whole."""
        return JOINT.join(self.entries[entry] for entry in self.pieces(text))

    def pieces(self, text: str) -> tuple[str, ...]:
        """Return the entries that make up a text; () if one is lacking."""
        clauses = text.split(JOINT)
        if len(clauses) > _MOST_CLAUSES:
            return ()
        entries: list[str] = []
        while clauses:
            for end in range(len(clauses), 0, -1):
                entry = JOINT.join(clauses[:end])
                if self.entries.get(entry):
                    entries.append(entry)
                    del clauses[:end]
                    break
            else:
                return ()
        return tuple(entries)


def read(lang: str) -> Notes:
    """Read the catalogue of a language; entries without a translation are left out."""
    with (FOLDER / f"{lang}.po").open("rb") as stream:
        catalogue = read_po(stream, locale=lang)
    return Notes({str(message.id): str(message.string) for message in catalogue if message.id and message.string})


_catalogue = lru_cache(maxsize=len(TRANSLATED))(read)


def said(text: str, lang: str) -> tuple[str, str]:
    """Return a cataloguer's text for a page in `lang`, and the language it is in: "" if the page's own."""
    if not text or lang not in TRANSLATED:
        return text, ""
    translated = _catalogue(lang).say(text)
    return (translated, "") if translated else (text, "en")


def written(record: Record) -> Iterator[str]:
    """Yield the texts of a record that its cataloguer wrote in English, as they are looked up."""
    for statement in record.evidence:
        yield statement.note
        yield from _words(statement.act)
        if is_prose(statement):
            yield statement.value
    for candidate in record.candidates:
        yield from (candidate.reason, candidate.against)
    for action in record.actions:
        yield action.note
        yield from _words(action.act)
    for relation in record.relations:
        yield relation.note
    yield record.term.note


def _words(act: Instrument) -> tuple[str, str]:
    """Return what of an instrument is said in a reader's language; its title stays in its own."""
    return act.name, act.about


def is_prose(item: Evidence) -> bool:
    """Return whether the value of a statement is our prose: no quotation (it has a language), no date, no citekey."""
    if item.lang or item.target or not any("a" <= letter <= "z" for letter in item.value):
        return False
    return not edtf.find(item.value) if item.field in DATED else item.field in PROSE
