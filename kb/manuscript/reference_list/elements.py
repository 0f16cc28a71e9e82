"""The parts of an entry that say themselves what they are: pages, volumes, issues, editions, series.

Each is read wherever it stands, in whatever printed form, and taken out of the text for those that follow.
"""

import re

from kb.language.months import printed_month
from kb.manuscript.reference_list.entry_reading import EntryReading, full_page_range, normalise_page_ranges
from kb.manuscript.reference_list.patterns import DASH, DASHES, LETTER, TAKEN, UPPER, YEAR
from kb.manuscript.reference_list.printed_days import printed_dates_in

_AREA = rf"(?:^|[.,;:()\]»\"\x1f/]\s*{DASH}?\s*|\s{DASH}\s?|{DASH}\s?)"
_NUMBERS = rf"(?:\d+\s*{DASH}+\s*\d+|\d+|[IVXLC]+\s*{DASH}\s*[IVXLC]+|[IVXLC]+)"
_PAGES = (
    re.compile(  # С. 5–9 · Б. 12 · -Б.9 · pp. 5-9 · с. 235
        rf"{_AREA}(?P<label>[БСCPРS]|Pp|PP|[бсcр]{{1,2}}|pp?|стр|бет|ББ|bb|ss?)(?![{LETTER}])\.?\s*:?\s*(?P<value>[A-ZА]?{_NUMBERS}(?:\s*[,;]\s*(?!{YEAR}(?!\d))\d+(?:\s*{DASH}\s*\d+)?)*)(?![\d{LETTER}])(?:\s?[бсcp]\.)?"
    ),
    re.compile(  # 33-48 бб. · 531 – 539 стр. · (6-б.)
        rf"(?<![\d№])(?!{YEAR}(?:,|[a-d]\b))(?P<value>\d+(?:\s*{DASH}\s*\d+)?(?:\s*,\s*\d+\s*{DASH}\s*\d+)*)\s?-?\s?(?P<label>бб|бет(?:тер[іи]?)?|стр|сс|bb|pp|б|с|c|p|s|pages?)\b\.?(?!\s?[{LETTER}]\.)"
    ),
)
_EXTENT = re.compile(
    rf"{_AREA}(?:[IVXLC]+\s?[,+]\s?)?(?!{YEAR}[a-d]\b)(?P<value>\d{{1,4}})(?:,\s?\[\d+\])?\s?-?\s?(?P<label>бет|стр|pages|pp|б|с|c|p|s|S(?=\.)|b(?=\.?[\s.{TAKEN}]*$)|(?<=\s)6(?=\.?\s*$)|P(?=\.?\s*$))(?![{LETTER}\d])\s?\.?"
    rf"(?!\s?{DASH}?\s?[{LETTER}]\.\s?[{LETTER}])(?:\s?[:;+,]\s?(?:ил|сур|табл|карт)[{LETTER}.]*)?"
)
_BARE_EXTENTS = re.compile(
    rf"(?:\.\s*{DASH}|,\s*{DASH}|\s{DASH})\s*(?P<value>\d{{2,4}})(?!\s?{DASH}\s?\d)(?=\s*\.?\s*(?:{DASH}|$))"
)
_BARE_PAGES = re.compile(
    rf"[,.:;\x1f]\s*(?:{DASH}\s)?(?P<value>[eE]?\d+\s*{DASH}\s*[eE]?\d+)\s*\.?\s*(?=$|\x1f|\.|;|,)"
)
_VOLUME = (
    re.compile(
        rf"(?<![{LETTER}])(?:Т|T|т|Том|том|ТОМ|Vol|vol|Volume|volume|VOL|V(?=[.\s\d])|томы)\s?[.:]?\s*(?P<value>(?:\d+|[IVXLC]+)(?:\s*[,–-]\s*(?:\d+|[IVXLC]+)(?=\s*[.,;:\s\x1f(]|$))?)(?![\d{LETTER}])"
    ),
    re.compile(
        rf"(?<![\d№.{LETTER}])(?P<value>(?:\d+|[IVXLC]+)(?:\s*[,–-]\s*(?:\d+|[IVXLC]+))*)\s*(?:-?\s?(?:ші|шы|й|ой|ий))?\s?-?\s?(?:том[ыа]?|jild|cilt|т\.)(?![{LETTER}])\.?"
    ),
)
_VOLUMES = re.compile(
    rf"(?<![{LETTER}])(?:в|В|у|У)\s(?P<value>\d+|двух|трех|трёх|четырех|четырёх|пяти|шести|семи|восьми|десяти)(?:-?(?:х|ти|ми|мя))?\s?-?\s?(?:т\.|томах|кн\.|частях|ч\.)"
    r"|(?<=[.)»]\s)(?P<english>\d{1,2})\s(?:vols?\.|volumes|Bde?\.)|(?<=[.)]\s)(?P<kazakh>(?:(?:он|жиырма|отыз|қырық|елу)\s?)?(?:бір|екі|үш|төрт|бес|алты|жеті|сегіз|тоғыз)|он|жиырма|отыз|елу|жүз|\d+)\s?-?\s?томдық(?=\s?[.:])",
    re.I,
)
_PART = re.compile(
    rf"(?<![{LETTER}])(?P<label>Кн|кн|Книга|книга|Ч|ч|Часть|часть|Бөлім|бөлім|Part|part|Bd)\s?[.:]?\s*(?P<value>\d+|[IVXLC]+)(?![\d{LETTER}])"
    rf"|(?P<kazakh>\d+|[IVXLC]+)\s?-\s?(?:кітап|бөлім|кн\.)"
)
_ISSUE = re.compile(
    rf"(?<![{LETTER}])(?:(?:Вып(?:уск)?|вып(?:уск)?|[Вв]ип(?:уск)?|Шығ(?:арылым)?|шығ|Issue|issue|Iss|iss|No|no|Nо|Nr|Сан|сан|Number)\s?[.:]?\s*(?:№\s*)?|№\s?\.?\s?|N\s?|N\.\s?(?=\d))"
    rf"(?P<value>\d+(?:\s*[{DASHES}/,]\s?\d{{1,3}}(?!\d|\s*[бсcp]\b|\s?{DASH}\s?\d))?(?:\s?\(\s?(?!{YEAR}\s?\))\d+(?:[/–-]\d+)?\s?\))?(?:\s?/\s?\d+)?(?:-[IVX]+)?)(?![\d{LETTER}])"
)
_VOLUME_ISSUE = re.compile(
    rf"(?<![\d№{LETTER}])(?P<volume>\d{{1,4}})\s?\(\s?(?P<issue>\d+(?:\s*[/{DASHES}]\s*\d+)?)\s?\)"
)
_VANCOUVER = re.compile(
    rf"(?P<year>{YEAR})(?:\s(?P<month>[A-Z][a-z]{{2,8}}(?:\s\d{{1,2}})?))?\s?;\s?(?=[\d(])(?P<volume>\d*)\s?(?:\((?P<issue>[\d/–-]+)\))?\s?:\s?(?P<pages>[eE]?\d+(?:\s?{DASH}\s?\d+)?)"
)
_SECTION = re.compile(  # Vancouver's newspaper: 2020 Apr 7;Sect. A:3 (col. 2)
    rf"(?P<year>{YEAR})\s(?P<month>[A-Z][a-z]{{2,8}}\s\d{{1,2}});\s?(?P<volume>)(?P<issue>)(?:Sect?\.?|Section)\s\w+:(?P<pages>\d+)(?:\s\(col\.\s\d+\))?"
)
_CHICAGO = re.compile(  # Slavic Review 74, no. 1 (Spring 2015): 198–99 · Osteuropa, 57. Jg., H. 11 (2007), S. 137–148
    rf"(?<=[{LETTER}»”]),?\s(?P<volume>\d{{1,4}})(?:\.\s(?:Jg|Jahrgang)\.?)?(?:,\s(?:[Nn]os?\.|issues?|H\.|Heft|Nr\.)\s(?P<issue>\d+(?:\s?[{DASHES}/]\s?\d+)?))?"
    rf"\s\((?:(?:Spring|Summer|Fall|Autumn|Winter)\s)?(?P<year>{YEAR})\)(?:[:,]\s(?:S\.\s|pp\.\s)?(?P<pages>\d+(?:\s?{DASH}\s?\d+)?))?(?=[.,\s{TAKEN}]*$|\.\s)"
)
_COLONED = re.compile(  # Central Asian Survey 34:3, 281-95
    rf"(?<=[{LETTER}»”]),?\s(?P<year>)(?P<volume>\d{{1,4}}):(?P<issue>\d{{1,3}}),\s(?:pp\.\s)?(?P<pages>\d+\s?{DASH}\s?\d+)"
)
_YEAR_VOLUME = re.compile(  # Tourism Management 2015, 46, 12–23
    rf"(?<!\d)(?P<year>{YEAR}),\s(?P<volume>\d{{1,4}})\s?(?:\((?P<issue>[\d/–-]+)\))?,\s(?P<pages>\d+\s?{DASH}\s?\d+)(?!\d)"
)
_EDITION = re.compile(
    rf"(?<![{LETTER}\d])(?P<value>(?:\d+(?:st|nd|rd|th)\srev\.\sed\.|\d+-?(?:oe|e|je)\sizd(?:anie|\.)(?:,?\s(?:i\s)?(?:ispr|pererab|dop|ster)\w*\.?)*|(?:first|second|third|fourth|fifth|sixth|seventh)\sed(?:ition|\.)|(?:\d+|[IVX]+)\s?-?\s?(?:е|ое|[гт][еє]|ші|шы|ші|nd|rd|th|st|\.(?=\s[Aabé]))?[\s-]?\s?(?:(?:\w+\.\s)?изд(?:ание|\.)|вид(?:ання|\.)|Auf(?:lage|l\.)|Ausg(?:abe|\.)|bas(?:kı|ım)|éd(?:ition|\.)|бас(?:ылым[ыа]?|\.)|ed(?:ition|\.(?!\sby))|edn\.?)|"
    rf"(?:(?:изд|вид)(?:ание|ання|\.)\s)\d+(?:-?[а-я]+)?|(?:\d+(?:st|nd|rd|th)\s)?(?:rev(?:ised)?|enl(?:arged)?|expanded)\.?\sed(?:ition|n?\.)|толықтырылған\s\w+\sбасылым\w*)(?:(?:[,\s]+|(?<=\.))(?:(?:испр|перераб|переробл|виправ|випр|доп|стер|өңд|толықт|rev|өңделіп|толықтырылып|өңделген|толықтырылған)[{LETTER}]*\.?|и|і|та|й|және)(?=[\s.,\x1f]|$|[иі]\s))*)",
    re.IGNORECASE,
)
_OWN_REFERENCES = re.compile(  # Библиогр.: с. 150–168 (201 назв.): pages of its own list, no extent of the work
    rf"[.;]\s(?:{DASH}\s)?(?P<value>(?:Библиогр|Bibliogr)[{LETTER}]*\.?\s?:\s?[^.{TAKEN}]*(?:\.\s\d[^.{TAKEN}]*)?)(?=\.|$|{TAKEN})"
)
_IN_SERIES = re.compile(r"\s;\s(?:вып\.\s|№\s|vol\.\s|no\.\s)?(?P<number>\d[\w./-]{0,10})$", re.IGNORECASE)
_NAMED_SERIES = re.compile(
    rf"(?<=\.)\s+Серия:?\s(?=[«{UPPER}])(?P<value>[^{DASHES}\x1f]{{3,90}}?)\.\s*(?=$|\x1f|{DASH})"
)
_SERIES = re.compile(
    r"(?:[.–—-]|(?<=Press)|(?<=Books)|(?<=Verlag))\s*\((?![^()]*\d\s\w+\s\d{4})(?P<value>(?:Серия|Сер\.|[A-ZА-Я«\"])[^()\x1f]{3,90})\)\.?\s*(?=$|\x1f|[.–—-])"
)
_SYMBOL = re.compile(  # Правила. ЕСЕ/НВР/96. ООН, 1997
    rf"(?:(?<=[.»\"])|(?<=[.»\"]\s{DASH}))\s(?P<value>[{UPPER}]{{1,5}}(?:/[{UPPER}\d.-]+){{0,4}}/[{UPPER}.-]*\d[\d.]*?)(?=\.?(?:\s|$))"
)


