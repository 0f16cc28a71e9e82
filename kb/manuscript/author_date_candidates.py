"""Citations by author and year in a text: (Назарбаев, 1997: 45), [Сейдін 2003, 12 б.], Smith and Jones (2001, p. 5).

What looks like one is only a candidate: a name and a year in brackets may be a town and a date. Which of them cite is
decided in `author_date_citations`.
"""

import re
from collections.abc import Iterator

from kb.manuscript.marker_grammar import BEFORE, MarkerItem, parse_locators
from kb.manuscript.markers import TextMarker
from kb.manuscript.reference_list.patterns import LETTER, LOWER, UNDATED, UPPER, YEAR, YEAR_LETTER

LARGEST = 240
_YEAR = rf"(?:(?:{YEAR}/)?{YEAR}{YEAR_LETTER}?(?![\w])|{UNDATED})"  # 1966/1980: first printed, and the edition used
_BRACKETS = re.compile(
    rf"\((?P<round>[^()]{{0,{LARGEST}}}(?:{YEAR}|{UNDATED})[^()]{{0,{LARGEST}}})\)"
    rf"|\[(?P<square>[^\[\]]{{0,{LARGEST}}}(?:{YEAR}|{UNDATED})[^\[\]]{{0,{LARGEST}}})\]"
)
INNER = r"\([^()]{0,120}\)"  # brackets inside those of a citation, as a title has them
_WITH_INNER = re.compile(
    rf"\((?P<round>(?:[^()]|{INNER}){{1,{LARGEST}}})\)|\[(?P<square>(?:[^\[\]]|\[[^\[\]]{{0,120}}\]){{1,{LARGEST}}})\]"
)
_AND = r"(?:and|&|және|мен|пен|и|та|й|і|ve|ile|und|et)"
JOINED = rf"(?:,?\s{_AND}\s|,\s)"
OTHERS = (
    rf"(?:,?\s(?:et\.?\sal\.?|{_AND}\s(?:басқалар\w*|др\.|другие|т\.\s?б\.|ін\.|інші|diğerleri|others|andere)"
    r"|т\.\s?б\.|v\.?d\.|u\.\s?a\.))"
)
_WORD = rf"[{UPPER}][{LETTER}'’ʼ]*[{LOWER}][{LETTER}'’ʼ]*(?:-[{UPPER}][{LETTER}'’ʼ]+)*"
_INITIALS = rf"(?:[{UPPER}]\.\s?){{1,3}}"
PERSON = rf"(?:{_INITIALS})?{_WORD}(?:,?\s{_INITIALS}(?!\w))?"
_PEOPLE = re.compile(rf"{PERSON}(?:{JOINED}{PERSON})*{OTHERS}?")
_GROUP = re.compile(
    rf"(?P<names>[«\"“{UPPER}][^\d()\[\]:]{{1,120}}?)(?P<comma>,?)\s*"
    rf"(?P<years>{_YEAR}(?:\s*,\s*{_YEAR})*)\s*(?P<rest>[,:;.]?.*)"
)
_TITLED = re.compile(  # (Жетісу деректері: 3 томдық, 2003), (Treaty on the sea of 12 August 2018, 2018)
    rf"(?P<names>[«\"“{UPPER}][^()\[\]]{{8,200}}?)(?P<comma>,?)\s(?P<years>{_YEAR})(?!,\s{_YEAR})\s*(?P<rest>[,:;.]?.*)"
)
_WITHOUT_YEAR = re.compile(  # (ЦГА РК. Ф. 1987. …, б. г., с. 3): a number among the names is no year
    rf"(?P<names>[«\"“{UPPER}][^()\[\]]{{2,200}}?)(?P<comma>,?)\s(?P<years>{UNDATED})\s*(?P<rest>[,:;.]?.*)"
)
_HARD_TITLE = re.compile(  # (ISO 14882 [11]. Languages (C++), 2020, p. 17), (Report on 2021 in the steppe, 2022)
    rf"(?P<names>[«\"“{UPPER}].{{8,200}})(?P<comma>,?)\s(?P<years>{_YEAR})(?!,\s{_YEAR})\s*"
    r"(?P<rest>[,:;.]?[^()\[\]]*)"
)
HARD = re.compile(rf"[(\[]|{_YEAR}")  # what a title has that makes a citation by it look like another
_YEARS_ALONE = re.compile(rf"(?P<years>{_YEAR}(?:\s*,\s*{_YEAR})*)\s*(?P<rest>[,:;].*)?")
SHORT_NAME = re.compile(rf"\s\[[{UPPER}][{LETTER}]{{1,11}}\](?=,?\s{YEAR})")  # World Health Organization [WHO], 2006
_NAMED_BEFORE = re.compile(  # Demir (2018) · Demir'e göre (2018)
    rf"(?<![{LETTER}.])(?P<names>{_PEOPLE.pattern}|[{UPPER}]{{2,8}})(?P<words>(?:\s[{LOWER}]+){{0,2}})[\s\u00a0]+$"
)
_NO_CITATION = re.compile(r"(?:-?\s?(?:ж|жж|г|гг|gg?|жыл|год|y)\b|\s*[-–—/]\s*\d|\d)", re.IGNORECASE)
_BEFORE_LONGEST = 90


