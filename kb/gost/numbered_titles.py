"""Titles of works that their number names: standards, patents, reports (GOST 7.1-2003, R 7.0.5-2008, R 7.0.11-2011)."""

import re
from collections.abc import Mapping
from typing import Any, Final

from kb.csl.dates import DateValue, read_date
from kb.csl.item import as_text
from kb.gost import dates
from kb.gost.families import GOST_70100, Family, wording
from kb.gost.legal_titles import Act, LegalTitle
from kb.gost.shortening import shortened
from kb.gost.typed_fields import PREFIX, typed, word

_REQUEST: Final = re.compile(r"patreq|заявка|өтінім|application", re.I)
_PATENT: Final = re.compile(r"|pat(?:ent(?:[a-z]{2})?)?\.?|пат(?:ент)?\.?", re.I)
_KEY: Final = re.compile(r"pat(ent|req)((?:[a-z]{2})?)")
_OFFICE: Final = re.compile(r"(?:country)?([A-Za-z]{2})")
_CODED: Final = re.compile(r"([A-Z]{2})[ -]?(?=\d)")  # RU 2187888
_OTHERWISE: Final = {"UK": "GB", "EU": "EP"}  # codes of BibLaTeX's keys
_CLASSES: Final = re.compile(r"(?:МПК|МКИ|ХПК|IPC|Int\. ?Cl)", re.I)
_CLASSES_FIRST: Final = re.compile(rf"({_CLASSES.pattern}.*?)(?:[.;] +(?=№|No|[Зз]аявл|[Оо]публ|Бюл|[A-ZӨЖ])|\.?$)")
_CERTIFICATE: Final = re.compile(r"а\. ?с\.|автор\S* (?:свид|куә)", re.I)
_INTRODUCED: Final = re.compile(
    r"(?:дата введ[а-я.]*|введ[а-я.]*|енгізілген күні|introd[a-z.]*|date of introduction):?\s+", re.I
)
_BULLETIN: Final = re.compile(r"бюл|bull", re.I)
_REGISTERED: Final = re.compile(r"свид|(?:\S+ )*куәлі[кг]|certificate of", re.I)
_OF_DAY: Final = {"ru": "от ", "kk": "", "en": "of "}
_FILED: Final = re.compile(r"заявл|берілген|filed", re.I)
_TOLD: Final = re.compile(r"опубл|жариялан|publ|issued|granted", re.I)
_SIGNS: Final = r"(?:ГОСТ(?: Р)?|ҚР СТ|СТ РК|МемСТ|СНиП|ҚНжЕ|СанПиН|ОСТ|ТУ|РД|ISO(?:/IEC)?|ИСО|EN|ASTM)"
STANDARD: Final = re.compile(rf"{_SIGNS}\s+\d")
_SIGN_OF_STANDARD: Final = re.compile(rf"{_SIGNS}(?:\s+(?:ISO|ИСО|МЭК|IEC)\S*)*")
_RESEARCH: Final = re.compile(r"отч[её]т|есеп|resreport|research", re.I)


def introduced(item: Mapping[str, Any], lang: str, family: Family) -> str:
    """Return from when a standard is in force: Введ. 2002-01-01, from its note or its event date; "" for others."""
    if as_text(item.get("type")) != "standard":
        return ""
    note, date = as_text(item.get("note")).strip(), read_date(item.get("event-date"))
    day = ""
    if match := _INTRODUCED.match(note):
        day = note[match.end() :].rstrip(".")
    elif date and date.start.year:
        year, month, last, _season = date.start
        day = "-".join([str(year), *(f"{part:02d}" for part in (month, last) if part)])
    return f"{word('serial', 'introduced', lang, family)} {day}" if day else ""


def standard(act: Act, genre: str, item: Mapping[str, Any], family: Family) -> LegalTitle:
    """Return a standard's title after its number, with its kind."""
    number = act.number
    if _SIGN_OF_STANDARD.fullmatch(genre.strip()):  # type = {ГОСТ}, number = {7.9-77}
        number, genre = number if STANDARD.match(number) else f"{genre.strip()} {number}", ""
    known = not number or act.title.startswith(number)
    kind = shortened(genre, act.lang, family) if genre.casefold() != "standard" else ""
    addition = typed(item, "titleaddon")
    day = introduced(item, act.lang, family) if family.full_words else ""
    sign = ". " if number.endswith(".") else family.lead_sign  # a point that is typed stays
    info = tuple(text for text in (kind, addition and shortened(addition, act.lang, family), day) if text)
    return LegalTitle(act.title, info, lead="" if known else f"{number.rstrip('.')}{sign}", body=act.body)


def is_research_report(item: Mapping[str, Any]) -> bool:
    """Return whether an item is a report of research, which is described under its title (R 7.0.11-2011)."""
    return as_text(item.get("type")) == "report" and bool(_RESEARCH.search(as_text(item.get("genre"))))


