"""Entries of the list: what they lack, works listed twice, names spelt two ways, addresses without a day."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from kb.domain import edtf
from kb.domain.item_types import LEGAL
from kb.domain.records import Record
from kb.language.folding import is_cyrillic, is_latin, mixed_script_words
from kb.language.typed_dates import dates_in
from kb.manuscript.audit import author_spellings
from kb.manuscript.audit.audited_entries import AuditedEntry
from kb.manuscript.audit.audited_manuscript import AuditedManuscript, Finding, finding_at_entry
from kb.messages import Message

# What each type must have (a field, or one of several) by GOST 7.1 and R 7.0.100; "?" where only what the list's
# others of the type have is missed, for Kazakhstan's lists leave it out as a rule.
_ARTICLE = ("title", "container-title", "issued", "page|URL|DOI?")
_WANTED: Mapping[str, tuple[str, ...]] = {
    "book": ("title", "issued", "publisher-place|publisher?", "publisher?", "number-of-pages|page|number-of-volumes?"),
    "thesis": ("title", "issued", "genre?", "publisher-place?"),
    "chapter": (*_ARTICLE, "publisher-place?"),
    "article-journal": (*_ARTICLE, "issue|volume|DOI|URL?"),
    "article-newspaper": ("title", "container-title", "issued"),
    "paper-conference": _ARTICLE,
    "webpage": ("title", "URL"),
    "manuscript": ("archive_location",),
}
_OTHERWISE = ("title", "issued")
_ADDRESS = re.compile(r"(?:https?|ftp)://\S|(?!h+t+)[\w-]+\.[\w-]", re.IGNORECASE)
_DAY = re.compile(r"\d{1,2}\.\d{1,2}\.\d{4}")
_DAY_IN_WORDS = re.compile(r"(?<!\d)(?:[1-9]|[12]\d|3[01])\s[^\W\d_]{3,10}\.?,?\s20\d\d(?!\d)")
_DATED_TAIL = re.compile(r"[.,]\s(?:1[5-9]|20)\d\d(?!\d)[^.]{0,30}$")  # The Times. 1992 May 20:4
_ROMAN = re.compile("[IVXLCDMІХСМ]+")  # in letters of either alphabet
_LIKE_LATIN = re.compile("[АВЕКМНОРСТУХІаеорсухі]+")
_YEAR = 366  # days
_SHOWN = 5  # mixed words that are named
_SHARE = 2  # one of so many others of the type must have a field for it to be missed


def find(subject: AuditedManuscript) -> Iterator[Finding]:
    """Yield what is wrong with the entries."""
    yield from _missing(subject.entries)
    yield from author_spellings.find(subject.entries)
    yield from _mixed_letters(subject.entries)
    for entry in subject.entries:
        yield from _address(entry)


def _address(entry: AuditedEntry) -> Iterator[Finding]:
    """Yield an address that is mistyped, and one without the day on which it was seen, or with a day that is none."""
    fields = entry.record.fields
    address = fields.get("URL", "")
    if address and not _ADDRESS.match(address):
        yield finding_at_entry("missing-fields", "warning", entry, Message("audit-address-broken", address=address))
    seen, issued = edtf.find(fields.get("accessed", "")), entry.record.issued
    early = _YEAR * (entry.record.type == "article-journal")  # it may stand on the web the year before
    if seen and issued and edtf.bounds(seen)[1] + early < edtf.bounds(issued)[0]:
        cause = Message("audit-access-before-publication", date=seen.text, issued=issued.text)
        yield finding_at_entry("link-without-access-date", "warning", entry, cause)
    if not address or fields.get("accessed") or fields.get("DOI") or "doi.org" in address:
        return
    after = entry.text.partition(address.rstrip("/"))[2]
    if any(date.date.is_day for date in dates_in(after)) or _DAY_IN_WORDS.search(after):  # in whatever words it is told
        return
    day = _DAY.search(fields.get("x-rest", ""))
    cause = Message("audit-link-without-access-date", address=address)
    cause = Message("audit-access-date-impossible", date=day[0]) if day else cause
    yield finding_at_entry("link-without-access-date", "warning", entry, cause)


def _mixed_letters(entries: Sequence[AuditedEntry]) -> Iterator[Finding]:
    """Yield one finding of the words in which letters of two alphabets stand that look alike, at the first entry."""
    mixed = [(entry, lookalikes) for entry in entries if (lookalikes := list(_alike(entry.typed)))]
    if mixed:
        words = tuple(dict.fromkeys(word for _, entry_words in mixed for word in entry_words))[:_SHOWN]
        yield finding_at_entry(
            "list-defect", "warning", mixed[0][0], Message("audit-mixed-letters", count=len(mixed), words=words)
        )


def _alike(text: str) -> Iterator[str]:
    """Yield the words of two alphabets whose letters of one all look like letters of the other; not ATMге, ХХІ."""
    for word in mixed_script_words(text):
        latin = "".join(filter(is_latin, word.text))
        cyrillic = "".join(filter(is_cyrillic, word.text))
        suffixed = word.text.startswith(latin) and latin.isupper() and cyrillic.islower() and len(latin) > 1
        if not suffixed and not _ROMAN.fullmatch(word.text) and (word.repaired or _LIKE_LATIN.fullmatch(cyrillic)):
            yield word.text


def _has(record: Record, name: str) -> bool:
    if name == "title":
        return bool(record.titles)
    if name == "issued":
        return record.issued is not None or bool(
            re.search(r"[бb]\.\s?[жг]\.|б\.г\.|n\.d\.", record.fields.get("x-rest", ""))
        )
    return bool(record.fields.get(name))


def _unread(record: Record) -> bool:
    """Return whether an entry has a year after its title that was not read, nor what stands beside it."""
    title = record.title()
    return record.issued is None and bool(title and _DATED_TAIL.search(title.value))


def _fits(record: Record, wanted: str) -> bool:
    return any(_has(record, name) for name in wanted.rstrip("?").split("|"))


def _kind(entry: AuditedEntry) -> str:
    """Return the type of a work; what has a day as documents have (Москва, 28 ноября 2022 г.), or an address and no
    extent, is no book."""
    issued, fields = entry.record.issued, entry.record.fields
    loose = (issued and len(issued.text) == 10) or (fields.get("URL") and not fields.get("number-of-pages"))
    return "document" if entry.record.type == "book" and loose else entry.record.type


def _missing(entries: Sequence[AuditedEntry]) -> Iterator[Finding]:
    by_type = Counter(map(_kind, entries))
    having: Counter[tuple[str, str]] = Counter()
    wanted_of = {kind: _WANTED.get(kind, _OTHERWISE) for kind in by_type}
    for entry in entries:
        having.update((_kind(entry), name) for name in wanted_of[_kind(entry)] if _fits(entry.record, name))
    for entry in entries:
        kind = _kind(entry)
        names = []
        for wanted in wanted_of[kind]:
            others = by_type[kind] - 1
            usual = not wanted.endswith("?") or 0 < others <= having[kind, wanted] * _SHARE
            if usual and not _fits(entry.record, wanted) and not (wanted == "issued" and kind in LEGAL):
                names.append(wanted.rstrip("?").split("|")[0])
        if names and not _unread(entry.record):
            cause = Message("audit-missing-fields", fields=tuple(names), kind=kind)
            yield finding_at_entry("missing-fields", "warning", entry, cause)


def duplicate_entries(pairs: Iterable[tuple[AuditedEntry, AuditedEntry]]) -> Iterator[Finding]:
    """Yield the findings of works that stand in the list twice; of each pair the second entry is the double."""
    for first, entry in pairs:
        cause = Message("audit-one-work-two-numbers", number=entry.shown,
                        first=first.shown)  # fmt: skip
        yield finding_at_entry("one-work-two-numbers", "warning", entry, cause)
