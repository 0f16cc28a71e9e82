"""Addresses, days of access, identifiers, marks of the medium and of the language, wherever they stand in an entry."""

import re

from kb.language.list_words import any_of
from kb.manuscript.reference_list.entry_reading import EntryReading
from kb.manuscript.reference_list.patterns import DASHES, EMPTY_MEDIA, LETTER, TAKEN, YEAR, language_code
from kb.manuscript.reference_list.printed_days import printed_dates_in

_URL = re.compile(
    r"(?:(?<!\w)h{1,2}t{1,3}p{0,2}s?\s?[:;]\s?//|www\.|ftp://)[^\s<>«»\x1f]+(?:(?<=/)\s(?=[\w-]+/\d)[^\s<>«»\x1f]+)?|(?<![\w@./-])(?:[a-z\d-]+\.)+[a-z]{2,6}/[^\s<>«»\x1f]+|(?<=URL:\s)[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:/[^\s<>«»\x1f]*)?",
    re.IGNORECASE,
)
_URL_LABEL = re.compile(
    rf"(?:[/.\s{DASHES}]*(?:\b(?:url|режим\sдоступа|доступно?(?:\s(?:по\sадресу|на))?|кіру\sрежимі|қолжетімді|available\s(?:at|from)|"
    r"access\smode|mode\sof\saccess|сайт|электронды\sресурс|электронный\sресурс|retrieved\sfrom|from)\s?[:.]?\s*)|\s*//\s*)[<(\[]?\s*$",
    re.IGNORECASE,
)
_DAY = (
    rf"(?:\d{{1,2}}[./]\d{{1,2}}[./](?:{YEAR}|\d\d)|{YEAR}[./-]\d{{1,2}}[./-]\d{{1,2}}|"
    rf"\d{{1,2}}\s[{LETTER}]+\.?,?\s{YEAR}|[{LETTER}]+\s\d{{1,2}},?\s{YEAR}|"
    rf"{YEAR}\s?(?:ж\.|жыл\w*)?,?\s(?:\d{{1,2}}\s[{LETTER}]+|[{LETTER}]+\s\d{{1,2}}(?!\d)))"
)
_ACCESS_WORDS = any_of("accessed", romanised_too=True)
_ACCESSED = re.compile(
    rf"[(\[]*\s*(?:{_ACCESS_WORDS})\s?[:\-–—]?\s*(?P<date>{_DAY})\s*(?:г(?:ода?)?\.?|ж\.)?\s*(?:,?\s*(?:from|из|с)\b(?=\s?https?:|\s?www)|,\s*(?:from|из)\b|,(?=\s?https?:))?\s*[)\]]*\.?",
    re.IGNORECASE,
)
_DAY_AFTER_URL = re.compile(  # // www.akorda.kz. 05.09.2021.
    rf"(?<={TAKEN})[.,;]?\s[(\[]?(?P<date>\d{{1,2}}\.\d{{1,2}}\.{YEAR})(?:\s?(?:г|ж)\.)?[)\]]?[.\s]*$"
)
_PREPRINT = re.compile(
    r"(?<!preprint)[.,;]?\s(?P<value>arXiv:\s?(?:\d{4}\.\d{4,5}|[a-z-]+/\d{7})(?:v\d+)?)(?:\s\[[\w.-]+\])?",
    re.IGNORECASE,
)
_AS_OF = re.compile(rf"(?:/{{1,2}}\s*)?(?P<date>{_DAY})\s*(?:ж\.|жылғы)?\s*жағдай\sбойынша", re.IGNORECASE)
_SEEN = re.compile(
    rf"[(\[]\s*(?P<date>{_DAY})\s*(?:ж\.|г\.)?\s*(?:қаралды|қаралған|кірген|көрілді|просмотрено)\w*\s*[)\]]",
    re.IGNORECASE,
)
_DOI = re.compile(r"\b(?:doi\s?[:.]?\s*)?(?P<value>10\.\d{4,9}/[^\s\x1f«»<>]+[^\s\x1f«»<>.,;)\]])", re.IGNORECASE)
_DOI_LABEL = re.compile(r"\bdoi\s?[:.]?\s*$", re.IGNORECASE)
_ISBN = re.compile(r"\bISBN[\s:–-]*(?P<value>(?:97[89][\s–-]?)?(?:\d[\s–-]?){9}[\dXxХх])", re.IGNORECASE)
_ISSN = re.compile(r"\bISSN[\s:–-]*(?P<value>\d{4}[–-]\d{3}[\dXxХх])", re.IGNORECASE)
_MEDIUM = re.compile(
    rf"{EMPTY_MEDIA}|[.{DASHES}\s]*\bТекст\s?:\s?(?:непосредственный|электронный)|\(electronic\sresource\)",
    re.IGNORECASE,
)
_IN_LANGUAGE = re.compile(
    r"[\[(]\s?(?:in|на)\s(?P<language>russ?(?:ian)?\.?|kaz(?:akh)?\.?|eng(?:lish)?\.?|ukrainian|german|french|turkish|chinese|рус\w+|каз\w+|англ\w+)\.?(?:\s(?:яз\w*\.?|language))?\s?[\])]",
    re.IGNORECASE,
)


def read_links(entry: EntryReading) -> None:
    """Read addresses, days of access, DOI, ISBN, marks of the medium and of the language."""
    for pattern in (_ACCESSED, _AS_OF, _SEEN):
        accessed = entry.find(pattern)
        if accessed and not entry.has("accessed"):
            dates = printed_dates_in(accessed["date"])
            if dates:
                entry.read(accessed, "accessed", "date", dates[0].date.text)
                entry.links = min(entry.links, accessed.start())
    while url := entry.find(_URL):
        _read_address(entry, url)
    day = entry.find(_DAY_AFTER_URL, entry.links) if entry.has("URL") and not entry.has("accessed") else None
    if day and (dates := printed_dates_in(day["date"])):
        entry.read(day, "accessed", "date", dates[0].date.text)
    for name, pattern in (("number", _PREPRINT), ("DOI", _DOI), ("ISBN", _ISBN), ("ISSN", _ISSN)):
        match = entry.find(pattern)
        if match:
            entry.read(match, name)
    while medium := entry.find(_MEDIUM):
        entry.take(*medium.span())
    while language := entry.find(_IN_LANGUAGE):
        entry.read(language, "lang", "language", language_code(language["language"]))


def _read_address(entry: EntryReading, url: re.Match[str]) -> None:
    address = url.group().rstrip(".,;>\"”»'")
    while address.endswith(")") and address.count("(") < address.count(")"):
        address = address[:-1]
    end = url.start() + len(address)
    doi = _DOI.search(address) if "doi.org" in address else None
    name = "URL" if not entry.has("URL") else "x-URL"
    entry.add(name, url.start(), end, address.replace(" ", ""))
    if doi and not entry.has("DOI"):
        span = entry.traced.span(url.start() + doi.start("value"), url.start() + doi.end("value"))
        entry.fields.append(entry.fields[-1]._replace(name="DOI", value=doi["value"], start=span[0], end=span[1]))
    label = _URL_LABEL.search(entry.open[: url.start()]) or _DOI_LABEL.search(entry.open[: url.start()])
    begins = label.start() if label else url.start()
    entry.take(begins, max(end, url.end() if not address else end))
    entry.links = min(entry.links, begins)
    closing = re.compile(r"\s*[>)\]]+").match(entry.open, end)
    if closing:
        entry.take(*closing.span())