def author_date_candidates(text: str) -> Iterator[TextMarker]:
    """Yield what may be a citation by author and year, in order; items have names and years as typed, no numbers.

    Where the names stand before the brackets, the marker is the brackets alone and its items are `apart`.
    """
    for match in _BRACKETS.finditer(text):
        body = " ".join((match["round"] or match["square"]).split())
        items = _named(body) or _apart(text[max(0, match.start() - _BEFORE_LONGEST) : match.start()], body)
        if items:
            yield TextMarker(*match.span(), " ".join(match[0].split()), tuple(items))


def bracketed_title_candidates(text: str) -> Iterator[TextMarker]:
    """Yield what may be a citation by a title with brackets or years in it, in order; only a list can tell."""
    for match in _WITH_INNER.finditer(text):
        body = " ".join((match["round"] or match["square"]).split())
        items = _named(body, _HARD_TITLE) if len(HARD.findall(body)) > 1 else []
        if items:
            yield TextMarker(*match.span(), " ".join(match[0].split()), tuple(items))


def _named(body: str, hard: re.Pattern[str] | None = None) -> list[MarkerItem]:
    """Return the items of a body in which each group begins with names; a group of years or pages goes on before it."""
    items: list[MarkerItem] = []
    names = ""
    for part in body.split(";"):
        bare, before = SHORT_NAME.sub("", part.strip()), ""
        introduced = BEFORE.match(bare)
        if introduced and introduced.end() < len(bare):
            bare, before = bare[introduced.end() :], introduced[0]
        group = hard.fullmatch(bare) if hard else None
        group = group or _WITHOUT_YEAR.fullmatch(bare) or _GROUP.fullmatch(bare) or _TITLED.fullmatch(bare)
        alone = _YEARS_ALONE.fullmatch(bare) if names and not group else None
        if group:
            names = group["names"].strip(" ,")
        match = group or alone
        read = _years(names, match, before) if match else []
        if not read:
            return []
        items += read
    return items


def _apart(before: str, body: str) -> list[MarkerItem]:
    """Return the items of brackets that begin with a year, by the names that stand before them."""
    years = [match for part in body.split(";") if (match := _YEARS_ALONE.fullmatch(part.strip()))]
    named = _NAMED_BEFORE.search(before) if len(years) == body.count(";") + 1 else None
    if not named or (named["words"] and re.fullmatch(r"[^\s,]+,\s\S+", named["names"])):  # Harrow, Steppe roads (2001)
        return []
    names = " ".join(named["names"].split())
    return [item._replace(apart=True) for group in years for item in _years(names, group, "")]


def _years(names: str, match: re.Match[str], before: str) -> list[MarkerItem]:
    rest = (match["rest"] or "").strip()
    if _NO_CITATION.match(rest):
        return []
    typed = rest.lstrip(",:. ").strip()
    locators = parse_locators(typed)
    if typed and not locators and not re.match(r"[^\W\d]", typed):
        return []
    years = [year.strip() for year in match["years"].split(",")]
    return [
        MarkerItem(None, locators if last else (), key=f"{names} {year}", printed=typed if last else "",
                   before="" if place else before, names=names, year=year)
        for place, year in enumerate(years) for last in [place == len(years) - 1]
    ]  # fmt: skip


def family_names(names: str) -> list[str]:
    """Return the family names among names as typed, the first author's first; a title or a body stands whole."""
    if not _PEOPLE.fullmatch(names):
        return [re.sub(rf"{OTHERS}$", "", names).strip('«»"“” ,…')]
    bare = re.sub(rf"{OTHERS}$", "", names)
    return re.findall(_WORD, re.sub(_INITIALS, " ", bare))


def may_be_people(names: str) -> bool:
    """Return whether names as typed are those of people, by their form."""
    return bool(_PEOPLE.fullmatch(names))


def must_be_people(names: str) -> bool:
    """Return whether names as typed can be nothing but people: several joined, others, or initials."""
    joined = re.search(rf"{OTHERS}$|\s{_AND}\s|(?<!\w){_INITIALS}", names)
    return may_be_people(names) and bool(joined)