def read_numbers(entry: EntryReading, start: int, in_container: bool) -> None:
    """Read volume, issue, pages, extent and edition from `start` on; of an article `in_container` is true."""
    if _read_packed(entry, start):
        return
    if not entry.has("note") and (listed := entry.find(_OWN_REFERENCES, start)):
        entry.add("note", *listed.span("value"))
    _read_series(entry, entry.find(_SERIES, start) or entry.find(_NAMED_SERIES, start))
    _add(entry, "edition", entry.find(_EDITION, start))
    volumes = entry.find(_VOLUMES, start)
    if volumes:
        entry.add("number-of-volumes", *volumes.span(volumes.lastgroup or 0))
        entry.take(*volumes.span())
    for pattern in _VOLUME:
        if not entry.has("volume"):
            _add(entry, "volume", entry.find(pattern, start), ranged=False)
    volume = (
        re.search(rf"{TAKEN}\s?\((?P<value>\d+(?:[/–-]\d+)?)\)", entry.open[start:]) if entry.has("volume") else None
    )
    if volume and not entry.find(_ISSUE, start):
        entry.add(
            "issue", start + volume.start("value"), start + volume.end("value"), normalise_page_ranges(volume["value"])
        )
        entry.take(start + volume.start() + 1, start + volume.end())
    _add(entry, "issue", entry.find(_ISSUE, start), ranged=True)
    part = entry.find(_PART, start)
    if part:
        group = "value" if part["value"] else "kazakh"
        entry.add("volume" if not entry.has("volume") else "part-number", *part.span(group))
        entry.take(*part.span())
    pair = entry.find(_VOLUME_ISSUE, start)
    if pair and not entry.has("issue"):
        if not entry.has("volume"):
            entry.add("volume", *pair.span("volume"))
        entry.read(pair, "issue", "issue", normalise_page_ranges(pair["issue"]))
    _read_pages(entry, start, in_container)
    article = re.search(rf"{TAKEN},\s(?P<value>e?\d{{3,7}})(?=[.\s{TAKEN}]*$)", entry.open[start:])
    if article and entry.has("issue") and in_container and not entry.has("page"):  # 12(4), 1023
        entry.add("page", start + article.start("value"), start + article.end("value"))


