"""Marks of the medium that say what kind of work an entry names: [Карты], [Data set], Карта : непосредственная.

A mark of the medium that says nothing of the kind ([Текст], [Электронный ресурс]) is read with the addresses. GOST 7.1
puts the mark in brackets after the title proper, APA after the title; R 7.0.100 closes an entry with its content.
"""

import re
from pathlib import Path

from kb.language.word_tables import rows
from kb.manuscript.reference_list.entry_reading import EntryReading
from kb.manuscript.reference_list.patterns import DASH, LETTER, TAKEN

_KINDS = tuple(
    (kind, "|".join(words.split())) for kind, words in rows("medium", "words", Path(__file__).parents[1]).items()
)
_ANY = "|".join(words for _type, words in _KINDS)
_MARK = re.compile(
    rf"\s*\[(?P<mark>(?:{_ANY})(?![{LETTER}\s-]*\s(?:of|for|in|and|the|to)\s)[{LETTER}\s-]{{0,30}})\]", re.IGNORECASE
)
_CONTENT = re.compile(  # Изображение (движущееся ; двухмерное) : видео
    rf"\.\s{DASH}\s(?P<mark>(?:{_ANY})[^:.]{{0,40}}?)\s:\s[{LETTER}]+(?=\.|$)", re.IGNORECASE
)
_CALLED = re.compile(  # Озёра : физическая карта / …: the words stay in the title
    rf":\s(?P<mark>(?:[{LETTER}-]+\s){{1,3}}(?:карта|фильм))(?=\s/|\.\s|\.?$)", re.IGNORECASE
)
_SERVER = re.compile(  # where preprints are laid: no journal
    rf"(?<=[.?!’”])\s(?P<name>(?:ar|med|bio|chem|psy|soc|edu)\s?[RA]?r?xiv|SSRN(?:\sElectronic\sJournal)?|OSF\sPreprints|Preprints\.org)(?=[\s.\[{TAKEN}]*(?:$|[.\[{TAKEN}]))",
    re.IGNORECASE,
)
_SCALE = re.compile(
    rf"(?<=[.;,])\s(?:{DASH}\s)?(?:Масштаб\s|М-?б\s)?(?P<value>1\s?:\s?\d[\d ]{{2,11}}\d)(?=\.|,|\s{DASH}|$)"
)


def read_medium(entry: EntryReading) -> None:
    """Read the mark that says what kind of work an entry names, and the scale of a map."""
    for form in (_MARK, _CONTENT, _CALLED):
        mark = entry.find(form)
        if mark and not entry.type:
            words = mark["mark"].split()[-1] if form is _CALLED else mark["mark"]
            kind = next(kind for kind, begins in _KINDS if re.match(begins, words, re.IGNORECASE))
            entry.call(kind)
            if kind == "article":
                entry.add("genre", *mark.span("mark"))
            if form is not _CALLED:
                entry.take(*mark.span())
    if server := entry.find(_SERVER):
        entry.call("article")
        entry.add("publisher", *server.span("name"))
    if entry.type == "map" and (scale := entry.find(_SCALE)):
        entry.read(scale, "scale", "value", re.sub(r"\s*:\s*", " : ", scale["value"]))
