"""Records as JSON-LD in schema.org's words: Legislation for documents, Book, ScholarlyArticle and so on for works."""

import json
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import quote

from kb.domain.item_types import row_of
from kb.domain.records import Contributor, Record

_CHANGES = {
    "amends": "legislationChanges", "supplements": "legislationChanges", "prolongs": "legislationChanges",
    "terminates": "legislationRepeals", "replaces": "legislationRepeals", "implements": "legislationApplies",
    "protocol-to": "legislationApplies", "ratifies": "legislationCommences", "based-on": "isBasedOn",
}  # fmt: skip


def dump(records: Iterable[Record], base: str = "/records/") -> Iterator[str]:
    """Yield one JSON-LD document with all records in its graph."""
    yield '{"@context": "https://schema.org", "@graph": [\n'
    for position, record in enumerate(records):
        yield (",\n" if position else "") + json.dumps(to_node(record, base), ensure_ascii=False)
    yield "\n]}\n"


def to_node(record: Record, base: str) -> dict[str, Any]:
    """Return the node of a record; `base` is the address that a citekey follows."""
    name = row_of(record.type).schema_org
    legal = name == "Legislation"
    node: dict[str, Any] = {
        "@id": base + quote(record.citekey),
        "@type": name,
        "identifier": record.citekey,
        "name": [{"@value": title.value, "@language": title.lang or "und"} for title in record.titles],
        "inLanguage": record.language or None,
        "datePublished": record.issued.text if record.issued and not legal else None,
        "legislationDate": record.issued.text if record.issued and legal else None,
        "legislationType": record.kind or None if legal else None,
        "legislationIdentifier": record.fields.get("number") if legal else None,
        "keywords": list(record.topics),
        "about": [{"@id": f"{base.removesuffix('records/')}topics/{topic}"} for topic in record.topics],
        "url": record.fields.get("URL"),
        "pagination": record.fields.get("page"),
        "isbn": record.fields.get("ISBN"),
        "publisher": record.fields.get("publisher"),
        "legislationPassedBy": [{"@type": "Organization", "identifier": party.code} for party in record.parties],
    }
    for role, key in (("author", "author"), ("editor", "editor"), ("translator", "translator")):
        node[key] = [_agent(person) for person in record.contributors_as(role)]
    start = next((action.date for action in record.actions_of("entry-into-force") if action.date), None)
    node["temporalCoverage"] = f"{start.text}/.." if start and legal else None
    for relation in record.relations:
        node.setdefault(_CHANGES.get(relation.kind, "isRelatedTo"), []).append({"@id": base + quote(relation.target)})
    if not legal:
        node.pop("legislationPassedBy")
    return {key: value for key, value in node.items() if value}


def _agent(person: Contributor) -> dict[str, str]:
    if person.literal:
        return {"@type": "Organization", "name": person.literal}
    agent = {"@type": "Person", "name": person.label, "familyName": person.family}
    return agent | ({"givenName": person.given} if person.given else {})
