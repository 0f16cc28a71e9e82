"""The title of an entry, what the work calls itself after it, and the statement of responsibility."""

import re

from kb.language.russian_names import surname_nominative
from kb.manuscript.reference_list.names import ListedName, body_at, names_at
from kb.manuscript.reference_list.reading import Reading, plain, trimmed
from kb.manuscript.reference_list.signs import ABBREVIATED, DASH, KIND, LETTER, TAKEN, THESIS, UPPER, language_code

_KIND_BEGINS = re.compile(rf"{KIND}", re.IGNORECASE)
_KIND_IN_BRACKETS = re.compile(
    r"\s*\[(?P<kind>[^\]]{0,30}(?:thesis|dissertation|диссертация)[^\]]{0,20})\]", re.IGNORECASE
)
_CONTENT = re.compile(r"очерк|роман|повест|материал|өлең|лекци|мақала", re.IGNORECASE)  # a kind, or a subtitle
_SPECIALTY = re.compile(r"[\s:.]*специальност\w*\s\d\d\.\d\d\.\d\d[^:]*:\s*")  # before what the thesis calls itself
_THESIS = re.compile(THESIS, re.IGNORECASE)
_SLASH = re.compile(rf"(?<=[{LETTER}\d»\").\]!?{TAKEN}])\s*(?<!/)/(?!/)\s*(?=[{LETTER}\[])")
_TRANSLATED = re.compile(r"(?<=\w)\s*\[(?P<title>[A-Z][^\[\]]*\s[^\[\]]{3,})\]$")  # Granica [Border and security]
_TRANSLATED_ROUND = re.compile(  # Traktat o kalligrafah. (Treatise on calligraphers and artists)
    r"(?<=[\w)])[.,]?\s*\((?P<title>[A-Z][a-z].*?\b(?:the|of|and|in|on|for|its|to|with|as)\b.*?)[.\s]*\)$"
    r"|(?<=\.)\s\((?P<cut>[A-Z][a-z]+\s[^()]*\b(?:the|of|and)\b[^()]*)$"
)
_ENGLISH = re.compile(r"(?<!\w)(?:the|of|and|in|on|for|its|to|with)(?!\w)")
_AREA_SIGN = re.compile(rf"[.!?»\"…]\s*{DASH}+\s*|{TAKEN}")
_DONE = (
    r"(?:ред(?:\.|актор\w*|\s?акци\w+)(?:\sбасқ\w*\.?)?|сост\.|составител\w+|құраст\w*\.?|"
    rf"пер(?:\.|ев(?:\.|од))(?:\sсо?\s[{LETTER}]+\.?)?|redaktor\w*|sost(?:\.|avitel\w*)|(?:otv|pod)\.?\sred\.|(?:[{LETTER}]+\sтіл(?:інен|ден)\s)?ауд(?:\.|арған\w*)|ed(?:s|ited)?\.?\sby|trans(?:l|lated)?\.?\sby|"
    r"comp\.\sby)"
)
_STATEMENT_WORDS = (
    r"(?P<words>(?:(?:под\.?|отв\.?|гл\.?|научн?\.?|общ\.?|жалпы|жауапты|бас|ғылыми)\s)*(?:общ\w*\.?\s|науч\w*\.?\s)?"
    rf"{_DONE}(?:\s(?:и|және|мен)\s{_DONE})*)\s*:?\s*(?:(?:проф|акад|докт|prof)\.\s?|д-ра\s)?(?=[{UPPER}])"
)
_STATEMENT = re.compile(rf"(?:^|[.;,:)]\s|\s/\s?|[(\[])\s?{_STATEMENT_WORDS}", re.IGNORECASE)
_STATEMENT_AT = re.compile(_STATEMENT_WORDS, re.IGNORECASE)
_FROM = re.compile(rf"\bсо?\s(?P<russian>[{LETTER}]+)|(?P<kazakh>[{LETTER}]+)\sтіл", re.IGNORECASE)
_PART_TITLE = re.compile(
    rf"{TAKEN}[.:]?\s(?P<title>[{UPPER}«][^{TAKEN}/]{{2,120}}?)(?=[\s.]*(?:\s{DASH}|[{TAKEN}/]|$))"
)
_OF_VOLUME = re.compile(  # the words before it: Т. 2 · 2-т. · кн. 3
    r"(?:(?<!\w)(?:т|том|кн|книга|vol|volume|bk|ч|часть|part)\.?\s?(?:\d+|[IVXL]+)|\d\s?-\s?(?:т|том|кітап|бөлім))$",
    re.IGNORECASE,
)
_LANGUAGE_ALONE = re.compile(  # пер. с нем. · неміс тілінен ауд. · translated from German: nobody is named
    rf"(?P<before>[.:;/(\[–—-]\s?|^)(?P<words>(?:авторизованный\s)?(?:пер(?:\.|евод)?\sсо?\s(?P<russian>[{LETTER}]+)|"
    rf"(?P<kazakh>[{LETTER}]+)\sтіл(?:інен|ден)\s(?:ауд|тәрж)[{LETTER}]*|transl(?:\.|ated)\sfrom\s(?:the\s)?(?P<english>[{LETTER}]+)))"
    r"\.?+(?!\w|\sи\s)",
    re.IGNORECASE,
)
_COMPANY = re.compile(r",?\s(?:Inc|Ltd|LLC|GmbH|Corp)\.?$")
_ROLE_WORDS = (("translator", r"пер|ауд|trans"), ("compiler", r"сост|құраст|comp|sost"), ("editor", r"."))


