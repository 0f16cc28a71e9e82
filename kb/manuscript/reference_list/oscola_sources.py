"""What British lawyers cite besides books and articles (OSCOLA 4th ed.): cases, treaties, newspapers, pages, reports.

`Abt v Lang [1997] 2 AC 7` · `Abt v Lang [2011] UKSC 19` (2.1) ·
`Convention on Lakes (adopted 21 May 1997, entered into force 17 August 2014) 2999 UNTS 77` (2.7) ·
`Abt I, 'Title' The Paper (London, 3 June 2010) 12` · `'Title' (Portal, 2021) <https://…>` (3.4) ·
`Law Commission, Title (Publisher 2009)`
"""

import re
from collections.abc import Mapping

from kb.manuscript.reference_list import legal
from kb.manuscript.reference_list.entry_reading import EntryReading, full_page_range
from kb.manuscript.reference_list.names import body_at
from kb.manuscript.reference_list.oscola_form import HEAD, add_names
from kb.manuscript.reference_list.patterns import DASH, TAKEN, YEAR
from kb.manuscript.reference_list.printed_days import printed_dates_in
from kb.manuscript.reference_list.responsibility import add_people
from kb.manuscript.reference_list.titles import add_title

_DAY = rf"(?:\d{{1,2}}\s)?(?:[A-Z][a-z]+\s)?{YEAR}"
_END = rf"[.\s<>{TAKEN}]*$"
_PAGES = rf"(?P<page>\d+(?:\s?{DASH}\s?\d+)?)"
_QUOTED = r"\s*['‘“](?P<title>[^\x1f]+?)['’”],?\s"
_CASE = re.compile(
    rf"\s*(?P<title>(?=[^\[{TAKEN}]*?[\s(]v\s)[A-Z][^\[{TAKEN}]{{4,200}}?)\s[\[(](?P<issued>{YEAR})[\])]\s(?:(?P<volume>\d{{1,3}})\s)?"
    rf"(?P<container>[A-Z][A-Za-z. ]{{1,30}}?(?:\s\([A-Z][a-z]+\))?)\s(?P<page>\d{{1,5}})(?:,\s.*)?{_END}"
)
_NEUTRAL = re.compile(r"[A-Z]{2,5}(?:\s(?:Civ|Crim))?")  # a court that numbers its judgments: UKSC, EWCA Civ
_REPORTS = re.compile(r"(?:AC|QB|KB|Ch|Fam|ICJ|PCIJ|ECR|WLR|ILR|EHRR|ILM|ITLOS)(?!\w)")
_TREATY = re.compile(
    rf"\s*(?P<title>[A-Z][^\[()/{TAKEN}]{{8,300}}?)\s(?:\([^()]{{3,150}}\)\s)?\((?:adopted|signed|concluded|opened\sfor\ssignature)\s(?P<issued>{_DAY})"
    rf"(?P<after>[^()]*)\)(?:\s(?P<volume>\d{{1,4}})\s(?P<container>[A-Z]{{2,6}})\s(?P<page>\d{{1,5}}))?(?:,?\s\([^()]*\))?{_END}"
)
_NEWSPAPER = re.compile(
    rf"{_QUOTED}(?P<container>[A-Z][^()'’{TAKEN}]+?)\s\((?:(?P<place>[A-Z][^(),\d]+),\s)?(?P<issued>\d{{1,2}}\s[A-Z][a-z]+\s{YEAR})\)(?:\s{_PAGES})?{_END}"
)
_PAGE_OF_SITE = re.compile(rf"{_QUOTED}\((?P<container>[A-Z][^()]{{1,80}}?),\s(?P<issued>{_DAY})\){_END}")
_REPORT = re.compile(
    rf"\s*(?P<body>[A-Z][^,()'‘“:{TAKEN}]{{5,100}}),\s(?P<title>[A-Z][^(){TAKEN}'‘“]{{4,200}}?)\s\((?:(?P<publisher>[^(),{TAKEN}]+?),?\s)?(?P<issued>{YEAR})\){_END}"
)
_FIELDS = {"volume": "volume", "place": "publisher-place", "publisher": "publisher", "page": "page"}


def read_oscola_source(entry: EntryReading) -> bool:
    """Read an entry if it is of one of these forms; return whether it is."""
    return _read_case(entry) or _read_treaty(entry) or _read_online(entry) or _read_report(entry)


def _read_case(entry: EntryReading) -> bool:
    case = _CASE.match(entry.open)
    if not case:
        return False
    entry.call("legal_case")
    neutral = not case["volume"] and _NEUTRAL.fullmatch(case["container"]) and not _REPORTS.match(case["container"])
    _add(entry, case, _FIELDS | ({"page": "number"} if neutral else {}))
    return True


def _read_treaty(entry: EntryReading) -> bool:
    treaty = _TREATY.match(entry.open)
    act = legal.act_kind(treaty["title"]) if treaty else None
    if not treaty or not act or act[0] != "treaty":
        return False
    entry.call(*act)
    _add(entry, treaty, _FIELDS)
    return True


def _read_online(entry: EntryReading) -> bool:
    """Read an article of a newspaper, or a page of a site whose name stands in brackets, of authors or of none."""
    head = HEAD.match(entry.open)
    start = head.end() if head else 0
    newspaper = _NEWSPAPER.match(entry.open, start)
    site = _PAGE_OF_SITE.match(entry.open, start) if entry.has("URL") and not newspaper else None
    article = newspaper or site
    if not article:
        return False
    if head:
        add_names(entry, head)
    entry.call("article-newspaper" if newspaper else "webpage")
    _add(entry, article, _FIELDS)
    return True


def _read_report(entry: EntryReading) -> bool:
    report = _REPORT.match(entry.open)
    body = body_at(entry.open, *report.span("body")) if report else None
    if not report or not body or "," in report["title"]:
        return False
    entry.call("report")
    _add(entry, report, _FIELDS)
    add_people(entry, "author", (body,))
    return True


def _add(entry: EntryReading, form: re.Match[str], fields: Mapping[str, str]) -> None:
    """Add the parts of a form; words that are no value, as the day on which a treaty came into force, stay unread."""
    parts = form.groupdict()
    dates = printed_dates_in(form["issued"])
    add_title(entry, "title", *form.span("title"))
    if parts.get("container"):
        add_title(entry, "container-title", *form.span("container"))
    entry.add("issued", *form.span("issued"), dates[0].date.text if dates else None)
    for group, field in fields.items():
        if parts.get(group):
            entry.add(field, *form.span(group), full_page_range(form[group]) if group == "page" else None)
