"""The title of an entry, and what the work calls itself after it."""

import re

from kb.language.list_words import any_of
from kb.manuscript.reference_list.entry_reading import EntryReading, plain_value, trimmed
from kb.manuscript.reference_list.patterns import (
    ABBREVIATED,
    DASH,
    KIND,
    LETTER,
    TAKEN,
    THESIS,
    UPPER,
)
from kb.manuscript.reference_list.printed_days import printed_dates_in
from kb.manuscript.reference_list.responsibility import read_language_alone, read_responsibility, read_statements

_KIND_BEGINS = re.compile(rf"{KIND}", re.IGNORECASE)
_KIND_IN_BRACKETS = re.compile(
    rf"\s*\[(?P<kind>[^\]]{{0,30}}(?:thesis|dissertation|диссертация)[^\]]{{0,20}}|(?:{KIND})[^\]]{{0,20}})\]",
    re.IGNORECASE,
)
_CONTENT = re.compile(r"очерк|роман|повест|материал|өлең|лекци|мақала", re.IGNORECASE)  # a kind, or a subtitle
_SPECIALTY = re.compile(r"[\s:.]*специальност\w*\s\d[\d.]+\d[^:]*:\s*", re.IGNORECASE)  # before what it calls itself
_CODE = re.compile(  # of a thesis, from 2021 of three figures: 07.00.02, 5.6.1, 6D030100
    r"[\s:;.,(–—-]+(?:(?:специальност|мамандығ)\w*:?\s)?(?P<code>\d\d\.\d\d\.\d\d|\d\.\d{1,2}\.\d{1,2}|[5-8][DDМM]\d{5,6})(?![\d.]*\d)\)?",
    re.IGNORECASE,
)
_DEFENDED = re.compile(
    r"[\s:;,]+(?:защищен|қорғал)\w*\s(?P<date>\d{1,2}\.\d{1,2}\.(?:\d{4}|\d\d))(?!\d)", re.IGNORECASE
)
_THESIS = re.compile(THESIS, re.IGNORECASE)
_SLASH = re.compile(rf"(?<=[{LETTER}\d»\").\]!?{TAKEN}])\s*(?<!/)/(?!/)\s*(?=[{LETTER}\[])")
_TRANSLATED = re.compile(r"(?<=\w)\s*\[(?P<title>[A-Z][^\[\]]*\s[^\[\]]{3,})\]$")  # Granica [Border and security]
_OF_MEDIUM = rf"(?:{any_of('medium')})\]"
_TRANSLATED_WITHIN = re.compile(  # … : avtoref. dis. … kand. nauk: 07.00.06 [The lakes] · Ozera [Lakes]: ucheb. posobie
    rf"(?<=[a-z\d.’')])\s\[(?P<title>[A-Z][^\[\]А-Яа-я]*\s[^\[\]]{{3,}}|(?!{_OF_MEDIUM})[A-Z][a-z]{{3,}})\](?=\s?[:/.,;{TAKEN}])"
)
_TRANSLATED_ROUND = re.compile(  # Traktat o kalligrafah. (Treatise on calligraphers and artists)
    r"(?<=[\w)])[.,]?\s*\((?P<title>[A-Z][a-z].*?\b(?:the|of|and|in|on|for|its|to|with|as)\b.*?)[.\s]*\)$"
    r"|(?<=\.)\s\((?P<cut>[A-Z][a-z]+\s[^()]*\b(?:the|of|and)\b[^()]*)$"
)
_ENGLISH = re.compile(r"(?<!\w)(?:the|of|and|in|on|for|its|to|with)(?!\w)")
_AREA_SIGN = re.compile(rf"[.!?»\"…]\s*{DASH}+\s*|{TAKEN}+")
_AFTER_MEDIUM = re.compile(r"\s[:=]\s")  # Степь [Текст] : быт и промысел
_PART_TITLE = re.compile(
    rf"{TAKEN}\s?[.:]?\s(?P<title>[{UPPER}«][^{TAKEN}/]{{2,120}}?)(?=[\s.]*(?:\s{DASH}|[{TAKEN}/]|$))"
)
_OF_VOLUME = re.compile(  # the words before it: Т. 2 · 2-т. · кн. 3
    r"(?:(?<!\w)(?:т|том|кн|книга|vol|volume|bk|ч|часть|part)\.?\s?(?:\d+|[IVXL]+)|\d\s?-\s?(?:т|том|кітап|бөлім))$",
    re.IGNORECASE,
)


