"""The printed forms of an entry: Kazakhstan's, GOST 7.1, R 7.0.5 and R 7.0.100, which one road reads, and APA's.

The parts that say themselves what they are go first (addresses, numbers, the imprint); the names stand at the head,
and what is left between the head and the first of those parts is the title.
"""

import re

from kb.language.list_words import any_of
from kb.manuscript.reference_list import legal
from kb.manuscript.reference_list.acts import read_act
from kb.manuscript.reference_list.addresses import read_links
from kb.manuscript.reference_list.apa import read_apa
from kb.manuscript.reference_list.archives import read_archive, read_own_archive
from kb.manuscript.reference_list.caseless_scripts import read_caseless
from kb.manuscript.reference_list.cases import read_case
from kb.manuscript.reference_list.chicago import read_chicago
from kb.manuscript.reference_list.comma_form import read_comma_form
from kb.manuscript.reference_list.elements import read_numbers
from kb.manuscript.reference_list.entry_reading import EntryReading
from kb.manuscript.reference_list.german_form import read_german
from kb.manuscript.reference_list.heads import read_head
from kb.manuscript.reference_list.hosts import read_host, read_host_after
from kb.manuscript.reference_list.imprint import read_imprint, read_year
from kb.manuscript.reference_list.media import read_medium
from kb.manuscript.reference_list.multivolume_sets import read_imprint_of_set, unwrap_imprint_brackets
from kb.manuscript.reference_list.names import DOCUMENT, body_at, names_at
from kb.manuscript.reference_list.original_editions import read_original
from kb.manuscript.reference_list.oscola_form import read_oscola
from kb.manuscript.reference_list.oscola_sources import read_oscola_source
from kb.manuscript.reference_list.patents import read_patent
from kb.manuscript.reference_list.patterns import DASH, JOURNAL, LETTER, NEWSPAPER, PLACE, TAKEN, UPPER, YEAR
from kb.manuscript.reference_list.printed_days import printed_dates_in, read_day, read_last_day
from kb.manuscript.reference_list.responsibility import is_statement, read_edited
from kb.manuscript.reference_list.signatures import read_signed
from kb.manuscript.reference_list.standards import read_standard
from kb.manuscript.reference_list.supplied_titles import read_document, read_supplied
from kb.manuscript.reference_list.titles import add_title, last_sentence, read_title