def is_certificate(item: Mapping[str, Any]) -> bool:
    """Return whether an item is a certificate of authorship, whose names keep their order: А. с. / В. С. Ваулин."""
    return bool(_CERTIFICATE.match(as_text(item.get("genre"))))


def is_patent(genre: str) -> bool:
    """Return whether what a patent is called is that, or nothing."""
    return bool(_PATENT.fullmatch(genre))


def is_request(item: Mapping[str, Any]) -> bool:
    """Return whether an item is a request for a patent, which has no owner yet."""
    return bool(_REQUEST.match(as_text(item.get("genre"))))


def report(act: Act, genre: str, family: Family) -> LegalTitle:
    """Return a report's title with its kind and number."""
    kind = word("type-keys", genre, act.lang, family) or shortened(genre, act.lang, family)
    number = "" if act.number and act.number in kind else act.number
    if kind and number.isdecimal():
        kind, number = f"{kind} {'No.' if act.lang == 'en' else '№'} {number}", ""
    return LegalTitle(act.title, tuple(part for part in (kind, number) if part), body=act.body)


_GRANTS: Final = re.compile(  # who grants patents, and so is not who has one
    r"(?:рос|каз|қаз)патент|патентн\w+ (?:ведомств|офис)|служба по интеллектуальн|ведомство по патентам"
    r"|patent(?: and trademark| & trademark)? office|patentamt|\b(?:WIPO|ВОИС|USPTO|EPO)\b", re.I
)  # fmt: skip


def patent(act: Act, item: Mapping[str, Any], family: Family) -> LegalTitle:
    """Return a patent's title with country and number: before the title in records, after it in references."""
    place, bare = office(item, act.lang)
    place = shortened(place, act.lang, family) if not family.repeats_authors else place
    kind = _kind(as_text(item.get("genre")), act.lang, family)
    number = f"№ {bare}" if bare and family.full_words and act.lang != "en" else bare
    named = " ".join(part for part in (kind, number, place) if part)
    addition, note = typed(item, "titleaddon"), as_text(item.get("note"))
    if classes := _CLASSES_FIRST.match(note):
        addition, note = addition if is_class(addition) else classes[1], note[classes.end() :]
    if is_class(addition):
        named = f"{named}, {addition}"
    note = re.sub(r"\s*;\s*", " ; ", note)
    published = "" if _TOLD.search(note) else on_day(read_date(item.get("issued")), "published", act.lang, family)
    if family.full_words:
        story = _announced(note, published, family) if _BULLETIN.match(note) else f"{note} ; {published}"
        info = tuple(part[:1].lower() + part[1:] for part in re.split(r"\s*;\s*", story) if part)
        return LegalTitle(act.title, info, lead=f"{named}. " if act.number else "", dated=True)
    symbol = _announced(note, published, family)
    if family.repeats_authors:
        return LegalTitle(act.title, lead=f"{named}. " if act.number else "", dated=True, symbol=symbol)
    return LegalTitle(act.title, (named[:1].lower() + named[1:],) if act.number else (), dated=True, symbol=symbol)


def office(item: Mapping[str, Any], lang: str, form: str = "") -> tuple[str, str]:
    """Return the country of a patent and its number without the country's code: RU 2187888, countryus, patentde.

    A code that no table knows stays with the number; with the form `-patent` what the country calls its patents, ""
    where no table says.
    """
    place, number = country(item), as_text(item.get("number"))
    key, coded = _KEY.fullmatch(as_text(item.get("genre"))), _CODED.match(number)
    typed_code = _OFFICE.fullmatch(place)
    if place and not typed_code:
        code = _code_of(place)
    else:
        codes = (typed_code and typed_code[1].upper(), key and key[2].upper(), coded and coded[1])
        code = next((_OTHERWISE.get(code, code) for code in codes if code), "")
    names = wording()["patent-offices"].get(code)
    if not names:
        return "" if form else place, number
    if coded and _OTHERWISE.get(coded[1], coded[1]) == code:
        number = number[coded.end() :]
    return names.get(lang + form, code) if typed_code or form or not place else place, number


def country(item: Mapping[str, Any]) -> str:
    """Return the country of a patent as typed, be it after the number: Пат. 2187888 Российская Федерация."""
    place = as_text(item.get("publisher-place")) or as_text(item.get("jurisdiction"))
    number, medium = as_text(item.get("number")), as_text(item.get("medium"))
    return place or (medium.partition(number)[2].strip(" ,.;()") if number else "")


def _code_of(place: str) -> str:
    offices = wording()["patent-offices"].items()
    known: dict[str, str] = {
        word: code for code, names in offices for name in names.values() for word in (name.split()[-1], name)
    }
    return known.get(place, "")