def read_title(entry: Reading, start: int, end: int) -> None:
    """Read the title that begins at `start` and ends before `end`, what the work is called, who answers for it."""
    start = _skipped(entry, start, end)
    _read_language_alone(entry, start, end)
    slash = _SLASH.search(entry.open, start, end)
    if slash:
        read_responsibility(entry, slash.end(), entry.stop(slash.end(), end))
        entry.take(*slash.span())
    read_statements(entry, start, end)
    called = _KIND_IN_BRACKETS.search(entry.open, start, end)
    if called:
        entry.add("genre", *called.span("kind"))
        entry.take(*called.span())
    area = _AREA_SIGN.search(entry.open, start, end)
    while area and _inside_title(entry.open, area, end):
        area = _AREA_SIGN.search(entry.open, area.end(), end)
    stop = area.start() + (area.group()[0] in '!?»"…') if area else end
    kind_start = _kind_in(entry.text[start:stop])
    if kind_start is not None:
        specialty = _SPECIALTY.match(entry.text, start + kind_start, stop)
        begins = specialty.end() if specialty else start + kind_start
        entry.add("genre", *trimmed(entry.text, begins, stop, edges=" .,;:–—-"))
        stop = start + kind_start
    while area and not entry.has("genre"):
        _read_kind_area(entry, area.end(), end)
        area = _AREA_SIGN.search(entry.open, area.end(), end)
    part = _PART_TITLE.search(entry.open, start, end) if entry.has("volume") else None
    if part and _OF_VOLUME.search(entry.text[start : part.start("title")].rstrip(" .:")):
        add_title(entry, "volume-title", *part.span("title"))
    add_title(entry, "title", start, stop)


def _skipped(entry: Reading, start: int, end: int) -> int:
    while start < end and (entry.open[start] in f" .,;:–—-{TAKEN}/*" or entry.open[start] == ")"):
        start += 1
    return start


def _inside_title(text: str, area: re.Match[str], end: int) -> bool:
    """Whether a point and a dash stand inside a title: an abbreviation goes before, a small letter follows."""
    before = re.search(rf"([{LETTER}.]+)$", text[: area.start()])
    following = text[area.end() : area.end() + 1]
    return bool(before and before[1].casefold() in ABBREVIATED and following.islower() and area.end() < end)


