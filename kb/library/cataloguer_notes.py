"""The cataloguers' own texts in records, in the reader's language.

A record states its notes, reasons and the names of acts once, in English, and every export keeps them so. Pages and
commands look each phrase up by its exact text in `kb/data/notes/<language>.po`. Prose of which a phrase is lacking
there is shown in English and marked as English.
`make messages` brings the catalogues level with the carried collection.
"""

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from babel.messages.pofile import read_po

from kb.domain import edtf
from kb.domain.instruments import Instrument
from kb.domain.languages import LANGUAGES, SOURCE
from kb.domain.prose import NO_PROSE, Prose
from kb.domain.records import Evidence, Record
from kb.messages import Message, sentence

TRANSLATED = tuple(lang for lang in LANGUAGES if lang != SOURCE)
FOLDER = Path(__file__).parents[1] / "data" / "notes"
DATED = (
    "issued", "date", "year", "signature", "adoption", "notification", "ratification", "approval", "acceptance",
    "accession", "succession", "deposit", "repeal", "entry-into-force", "amendment", "termination",
    "denunciation", "prolongation", "provisional-application", "exchange-of-instruments", "registration",
    "publication", "event-date", "accessed", "original-date",
)  # fmt: skip
PROSE = (
    "note", "event", "context", "subject", "figures", "description", "related", "mention", "author-group", "parties",
    "relation", "term",
)  # fmt: skip


def read(lang: str) -> dict[str, str]:
    """Return what is translated into a language, English text to translation; {} if it has no catalogue yet."""
    if not (catalogued := FOLDER / f"{lang}.po").is_file():
        return {}
    with catalogued.open("rb") as stream:
        catalogue = read_po(stream, locale=lang, abort_invalid=True)
    return {str(message.id): str(message.string) for message in catalogue if message.id and message.string}


_catalogue = lru_cache(maxsize=len(TRANSLATED))(read)


def prose(item: Prose, lang: str) -> tuple[str, str]:
    """Return prose for a page in `lang`, and the language it is in: "" if the page's own; in English, all of it is."""
    if not item or lang not in TRANSLATED:
        return item.text, ""
    known = _catalogue(lang)
    if all(phrase in known for phrase in item.phrases):
        return Prose(tuple(known[phrase] for phrase in item.phrases)).text, ""
    return item.text, SOURCE


def said(text: str, lang: str) -> tuple[str, str]:
    """Return a text of one piece as `prose` does."""
    return prose(Prose((text,)) if text else NO_PROSE, lang)


def instrument(act: Instrument, lang: str) -> tuple[str, str]:
    """Return an instrument in words as `prose` does: in the reader's language where all of it can be said so."""
    if lang not in TRANSLATED:
        return act.text, ""
    (name, name_lang), (about, about_lang) = said(act.name, lang), said(act.about, lang)
    if name_lang or about_lang:
        return act.text, SOURCE
    if act.number:
        number = act.number.replace("FZ", "ФЗ")
        name = sentence(Message("instrument-numbered", name=name, number=number), lang).strip(" ,")
    title = f"«{act.title}»" if act.title else ""
    return " ".join(part for part in (name, title, about) if part), ""


def line(item: Prose, lang: str) -> str:
    """Return prose on a line of a terminal in `lang`; "[en]" stands before what is in English."""
    return marked(*prose(item, lang))


def instrument_line(act: Instrument, lang: str) -> str:
    """Return an instrument likewise."""
    return marked(*instrument(act, lang))


def marked(text: str, lang: str = "") -> str:
    """Return a text with the language that it is in before it, where that is not the reader's."""
    return f"[{lang}] {text}" if lang else text


def written(record: Record) -> Iterator[str]:
    """Yield the texts of a record that its cataloguer wrote in English, as they are looked up."""
    for statement in record.evidence:
        yield from statement.note.phrases
        yield from _words(statement.act)
        if is_prose(statement):
            yield statement.value
    for candidate in record.candidates:
        yield from (*candidate.reason.phrases, *candidate.against.phrases)
    for action in record.actions:
        yield from _words(action.act)
    parts = (record.actions, record.relations, record.clauses, record.reservations, record.web_links, (record.term,))
    noted: Iterator[Prose] = (part.note for several in parts for part in several)
    for note in noted:
        yield from note.phrases


def _words(act: Instrument) -> tuple[str, str]:
    """Return what of an instrument is said in a reader's language; its title stays in its own."""
    return act.name, act.about


def is_prose(item: Evidence) -> bool:
    """Return whether the value of a statement is our prose: no quotation (it has a language), no date, no citekey."""
    if item.lang or item.target or not any("a" <= letter <= "z" for letter in item.value):
        return False
    return not edtf.find(item.value) if item.field in DATED else item.field in PROSE
