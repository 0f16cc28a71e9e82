"""Entries of the form of British lawyers (OSCOLA 4th ed., 1.7): family names with bare initials, then a comma.

`Abt I and Lang OP, Title (2nd edn, OUP 2013)` · `Abt I, 'Title' (2017) 32 Journal 431` ·
`Abt I, 'Title' in Otto Lang (ed), Book (CUP 2010) 507–50`
"""

import re

from kb.manuscript.reference_list.entry_reading import EntryReading, full_page_range
from kb.manuscript.reference_list.names import ListedName
from kb.manuscript.reference_list.patterns import DASH, LETTER, TAKEN, UPPER, YEAR
from kb.manuscript.reference_list.responsibility import add_people
from kb.manuscript.reference_list.titles import add_title

_NAME = rf"(?:(?:[Vv][ao]n|[Dd]e[rn]?|[Dd]u)\s)*[{UPPER}][{LETTER}’'-]+(?:\s[{UPPER}][{LETTER}’'-]+)?\s[{UPPER}]{{1,4}}"
HEAD = re.compile(
    rf"\s*(?P<names>{_NAME}(?:(?:,\s|,?\sand\s){_NAME})*)(?P<others>\sand\sothers)?(?P<role>\s\(eds?\))?,\s"
)
_PERSON = re.compile(rf"(?P<family>{_NAME.rpartition(chr(92) + 's')[0]})\s(?P<given>[{UPPER}]{{1,4}})(?=,|\sand\s|$)")
_QUOTED = r"['‘“\"](?P<title>[^\x1f]+?)['’”\"],?\s"
_PAGES = rf"(?P<page>\d+(?:\s?{DASH}\s?\d+)?)"
_IMPRINT = (
    rf"\((?:(?P<edition>\d{{1,2}})(?:st|nd|rd|th)\sedn,\s)?(?:(?P<publisher>[^(),{TAKEN}]+?),?\s)?(?P<issued>{YEAR})\)"
)
_FORMS = (
    re.compile(rf"{_QUOTED}[\[(](?P<issued>{YEAR})[\])]\s(?:(?P<volume>\d+)(?:\((?P<issue>\d+)\))?\s)?(?P<container>[^\d{TAKEN}]+?)\s{_PAGES}"),
    re.compile(rf"{_QUOTED}in\s(?:(?P<editor>[^(){TAKEN}]{{3,80}}?)\s\(eds?\),\s)?(?P<container>[^({TAKEN}]+?)\s{_IMPRINT}(?:\s{_PAGES})?"),
    re.compile(rf"(?P<title>[^(){TAKEN}'‘“\"][^({TAKEN}]+?)\s{_IMPRINT}"),
)  # fmt: skip
_FIELDS = {"issued": "issued", "volume": "volume", "issue": "issue", "publisher": "publisher", "edition": "edition"}
_EDITOR = re.compile(rf"(?P<given>[{UPPER}][^,]*?)\s(?P<family>[{UPPER}][{LETTER}’'-]+)(?:,\s|\sand\s|$)")


def read_oscola(entry: EntryReading) -> bool:
    """Read an entry if it is of this form; return whether it is."""
    head = HEAD.match(entry.open)
    form = next(filter(None, (form.match(entry.open, head.end()) for form in _FORMS)), None) if head else None
    if not head or not form:
        return False
    add_names(entry, head)
    parts = form.groupdict()
    add_title(entry, "title", *form.span("title"))
    if parts.get("container"):
        add_title(entry, "container-title", *form.span("container"))
    if parts.get("editor"):
        start = form.start("editor")
        editors = (
            ListedName(name["family"], name["given"], start + name.start(), start + name.end("family"))
            for name in _EDITOR.finditer(form["editor"])
        )
        add_people(entry, "editor", tuple(editors))
    for group, field in _FIELDS.items():
        if parts.get(group):
            entry.add(field, *form.span(group))
    if parts.get("page"):
        entry.add("page", *form.span("page"), full_page_range(form["page"]))
    entry.take(*form.span())
    return True


def add_names(entry: EntryReading, head: re.Match[str]) -> None:
    """Add the authors or editors that stand at the head of an entry."""
    begin = head.start("names")
    people = (
        ListedName(name["family"], name["given"], begin + name.start(), begin + name.end())
        for name in _PERSON.finditer(head["names"])
    )
    add_people(entry, "editor" if head["role"] else "author", tuple(people))
    if head["others"]:
        entry.add("others", *head.span("others"), "true")
    entry.take(*head.span())
