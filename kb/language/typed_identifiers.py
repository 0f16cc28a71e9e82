"""Identifiers as people type and paste them: DOI, ISBN, ISSN, addresses, codes of acts, numbers of documents.

Each is brought to one form, so that two spellings of the same identifier are equal.
"""

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from kb.language.folding import fold_word
from kb.language.latin import latin_key
from kb.language.typed_addresses import ADDRESS, ENDING, decoded, plain_address
from kb.language.typed_series import series_in

Kind = Literal["doi", "isbn", "issn", "url", "act", "number", "issue", "series"]

_DOI = r"(?i)10\.\d{4,9}/[^\s<>\"«»]+"
_BEHIND_DOI = r"[?&#].*|(?:/(?:full|e?pdf|abstract|html|meta|references|summary|full-html))+$|\.pdf$"  # of a publisher
_ISBN = r"(?<![\d-])(?:97[89][- ]?)?\d(?:[- ]?\d){8}[- ]?[\dXxХх](?![\w])"
_ISSN = r"(?<![\w-])(\d{4})-(\d{3}[\dXxХх])(?![\w-])"
_SAID = (  # a number of a book or a journal by its name, or a book's by how it begins, whatever its last figure is
    r"(?i)(?<!\w)(?:ISBN(?:[- ]1[03](?=[\s:]))?[\s:№]*\d(?:[ –-]?[\dXХ]){5,16}|ISSN[\s:№]*\d{4}[ –-]?\d{3}[\dXХ]"
    r"|97[89](?:[ –-]?\d){10})(?!\w)"
)
_ACT = r"(?i)(?<![^\W_])([A-ZА-Я])(\d{8,11})_?(?![^\W_])"
_OFFICIAL = r"(?<![\w/])[A-ZА-Я]{1,5}(?:/[\dA-ZА-Я]+(?:[.()-][\dA-ZА-Я]+)*\)?)+(?![\w/])"
_OF_THE_UN = r"(?<![\w/])[a-z]/(?:res/)?\d{1,2}/\d{1,4}(?![\w/])"  # as people type it, in small letters
_DOCUMENT = (
    r"(?<![\w/-])(\d{1,5})\s?[-–]\s?([IVXLCІХ]{1,7}|[ivxlc]{1,7}|[^\W\d_]{2,3}|[рr])(?![\w-])"
    r"(?:\s+(?:ЗРК|ҚРЗ|ZRK|З)\b)?"
)
_OF_UN_SITE = r"(?i)^(?:https?://)?(?:[\w-]+\.)*(?:un|undocs)\.org/"
_SYMBOL = r"[/=]((?:[A-Z]{1,5})(?:/[\dA-Z]+(?:[.()\s-]+[\dA-Z]+)*\)?)+)"
_OF_VOLUME = r"(?i)volume-\d+-([AI]+-\d+)"
_REGISTERED = r"(?<![\w-])[IІ]-\d{3,6}(?![\w-])"  # of the UN's Treaty Series
_PORTAL = r"(?<!\d)0001\d{12}(?!\d)"  # of Russia's portal of legal information
_NUMBERED = r"(?i)(?:№|\bNo\b\.?|\bNr\b\.?|\bN(?=\s?\d))\s*(\d{1,6}(?:[-/][\w]+)*|[IІ]-\d{3,6})"
_SIGN, _BETWEEN, _YEAR = r"(?:№|\bN[or]?\b\.?)\s*(?P<number>\d{1,2})", r"[\s,;:.–—-]*", r"(?P<year>(?:19|20)\d\d)"
_IN_YEAR = rf"{_YEAR}(?:\s*(?:г(?:ода?|\.)|ж(?:ыл\w*|\.)))?"
_ITEM = r"(?:(?:ст(?:атья)?|art(?:icle)?|item|бап)\b\.?\s*(?P<item>\d{1,3})|(?P<other>\d{1,3})-(?:құжат|бап))"
_ISSUES = tuple(  # of a bulletin of treaties: 2009, № 5, ст. 28
    rf"(?i)(?<!\w){first}{_BETWEEN}(?:за\s)?{then}(?:{_BETWEEN}{_ITEM})?(?!\w)"
    for first, then in ((_IN_YEAR, _SIGN), (_SIGN, _IN_YEAR))
)
_BULLETIN = "(?i)бюллетен|bulletin"
_OFFICES = frozenset(("р", "r", "рп", "фз", "фкз", "зрк", "қрз", "fz"))  # as people type them, in small letters
_LETTERS = str.maketrans("АВСЕНІКМОРТХ", "ABCEHIKMOPTX")  # Cyrillic capitals that look like Latin ones
_ROMAN = frozenset("IVXLC")