def read_title(entry: EntryReading, start: int, end: int) -> None:
    """Read the title that begins at `start` and ends before `end`, what the work is called, who answers for it."""
    start = _skipped(entry, start, end)
    read_language_alone(entry, start, end)
    slash = _SLASH.search(entry.open, start, end)
    if slash:
        read_responsibility(entry, slash.end(), entry.stop(slash.end(), end))
        entry.take(*slash.span())
    read_statements(entry, start, end)
    called = _KIND_IN_BRACKETS.search(entry.open, start, end)
    if called:
        entry.read(called, "genre", "kind")
    within = _TRANSLATED_WITHIN.search(entry.open, start, end)
    if within and not _ENGLISH.search(entry.open, start, within.start()):
        entry.read(within, "title-translated", "title")
    area = _AREA_SIGN.search(entry.open, start, end)
    while area and (_inside_title(entry.open, area, end) or _is_medium(entry, area)):
        area = _AREA_SIGN.search(entry.open, area.end(), end)
    stop = area.start() + (area.group()[0] in '!?»"…') if area else end
    kind_start = _kind_in(entry.text[start:stop])
    if kind_start is not None:
        _read_kind(entry, start + kind_start, stop)
        stop = start + kind_start
    while area and not entry.has("genre"):
        _read_kind_area(entry, area.end(), end)
        area = _AREA_SIGN.search(entry.open, area.end(), end)
    part = _PART_TITLE.search(entry.open, start, end) if entry.has("volume") else None
    if part and _OF_VOLUME.search(entry.text[start : part.start("title")].rstrip(" .:")):
        add_title(entry, "volume-title", *part.span("title"))
    add_title(entry, "title", start, stop)


def _skipped(entry: EntryReading, start: int, end: int) -> int:
    while start < end and (entry.open[start] in f" .,;:–—-{TAKEN}/*" or entry.open[start] == ")"):
        start += 1
    return start


def _is_medium(entry: EntryReading, area: re.Match[str]) -> bool:
    """Whether what is read already is a mark of the medium after which a title goes on."""
    printed = entry.text[area.start() : area.end()].lstrip()
    return printed.startswith("[") and bool(_AFTER_MEDIUM.match(entry.open, area.end()))


def _inside_title(text: str, area: re.Match[str], end: int) -> bool:
    """Whether a point and a dash stand inside a title: in brackets, or after an abbreviation before a small letter."""
    opened = text.rfind("(", 0, area.start())
    if opened > text.rfind(")", 0, area.start()) and 0 < text.find(")", area.end(), end) < area.end() + 40:
        return True
    before = re.search(rf"([{LETTER}.]+)$", text[: area.start()])
    following = text[area.end() : area.end() + 1]
    return bool(before and before[1].casefold() in ABBREVIATED and following.islower() and area.end() < end)


def _kind_in(title: str) -> int | None:
    """Return where the words for the kind of work begin at the end of a title, None where there are none."""
    for sign in re.finditer(
        r"\s*[:.]\s*(?=\S)|(?<=[а-яәіңғүұқөһ])\s(?=(?:Оқу\s|Оқулық|Учебн|Монография|Сб\.\s|Сборник\s))", title
    ):
        ending = title[sign.end() :]
        if not ending[:1].isalpha():
            continue
        kind = _KIND_BEGINS.match(ending)
        subtitle = _CONTENT.match(ending) and len(ending.split()) > 3
        materials = kind and kind.group().casefold() == "материалы" and "." in sign.group()
        long = not _THESIS.match(ending) and not _SPECIALTY.match(ending) and len(ending) >= 160
        if kind and not subtitle and not materials and not long:
            return sign.start()
        thesis = _THESIS.search(ending)
        if thesis and thesis.start() < 30 and not re.search("[…:]", ending[: thesis.start()]) and len(ending) < 160:
            return sign.start()
    return None


def end_with_stop(text: str, begin: int, finish: int) -> int:
    """Return where a part of a text ends with the point of its last word, where that is an abbreviation: конф., дис."""
    last = re.search(rf"[{LETTER}]+$", text[begin:finish])
    return finish + bool(last and last[0].casefold() in ABBREVIATED and text[finish : finish + 1] == ".")


def _read_kind(entry: EntryReading, start: int, stop: int) -> None:
    """Read what a work calls itself; of a thesis its specialty and the day of its defence, before or after that."""
    code = _CODE.search(entry.text, start, stop)
    defended = _DEFENDED.search(entry.text, start, stop)
    dates = printed_dates_in(defended["date"]) if defended else ()
    before = _SPECIALTY.match(entry.text, start, stop)
    begins = before.end() if before else start
    ends = [match.start() for match in (code, defended) if match and match.start() > begins]
    begins, finish = trimmed(entry.text, begins, min(ends, default=stop), edges=" .,;:–—-")
    entry.add("genre", begins, end_with_stop(entry.text, begins, finish))
    if code:
        entry.add("number", *code.span("code"))
    if defended and dates:
        entry.read(defended, "event-date", "date", dates[0].date.text)


