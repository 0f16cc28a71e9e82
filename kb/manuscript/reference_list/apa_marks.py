"""What stands beside a title in APA's and Harvard's form: a degree, a translator, a number of a report, a meeting.

APA has them in brackets after the title, Harvard as sentences of their own:
`Title [Doctoral thesis, University]` · `Title (A. Reed, Trans.; 2nd ed.)` · `Title (Report No. 11)` ·
`Title. MSc thesis. University.` · `Title. Report no. 14.` · `‘Title’, paper presented at the Congress, Porto, 2–5 May`.
"""

import re

from kb.manuscript.reference_list.entry_reading import EntryReading
from kb.manuscript.reference_list.names import names_at
from kb.manuscript.reference_list.patterns import LETTER, TAKEN, THESIS, UPPER
from kb.manuscript.reference_list.printed_days import printed_dates_in
from kb.manuscript.reference_list.responsibility import add_people, role_of

_REPORT = r"(?:[A-Z][A-Za-z]*\s){0,3}(?:Report|Paper|Memo|Brief)|Отч[её]т|Доклад|Есеп|Баяндама"
_NUMBERED = rf"(?P<genre>{_REPORT})\s(?:[Nn]o\.?\s?|№\s?)?(?P<number>\d[\w/.-]*?)"
_FORMS = (
    ("thesis", re.compile(
        rf"\s[\[(](?P<genre>(?:[{LETTER}]+\s){{0,2}}?(?:{THESIS})[^,()\[\]]*)(?:,\s(?P<publisher>[^()\[\]]+))?[\])]",
        re.IGNORECASE,
    )),
    ("thesis", re.compile(
        rf"(?<=\.)\s(?P<genre>(?:{THESIS})[^.,{TAKEN}]{{0,20}})[.,]\s(?P<publisher>[{UPPER}][^.:{TAKEN}]{{3,90}})(?=[.\s{TAKEN}]*$)",
        re.IGNORECASE,
    )),
    ("report", re.compile(rf"\s\({_NUMBERED}\)")),
    ("report", re.compile(
        r"\s\((?P<genre>(?:[A-Z][A-Za-z]+\s){0,3}(?:Publication|Document|Circular|Resolution|Decision|Directive|Note|"
        r"Bulletin|Guideline|Standard)s?)\s(?:No\.|№)\s?(?P<number>[A-Z]{0,5}\d[\w/.-]*)\)"
    )),
    ("", re.compile(r"\s\((?P<series>[A-Z][A-Za-z]+(?:\s[A-Za-z]+){0,6})\s(?:No\.|№)\s?(?P<place_in_it>\d{1,4})\)")),
    ("report", re.compile(r"\s\((?P<number>[A-Z]{1,5}(?:/[A-Z]+\.?){0,3}(?:/[\w.]+)*/\d[\d.]*)\)")),  # A/RES/61/295
    ("report", re.compile(rf"(?<=\.)\s{_NUMBERED}(?=\.\s)")),
    ("", re.compile(r"\s\((?:Version|Версия|v\.)\s(?P<version>\d[\w.]*)\)")),
    ("", re.compile(
        rf"\s\((?P<names>[{UPPER}][^()\[\];]{{3,90}}?),\s(?P<role>пер\.|ред\.|сост\.|ауд\.|құраст\.|Trans\.|Eds?\.|Çev\.|Haz\.|Der\.)(?=[);])"
    )),
    ("paper-conference", re.compile(
        rf"[,.]?\s\[?(?:paper|poster)\spresent(?:ed\sat|ation\.?\])\s?(?:the\s)?(?P<event>[^,.{TAKEN}]{{5,120}}),\s(?P<place>[{UPPER}][^,.{TAKEN}]{{2,40}}?)"
        rf"(?:,\s(?P<date>\d{{1,2}}(?:\s?[–-]\s?\d{{1,2}})?\s[{LETTER}]+))?(?=[.,\]{TAKEN}]|$)", re.IGNORECASE,
    )),
    ("paper-conference", re.compile(  # after the mark, which is read already: [Paper presentation]. Congress, Porto
        rf"(?<={TAKEN})\.\s(?P<event>[{UPPER}\d][^.{TAKEN}]*?(?:Conference|Congress|Symposium|Forum|Meeting|конференция|форум)[^.,{TAKEN}]*),\s"
        rf"(?P<place>[{UPPER}][^.{TAKEN}]{{2,60}}?)(?=[.{TAKEN}]|$)"
    )),
)  # fmt: skip
_FIELDS = {"genre": "genre", "publisher": "publisher", "number": "number", "version": "version",
           "event": "event-title", "place": "event-place",
           "series": "collection-title", "place_in_it": "collection-number"}  # fmt: skip


def read_marks(entry: EntryReading, start: int, year: str) -> None:
    """Read what stands beside a title, from `start` on; a meeting without a year was held in that of the entry."""
    for kind, form in _FORMS:
        mark = entry.find(form, start)
        if not mark or (kind and entry.type and not entry.type.startswith(kind)):
            continue
        groups = {name: value for name, value in mark.groupdict().items() if value}
        for name in _FIELDS.keys() & groups.keys():
            entry.add(_FIELDS[name], *mark.span(name))
        if "names" in groups:
            names = names_at(entry.open, mark.start("names"), loose=False)
            add_people(entry, role_of(mark["role"]), names.people)
        dates = printed_dates_in(f"{mark['date']} {year}") if "date" in groups else ()
        if dates:
            entry.add("event-date", *mark.span("date"), dates[0].date.text)
        if kind:
            entry.call(kind)
        entry.take(*mark.span())