class TypedIdentifier(NamedTuple):
    """An identifier in a text: its kind, its value in the form that all spellings share, its place (end exclusive)."""

    kind: Kind
    value: str
    start: int
    end: int


def identifiers_in(text: str) -> tuple[TypedIdentifier, ...]:
    """Return the identifiers of a text; an address may hold others, which then stand at places inside it."""
    chosen: list[TypedIdentifier] = list(_addresses(text))
    for identifier in (*_books(text), *_acts(text), *_in_series(text), *_issues(text), *_documents(text)):
        if all(
            identifier.end <= other.start or identifier.start >= other.end or other.kind == "url" for other in chosen
        ):
            chosen.append(identifier)
    return tuple(sorted(chosen, key=lambda identifier: (identifier.start, -identifier.end)))


def said_in(text: str) -> tuple[tuple[int, int], ...]:
    """Return the places (start, end) of what is typed as the number of a book or a journal, be it one or not."""
    return tuple(place.span() for place in re.finditer(_SAID, text))


def plain_number(text: str) -> str:
    """Return the number of a document: Roman figures and letters of office alike in both scripts, no blanks."""
    parts = re.findall(r"\d+|[^\W\d_]+", text)
    return "-".join(_letters(part) for part in parts)


def _letters(part: str) -> str:
    latin = part.upper().translate(_LETTERS)
    return latin.lower() if latin.isdigit() or set(latin) <= _ROMAN else latin_key(fold_word(part))


def _addresses(text: str) -> Iterator[TypedIdentifier]:
    """Yield addresses, each with the DOI, the code of an act and the UN's numbers in it, and other DOIs."""
    for place in re.finditer(ADDRESS, text):
        start, end = place.span()
        yield TypedIdentifier("url", plain_address(place.group()), start, end)
        inside = decoded(place.group())
        yield from (TypedIdentifier("doi", _plain_doi(doi.group()), start, end) for doi in re.finditer(_DOI, inside))
        yield from (act._replace(start=start, end=end) for act in _acts(inside))
        if re.search(_OF_UN_SITE, inside):
            numbers = [match[1] for form in (_SYMBOL, _OF_VOLUME) for match in re.finditer(form, inside)]
            yield from (
                TypedIdentifier("number", plain_number(number), start, end)
                for number in numbers
                if re.search(r"\d", number)
            )
        text = text[:start] + " " * (end - start) + text[end:]
    for place in re.finditer(_DOI, text):
        yield TypedIdentifier("doi", _plain_doi(place.group()), place.start(), place.end())


def _plain_doi(text: str) -> str:
    """Return a DOI without what an address has behind it."""
    return re.sub(_BEHIND_DOI, "", text.rstrip(ENDING).casefold()).rstrip(ENDING)


