"""Splits a note that cites a work into the work, as a list would have it, and the pages cited."""

import re

from kb.manuscript.reference_list.patterns import UPPER, YEAR

_PAGES = re.compile(
    r"(?:[-–—.,:]\s*|\s)((?:[БСPSбсps]{1,2}|pp|стр|арк|fols?|лл?|ll?)\.\s?\d[\d\s,–—-]*(?:(?<=\s)ff?\.?)?|\d[\d\s,–—-]*\s?-?\s?(?:бб?|сс?|pp?|ss?|стр|арк|бет\w*)\.?)\s*\.?$"
)
_PLACE = re.compile(  # of an act: …, ст. 1255; …, 12-бап
    r"(?:,|(?<=\)))\s((?:(?:ст|гл|п|разд|art|ch|sec)\.|(?:art|ch|sec|para|r|s|cl|reg)s?|Art\.|Rn\.)\s?\d[\d\s,–—.-]*(?:\(\w{1,3}\))*|\d[\d\s,–—]*-\s?(?:бап|тарау|тармақ|бөлім)\w*)\.?$"
)
_PLACE_APART = re.compile(
    r"\.\s(?:[–—-]\s)?((?:Ст|Гл|Разд|Art|Ch|Sec)\.\s?\d[\d\s,–—.-]*|\d{1,4}\s?-\s?(?:бап|тарау)\w*)\.?$"
)
_BARE_PAGES = re.compile(  # …, 57 · (2003): 57 · “Empire and Faith,” 57 · “Whose Empire?” 57
    r"(?:[,:]\s*|[,?!…][”’\"'»]\s+|(?<=\))\s+)(\d{1,4}(?:\s?[–—-]\s?\d{1,4})?(?:,\s?\d{1,4}(?:[–—-]\d{1,4})?)*)\s*\.?$"
)
_PAGES_OF_WHOLE = re.compile(
    r",\s(?:S\.\s?)?\d+\s\((\d{1,4})(?:\sf{1,2}\.)?\)\s*\.?$"
)  # S. 161 (165): the article, the page
_LINKED = re.compile(  # …. С. 90. URL: https://… (дата обращения: 3.02.2020).
    r"[\s.,;–—-]*(?:\[[^\]]*\]\s*)?(?:(?<!\w)[^\W\d_]+(?:\s[^\W\d_]+)?:\s*)?https?://[^\s<>«»]+(?:\s*\([^()]*\))?[\s.]*$"
)
DATED = re.compile(rf"(?<!\d){YEAR}(?!\d)")
_PARAGRAPH = re.compile(  # of a judgment: [34] (Lord Reed)
    r",?\s(\[\d{1,4}\](?:\s?[–-]\s?\[\d{1,4}\])?)(?:\s\([^()\d]*\))?\.?$"
)
_BRACKETED_IMPRINT = re.compile(r"\s\(([^()]{2,120},\s\d{4})\)(?=[\s,.]*$)")
_GIVEN, _FAMILY = rf"(?:[{UPPER}][\w’'-]*\.?\s){{1,3}}?", r"[^\W\d_][\w’'-]+"
_CHICAGO = re.compile(
    rf"(?P<given>{_GIVEN})(?P<family>{_FAMILY})(?P<others>(?:,\s{_GIVEN}{_FAMILY})*,?\sand\s{_GIVEN}{_FAMILY}|,?\set\sal\.)?,\s"
    rf"(?P<rest>[“\"«].+|(?=[{UPPER}])[^;]+\s\([^()]{{2,120}},\s\d{{4}}\))"
)


def split_off_pages(passage: str) -> tuple[str, str]:
    """Return (the note without the pages or the article of an act that end it, these pages or "").

    An address with the day it was seen may stand after them.
    """
    linked = _LINKED.search(passage)
    before = passage[: linked.start()] if linked else passage
    pages = _pages_in(before)
    return (before[: pages.start()] + passage[len(before) :], pages[1]) if pages else (passage, "")


def _pages_in(words: str) -> re.Match[str] | None:
    apart = _PLACE_APART.search(words)
    if apart and "//" in words and not _PLACE_APART.search(words[: apart.start() + 1]):
        apart = None  # what stands after // first is of the gazette
    sure = (form.search(words) for form in (_PAGES_OF_WHOLE, _PARAGRAPH, _PAGES, _PLACE))
    return next(filter(None, sure), None) or apart or _bare_pages(words)


def _bare_pages(words: str) -> re.Match[str] | None:
    """Return a number at the end that can be no year: something dated stands before it, or it is no year's."""
    pages = _BARE_PAGES.search(words)
    dated = pages and DATED.search(words[: pages.start()])
    return pages if pages and (dated or not DATED.fullmatch(pages[1])) else None


def as_list_entry(words: str) -> str:
    """Return a note of Chicago (17th ed., 14.19) as its list has it: Julia Harrow, Wells (London: Heron, 2001)."""
    listed = _CHICAGO.fullmatch(words)
    if not listed:
        return words
    rest = _BRACKETED_IMPRINT.sub(r". \1", listed["rest"])
    others = (listed["others"] or "").strip(" ,.")
    people = f"{listed['family']}, {listed['given'].rstrip(' .')}"
    return f"{people}, {others}. {rest}" if others else f"{people}. {rest}"
