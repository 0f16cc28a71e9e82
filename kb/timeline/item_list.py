"""A chronology as JSON-LD in schema.org's words: an ordered list of dated actions, each about its Legislation."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from kb.domain.chronology import ChronologyEntry
from kb.domain.wording import Wording
from kb.timeline.entry_words import EntryWords

_ENDED = "https://schema.org/NotInForce"
_FORCE = {"entry-into-force": "https://schema.org/InForce", "termination": _ENDED, "repeal": _ENDED}


def dump(entries: Iterable[ChronologyEntry], words: EntryWords, base: str, nodes: Iterable[Mapping[str, Any]]) -> str:
    """Return one document: an ItemList whose items point to `nodes`, those of the documents, which stand after it."""
    address = f"{base}/records/"
    items = [
        {"@type": "ListItem", "position": position, "item": _action(entry, words, address)}
        for position, entry in enumerate(entries, 1)
    ]
    name = {"@value": words.name, "@language": words.lang}
    whole = {"@type": "ItemList", "@id": f"{base}/chronology", "name": name,
             "itemListOrder": "https://schema.org/ItemListOrderAscending", "numberOfItems": len(items),
             "itemListElement": items}  # fmt: skip
    graph = {"@context": "https://schema.org", "@graph": [whole, *nodes]}
    return json.dumps(graph, ensure_ascii=False, indent=1) + "\n"


def _action(entry: ChronologyEntry, words: EntryWords, address: str) -> dict[str, Any]:
    name = words.action(entry)
    node: dict[str, Any] = {
        "@type": "Event" if entry.event else "Action",
        "identifier": entry.key,
        "name": _labels(entry.event.label) if entry.event else {"@value": name, "@language": words.lang},
        "startDate" if entry.event else "startTime": entry.date.text if entry.date else None,
        "location": {"@type": "Place", "name": entry.place} if entry.place else None,
        "agent": {"@type": "Organization", "identifier": entry.party} if entry.party else None,
        "object": {"@id": address + entry.record.citekey} if entry.record else None,
        "result": {"@id": _FORCE[entry.kind]} if entry.kind in _FORCE else None,
        "description": entry.act.text or None,
    }
    return {key: value for key, value in node.items() if value}


def _labels(label: Wording) -> list[dict[str, str]]:
    return [{"@value": text, "@language": lang} for lang, text in label.items()]
