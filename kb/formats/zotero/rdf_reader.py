"""Zotero RDF to records: each item as one of CSL-JSON; hosts, series and conferences are the nodes that it names."""

import re
from collections.abc import Iterator
from typing import Any, BinaryIO, Final

from lxml import etree

from kb.domain.records import Record
from kb.errors import Problem
from kb.formats import csljson
from kb.formats.crosswalks import crosswalk
from kb.formats.made_keys import KeyMaker
from kb.formats.zotero import schema
from kb.language.word_tables import pairs
from kb.messages import Message

_RDF: Final = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_TEXTS: Final = pairs(crosswalk("zotero")["elements"])
_ROLES: Final = pairs(crosswalk("zotero")["lists of people"])
_OF_HOST: Final = {"volume": "volume", "number": "issue", "edition": "edition", "alternative": "container-title-short"}
_IDENTIFIER: Final = re.compile(r"(ISBN|ISSN|DOI)\s*:?\s*(\S.*)")
_PINNED: Final = re.compile(r"\s*\bcitation key:\s*(\S+)", re.IGNORECASE)
_NO_ITEMS: Final = frozenset(("attachment", "note"))
_LINKS: Final = frozenset(("link", "isReferencedBy", "relation", "itemType", "Attachment"))


def parse(stream: BinaryIO, name: str) -> Iterator[tuple[Record, int] | Problem]:
    """Yield the records of a Zotero RDF file, and a Problem where it is no XML."""
    try:
        root = etree.parse(stream, etree.XMLParser(resolve_entities=False, no_network=True)).getroot()
    except etree.XMLSyntaxError as error:
        yield Problem("syntax", Message("not-xml", cause=error.msg or ""), name, error.lineno or 0)
        return
    nodes = {str(about): node for node in root.iter() if (about := node.get(f"{_RDF}about"))}
    keys = KeyMaker()
    described = (node for node in root if _child(node, "itemType") not in ("", *_NO_ITEMS))
    items = (
        _named(_item(node, nodes), keys, f"{name}#{node.get(f'{_RDF}about', '').lstrip('#')}") for node in described
    )
    yield from csljson.records_of(items, name)


def _named(item: dict[str, Any], keys: KeyMaker, node: str) -> dict[str, Any]:
    """Return an item with its citation key, which may stand in Extra; else with one made, beside what names it here."""
    if pinned := _PINNED.search(item.get("note", "")):
        item["note"] = _PINNED.sub("", item["note"]).strip()
        return {"id": pinned[1]} | item
    return {"id": keys.key(csljson.for_key(item)), "x-ids": node} | item if "id" not in item else item


def _item(node: Any, nodes: dict[str, Any]) -> dict[str, Any]:
    """Return the item of CSL-JSON that a node describes."""
    kind = _child(node, "itemType")
    item: dict[str, Any] = {"type": schema.OWN_TYPES.get(kind, kind)}
    own = {field: csl for csl, field in schema.FIELDS.get(kind, schema.ANY).items()}
    keywords: list[str] = []
    for child in node:
        tag = _local(child)
        if tag in _ROLES:
            item[_ROLES[tag]] = [_person(person) for person in child.iter("{*}Person")]
        elif tag == "isPartOf":
            _add_host(item, child[0] if len(child) else nodes.get(child.get(f"{_RDF}resource")))
        elif tag == "presentedAt":
            item["event-title"] = _deep(child, "title")
        elif tag == "publisher":
            item["publisher"] = _deep(child, "name") or _text(child)
            if place := _deep(child, "locality"):
                item["publisher-place"] = place
        elif tag == "identifier":
            _add_identifier(item, _deep(child, "value") or _text(child))
        elif tag == "subject":
            keywords.append(_deep(child, "value") or _text(child))
        elif tag == "description":  # Extra, whose lines name values
            item.setdefault("note", "\n".join(" ".join(line.split()) for line in _whole(child).splitlines()).strip())
        elif tag == "isReferencedBy" and (note := nodes.get(child.get(f"{_RDF}resource"))) is not None:
            item["annote"] = " ".join(filter(None, (item.get("annote", ""), _text_of_note(note))))
        elif tag not in _LINKS and (text := _text(child)):
            _add(item, _TEXTS.get(tag) or own.get(tag) or f"x-{tag}", text)
    if keywords:
        item["keyword"] = ", ".join(keywords)
    return {variable: value for variable, value in item.items() if value}


def _add(item: dict[str, Any], variable: str, text: str) -> None:
    if variable in ("issued", "accessed"):
        item[variable] = {"raw": text}
    else:
        item.setdefault(variable, text)


def _add_host(item: dict[str, Any], host: Any) -> None:
    """Take what the node of a journal, a book or a series says."""
    if host is None:
        return
    series = _local(host) == "Series"
    for child in host:
        tag, text = _local(child), _text(child)
        if tag == "identifier" and series and not _IDENTIFIER.match(text):
            item.setdefault("collection-number", text)
        elif tag == "identifier":
            _add_identifier(item, text)
        elif tag == "isPartOf" and len(child):
            _add_host(item, child[0])
        elif tag == "title":
            item.setdefault("collection-title" if series else "container-title", text)
        elif variable := ("collection-number" if series and tag == "number" else _OF_HOST.get(tag)):
            item.setdefault(variable, text)


def _add_identifier(item: dict[str, Any], text: str) -> None:
    match = _IDENTIFIER.match(text)
    if match:
        item.setdefault(match[1], match[2])
    elif text:
        item.setdefault("URL" if "://" in text else "number", text)


def _person(person: Any) -> dict[str, str]:
    family, first = _deep(person, "surname"), _deep(person, "givenName") or _deep(person, "givenname")
    return {"family": family, "given": first} if first else {"literal": family}


def _child(node: Any, tag: str) -> str:
    return next((_text(child) for child in node if _local(child) == tag), "")


def _deep(node: Any, tag: str) -> str:
    return next((_text(inner) for inner in node.iter(f"{{*}}{tag}")), "")


def _local(node: Any) -> str:
    return etree.QName(node).localname if isinstance(node.tag, str) else ""


def _text(node: Any) -> str:
    return " ".join(_whole(node).split())


def _text_of_note(node: Any) -> str:
    """Return the text of a note, which Zotero keeps as a piece of a page."""
    return " ".join(re.sub(r"<[^<>]+>", " ", _whole(node)).split()) if _local(node) == "Memo" else ""


def _whole(node: Any) -> str:
    return "".join(node.itertext())
