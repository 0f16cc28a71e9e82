"""Keys made of names and a year (abrams2009, chenWaters2014), where the list of the text prints none."""

import re
from collections.abc import Sequence
from dataclasses import replace

from kb.domain.records import Record
from kb.manuscript.audit.audited_entries import AuditedEntry
from kb.manuscript.documents.document_text import ManuscriptText
from kb.manuscript.reference_list.records import make_citekey

_KEY = re.compile(r"(?P<names>[^\W\d]{2,}?)_?(?P<year>(?:1[5-9]|20)\d\d)_?(?P<after>[^\W\d_]*)")
_SHORTEST = 3  # letters of a title


def with_keys_by_name(entries: Sequence[AuditedEntry], text: ManuscriptText) -> tuple[AuditedEntry, ...]:
    """Return the entries of a list without keys, each with the keys of the text that only it fits by names and year."""
    cited = dict.fromkeys(item.key for marker in text.markers for item in marker.items if item.key)
    if not cited or any(entry.key for entry in entries):
        return tuple(entries)
    names = [_names(entry.record) for entry in entries]
    keys: dict[int, list[str]] = {}
    for key in cited:
        fitting = [place for place, entry in enumerate(entries) if _fits(key, entry, names[place])]
        if len(fitting) == 1:
            keys.setdefault(fitting[0], []).append(key)
    return tuple(_keyed(entry, keys.get(place, [])) for place, entry in enumerate(entries))


def _keyed(entry: AuditedEntry, keys: Sequence[str]) -> AuditedEntry:
    if not keys:
        return entry
    fields = {**entry.record.fields, "x-ids": ", ".join(keys[1:])} if keys[1:] else entry.record.fields
    return entry._replace(key=keys[0], record=replace(entry.record, fields=fields), by_name=True)


def _names(record: Record) -> list[str]:
    """Return the family names of the authors, else of the editors, in small Latin letters."""
    for role in ("author", "editor"):
        if people := [person.family or person.literal for person in record.contributors if person.role == role]:
            return [_letters(make_citekey(name, "", "", record.language)) for name in people]
    return []


def _letters(text: str) -> str:
    return re.sub(r"[\W\d_]", "", text.casefold())


def _fits(key: str, entry: AuditedEntry, names: Sequence[str]) -> bool:
    """Return whether a key has the year of an entry, its first author, and after it other authors or the title."""
    match = _KEY.fullmatch(re.sub(r"[-:.]", "_", key))
    issued = entry.record.issued
    if not (match and names and issued and issued.text[:4] == match["year"]):
        return False
    after = match["after"].casefold()
    if len(after) == 1:  # one of several works of a year
        return f"{match['year']}{after}" in entry.text
    typed = _letters(match["names"])
    title = entry.record.title()
    words = re.findall(r"[^\W\d_]+", make_citekey("", title.value, "", entry.record.language)) if title else []
    rests = [_letters("".join(words[place:])) for place in range(len(words))]
    authors = ["".join(names[1:end]) for end in range(1, len(names) + 1)]
    if not typed.startswith(names[0]):
        return False
    rest = typed[len(names[0]) :]
    titled = [word for word in (rest, after) if word and word not in ("etal", *authors)]
    return all(len(word) >= _SHORTEST and any(ending.startswith(word) for ending in rests) for word in titled)
