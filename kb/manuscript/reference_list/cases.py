"""Decisions of courts: who decided, when, in which case, and cases named by their parties."""

import re

from kb.language.list_words import any_of
from kb.manuscript.reference_list.entry_reading import EntryReading, trimmed
from kb.manuscript.reference_list.hosts import read_host
from kb.manuscript.reference_list.patterns import LETTER, UPPER, YEAR
from kb.manuscript.reference_list.printed_days import printed_dates_in
from kb.manuscript.reference_list.titles import add_title

_DECISION = re.compile(  # Приговор Алмалинского районного суда г. Алматы от 14 мая 2014 г. по делу № 1-245/2014
    rf"\s*(?P<genre>{any_of('decision')})\s(?P<court>(?!Пленума\s)(?:(?!\s(?:от|від)\s\d)[^«\"/№]){{2,140}}?(?:ого|его)\s[сС]уд[ау](?!\w)(?:(?!\s(?:от|від)\s\d)[^«\"/№]){{0,80}}?)"
    rf"\s(?:от|від)\s(?P<date>\d{{1,2}}(?:\.\d{{1,2}}\.|\s[{LETTER}]{{3,9}}\s)\d{{4}})(?:\s?(?:г(?:ода|\.)|р(?:оку|\.)))?"
    r"(?:[,.]?\s(?:по\s(?:уголовному\s|гражданскому\s|административному\s)?делу\s|у\sсправі\s)?(?:№|N)\s?(?P<number>[\w/-]*\d[\w/-]*))?(?![^«\"]{0,40}[«\"]Об?\s)"
)
_NAME = re.compile(r"[.,:]?\s[«\"](?P<name>[^»\"]{5,500})[»\"]")  # «По делу о проверке …»
_KAZAKH = re.compile(  # Алматы қ. Алмалы аудандық сотының 2014 жылғы 14 мамырдағы № 1-245 үкімі
    rf"\s*(?P<court>[{UPPER}][^«\"/№]{{3,140}}?сотының)\s(?P<date>{YEAR}\s(?:жылғы|ж\.)\s\d{{1,2}}\s[{LETTER}]+)"
    rf"(?:\s№\s?(?P<number>[\w/-]*\d[\w/-]*))?\s(?P<genre>{any_of('decision')})",
    re.IGNORECASE,
)
_PARTIES = re.compile(  # Lake Commission v. Kazakhstan, Case No. ARB/05/16, Award (29 July 2008)
    rf"\s*(?P<title>[A-Z][^.,«\"“]{{2,100}}?\sv\.?\s[A-Z][^,«\"“]{{2,100}}?),\s(?:(?P<body>(?!Case\s|App)[A-Z][\w\s]{{1,40}}?)\s)?(?:Case\s|App(?:lication|\.)\s)?No\.?\s(?P<number>[\w/-]*\d[\w/-]*)"
    rf"[^()]*(?:\((?P<date>[^()]*{YEAR})\)|,\s(?P<day>\d{{1,2}}\s[A-Z][a-z]+\s{YEAR}))"
)
_GENITIVES = (
    *((f"{stem}ого", f"{stem}ой") for stem in ("городск", "областн", "краев", "окружн", "миров")),
    ("ского", "ский"),
    ("цкого", "цкий"),
    ("ого", "ый"),
    ("его", "ий"),
)
_UKRAINIAN = (("нього", "ній"), ("ого", "ий"))


def read_case(entry: EntryReading) -> bool:
    """Read an entry if it is a decision of a court; return whether it is one."""
    decision = _DECISION.match(entry.open) or _KAZAKH.match(entry.open)
    parties = None if decision else _PARTIES.match(entry.open)
    case = decision or parties
    if not case or "суде " in case.group():
        return False
    dated = "date" if case["date"] else "day"
    dates = printed_dates_in(case[dated])
    if not dates:
        return False
    name = _NAME.match(entry.open, case.end())
    if name:
        add_title(entry, "title", *name.span("name"))
        entry.take(*name.span())
    if decision and not name:
        add_title(entry, "title", decision.start(), decision.start("date"))
        entry.fields = [field._replace(value=re.sub(r"\s(?:от|від)$", "", field.value)) for field in entry.fields]
    if decision:
        entry.add("genre", *decision.span("genre"))
        entry.add("authority", *decision.span("court"), _nominative(decision["court"], " від " in decision.group()))
    elif parties:
        add_title(entry, "title", *parties.span("title"))
        if parties["body"]:
            entry.add("authority", *parties.span("body"))
    entry.add("issued", *case.span(dated), dates[0].date.text)
    if case["number"]:
        entry.add("number", *case.span("number"))
    entry.take(*case.span())
    entry.call("legal_case")
    host = re.search(r"\s//\s(?P<archive>Архив[^/]*?[.\s]*$)?", entry.open)
    if host and host["archive"]:
        entry.add("archive", *trimmed(entry.text, *host.span("archive")))
    elif host:
        _read_printed(entry, host)
    return True


def _read_printed(entry: EntryReading, host: re.Match[str]) -> None:
    """Read the gazette that printed a decision; its date is none of the decision's."""
    decided, entry.fields = entry.fields, []
    entry.take(*host.span())
    read_host(entry, host.end())
    entry.rename({"issued": "x-edition-date"})
    entry.fields = decided + entry.fields


def _nominative(court: str, ukrainian: bool) -> str:
    """Return the name of a court in the nominative, районного суда г. Алматы; as printed where it has other words."""
    if court.casefold().endswith("сотының"):
        return court[:-3]
    head, word, rest = re.split(r"(?<!\w)([сС]уд[ау])(?!\w)", court, maxsplit=1)
    if not all(name.endswith(("ого", "его")) for name in head.split()):
        return court  # Судебной коллегии по гражданским делам Алматинского городского суда
    endings = _UKRAINIAN if ukrainian else _GENITIVES
    words = [
        next((name[: -len(end)] + own for end, own in endings if name.endswith(end)), name) for name in head.split()
    ]
    return " ".join((*words, word[:3], *rest.split()))
