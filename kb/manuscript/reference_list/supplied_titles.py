"""Titles that a cataloguer supplied, whole in square brackets, and documents that a day after a colon dates.

`[Концепция …]: 1996 год`, `Токаев К. [Ответ …]: 17 июня 2022 г.`, `Партнёрство ради мира : янв. 1994 г.`: so the GOST
styles print what nobody published. Nothing inside the brackets is a date, a name or a host.
"""

import re

from kb.language.typed_dates import whole_date
from kb.manuscript.reference_list.entry_reading import EntryReading, trimmed
from kb.manuscript.reference_list.heads import read_head
from kb.manuscript.reference_list.names import body_at, names_at
from kb.manuscript.reference_list.patterns import DASH, NEWSPAPER, TAKEN
from kb.manuscript.reference_list.responsibility import read_responsibility
from kb.manuscript.reference_list.titles import add_title

_TITLE = re.compile(rf"\[(?P<title>[^\[\]{TAKEN}]{{12,}})\](?=\s*(?:[.:/{TAKEN}–—-]|$))")
_STATED = re.compile(rf"\s?/\s(?P<names>[^/{TAKEN}]+?)(?=\.?\s{DASH}\s|\s//|[\s.]*(?:$|{TAKEN}))")
_SIGN = re.compile(r"(?P<colon>\s?:)\s|\.\s")
_DATED = re.compile(
    rf"(?:(?P<said>(?:послани|выступлени|речь|интервью|доклад|жолдау|сөйлеген|сұхбат|speech|address|interview)"
    rf"[^:,/{TAKEN}]{{0,60}}),\s)?(?P<when>[^:/;{TAKEN}]{{4,40}}?)(?:,\s(?:№|No\.)\s?(?P<number>\d[^,/{TAKEN}]{{0,15}}?))?(?:\s/\s(?P<body>[^/{TAKEN}]{{4,100}}?))?"
    rf"[\s.]*(?:{DASH}\s*(?:Текст|Мәтін|Text)\s:\s\S+\s*)?[\s.{TAKEN}–—-]*"
)
_YEAR_WORD = re.compile(r"\d\s?(?:г|год\w?|ж|жыл\w*)\b")
_KAZAKH = re.compile(r"\d\s?ж\b")
_POLICY = re.compile(  # what an act calls itself first, in Kazakh last
    r"^(?:устав|положени|концепци|стратеги|доктрин|программ|план|charter|concept|strategy|doctrine|programme|plan)"
    r"|(?:тұжырымдама|стратегия|доктрина|бағдарлама|жоспар|ереже)(?:сы|сі|ы|і)?$",
    re.IGNORECASE,
)
_COLLECTED = re.compile(r"материал|сборник|сб\.|тезис|жина[қғ]|proceedings|papers|конференц", re.IGNORECASE)


def read_supplied(entry: EntryReading, end: int) -> int:
    """Read a supplied title at the head or after the names there; return where it ends, 0 where there is none."""
    supplied = _TITLE.search(entry.open, 0, end)
    if not supplied:
        return 0
    names = names_at(entry.open[: supplied.start()], 0)
    before = entry.open[names.end if names.people else 0 : supplied.start()]
    if before.strip(" .,"):
        return 0
    if names.people:
        read_head(entry, supplied.start())
    entry.add("title", *supplied.span())
    if stated := _STATED.match(entry.open, supplied.end(), end):
        read_responsibility(entry, *stated.span("names"))
        entry.take(stated.start(), stated.start("names"))
    return supplied.end()


def read_document(entry: EntryReading, titled: int, end: int) -> bool:
    """Read a document that a day after its title dates, and the body after that; return whether it is one.

    `titled` is where a supplied title ends, 0 where the title is none. A year alone dates acts and supplied titles.
    """
    end = min(end, entry.links) if entry.links else end
    for sign in _SIGN.finditer(entry.open, max(titled, 1), end):
        dated = _DATED.fullmatch(entry.open, sign.end())
        date = whole_date(re.sub(r"^в\s", "", dated["when"].strip())) if dated else None
        if not dated or not date or not date.whole:
            continue
        title = entry.text[: sign.start()]
        alone = re.fullmatch(r"\d{4}", date.date.text)
        authored = bool(names_at(entry.text, 0, loose=False).people)
        numbered = dated["number"]
        act = bool(numbered) or (alone and bool(titled or _POLICY.search(title.rstrip())) and not authored)
        if not (sign["colon"] or _KAZAKH.search(dated["when"])) or not (_YEAR_WORD.search(dated["when"]) or not alone):
            return False
        if (alone and not act) or _COLLECTED.search(title) or re.search(rf"^[«\"]?(?:{NEWSPAPER})", title, re.I):
            return False
        if not titled:
            add_title(entry, "title", read_head(entry, sign.start()), sign.start())
        entry.add("issued", *dated.span("when"), date.date.text)
        if numbered:
            entry.add("number", *dated.span("number"))
        if dated["said"]:
            entry.add("genre", *dated.span("said"))
        if dated["body"] and (body := body_at(entry.open, *trimmed(entry.open, *dated.span("body")))):
            entry.add("authority", body.start, body.end)
        entry.call("speech" if dated["said"] else "legislation" if act else "document")
        return True
    return False
