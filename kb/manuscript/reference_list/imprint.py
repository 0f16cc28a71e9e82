"""The imprint of an entry, "М.: Наука, 2001", however it is pointed; and the day of an issue, "2012. – 5 шілде"."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from kb.manuscript.reference_list.entry_reading import EntryReading, trimmed
from kb.manuscript.reference_list.patterns import (
    COUNTRY,
    DASH,
    JOURNAL,
    KIND,
    LETTER,
    LOWER,
    NEWSPAPER,
    OF_YEAR,
    PLACE,
    TAKEN,
    THESIS,
    UPPER,
    YEAR,
    YEAR_LETTER,
)

_YEAR = re.compile(
    rf"(?<![\d№/])(?<!\d\.)(?<!iv:)(?:(?:г\.\s)?)(?P<year>{YEAR})(?P<last>\s*{DASH}\s*(?:{YEAR}|\d\d)(?!\d))?(?P<letter>{YEAR_LETTER}(?![{LETTER}]))?(?P<word>{OF_YEAR})?(?![\d{LETTER}]|\.\d\d\.)"
)
_BEFORE_YEAR = re.compile(rf"[.,;:)(\]»\"/{TAKEN}]\s*{DASH}?\s*$|{DASH}\s*$|^\s*$")
_AFTER_YEAR = re.compile(rf"\s*(?:[.,;:)/\]{TAKEN}]|{DASH}|$)")
_PLACES = rf"{PLACE}(?:\s*(?:;|,|{DASH}|–)\s*{PLACE})*"
_STATE = r"(?:\s\([A-Z]{2,4}\))"  # Vancouver's Almaty (KZ), Mount Pleasant (MI)
_KNOWN = re.compile(rf"(?<![{LETTER}]){_PLACES}(?:,\s{COUNTRY}(?![{LETTER}])|{_STATE})?")
_WITH_COUNTRY = re.compile(  # Harrow University Press, Harrow, UK, 1994
    rf"(?:,\s|[.;)\]»\"?!]\s+{DASH}*\s*|{TAKEN}[\s.,]*{DASH}*\s*)"
    rf"(?P<place>[A-Z][a-z'’-]+(?:\s[A-Z][a-z'’-]+){{0,2}},\s{COUNTRY})(?P<colon>)(?P<rest>)[\s,.]*$"
)
_EDITION_BEFORE_YEAR = re.compile(rf",\s{TAKEN}+[\s,.]*$")  # Leipzig, 3 Ed., 1931
_BEFORE_PLACE = re.compile(rf"(?:^|[.,;:)\]»\"{TAKEN}?!…]\s*{DASH}*\s*|\s{DASH}+\s?|[{LOWER}]\s)$")
_INITIAL_BEFORE = re.compile(rf"(?<![{LETTER}])[{UPPER}]\.$|(?:ред|сост|пер|ауд)\.\s?$")  # И.К. Полевой: К. is no Kyiv
_AFTER_PLACE = re.compile(rf"\s*[:.,;]*\s*(?:{DASH}\s*(?:$|(?=[«“\"])))?")
_NO_NAME = r"изд|тип|фонд|центр|институт|инст-т|ин-т|об-во|общество|ун-т|университет|акад|орталы|қор|баспа"
_LONGEST_PUBLISHER = 120
TOWN = (  # one that is no known place, before a colon or the year
    rf"(?:St\.\s)?[{UPPER}][{LETTER}'’-]+(?:[\s-][{UPPER}][{LETTER}'’-]+){{0,3}}"
    rf"(?:,\s(?:[A-Z]{{2}}\.?|[A-Z][a-z]{{2,4}}\.)|{_STATE})?"
)
_UNKNOWN = re.compile(
    rf"(?:[.,;)\]»\"?!]\s*{DASH}+\s*|{TAKEN}[\s.,]*{DASH}*\s*|\s{DASH}+\s)(?P<place>{TOWN})\s*(?:(?P<colon>:)\s*(?P<rest>[^:{TAKEN}]{{2,120}}?))?\s*[,.]*\s*$"
)
_PLACELESS = re.compile(  # what a style prints for a place and a publisher that nobody knows
    rf"\.\s{DASH}\s(?P<mark>\[(?:S\. l\.|Б\. м\.)(?:\s:\s(?:s\. n\.|б\. и\.))?\])"
    rf"(?:\s?:\s(?P<publisher>[^\[\]{TAKEN}]{{2,100}}?))?\s*[,.]*\s*$"
)
_PUBLISHER_ONLY = re.compile(
    rf"(?:[.;)\]»\"?!]\s+{DASH}*\s*|{TAKEN}[\s.,]*{DASH}*\s*|\s{DASH}+\s)(?P<rest>[«\"“]?[{UPPER}](?:[^.;{TAKEN}]|(?<=Univ)\.){{2,80}}?)\s*[,.]+\s*$"
)
_PUBLISHER_BEFORE = re.compile(  # World Health Report. WHO, Geneva, 1995 · Сб. статей. НПП «Кадастр», Ярославль, 1997
    rf"(?:[.?!)”»\"],?|{TAKEN},?)\s+(?P<rest>[A-Z][A-Za-z&' -]{{1,60}}?),\s*$"
    rf"|[.?!)/]\s*(?P<named>[{UPPER}]{{2,5}}\s[«\"][^«»\"]{{2,50}}[»\"]),\s*$"
)
_ONE_WORD = re.compile(
    rf"[.»\"?!]\s(?P<place>(?!(?:США|СССР|РСФСР|АҚШ|КСРО|ТМД|СНГ),)[{UPPER}](?:[{LETTER}]{{3,}}|[{UPPER}]{{2}})(?:-[{LETTER}]+){{0,2}})(?P<colon>)(?P<rest>),\s*$"
)  # …. Таганрог, 2004
_COLON_FORM = re.compile(
    rf"(?:^|[.»\")\]?!{TAKEN}]\s*{DASH}*\s*)(?P<place>{TOWN})\s?:\s?(?P<rest>[{UPPER}«\"“][^:{TAKEN}]{{1,80}}?)\s*[,.]*\s*$"
)
_PUBLISHING = re.compile(
    r"изд|баспа|фильм|press|publish|books|verlag|университет|university|типограф|полиграф|[«»]|«|ЖШС|ООО|наука$|ғылым$|"
    r"palgrave|macmillan|routledge|wiley|springer|elsevier|brill\b|sage\b|penguin|lexington|атамұра|жазушы$|мектеп$|рауан$|"
    r"фолиант|дайк-пресс|прогресс$|мысль$|просвещение$|юрайт|инфра",
    re.IGNORECASE,
)


class _KnownPlace(NamedTuple):
    """Where a known place stands, and where the publisher after it may."""

    place: tuple[int, int]
    publisher: tuple[int, int]


def read_year(entry: EntryReading, start: int, first: bool, loose: bool = True) -> tuple[int, int] | None:
    """Read the year that stands between signs, from `start` on: the `first` one of an issue, else the last one.

    Returns its place; None where there is none. A year inside a title is none; with `loose`, where no other stands
    between signs, one at the end of words is.
    """
    years = [match for match in _YEAR.finditer(entry.open, start) if _stands_alone(entry, match)]
    if not years and loose:
        after_words = [
            match
            for match in _YEAR.finditer(entry.open, start)
            if match["word"] or _AFTER_YEAR.match(entry.open, match.end())
        ]
        years = [match for match in after_words if not match["last"]][-1:]
    if not years:
        return None
    match = years[0] if first else years[-1]
    last = re.sub(r"\D", "", match["last"] or "")
    value = match["year"]
    if last:
        whole = last if len(last) == 4 else value[:2] + last
        value = f"{value}/{whole}" if whole > value else value
    entry.add("issued", match.start("year"), match.end("last") if last else match.end("year"), value)
    entry.take(*match.span())
    return match.span()


def _stands_alone(entry: EntryReading, match: re.Match[str]) -> bool:
    before = entry.open[max(0, match.start() - 12) : match.start()]
    place = _BEFORE_YEAR.search(before) or re.search(
        rf"(?:{PLACE})\s?$", entry.open[max(0, match.start() - 30) : match.start()] + ","
    )
    return bool(place and _AFTER_YEAR.match(entry.open, match.end()))


def read_imprint(entry: EntryReading, start: int, end: int, titled: int) -> int:
    """Read place and publisher that end at `end`, the place of the year; return where the imprint begins.

    `titled` is where the title begins: a place that would leave none of it is no place (А. may be an initial).
    """
    low = max(start, end - 200)
    if edition := _EDITION_BEFORE_YEAR.search(entry.open, low, end):
        end = edition.start()
    if placeless := _PLACELESS.search(entry.open[:end], low):
        if placeless["publisher"]:
            _publisher(entry, *placeless.span("publisher"))
        entry.take(placeless.start("mark"), end)
        return placeless.start("mark")
    known = _last_known(entry, low, end, titled)
    if known:
        begin, stop = known.place
        entry.add("publisher-place", begin, stop, _place(entry.text[begin:stop]))
        _publisher(entry, *known.publisher)
        begin = _before_place(entry, max(low, titled), begin)
        entry.take(begin, end)
        return begin
    for form in (_WITH_COUNTRY, _UNKNOWN, _COLON_FORM, _ONE_WORD):
        match = form.search(entry.open[:end], low)
        if (
            match
            and match.start("place") > titled
            and (form is _COLON_FORM or match["colon"] or not _PUBLISHING.search(match["place"]))
            and not (form is _ONE_WORD and re.search(rf"{JOURNAL}|{NEWSPAPER}|{KIND}", match["place"], re.IGNORECASE))
        ):
            acronym = match["place"].isupper() and len(match["place"]) > 2  # — ACM, 2016
            latin = re.fullmatch(r"[A-Za-z'’ ,-]+", match["place"])  # — Addison-Wesley, 1994, but not: — Seattle, 1994
            named = latin and (_in_full(entry) or (form is _UNKNOWN and re.search(r"[-'’ ]", match["place"])))
            turned = not match["rest"] and bool(acronym or named)
            entry.add("publisher" if turned else "publisher-place", *match.span("place"))
            if match["rest"]:
                _publisher(entry, *match.span("rest"))
            begin = _before_place(entry, max(low, titled), match.start("place"))
            entry.take(begin, end)
            return begin
    match = _PUBLISHER_ONLY.search(entry.open[:end], low)
    if (
        match
        and match.start("rest") > titled
        and not re.match(THESIS, match["rest"], re.IGNORECASE)
        and (_PUBLISHING.search(match["rest"]) or re.search(rf"{DASH}\s*$", entry.open[: match.start("rest")]))
    ):
        _publisher(entry, *match.span("rest"))
        entry.take(match.start("rest"), end)
        return match.start("rest")
    return end


def _before_place(entry: EntryReading, low: int, place: int) -> int:
    """Read the publisher that stands before a place, where none stands after it; return where the imprint begins."""
    before = None if entry.has("publisher") else _PUBLISHER_BEFORE.search(entry.open[:place], low)
    group = (before.lastgroup or "") if before else ""
    if not before or before.start(group) <= low:
        return place
    _publisher(entry, *before.span(group))
    return before.start(group)


def _in_full(entry: EntryReading) -> bool:
    """Whether the authors' given names are printed in full, as in lists without towns: Buzan, Barry. … Polity, 2003."""
    forenames = [field.value.partition("|")[2] for field in entry.fields if field.name == "author"]
    return any(len(name) > 2 and "." not in name for name in forenames)