def _read_packed(entry: EntryReading, start: int) -> bool:
    """Read year, volume, issue and pages that stand together as a form has them; return whether they do."""
    packed = next(
        filter(None, (entry.find(form, start) for form in (_VANCOUVER, _SECTION, _YEAR_VOLUME, _CHICAGO, _COLONED))),
        None,
    )
    if not packed:
        return False
    for name, group in (("issued", "year"), ("volume", "volume"), ("issue", "issue"), ("page", "pages")):
        if packed[group]:
            value = {"issue": normalise_page_ranges, "page": full_page_range}.get(name, str)(packed[group])
            entry.add(name, *packed.span(group), value)
    month = packed.groupdict().get("month")
    dates = printed_dates_in(f"{packed['year']} {month}") if month else ()
    if dates:
        entry.date(dates[0].date.text)
    entry.take(*packed.span())
    return True


def _read_series(entry: EntryReading, series: re.Match[str] | None) -> None:
    """Read a series and the number of the work in it: (Cambridge Studies ; 91)."""
    if not series or printed_month(series["value"]) or series["value"].startswith("Пер"):  # (March) · (Перев. с англ.)
        return
    if number := _IN_SERIES.search(series["value"]):
        begin = series.start("value")
        entry.add("collection-title", begin, begin + number.start())
        entry.add("collection-number", begin + number.start("number"), begin + number.end())
        entry.take(*series.span())
    else:
        _add(entry, "collection-title", series)


