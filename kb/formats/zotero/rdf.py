"""A record as Zotero RDF, the format that Zotero's unAPI reader likes best: every field exactly, bodies kept whole."""

from typing import Any

from lxml import etree

from kb.domain.records import Record
from kb.domain.vocabulary import Vocabulary
from kb.formats.dublincore import printable
from kb.formats.zotero import item as zotero

NAMESPACES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "z": "http://www.zotero.org/namespaces/export#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "bib": "http://purl.org/net/biblio#",
    "foaf": "http://xmlns.com/foaf/0.1/",
}
_NAMES: Any = NAMESPACES
_LISTS = {"author": "bib:authors", "editor": "bib:editors", "contributor": "bib:contributors"}


def dump(record: Record, _vocabulary: Vocabulary, address: str) -> Any:
    """Return the rdf:RDF element of a record; `address` is its permanent one, and the URL of a work without its own."""
    item = zotero.item(record)
    root = etree.Element(_tag("rdf:RDF"), nsmap=_NAMES)
    node = etree.SubElement(root, _tag("bib:Document"), {_tag("rdf:about"): printable(address)})
    _add(node, "z:itemType", item.type)
    for role in dict.fromkeys(creator.role for creator in item.creators):
        people = etree.SubElement(etree.SubElement(node, _tag(_LISTS.get(role, f"z:{role}s"))), _tag("rdf:Seq"))
        for creator in item.creators:
            if creator.role == role:
                agent = etree.SubElement(etree.SubElement(people, _tag("rdf:li")), _tag("foaf:Person"))
                _add(agent, "foaf:surname", creator.name)
                _add(agent, "foaf:givenName", creator.given)
    _add(node, "dc:title", item.title)
    _add(node, "dc:date", item.date)
    for name, value in ({"url": address} | dict(item.fields)).items():
        _add(node, f"z:{name}", value)
    for word in record.keywords:
        _add(node, "dc:subject", word)
    _add(node, "dc:description", "\n".join(item.extra))
    return root


def _tag(name: str) -> str:
    prefix, _, local = name.partition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


def _add(parent: Any, name: str, text: str) -> None:
    if text:
        etree.SubElement(parent, _tag(name)).text = printable(text)