_CONTAINER = re.compile(
    r"\s*/\s?/\s*(?:В\s(?:сб|кн)\.?\s?:?\s*|В\sсборнике:?\s*|Кітапта:?\s*|In:?\s+|Эл(?:ектрон\w*)?\.?\s?ресурс:?\s*)?"
)
_IN_BOOK = re.compile(
    rf"\.?\s*(?:{DASH}\s*)?(?:В\s(?:сб|кн)\.\s?:?|В\sсборнике:|Кітапта:|(?:[{UPPER}][{LETTER}]+\s)?[Жж]инағында:|In:|(?<=,\s)in:)\s*(?=[{UPPER}«\"])"
)
_IN_EDITED = re.compile(  # …, in Climate Change 1995. Edited by J. Houghton
    r"[.,]\s[Ii]n:?\s(?=[A-Z“\"](?:(?!//).){3,200}?(?:[Ee]dited\sby|\([Ee]ds?[.:]?\)|\([Ee]ds?[.:]\s|,\s[Ee]ds?\.))"
)
_SLASH_HOST = re.compile(rf"(?<=[{LETTER}»\".!?])\s*/\s*(?=[{UPPER}«\"])")
_SERIAL = re.compile(
    r"\.\s+(?=(?:Изв|Тр|Вестн|Учен?\.\sзап|Труды|Известия|Сообщения|Вестник|Записки|Хабаршы\w*|Vestnik|Izvestiya|Trudy|Zapiski|Khabarshy\w*|Habarshy\w*|Bulletin|Proceedings)\b)"
)
_BARE_NEWSPAPER = re.compile(
    rf"(?<=[.»\"!?…])\s*[«\"]?(?P<host>(?:{NEWSPAPER})[^.,\d{TAKEN}]{{0,30}})[»\"]?\s*[.,]?\s*{DASH}?\s*(?:№\s?\d+,?\s*)?"
    rf"{YEAR}[.,\sж]+{DASH}?\s*\d",
    re.IGNORECASE,
)
_COLLECTED_HOST = (
    re.compile(  # Міграція птахів. Екологія степу : матеріали конф. …: DSTU 8302 puts no sign before a host
        rf"(?<=[.?!»])\s(?=[{UPPER}«][^.:;{TAKEN}]{{3,160}}\s?:\s(?:{any_of('collected')}))"
    )
)
_PAGES_OF_PART = re.compile(rf"\s[СCPSБ]\.\s?\d+\s?{DASH}\s?\d+")
_QUOTED = re.compile(r"[\s,.:]*[“\"«]\s?(?P<title>[^”\"]{5,300}?),?[”\"»][.,]*\s*(?=[^\s»])")
_NO_HOST = re.compile(r":\s|(?:\S+\s){9}")  # Процветание, безопасность и благосостояние: послание
_OF_SERIES = re.compile(r"(?:сериясы|[Сс]ерия\b|Ser(?:ies|ija|iya)\b|Сер\.)")
_ISSUE_FOLLOWS = re.compile(
    r"no\.|вип\.|вып\.|№|vol\.|т\.\s?\d|\(\d{4}\)|:\s?\d+\s?[-–]\s?\d+|\bpp?\.\s?\d|\bсс?\.\s?\d", re.IGNORECASE
)

_IN_BRACKETS = re.compile(  # Harrow, Steppe Roads (London: Routledge, 2001)
    rf"\s\((?:(?P<place>[{UPPER}][^():,]{{1,40}}):\s)?(?P<publisher>[{UPPER}][^():,]{{1,60}}),\s(?P<year>{YEAR})\)(?=(?:,\s*\d[\d\s–-]*)?[.,\s{TAKEN}]*$)"
)
_DAY_OF_TITLE = re.compile(
    rf"(?:,\s(?P<date>\d{{1,2}}\.\d{{1,2}}\.\d{{4}})|[.»]\s(?P<year>{YEAR})(?:\s(?:г|ж))?\.?)\s*$"
)
_PLACE_AND_DAY = re.compile(  # Послание … «…» (Астана, 6 февраля 2008 года) · … (от 14 февраля 2007 г.)
    rf"\s\((?:(?P<place>{PLACE}),|от|of|dated)\s(?P<date>[^()]{{6,30}}?{YEAR}|{YEAR}[^()]{{6,30}})(?:\s?(?:года|г\.|жыл\w*|ж\.))?\)[.\s]*$"
)


_ANOTHER_ENTRY = re.compile(  # names no work: the one before it, or one cited above
    r"\W*(?:там\sже|сонда|сол\sжерде|бұл\sда\sсонда|ibid(?:em)?|ibidem|указ\.\sсоч|op\.\scit)(?!\w)",
    re.IGNORECASE,
)
_QUOTED_FROM = re.compile(r"\W*(?:цит\.\sпо|cited\s(?:from|in))\s?:\s*", re.IGNORECASE)  # R 7.0.5, cl. 4.12


def read_form(entry: EntryReading) -> None:
    """Read one entry in whatever form it is printed; of one that only points at another nothing is read."""
    if _ANOTHER_ENTRY.match(entry.text):
        return
    if quoted := _QUOTED_FROM.match(entry.text):
        if not re.search(YEAR, entry.text):
            return
        entry.take(*quoted.span())
    read_links(entry)
    unwrap_imprint_brackets(entry)
    read_medium(entry)
    read_caseless(entry)
    read_original(entry)
    if (standard := read_standard(entry)) is not None:
        _read_book(entry, standard)
        return
    if read_patent(entry) or read_case(entry) or read_german(entry) or read_oscola(entry) or read_oscola_source(entry):
        return
    if read_comma_form(entry) or (not legal.is_numbered(entry.text) and (read_chicago(entry) or read_apa(entry))):
        return
    if read_archive(entry):
        head = read_head(entry, len(entry.text))
        end = entry.stop(entry.skip(head), len(entry.text))
        read_title(entry, head, end if entry.has("issued") else _read_day_before(entry, head, end))
        return
    _read_gost(entry)