def _kind_in(title: str) -> int | None:
    """Return where the words for the kind of work begin at the end of a title, None where there are none."""
    for sign in re.finditer(
        r"\s*[:.]\s*(?=\S)|(?<=[а-яәіңғүұқөһ])\s(?=(?:Оқу\s|Оқулық|Учебн|Монография|Сб\.\s|Сборник\s))", title
    ):
        if sign.start() == 0:
            continue
        ending = title[sign.end() :]
        if not ending[:1].isalpha():
            continue
        kind = _KIND_BEGINS.match(ending)
        subtitle = _CONTENT.match(ending) and len(ending.split()) > 3
        materials = kind and kind.group().casefold() == "материалы" and "." in sign.group()
        if kind and not subtitle and not materials and (_THESIS.match(ending) or len(ending) < 160):
            return sign.start()
        thesis = _THESIS.search(ending)
        if thesis and thesis.start() < 30 and not re.search("[…:]", ending[: thesis.start()]) and len(ending) < 160:
            return sign.start()
    return None


def _read_kind_area(entry: Reading, start: int, end: int) -> None:
    begin, finish = trimmed(entry.open, start, entry.stop(start, end))
    kind = _KIND_BEGINS.match(entry.open, begin, finish) if begin < finish else None
    if kind:
        entry.add("genre", begin, finish)


def add_title(entry: Reading, name: str, start: int, stop: int) -> None:
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
    translated = _translated(entry.text, begin, finish)
    if translated:
        if name == "title":
            entry.add("title-translated", *translated.span(translated.lastgroup or 0))
        finish = translated.start()
    if begin < finish and not (name == "title" and entry.has(name)):
        entry.add(name, begin, finish, plain(entry.text[begin:finish]))
        subtitle = entry.text.find(" : ", begin, finish)  # GOST's sign; a colon without the space may be the title's
        if name == "title" and subtitle > 0:
            entry.add("x-subtitle", subtitle + 3, finish, plain(entry.text[subtitle + 3 : finish]))


def _translated(text: str, begin: int, finish: int) -> re.Match[str] | None:
    """Return the English translation of a romanised title that stands after it in brackets; None where there is none.

    An English title is none that was translated.
    """
    square = _TRANSLATED.search(text, begin, finish)
    if square or not text[begin : begin + 1].isascii():
        return square
    opening = text.find(" (", begin, finish)
    while opening >= 0:
        match = _TRANSLATED_ROUND.search(text, max(begin, opening - 2), finish)
        if match and not _ENGLISH.search(text[begin : match.start()]):
            return match
        opening = text.find(" (", opening + 1, finish)
    return None


def _unquoted(text: str, begin: int, finish: int) -> tuple[int, int]:
    for before, after in ("«»", '""', "“”", "„“", "''", "‘’"):
        inner = text[begin + 1 : finish - 1]
        if finish - begin > 2 and text[begin] == before and text[finish - 1] == after and before not in inner:
            return begin + 1, finish - 1
    if text[begin:finish].count("«") < text[begin:finish].count("»") and text[finish - 1 : finish] == "»":
        return begin, finish - 1
    return begin, finish


def read_responsibility(entry: Reading, start: int, end: int) -> None:
    """Read what stands after a slash: authors, editors, compilers, translators, each statement after a semicolon."""
    place = start
    for piece in entry.open[start:end].split(";"):
        begin, finish = trimmed(entry.open, place, place + len(piece), edges=" ,;:–—-[]()")
        place += len(piece) + 1
        if begin >= finish:
            continue
        if _COMPANY.search(entry.open, begin, finish):
            entry.add("publisher" if not entry.has("publisher") else "issuer", begin, finish)
            continue
        statement = _STATEMENT_AT.match(entry.open, begin, finish)
        names = names_at(entry.open, statement.end() if statement else begin, loose=False)
        if statement and names.people:
            _add_stated(entry, statement, names.people)
        elif names.people:
            _heading_or_more(entry, names.people)
        elif _KIND_BEGINS.match(entry.open, begin, finish) and not entry.has("genre"):
            entry.add("genre", begin, finish)
        elif entry.has("author") and entry.open[begin:finish] == entry.value("author").lstrip("|"):
            entry.take(begin, finish)  # the body at the head, said again
        elif body := body_at(entry.open, begin, finish):
            entry.add("issuer", body.start, body.end)
        if names.others:
            entry.add("others", *names.others)
        elif names.people and (body := body_at(entry.open, *trimmed(entry.open, names.end, finish))):
            entry.add("publisher" if not entry.has("publisher") else "issuer", body.start, body.end)
        entry.take(begin, names.end if names.people and names.end > begin else begin)


