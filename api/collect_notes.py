"""Brings the catalogues of notes level with the carried collection: `make messages`.

A text that a catalogue cannot say yet is added with an empty translation; an entry that no text needs is dropped.
"""

from collections.abc import Iterable
from io import BytesIO

from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po

from api import i18n, notes
from kb.domain.languages import SPOKEN
from kb.domain.records import Record
from kb.errors import Problem
from kb.library import importing
from kb.settings import Settings, from_environment

_WIDTH = 120
_HEADER = """\
# What records say in their cataloguers' English, in {name}; `make messages` adds what is lacking.
msgid ""
msgstr ""
"Language: {lang}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

"""


def texts(records: Iterable[Record]) -> set[str]:
    """Return what the catalogues of notes must say; names of places and numbers are said elsewhere."""
    places = i18n.messages(notes.TRANSLATED[0])
    written = {text for record in records for text in notes.written(record)}
    return {text for text in written if text and not text.isupper() and not places.knows(text)}


def collection(settings: Settings) -> list[Record]:
    """Return the records of the carried collection."""
    return [item[0] for item in importing.read(settings.collection) if not isinstance(item, Problem)]


def divided(text: str, known: notes.Notes) -> tuple[list[str], str]:
    """Return the entries that a catalogue has for a text, and the part between them that it cannot say."""
    pieces = known.pieces(text)
    if pieces:
        return list(pieces), ""
    clauses, entries = text.split(notes.JOINT), []
    for end in (0, -1):
        while clauses and (pieces := known.pieces(clauses[end])):
            entries.append(pieces[0])
            del clauses[end]
    return entries, notes.JOINT.join(clauses)


def level(lang: str, wanted: Iterable[str]) -> list[str]:
    """Rewrite the catalogue of a language for the wanted texts; return what is still to be translated."""
    known, catalogue, left = notes.read(lang), Catalog(lang), []
    for text in sorted(wanted):
        entries, lacking = divided(text, known)
        for entry in entries:
            catalogue.add(entry, known.entries[entry])
        if lacking:
            left.append(lacking)
            catalogue.add(lacking)
    out = BytesIO()
    write_po(out, catalogue, width=_WIDTH, sort_output=True, omit_header=True)
    header = _HEADER.format(name=SPOKEN[lang].english, lang=lang)
    (notes.FOLDER / f"{lang}.po").write_text(header + out.getvalue().decode(), "utf-8")
    return left


def main() -> None:
    """Level every catalogue and say what is still to be translated."""
    wanted = texts(collection(from_environment()))
    for lang in notes.TRANSLATED:
        left = level(lang, wanted)
        print(f"{lang}: {len(wanted)} texts, {len(left)} still to be translated in {notes.FOLDER / lang}.po")  # noqa: T201


if __name__ == "__main__":
    main()
