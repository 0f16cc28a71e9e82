"""Patents and inventors' certificates: number and country, class, title, inventors, owner, the day of publication."""

import re

from kb.manuscript.reference_list.entry_reading import EntryReading, trimmed
from kb.manuscript.reference_list.heads import read_head
from kb.manuscript.reference_list.names import ListedName
from kb.manuscript.reference_list.patterns import DASH, LETTER, TAKEN, UPPER
from kb.manuscript.reference_list.printed_days import printed_dates_in
from kb.manuscript.reference_list.responsibility import add_people, read_responsibility
from kb.manuscript.reference_list.titles import read_title

_CLASS = r"(?:МПК|МКИ|ХПК|IPC|Int\.?\s?Cl\.?)"
_FIRST = re.compile(  # Пат. 2187888 Российская Федерация, МПК7 … . · Патент РК № 25120. · А. с. 1007970 СССР, …
    rf"\s*(?:(?:ҚР\s)?[Пп]ат(?:ент[{LETTER}]*)?\.?|(?P<genre>А\.\s?с\.|Авторское\sсвидетельство)|(?:US|European)?\s?Patent)"
    rf"(?:\s(?:на|for)\s[{LETTER} ]{{4,40}}?)?(?:\s(?P<of>РК|ҚР|РФ|СССР|EP|US|Республики\sКазахстан))?\s?(?:№|No\.)?\s?"
    rf"(?P<number>\d[\d ,]{{2,10}}\d)(?:\s(?P<country>[{UPPER}][{LETTER} ]{{1,40}}?))?"
    rf"(?:,\s?(?P<class>{_CLASS}[^.]{{0,60}}))?[.,]\s"
)
_STATE = r"РК|ҚР|РФ|СССР|Рос(?:сийская|\.)\sФедерация|Респ(?:ублика|\.)\sКазахстан|Қазақстан\sРеспубликасы|[A-Z]{2}"
_LATER = re.compile(  # Kozlov P. Method of drying. US Patent No. 5,123,456, … · Сейтов А. Тәсіл. ҚР патенті № 34567.
    rf"(?:[.,;:]|\(|\s{DASH})\s?(?:(?P<of>US|U\.\s?S\.|United\sStates|European|German|[A-Z]{{2}})\s[Pp]atent(?:\s(?:No\.?|№))?|"
    r"[Pp]atent\s(?:No\.?|№))\s(?P<number>(?:[A-Z]{2}\s?)?\d(?:[\d, ]|\.\d){2,12}\d(?:\s?[A-Z]\d)?)\)?(?=[.,;\s)]|$)"
    rf"|[.,;:]\s(?:(?P<state>{_STATE})\s)?[Пп]ат(?:ент(?:і|ы)?|\.)(?:\s(?P<country>{_STATE}))?\s(?:№\s?)?(?P<figure>\d{{4,8}})"
    rf"(?:\s(?P<after>{_STATE}))?(?=[.,;\s]|$)"
)
_OWNER = re.compile(
    r"(?:заявител[ьи]\s(?:и\sпатентообладател[ьи])?|патентообладател[ьи]|өтініш\sберуші(?:\s(?:және|мен)\sпатент\sиеленуші)?|"
    rf"патент\sиеленуші(?:сі)?|applicant(?:\sand\spatentee)?|assignee)\s?:?\s(?P<name>[^;]+?)(?=\s*(?:;|\.\s*{DASH}|\.?$|,\s(?:заявл|опубл)))",
    re.IGNORECASE,
)
_PUBLISHED = re.compile(
    r"(?:опубл|жарияланған|жариял|published|publ|issued|granted)\w*\.?:?\s"
    rf"(?P<date>\d{{1,2}}\.\d{{1,2}}\.(?:\d{{4}}|\d\d)|[{LETTER}]{{3,9}}\.?\s\d{{1,2}},?\s\d{{4}}|\d{{1,2}}\s[{LETTER}]{{3,9}}\.?\s\d{{4}})",
    re.IGNORECASE,
)
_DATED = re.compile(r"\(?(?<!\d)(?P<date>(?:19|20)\d\d(?:\s[A-Z][a-z]{2,8}\.?\s\d{1,2})?)(?!\d)\)?")
_DATED_LAST = re.compile(rf"\s?{DASH}\s(?P<year>(?:19|20)\d\d)[.\s]*$")
_AUTHORITY = re.compile(r"[.;]\s(?P<name>(?:U\.\s?S\.|US|European)\sPatent(?:\sand\sTrademark)?\sOffice)")
_INVENTORS = re.compile(r"\s/\s")
_OFFICE = re.compile(
    rf"(?:\.\s{DASH}\s|[;,.]\s|\s:\s)(?P<note>(?:№\s?\d|[Зз]аявл|[Өө]тін|[Оо]публ|[Жж]ариял|[Ff]iled|[Ii]ssued|[Pp]ubl|Бюл)[\s\S]*?)"
    rf"(?=[\s.{TAKEN}]*$|\s/\s)"
)
_FILED = re.compile(
    rf"(?:заявл|өтін|filed)\w*\.?:?\s(?P<date>\d{{1,2}}\.\d{{1,2}}\.(?:\d{{4}}|\d\d)|[{LETTER}]{{3,9}}\.?\s\d{{1,2}},?\s\d{{4}})",
    re.IGNORECASE,
)
_EXTENT = re.compile(
    rf"(?<=[.,])\s(?:{DASH}\s)?(?P<pages>\d{{1,3}})\s(?:с|б|p)(?![{LETTER}])\.?(?:\s:\s[{LETTER}]+\.?)?(?=[\s.{TAKEN}]*$)"
)
_VANCOUVER = re.compile(r",\s(?:inventors?|изобретатели?);\s(?P<name>[^;.]+?),\s(?:assignees?|патентообладатель)\.\s")