def _heading_or_more(entry: Reading, people: tuple[ListedName, ...]) -> None:
    """Add authors that the head of the entry does not name; those that it names stand there."""
    known = [field.value.casefold().partition("|") for field in entry.fields if field.name == "author"]
    for person in people:
        family, first = person.family.casefold(), person.given[:1].casefold()
        if any(family == name and (not first or letters[:1] in ("", first)) for name, _sign, letters in known):
            entry.take(person.start, person.end)
        else:
            add_people(entry, "author", (person,))


def is_statement(text: str, place: int) -> bool:
    """Return whether words stand at a place that say who answers for a work: Под ред., сост., пер. с англ."""
    return bool(_STATEMENT_AT.match(text, place))


def read_statements(entry: Reading, start: int, end: int) -> None:
    """Read "Под ред. А. А. Иванова" and the like where no slash stands before them."""
    for statement in list(_STATEMENT.finditer(entry.open, start, end)):
        names = names_at(entry.open, statement.end(), loose=False)
        if names.people and names.end <= end + 1:
            _add_stated(entry, statement, names.people)
            if names.others:
                entry.add("others", *names.others)
            entry.take(statement.start("words"), statement.end())


def _add_stated(entry: Reading, statement: re.Match[str], people: tuple[ListedName, ...]) -> None:
    """Add names in the role that words of a statement name; after "под ред." and "пер. с англ." in the genitive.

    After a colon they stand as they are called (Под ред.: Н. М. Лебедева).
    """
    words = statement["words"]
    roles = dict.fromkeys(map(role_of, re.split(r"\s(?:и|және|мен)\s", words)))
    if "translator" in roles and (named := _FROM.search(words)):
        group = named.lastgroup or ""
        start = statement.start("words")
        _add_original(entry, start + named.start(group), start + named.end(group))
    nominative = re.search(r"ред\w*\.?:", statement.group())
    genitive = not nominative and re.match(r"под\b|пер(?:\.|евод)\sс\s", words, re.IGNORECASE)
    if genitive:
        people = tuple(name._replace(family=surname_nominative(name.family)) for name in people)
    for role in roles:
        add_people(entry, role, people)


def _add_original(entry: Reading, start: int, end: int) -> None:
    """Add the language from which a work is translated, by its code."""
    name = entry.text[start:end]
    entry.add("x-origlanguage", start, end, language_code(name) or name)


def _read_language_alone(entry: Reading, start: int, end: int) -> None:
    """Read from which language a work is translated where no translator is named: Города. Пер. с нем."""
    alone = _LANGUAGE_ALONE.search(entry.open, start + 1, end)
    if alone and not names_at(entry.open, alone.end(), loose=False).people:
        name = next(group for group in ("russian", "kazakh", "english") if alone[group])
        _add_original(entry, *alone.span(name))
        entry.take(*alone.span())


def role_of(words: str) -> str:
    """Return the role that words of a statement name."""
    return next(role for role, form in _ROLE_WORDS if re.search(form, words, re.IGNORECASE))


def add_people(entry: Reading, role: str, people: tuple[ListedName, ...]) -> None:
    """Add names in a role; the value is "family|given", of a body "|name"."""
    for person in people:
        value = f"|{person.family}" if person.body else f"{person.family}|{person.given}"
        entry.add(role, person.start, person.end, value)


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
        if place <= stop:
            break
        begins = place
    return begins