def _read_kind_area(entry: EntryReading, start: int, end: int) -> None:
    begin, finish = trimmed(entry.open, start, entry.stop(start, end))
    kind = _KIND_BEGINS.match(entry.open, begin, finish) if begin < finish else None
    if kind:
        entry.add("genre", begin, finish)


def add_title(entry: EntryReading, name: str, start: int, stop: int) -> None:
    """Add a title without the signs around it; quotation marks that hold all of it are gone."""
    begin, finish = trimmed(entry.text, start, stop, edges=f" \t,;:–—−-/|{TAKEN}")
    while begin < finish and entry.text[begin] in ".*)":
        begin += 1
    while begin < finish and entry.text[finish - 1] in "([ ":
        finish -= 1
    last = re.search(rf"(?<![{LETTER}])([{LETTER}.]+)\.$", entry.text[begin:finish])
    while finish > begin and entry.text[finish - 1] in ". " and not (last and last[1].casefold() in ABBREVIATED):
        finish -= 1
    begin, finish = _unquoted(entry.text, begin, finish)
    if (
        finish < len(entry.text) and entry.text[finish - 1] == "." and entry.text[finish] in '”"'
    ):  # “Lakes.” as Chicago has it
        within = re.search(rf"(?<![{LETTER}])([{LETTER}]{{2,}})\.$", entry.text[begin:finish])
        finish -= bool(within and within[1].casefold() not in ABBREVIATED)
    translated = _translated(entry.text, begin, finish)
    if translated:
        if name == "title":
            entry.add("title-translated", *translated.span(translated.lastgroup or 0))
        finish = translated.start()
    if begin < finish and not (name == "title" and entry.has(name)):
        entry.add(name, begin, finish, _without_marks(entry, begin, finish))
        subtitle = entry.text.find(" : ", begin, finish)  # GOST's sign; a colon without the space may be the title's
        if name == "title" and subtitle > 0:
            entry.add("x-subtitle", subtitle + 3, finish, plain_value(entry.text[subtitle + 3 : finish]))


def _without_marks(entry: EntryReading, begin: int, finish: int) -> str:
    """Return the words of a title without the marks of the medium in it, which are read already."""
    words = entry.text[begin:finish]
    for mark in reversed(list(re.finditer(rf"\s*{TAKEN}+", entry.open[begin:finish]))):
        if re.match(r"\s*\[[^\]]*\]$", words[mark.start() : mark.end()]):
            words = words[: mark.start()] + words[mark.end() :]
    return plain_value(words)


def _translated(text: str, begin: int, finish: int) -> re.Match[str] | None:
    """Return the English translation of a romanised title that stands after it in brackets; None where there is none.

    An English title is none that was translated.
    """
    square = _TRANSLATED.search(text, begin, finish)
    if square or not text[begin : begin + 1].isascii():
        return square
    match = _TRANSLATED_ROUND.search(text, begin, finish)
    return match if match and not _ENGLISH.search(text[begin : match.start()]) else None


def _unquoted(text: str, begin: int, finish: int) -> tuple[int, int]:
    for before, after in ("«»", '""', "“”", "„“", "''", "‘’"):
        inner = text[begin + 1 : finish - 1]
        if finish - begin > 2 and text[begin] == before and text[finish - 1] == after and before not in inner:
            return begin + 1, finish - 1
    if text[begin:finish].count("«") < text[begin:finish].count("»") and text[finish - 1 : finish] == "»":
        return begin, finish - 1
    return begin, finish


def sentence_end(text: str, start: int, end: int) -> int | None:
    """Return where the first sentence of a part ends: before its stop; None where it has one sentence only."""
    for stop in re.finditer(rf"[.?!]+[»\"”]?(?=\s+[{UPPER}\d«\"“„(\[])", text[start:end]):
        before = re.search(rf"([{LETTER}.]+)$", text[start : start + stop.start()])
        word = before[1] if before else ""
        if (len(word) == 1 and word.isupper()) or word.casefold().strip(".") in ABBREVIATED:
            continue
        return start + (stop.end() if stop.group()[0] in "?!" else stop.start())
    return None


def last_sentence(text: str, start: int, end: int) -> int | None:
    """Return where the last sentence of a part begins; None where it has one sentence only."""
    place, begins = start, None
    while (stop := sentence_end(text, place, end)) is not None:
        place = stop + len(text[stop:end]) - len(text[stop:end].lstrip(' .?!»"”'))
        begins = place
    return begins