def _read_gost(entry: EntryReading) -> None:
    """Read an entry whose head is names or a title, whose host stands after `//` and whose imprint is at the end."""
    host = entry.find(_CONTAINER) or entry.find(_IN_BOOK) or entry.find(_IN_EDITED)
    end = host.start() if host else len(entry.text)
    if host and (own := read_own_archive(entry, host)) is not None:
        read_title(entry, read_head(entry, own), own)
        return
    act = legal.act_kind(entry.open[legal.leading_day_end(entry.open) : end].strip())
    gazette = None if host or not act else entry.find(legal.GAZETTE)
    if read_signed(entry, act, host or gazette, end):
        return
    titled = read_supplied(entry, end)
    if not host and (titled or not act) and read_document(entry, titled, end):
        return
    if act and not titled:
        read_act(entry, act, host or gazette, gazette.start() if gazette else end)
        return
    head = titled or read_head(entry, end)
    if quoted := _QUOTED.match(entry.open, head, end):
        hosted = re.match(rf"(?P<within>[Ii]n\s)?[{UPPER}\"“«]", entry.open[quoted.end() :])
        if not host and hosted and (hosted["within"] or _ISSUE_FOLLOWS.search(entry.open, quoted.end())):
            read_host_after(entry, quoted)
            return
    if host:
        entry.take(*host.span())
        read_host(entry, host.end())
        end = end if entry.has("issued") else _read_day_before(entry, head, end)
        read_title(entry, head, end)
        return
    newspaper = _BARE_NEWSPAPER.search(entry.open, head)
    if newspaper and not entry.has("publisher-place"):
        read_host(entry, newspaper.start("host"))
        read_title(entry, head, newspaper.start("host"))
        return
    _read_book(entry, head)


def _read_day_before(entry: EntryReading, start: int, end: int) -> int:
    """Read the day or year at the end of a title whose host has none: Стенограмма …, 10.02.2007 // Kremlin.ru."""
    day = _DAY_OF_TITLE.search(entry.open, start, end)
    dates = printed_dates_in(day["date"] or "") if day else ()
    if not day or not (dates or day["year"]):
        return end
    entry.add("issued", *day.span(day.lastgroup or 0), dates[0].date.text if dates else None)
    return day.start() + (day.group()[0] == "»")


