"""Patents and inventors' certificates: number and country, title, inventors, the day of publication."""

import re

from kb.language.typed_dates import dates_in
from kb.manuscript.reference_list.elements import read_numbers
from kb.manuscript.reference_list.reading import Reading
from kb.manuscript.reference_list.signs import LETTER, UPPER
from kb.manuscript.reference_list.titles import read_title

_PATENT = re.compile(  # Пат. 2187888 Российская Федерация, МПК7 … . · Патент РК № 25120. · А. с. 1007970 СССР, …
    rf"\s*(?:(?:ҚР\s)?[Пп]ат(?:ент[{LETTER}]*)?\.?|А\.\s?с\.|Авторское\sсвидетельство|(?:US|European)?\s?Patent)"
    rf"(?:\s(?:на|for)\s[{LETTER} ]{{4,40}}?)?(?:\s(?P<of>РК|ҚР|РФ|СССР|EP|US|Республики\sКазахстан))?\s?(?:№|No\.)?\s?"
    rf"(?P<number>\d[\d ,]{{2,10}}\d)(?:\s(?P<country>[{UPPER}][{LETTER} ]{{1,40}}?))?"
    r"(?:,\s?(?:МПК|МКИ|ХПК|Int)[^.]{0,60})?[.,]\s"
)
_PUBLISHED = re.compile(
    r"(?:опубл|жарияланған|жариял|published|publ)\w*\.?:?\s(?P<date>\d{1,2}\.\d{1,2}\.(?:\d{4}|\d\d))", re.IGNORECASE
)
_GAZETTE = re.compile(r"Бюл\w*\.?\s№\s?(?P<value>\d+)")


def read_patent(entry: Reading) -> bool:
    """Read an entry if it is a patent; return whether it is. What the patent office counts beside stays unread."""
    patent = _PATENT.match(entry.open)
    if not patent:
        return False
    entry.add("number", *patent.span("number"))
    country = "country" if patent["country"] else "of" if patent["of"] else ""
    if country:
        entry.add("jurisdiction", *patent.span(country))
    entry.take(0, max(patent.end("number"), patent.end("country")))
    published = entry.find(_PUBLISHED, patent.end())
    dates = dates_in(published["date"]) if published else ()
    if published and dates:
        entry.add("issued", *published.span("date"), dates[0].date.text)
        entry.take(*published.span())
    if gazette := entry.find(_GAZETTE, patent.end()):
        entry.add("issue", *gazette.span("value"))
        entry.take(*gazette.span())
    later = re.compile(r"\.\s[–—-]\s").search(entry.open, patent.end())
    end = later.start() if later else published.start() if published else len(entry.text)
    read_title(entry, patent.end(), min(end, entry.links))
    if later:
        read_numbers(entry, entry.open.rfind(". ", 0, len(entry.text) - 2), False)
    entry.add("x-act", *patent.span("number"), "patent|")
    return True