def _books(text: str) -> Iterator[TypedIdentifier]:
    for place in re.finditer(_ISBN, text):
        value = isbn13(place.group())
        if value:
            yield TypedIdentifier("isbn", value, place.start(), place.end())
    for place in re.finditer(_ISSN, text):
        figures = (place[1] + place[2]).upper().translate(_LETTERS)
        years = place[1] < place[2] and place[1][:2] in ("18", "19", "20") and place[2][:2] in ("18", "19", "20")
        has_label = "ISSN" in text[max(0, place.start() - 12) : place.start()].upper()
        if _sum(figures, range(8, 0, -1)) % 11 == 0 and (has_label or not years):
            yield TypedIdentifier("issn", f"{figures[:4]}-{figures[4:]}", place.start(), place.end())


def isbn13(text: str) -> str:
    """Return an ISBN of 10 or 13 figures as its 13 figures; "" where its last figure does not agree."""
    figures = re.sub(r"[- ]", "", text).upper().translate(_LETTERS)
    if len(figures) == 10 and _sum(figures, range(10, 0, -1)) % 11 == 0:
        body = "978" + figures[:9]
        return body + str(-_sum(body, (1, 3) * 6) % 10)
    if len(figures) == 13 and figures.isdecimal() and _sum(figures, (*(1, 3) * 6, 1)) % 10 == 0:
        return figures
    return ""


def _sum(figures: str, weights: "range | tuple[int, ...]") -> int:
    return sum((10 if figure == "X" else int(figure)) * weight for figure, weight in zip(figures, weights, strict=True))


def _acts(text: str) -> Iterator[TypedIdentifier]:
    for place in re.finditer(_ACT, text):
        letter = place[1].upper().translate(_LETTERS)
        yield TypedIdentifier("act", f"{letter}{place[2]}".casefold(), place.start(), place.end())


def _in_series(text: str) -> Iterator[TypedIdentifier]:
    for place in series_in(text):
        if place.volume:
            value = place_in_series(place.series, place.volume, place.page)
            yield TypedIdentifier("series", value, place.start, place.end)
        else:
            yield TypedIdentifier("number", plain_number(place.number), place.start, place.end)


def _documents(text: str) -> Iterator[TypedIdentifier]:
    for place in re.finditer(_OFFICIAL, text):
        if any(letter.isdecimal() for letter in place.group()):
            yield TypedIdentifier("number", plain_number(place.group()), place.start(), place.end())
    for place in re.finditer(_NUMBERED, text):
        end = place.end()
        longer = re.compile(_DOCUMENT).match(text, place.start(1))
        value = longer.group(1) + "-" + longer.group(2) if longer else place[1]
        yield TypedIdentifier("number", plain_number(value), place.start(), longer.end() if longer else end)
    for place in (*re.finditer(_OF_THE_UN, text), *re.finditer(_REGISTERED, text), *re.finditer(_PORTAL, text)):
        yield TypedIdentifier("number", plain_number(place.group()), place.start(), place.end())
    for place in re.finditer(_DOCUMENT, text):
        if _is_office(place[2]):
            yield TypedIdentifier("number", plain_number(f"{place[1]}-{place[2]}"), place.start(), place.end())


def _is_office(letters: str) -> bool:
    """Return whether letters after a number are Roman figures or capitals of an office (77-ФЗ), not an ending."""
    return letters.isupper() or set(letters.upper()) <= _ROMAN or letters.casefold() in _OFFICES


def place_in_series(series: str, volume: str, page: str = "") -> str:
    """Return the value of a volume of a series of treaties, or of a page in it ("?" where the page is not known)."""
    return "-".join(part for part in (series, volume, page) if part)


def issue_of(year: int | str, number: str, item: str = "") -> str:
    """Return the value of an issue of a series, or of a document in it, by the year and the numbers."""
    return "-".join(part for part in (str(year), number, item) if part)


def _issues(text: str) -> Iterator[TypedIdentifier]:
    """Yield the issues of a bulletin, and the documents in them."""
    for pattern in _ISSUES:
        for place in re.finditer(pattern, text):
            item = place["item"] or place["other"] or ""
            if item or re.search(_BULLETIN, text):
                value = issue_of(place["year"], place["number"], item)
                yield TypedIdentifier("issue", value, place.start(), place.end())