def _read_book(entry: EntryReading, head: int) -> None:
    """Read a book, or an article whose journal no sign parts from its title."""
    announced = _PLACE_AND_DAY.search(entry.open, head)
    dates = printed_dates_in(announced["date"]) if announced else ()
    if announced and dates:
        if announced["place"]:
            entry.add("publisher-place", *announced.span("place"))
        entry.read(announced, "issued", "date", dates[0].date.text)
        read_title(entry, head, announced.start())
        return
    if (host := _COLLECTED_HOST.search(entry.open, head)) and _PAGES_OF_PART.search(entry.open, host.end()):
        read_host(entry, host.end())
        read_title(entry, head, host.start())
        return
    read_numbers(entry, head, False)
    if imprint := entry.find(_IN_BRACKETS, head):
        for name, group in (("publisher-place", "place"), ("publisher", "publisher"), ("issued", "year")):
            if imprint[group]:
                entry.add(name, *imprint.span(group))
        entry.take(*imprint.span())
        read_title(entry, head, imprint.start())
        return
    read_edited(entry, head)
    if entry.has("issue") or (entry.has("page") and not entry.has("number-of-pages")):
        read_day(entry, head)
    else:
        read_last_day(entry, head)
    year = None if entry.has("issued") else read_year(entry, head, False)
    titled = entry.skip(head)
    end = year[0] if year else entry.stop(titled, len(entry.text))
    begins = read_imprint(entry, titled, end, titled) if year or not entry.has("URL") else end
    begins = read_imprint_of_set(entry, titled, begins)
    if entry.has("URL") and not (year or entry.has("publisher")):
        begins = _read_answering_body(entry, titled, begins)
    day = re.fullmatch(r"\d{4}-\d\d-\d\d", entry.value("issued"))
    article = (entry.has("issue") or day) and not entry.has("number-of-pages")
    named = not (entry.has("number-of-pages") or entry.has("publisher") or entry.has("publisher-place"))
    slash = _SLASH_HOST.search(entry.open, titled, begins)
    answered = slash and is_statement(entry.open, slash.end())
    if not answered and (
        article
        or (named and _ends_with_host(entry, titled, begins))
        or (entry.has("page") and not entry.has("number-of-pages") and not entry.has("publisher"))
    ):
        begins = min(begins, _read_unsigned_host(entry, titled, begins))
    read_title(entry, head, begins)


def _read_answering_body(entry: EntryReading, start: int, end: int) -> int:
    """Read the body that the last sentence before an address names: …. Институт зоологии; return where it begins."""
    begins = last_sentence(entry.open, start, entry.stop(start, end))
    body = body_at(entry.open, begins, entry.stop(begins, end)) if begins else None
    if not begins or not body:
        return end
    entry.add("publisher", body.start, body.end)
    return begins


def _ends_with_host(entry: EntryReading, start: int, end: int) -> bool:
    """Whether the last sentence of a title names a newspaper or a journal."""
    end = entry.stop(start, end)
    begins = last_sentence(entry.open, start, end)
    words = rf"(?:^|[«\s])(?:{NEWSPAPER}|журнал|хабаршы|вестник|journal)"
    return begins is not None and bool(re.search(words, entry.open[begins:end], re.IGNORECASE))


def _read_unsigned_host(entry: EntryReading, start: int, end: int) -> int:
    """Read the journal at the end of a title: after a slash, else its last sentence; return where it begins."""
    end = entry.stop(start, end)
    slash = _SLASH_HOST.search(entry.open, start, end)
    if slash and not (names_at(entry.open, slash.end(), loose=False).people or is_statement(entry.open, slash.end())):
        add_title(entry, "container-title", slash.end(), end)
        entry.take(*slash.span())
        return slash.start()
    serial = _SERIAL.search(entry.open, start, end)
    if serial:
        add_title(entry, "container-title", serial.end(), end)
        return serial.start()
    area = re.search(rf"\.\s*{DASH}+\s*(?=[{UPPER}«\"])[^{TAKEN}]*$", entry.open[start:end])
    begins = start + area.start() if area else _with_series(entry, start, end)
    if begins is None or begins <= start or _NO_HOST.search(entry.open, begins, end):
        return end
    if DOCUMENT.match(entry.open[begins:end].lstrip(" .–—-")):  # Послание народу: what the work is
        return end
    add_title(entry, "container-title", begins if not area else start + area.start() + 1, end)
    return begins


def _with_series(entry: EntryReading, start: int, end: int) -> int | None:
    """Return where the last sentence of a title begins, the journal before it where that sentence is its series."""
    begins = last_sentence(entry.open, start, end)
    if begins is not None:
        ended = max(entry.open.rfind(sign, start, begins) for sign in ".?!") + 1
        before = last_sentence(entry.open, start, ended)
        journal = before is not None and re.match(JOURNAL, entry.open[before:], re.IGNORECASE)
        if before is not None and (journal or _OF_SERIES.search(entry.open, begins, end)):
            return before
    return begins