def _announced(note: str, published: str, family: Family) -> str:
    """Return when and where a patent was published: Опубл. 20.08.02, Бюл. № 23; the year alone without its word."""
    if published[-4:].isdecimal() and published.count(".") < 2 and not family.full_words:
        return family.area_sign.join(part for part in (published[-4:], note) if part)
    pair = (published, note) if _BULLETIN.match(note) else (note, published)
    text = (", " if _BULLETIN.match(note) else " ; ").join(part for part in pair if part)
    return text[:1].upper() + text[1:]


def is_class(addition: str) -> bool:
    """Return whether an addition to a title is a patent's class (МПК …), which stands after the country."""
    return bool(_CLASSES.match(addition))


def kind_in_words(genre: str, lang: str) -> str:
    """Return what a key of BibLaTeX means (phdthesis, patent, patentus), in words; "" for what is no key."""
    if not (key := _KEY.fullmatch(genre)):
        return word("type-keys", genre, lang, GOST_70100)
    kind = word("patents", "request" if key[1] == "req" else "patent", lang, GOST_70100)
    return " ".join(filter(None, (kind, key[2].upper())))


def _kind(genre: str, lang: str, family: Family) -> str:
    if _REQUEST.match(genre):
        return word("patents", "request", lang, family)
    if is_patent(genre):
        return word("patents", "patent", lang, family)
    return genre[:1].upper() + genre[1:]


def filed(item: Mapping[str, Any], lang: str, family: Family) -> Mapping[str, Any]:
    """Return a patent whose class, application, bulletin and owner stand in CSL variables as our own entries say them.

    The note then tells the application and where it was announced: № 2000131736/09 ; заявл. 18.12.00 ; опубл.
    20.08.02, Бюл. № 23 (R 7.0.5-2008, the standard's example of a patent).
    """
    if as_text(item.get("type")) != "patent":
        return item
    work = dict(item)
    if is_class(as_text(work.get("references"))) and not typed(work, "titleaddon"):
        work[f"{PREFIX}titleaddon"] = as_text(work.pop("references"))
    for body in (as_text(work.pop("authority", "")), as_text(work.pop("publisher", ""))):  # RIS: the assignee
        if _code_of(body) and not country(work):
            work["publisher-place"] = body
        if body and not (_code_of(body) or _GRANTS.search(body)):
            work.setdefault("holder", [{"literal": body}])
    application = signed_number(as_text(work.pop("call-number", "")), lang)
    day = on_day(read_date(work.pop("submitted", None)), "filed", lang, family)
    day = "" if _FILED.search(as_text(work.get("note"))) else day
    bulletin = ""
    if _BULLETIN.match(as_text(work.get("container-title"))):
        issue = signed_number(as_text(work.pop("issue", "")), lang)
        bulletin = " ".join(filter(None, (as_text(work.pop("container-title")), issue)))
    note = as_text(work.get("note"))
    work.pop(f"{PREFIX}origdate", None)
    issue = "" if bulletin or work.get("container-title") else work.pop("issue", "")
    if issue and not _BULLETIN.search(note):
        bulletin = f"{word('serial', 'bulletin', lang, family)} {signed_number(as_text(issue), lang)}"
    if (application or day or bulletin) and not _TOLD.search(note):
        published = on_day(read_date(work.get("issued")), "published", lang, family)
        announced = ", ".join(filter(None, (published, bulletin)))
        story = (application, note, day) if re.match(r"№|No", note) else (application, day, note)
        work["note"] = " ; ".join(part.rstrip(".") for part in (*story, announced) if part)
    return work


def signed_number(number: str, lang: str) -> str:
    """Return a number after its sign: № 2019613591, No. 5; an English one that begins with letters stands alone."""
    if not number or number.startswith(("№", "No")) or (lang == "en" and not number[:1].isdigit()):
        return number
    return f"{'No.' if lang == 'en' else '№'} {number}"


def certificate(act: Act, genre: str, family: Family) -> str:
    """Return a certificate of registration: свид. … № 2019613591 Рос. Федерация от 19 марта 2019 г."""
    number = signed_number(act.number, act.lang) if act.number else ""
    parts = [shortened(genre, act.lang, family), number, shortened(act.body, act.lang, family)]
    if act.date and act.date.start.day:
        short = family.abbreviated
        day = dates.genitive(act.date, short) if act.lang == "ru" else dates.free(act.date, act.lang, short)
        parts.append(f"{_OF_DAY[act.lang]}{day}")
    return " ".join(filter(None, parts))


def is_registered(genre: str) -> bool:
    """Return whether a kind is a certificate of registration, of a program or a database."""
    return bool(_REGISTERED.match(genre))


def on_day(date: DateValue | None, done: str, lang: str, family: Family) -> str:
    """Return when something was done, in figures: опубл. 20.08.02, защищена 16.12.2005; "" without a year."""
    if date is None or not date.start.year:
        return ""
    year = str(date.start.year)
    parts = [f"{part:02d}" for part in (date.start.day, date.start.month) if part]
    if parts and family.short_year:
        year = year[-2:]
    return f"{word('roles', done, lang, family)} {'.'.join([*parts, year])}"