def _known_places(text: str, low: int, end: int) -> Iterator[re.Match[str]]:
    """Yield where known places stand; an initial before one (Сатпаева Д.А. - Алматы) is no place beside it."""
    match = _KNOWN.search(text, low, end)
    while match:
        yield match
        initial = match.group()[1:2] == "." and _INITIAL_BEFORE.search(text[max(0, match.start() - 6) : match.start()])
        match = _KNOWN.search(text, match.start() + 2 if initial else match.end(), end)


def _last_known(entry: EntryReading, low: int, end: int, titled: int) -> _KnownPlace | None:
    """Return the known place nearest before the year that a publisher may follow."""
    best = None
    for match in _known_places(entry.open, low, end):
        after = _AFTER_PLACE.match(entry.open, match.end(), end)
        begins = after.end() if after else match.end()
        rest = entry.open[begins:end]
        if match.start() <= titled or TAKEN in rest or len(rest) > _LONGEST_PUBLISHER:
            continue
        before = entry.open[max(0, match.start() - 6) : match.start()]
        initial = len(match.group()) < 3 or match.group()[1:2] == "."
        if not _BEFORE_PLACE.search(before) or (initial and _INITIAL_BEFORE.search(before)):
            continue
        sign = entry.open[match.end() : begins].strip()
        set_off = sign or match.group().endswith(".") or not rest.strip() or rest[:1] in '«“"'
        lower = sign == ":" and re.match(rf"[{LOWER}]+\s", rest)  # М.: центр миграционных исследований
        named = not rest.strip() or lower or re.match(rf"[{UPPER}«\"“„'(\d]|{_NO_NAME}", rest)
        if set_off and named and not re.search(r"\s/\s|//", rest):
            best = _KnownPlace(match.span(), (begins, end))
            if ":" in sign:
                break
    return best


def _publisher(entry: EntryReading, start: int, end: int) -> None:
    start, end = trimmed(entry.text, start, end)
    if start >= end:
        return
    entry.add("publisher", start, end)


def _place(printed: str) -> str:
    """Return a place as printed, an abbreviation with its point: "М" of "М: Наука" is "М."."""
    value = " ".join(printed.split()).strip(" ,;:")
    value = re.sub(r"^(?:г|қ)\.\s?", "", value)
    if re.fullmatch(r"(?:М|Л|А|СПб|Спб|СПБ|Пг|Мн|К|Т|Е)", value):
        value += "."
    elif value == "A.":
        value = "А."  # Алматы, typed with the Latin letter
    elif value.endswith(".") and len(value) > 5:
        value = value[:-1]
    return value
