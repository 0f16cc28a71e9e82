"""Records as JSON-LD in schema.org's words: Legislation for documents, Book, ScholarlyArticle and so on for works."""

import json
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import quote

from kb.domain import entry_into_force
from kb.domain.item_types import row_of
from kb.domain.records import Contributor, Record
from kb.domain.titles import Title
from kb.domain.treaty_facts import Publication

_CHANGES = {
    "amends": "legislationChanges", "supplements": "legislationChanges", "prolongs": "legislationChanges",
    "terminates": "legislationRepeals", "replaces": "legislationRepeals", "repeals": "legislationRepeals",
    "implements": "legislationApplies",
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
        "name": [_said(title) for title in record.titles if title.form != "popular"],
        "alternateName": [_said(title) for title in record.titles if title.form == "popular"],
        "inLanguage": [text.lang for text in record.authentic_texts] or record.language or None,
        "datePublished": record.issued.text if record.issued and not legal else None,
        "legislationDate": record.issued.text if record.issued and legal else None,
        "legislationType": record.kind or None if legal else None,
        "legislationIdentifier": record.fields.get("number") if legal else None,
        "keywords": list(record.keywords),
        "about": [{"@id": f"{base.removesuffix('records/')}topics/{topic}"} for topic in record.topics],
        "url": record.fields.get("URL"),
        "pagination": record.fields.get("page"),
        "isbn": record.fields.get("ISBN"),
        "publisher": record.fields.get("publisher"),
        "legislationPassedBy": [{"@type": "Organization", "identifier": party.code} for party in record.parties],
    }
    for role, key in (("author", "author"), ("editor", "editor"), ("translator", "translator")):
        node[key] = [_agent(person) for person in record.contributors_as(role)]
    start = entry_into_force.start(record) if legal else None
    node["temporalCoverage"] = f"{start.date.text}/.." if start and "/" not in start.date.text else None
    node |= _treaty(record)
    for relation in record.relations:
        node.setdefault(_CHANGES.get(relation.kind, "isRelatedTo"), []).append({"@id": base + quote(relation.target)})
    if not legal:
        node.pop("legislationPassedBy")
    return {key: value for key, value in node.items() if value}


def _said(title: Title) -> dict[str, str]:
    return {"@value": title.value, "@language": title.lang or "und"}


def _treaty(record: Record) -> dict[str, Any]:
    """Return what treaty collections record: where it was signed, by whom, who keeps it, where it was published."""
    signed = [_agent(person) | {"jobTitle": person.office} if person.office else _agent(person)
              for person in record.contributors_as("signatory")]  # fmt: skip
    links = {True: "encoding", False: "subjectOf"}
    node: dict[str, Any] = {
        "locationCreated": [{"@type": "Place", "name": place} for place in record.places_of("signature")],
        "contributor": [{"@type": "Role", "roleName": "signatory", "contributor": agent} for agent in signed],
        "maintainer": [{"@type": "Organization", "identifier": depositary.party} for depositary in record.depositaries],
        "isPartOf": [_series(publication) for publication in record.publications],
    }
    for link in record.web_links:
        name = links[link.kind in ("text", "certified-copy", "official-publication")]
        kind = "LegislationObject" if name == "encoding" else "WebPage"
        page = {"@type": kind, "url": link.url} | ({"inLanguage": link.lang} if link.lang else {})
        node.setdefault(name, []).append(page)
    return node


def _series(publication: Publication) -> dict[str, Any]:
    """Return a volume of a treaty series; its number for the document is the position there."""
    values = {"volumeNumber": publication.volume, "issueNumber": publication.number, "pagination": publication.page,
              "position": publication.item}  # fmt: skip
    series = {"@type": "Periodical", "name": publication.cited_as}
    return {"@type": "PublicationVolume", "isPartOf": series} | {name: value for name, value in values.items() if value}


def _agent(person: Contributor) -> dict[str, str]:
    if person.literal:
        return {"@type": "Organization", "name": person.literal}
    agent = {"@type": "Person", "name": person.label, "familyName": person.family}
    return agent | ({"givenName": person.given} if person.given else {})
