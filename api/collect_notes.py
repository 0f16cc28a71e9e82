"""Brings the catalogues of notes level with the carried collection: `make messages`.

A text that a catalogue cannot say yet is added with an empty translation; an entry that no text needs is dropped.
"""

from collections.abc import Iterable
from io import BytesIO

from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po

from kb.domain.languages import SPOKEN
from kb.domain.records import Record
from kb.errors import Problem
from kb.library import cataloguer_notes, importing
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
    """Return what the catalogues of notes must say."""
    return {text for record in records for text in cataloguer_notes.written(record) if text}


def collection(settings: Settings) -> list[Record]:
    """Return the records of the carried collection."""
    return [item.record for item in importing.read(settings.collection) if not isinstance(item, Problem)]


def level(lang: str, wanted: Iterable[str]) -> list[str]:
    """Rewrite the catalogue of a language for the wanted texts; return what is still to be translated."""
    known, catalogue = cataloguer_notes.read(lang), Catalog(lang)
    for text in sorted(wanted):
        catalogue.add(text, known.get(text, ""))
    out = BytesIO()
    write_po(out, catalogue, width=_WIDTH, sort_output=True, omit_header=True)
    header = _HEADER.format(name=SPOKEN[lang].english, lang=lang)
    (cataloguer_notes.FOLDER / f"{lang}.po").write_text(header + out.getvalue().decode(), "utf-8")
    return sorted(set(wanted) - known.keys())


def main() -> None:
    """Level every catalogue and say what is still to be translated."""
    wanted = texts(collection(from_environment()))
    for lang in cataloguer_notes.TRANSLATED:
        left = level(lang, wanted)
        print(f"{lang}: {len(wanted)} texts, {len(left)} still to be translated in {cataloguer_notes.FOLDER / lang}.po")  # noqa: T201


if __name__ == "__main__":
    main()
