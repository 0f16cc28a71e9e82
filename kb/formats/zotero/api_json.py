"""An item as Zotero's API gives it in JSON (zotero-schema, version 41): the fields of its type, "" without a value."""

from typing import Any, Final

from kb.domain.records import Record
from kb.domain.vocabulary import Vocabulary
from kb.formats.zotero import item as zotero
from kb.formats.zotero import schema

SCHEMA_VERSION: Final = 41
_SEVERAL: Final = 3  # creators from which on the first one is told alone
_TITLE: Final = {"statute": "nameOfAct", "case": "caseName", "email": "subject"}
_DATE: Final = {"statute": "dateEnacted", "case": "dateDecided", "patent": "issueDate"}


def data(record: Record, vocabulary: Vocabulary) -> dict[str, Any]:
    """Return what Zotero holds of a record: type, fields, creators, tags; the citekey stands in `extra` too."""
    item = zotero.item(record)
    creators = [
        {"creatorType": creator.role, "lastName": creator.name, "firstName": creator.given}
        if creator.person
        else {"creatorType": creator.role, "name": creator.name}
        for creator in item.creators
    ]
    extra = "\n".join((f"Citation Key: {record.citekey}", *item.extra, *(("", record.note) if record.note else ())))
    return {
        "itemType": item.type,
        _TITLE.get(item.type, "title"): item.title,
        "creators": creators,
        **dict.fromkeys(fields_of(item.type), ""),
        **item.fields,
        _DATE.get(item.type, "date"): item.date,
        "extra": extra,
        "tags": tags(record, vocabulary),
        "collections": [],
        "relations": {},
    }


def fields_of(kind: str) -> tuple[str, ...]:
    """Return the fields of an item type beside title, date and extra."""
    return tuple(dict.fromkeys(schema.FIELDS.get(kind, schema.ANY).values()))


def every_field(kind: str) -> tuple[str, ...]:
    """Return all fields of an item type."""
    return (_TITLE.get(kind, "title"), *fields_of(kind), _DATE.get(kind, "date"), "extra")


def tags(record: Record, vocabulary: Vocabulary) -> list[dict[str, Any]]:
    """Return a record's tags: the user's own, then keywords and topics, which count as automatic (type 1)."""
    words = [word.strip() for word in record.fields.get("keyword", "").split(",")]
    words += [
        vocabulary.topics[key].label[record.language or "en"] for key in record.topics if key in vocabulary.topics
    ]
    automatic = (word for word in dict.fromkeys(words) if word and word not in record.tags)
    return [*({"tag": tag} for tag in record.tags), *({"tag": word, "type": 1} for word in automatic)]


def meta(record: Record) -> dict[str, Any]:
    """Return what Zotero tells of an item beside its data: its creators on one line, its date, no children."""
    item = zotero.item(record)
    names = [creator.name for creator in item.creators if creator.role == item.creators[0].role]
    line = " and ".join(names) if len(names) < _SEVERAL else f"{names[0]} et al."
    date = record.issued.text if record.issued else ""
    summary = {"creatorSummary": line, "parsedDate": date if date.replace("-", "").isdigit() else ""}
    return {name: value for name, value in summary.items() if value} | {"numChildren": 0}
