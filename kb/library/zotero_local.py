"""The library as Zotero's local API shows one: items with keys of eight letters, tags, versions. Reading only."""

import hashlib
from collections.abc import Callable, Iterator, Mapping
from itertools import islice
from typing import Any, NamedTuple

from kb.csl.writers.html import runs_html
from kb.domain.queries import RecordQuery
from kb.domain.records import Record
from kb.errors import NotFoundError
from kb.formats import csljson
from kb.formats.zotero import api_json, schema
from kb.formats.zotero.item import creator_role
from kb.formats.zotero.schema import OTHER_ROLES
from kb.library import bibliography, formats, records
from kb.library.own_values import with_own
from kb.library.reference_list import ReferenceList
from kb.library.session import Library
from kb.store import queries

SCHEMA_VERSION, type_fields = api_json.SCHEMA_VERSION, api_json.every_field
_LETTERS = "23456789ABCDEFGHIJKLMNPQRSTUVWXYZ"  # those of Zotero's keys
SORTS: Mapping[str, Any] = {"title": "title", "creator": "author", "date": "date"}


class Items(NamedTuple):
    """A page of items and the number of all that were asked for."""

    records: list[Record]
    total: int


class ItemQuestion(NamedTuple):
    """A query for items: words, conditions on tags and types ("a || b", "-a"), keys, order, offset, length."""

    q: str = ""
    tags: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()
    sort: str = ""
    descending: bool = False
    start: int = 0
    limit: int | None = None


def item_key(citekey: str) -> str:
    """Return the key of a record as Zotero has them: always the same for a citekey."""
    number = int.from_bytes(hashlib.sha256(citekey.encode()).digest()[:8])
    letters = []
    for _ in range(8):
        number, place = divmod(number, len(_LETTERS))
        letters.append(_LETTERS[place])
    return "".join(letters)


def item(library: Library, key: str) -> Record:
    """Return the record of an item's key; raise NotFoundError."""
    citekey = _citekeys(library).get(key, "")
    record = library.records.many([citekey]).get(citekey) if citekey else None
    if record is None:
        raise NotFoundError("no-such-record", given=key, near=())
    return record


def find(library: Library, question: ItemQuestion) -> Items:
    """Return the items that a question finds."""
    if question.keys:
        known = _citekeys(library)
        chosen = list(library.records.many(known[key] for key in question.keys if key in known).values())
        return Items(chosen, len(chosen))
    order = SORTS.get(question.sort, "" if question.q else "title")
    if question.descending and order == "date":
        order = "-date"
    query = RecordQuery(q=question.q, sort=order)
    stream = records.every_record(library, query)
    end = None if question.limit is None else question.start + question.limit
    if question.tags or question.types or (question.descending and order != "-date"):
        chosen = [record for record in stream if _meets(library, record, question)]
        if question.descending and order != "-date":
            chosen.reverse()
        return Items(chosen[question.start : end], len(chosen))
    return Items(list(islice(stream, question.start, end)), records.count(library, query))


def shown(library: Library, record: Record, include: tuple[str, ...], style: str, root: str) -> dict[str, Any]:
    """Return an item as JSON; `include` names what of it: data, csljson, bib, citation, or an export format."""
    key, version = item_key(record.citekey), library.records.revision()
    page = f"{root.removesuffix('/api')}/records/{record.citekey}"
    links = {
        "self": {"href": f"{root}/users/0/items/{key}", "type": "application/json"},
        "alternate": {"href": page, "type": "text/html"},
    }
    view: dict[str, Any] = {
        "key": key, "version": version, "library": _LIBRARY, "links": links, "meta": api_json.meta(record),
    }  # fmt: skip
    for name in include:
        view[name] = _included(library, record, name, style)
    return view


def text(library: Library, page: Items, form: str) -> str:
    """Return items as a file in one of the export formats."""
    return formats.text_of(form, map(with_own, page.records))


def csl_items(page: Items) -> list[dict[str, Any]]:
    """Return items as CSL-JSON."""
    return [csljson.to_item(with_own(record)) for record in page.records]


def bib(records_shown: list[Record], style: str) -> str:
    """Return a bibliography as XHTML, as Zotero's `format=bib`."""
    entries = "".join(f'<div class="csl-entry">{entry}</div>' for entry in _references(records_shown, style))
    return f'<div class="csl-bib-body">{entries}</div>'


def tags(library: Library, records_tagged: Iterator[Record] | None = None) -> list[dict[str, Any]]:
    """Return every tag with its type and the number of items that have it, in order."""
    counts: dict[tuple[str, int], int] = {}
    for record in library.records.every() if records_tagged is None else records_tagged:
        for tag in api_json.tags(record, library.vocabulary):
            place = (tag["tag"], tag.get("type", 0))
            counts[place] = counts.get(place, 0) + 1
    return [{"tag": tag, "links": {}, "meta": {"type": kind, "numItems": counts[tag, kind]}}
            for tag, kind in sorted(counts)]  # fmt: skip


def types() -> tuple[str, ...]:
    """Return Zotero's item types that our records have."""
    return tuple(sorted(schema.FIELDS))


def type_creators(kind: str) -> tuple[str, ...]:
    """Return the creators of an item type, the main one first."""
    roles = ("author", "contributor", "editor", "translator", "collection-editor", *(role for role, _ in OTHER_ROLES))
    return tuple(dict.fromkeys(creator_role(role, kind) for role in roles))


_LIBRARY: Mapping[str, Any] = {"type": "user", "id": 0, "name": "Derekköz", "links": {}}


def _citekeys(library: Library) -> dict[str, str]:
    """Return the citekeys by the keys of their items, made once a state of the store."""
    return library.records.derived(
        "items", "", lambda: {item_key(citekey): citekey for citekey in queries.sort_keys(library.engine)}
    )


def _included(library: Library, record: Record, name: str, style: str) -> Any:
    if name == "data":
        moment = {"dateAdded": "", "dateModified": ""}
        key, version = item_key(record.citekey), library.records.revision()
        return {"key": key, "version": version, **api_json.data(record, library.vocabulary), **moment}
    if name == "csljson":
        return csljson.to_item(with_own(record))
    if name == "bib":
        return bib([record], style)
    if name == "citation":
        return f"<span>{next(iter(_references([record], style)), '')}</span>"
    return text(library, Items([record], 1), name)


def _references(chosen: list[Record], style: str) -> Iterator[str]:
    options = bibliography.ListOptions(style.rpartition("/")[2] or bibliography.DEFAULT_STYLE)
    references: ReferenceList = bibliography.format_records(chosen, options)
    for entry in references.entries:
        yield runs_html(entry.content)


def _meets(library: Library, record: Record, question: ItemQuestion) -> bool:
    tag_names = {tag["tag"] for tag in api_json.tags(record, library.vocabulary)}
    kind = {api_json.data(record, library.vocabulary)["itemType"]} if question.types else set()
    return _all(question.tags, tag_names.__contains__) and _all(question.types, kind.__contains__)


def _all(conditions: tuple[str, ...], holds: Callable[[str], bool]) -> bool:
    """Return whether conditions hold together; one is "a", "-a", or several with "||" between."""
    for condition in conditions:
        parts = [part.strip() for part in condition.split("||")]
        if not any(not holds(part[1:]) if part.startswith("-") else holds(part.removeprefix("\\")) for part in parts):
            return False
    return True
