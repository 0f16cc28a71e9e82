"""The year in which a work that is printed again first came out, beside the year of the edition at hand."""

import re

from kb.manuscript.reference_list.entry_reading import EntryReading
from kb.manuscript.reference_list.patterns import DASH, YEAR

_FORMS = (
    re.compile(  # APA: (Original work published 1968) · (Оригинальная работа опубликована в 1968)
        rf"[.\s]*\((?:Original\swork\spublished|Оригинальн\w+\s\w+\sопубликован\w*(?:\sв)?|Алғашқы\s\w+)\s(?P<year>{YEAR})(?:\s?г\.)?\)"
    ),
    re.compile(rf"(?<=(?<!\d)\d{{4}})\s\[(?P<year>{YEAR})\]"),  # 2010 [1869]
    re.compile(rf"\[(?P<year>{YEAR})\]\s(?=(?<!\d)\d{{4}}(?!\d))"),  # [1869] 2010
)
_REPRINTED = re.compile(  # GOST keeps the words as the edition's: [Репр. изд. 1832 г.]
    rf"(?:\.\s(?:{DASH}\s)?|\s{DASH}\s)\[?(?P<words>(?:Репр|Reprint|Факс|Facsimile)(?:[^.\]]|\.\s(?=[a-zа-я\d]))*?(?P<year>{YEAR})(?:\s(?:г\.|года|ж\.))?)\]?(?=\.)",
    re.IGNORECASE,
)


def read_original(entry: EntryReading) -> None:
    """Read the year of the first edition, and of a reprint the words that say what it repeats."""
    for form in _FORMS:
        if original := entry.find(form):
            entry.read(original, "original-date", "year")
            return
    if reprint := entry.find(_REPRINTED):
        entry.add("original-date", *reprint.span("year"))
        entry.add("edition", *reprint.span("words"))
        entry.take(*reprint.span("words"))