def read_patent(entry: EntryReading) -> bool:
    """Read an entry if it is a patent; return whether it is. What the office says of its days is its note."""
    patent = _FIRST.match(entry.open)
    if not patent:
        return _read_named_later(entry)
    entry.add("number", *patent.span("number"))
    country = "country" if patent["country"] else "of" if patent["of"] else ""
    for name, group in (("jurisdiction", country), ("genre", "genre"), ("x-titleaddon", "class")):
        if group and patent[group]:
            entry.add(name, *patent.span(group))
    entry.take(0, patent.end() - 2)
    end = _read_office(entry, patent.end())
    dated = None if entry.has("issued") else _DATED_LAST.search(entry.open, patent.end())
    if dated:
        entry.add("issued", *dated.span("year"))
        end = min(end, dated.start())
    read_title(entry, patent.end(), min(end, entry.links))
    entry.call("patent")
    return True


def _read_named_later(entry: EntryReading) -> bool:
    """Read a patent whose inventors and title stand before its number."""
    patent = _LATER.search(entry.open)
    if not patent:
        return False
    number = "number" if patent["number"] else "figure"
    entry.add("number", *trimmed(entry.text, *patent.span(number)))
    country = next((group for group in ("of", "state", "country", "after") if patent[group]), "")
    if country:
        entry.add("jurisdiction", *patent.span(country))
    entry.take(*patent.span())
    _read_office(entry, patent.end())
    dated = list(_DATED.finditer(entry.open, patent.end())) or list(_DATED.finditer(entry.open))
    if dated and not entry.has("issued"):
        dates = printed_dates_in(dated[-1]["date"])
        entry.add("issued", *dated[-1].span("date"), dates[0].date.text if dates else None)
        entry.take(*dated[-1].span())
    if office := entry.find(_AUTHORITY, patent.end()):
        entry.add("authority", *office.span("name"))
    if owned := entry.find(_VANCOUVER):
        add_people(entry, "holder", (ListedName(owned["name"], "", *owned.span("name"), True),))
        entry.take(owned.start() + 1, owned.end())
    read_title(entry, read_head(entry, patent.start()), patent.start())
    entry.call("patent")
    return True


def _read_office(entry: EntryReading, start: int) -> int:
    """Read owner, day of publication and what the office counts beside from `start` on; return where they begin."""
    if extent := entry.find(_EXTENT, start):
        entry.read(extent, "number-of-pages", "pages")
    owner, office = entry.find(_OWNER, start), entry.find(_OFFICE, start)
    for name, form in (("submitted", _FILED), ("issued", _PUBLISHED)):
        day = entry.find(form, start)
        if day and (dates := printed_dates_in(day["date"])):
            entry.add(name, *day.span("date"), dates[0].date.text)
    if owner:
        add_people(entry, "holder", (ListedName(owner["name"], "", *owner.span("name"), True),))
        entry.take(*owner.span())
    if slash := entry.find(_INVENTORS, office.end() if office else start):
        read_responsibility(entry, slash.end(), entry.stop(slash.end(), len(entry.text)))
    if office:
        entry.add("note", *trimmed(entry.text, *office.span("note"), edges=" .;"))
    ends = [match.start() for match in (owner, office) if match]
    return min(ends, default=len(entry.text))