def _read_pages(entry: EntryReading, start: int, in_container: bool) -> None:
    if not in_container:
        extent = _last(entry, _EXTENT, start)
        _add(entry, "number-of-pages", extent)
    for pattern in _PAGES:
        match = _last(entry, pattern, start)
        if match and not entry.has("page"):
            whole = (
                not in_container
                and not match["label"].isupper()  # С. 58 is the page cited, с. 58 may be all of them
                and not re.search(rf"{DASH}|,", match["value"])
                and not entry.has("number-of-pages")
            )
            name = "number-of-pages" if whole and match["value"].isdigit() else "page"
            entry.add(name, *match.span("value"), full_page_range(match["value"]))
            entry.take(*_inner(match))
    if not in_container and not entry.has("number") and (symbol := entry.find(_SYMBOL, start)):
        entry.add("number", *symbol.span("value"))
    if not in_container and not entry.has("number-of-pages"):
        for match in list(_BARE_EXTENTS.finditer(entry.open, start))[:2]:
            year = re.fullmatch(YEAR, match["value"])
            if not year:
                name = "page" if entry.has("number-of-pages") else "number-of-pages"
                entry.add(name, *match.span("value"))
    bare = _last(entry, _BARE_PAGES, start)
    if bare and not entry.has("page") and not re.search(rf"{YEAR}\s*{DASH}\s*{YEAR}", bare["value"]):
        entry.add("page", *bare.span("value"), full_page_range(bare["value"]))


def _last(entry: EntryReading, pattern: re.Pattern[str], start: int) -> re.Match[str] | None:
    last = None
    for match in pattern.finditer(entry.open, start):
        last = match
    return last


def _inner(match: re.Match[str]) -> tuple[int, int]:
    """Return the place of a labelled number without the signs before it."""
    whole = match.group()
    lead = len(whole) - len(whole.lstrip(f' .,;:)]»"/–—−‒-{TAKEN}'))
    return match.start() + lead, match.end()


def _add(entry: EntryReading, name: str, match: re.Match[str] | None, ranged: bool = False) -> None:
    if match and not entry.has(name):
        value = normalise_page_ranges(match["value"]) if ranged else None
        entry.add(name, *match.span("value"), value)
        entry.take(*_inner(match))
