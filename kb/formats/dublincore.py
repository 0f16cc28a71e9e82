"""Records as unqualified Dublin Core in the OAI envelope (oai_dc)."""

from collections.abc import Iterator
from typing import Any

from lxml import etree

from kb.domain.records import Record
from kb.domain.vocabulary import Vocabulary
from kb.formats import supplied_titles

NAMESPACE = "http://www.openarchives.org/OAI/2.0/oai_dc/"
SCHEMA = "http://www.openarchives.org/OAI/2.0/oai_dc.xsd"
DC = "http://purl.org/dc/elements/1.1/"
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_XSI = "http://www.w3.org/2001/XMLSchema-instance"


def dump(record: Record, vocabulary: Vocabulary, address: str) -> Any:
    """Return the oai_dc element of a record; `address` is its permanent address."""
    root = etree.Element(f"{{{NAMESPACE}}}dc", nsmap={"oai_dc": NAMESPACE, "dc": DC, "xsi": _XSI})
    root.set(f"{{{_XSI}}}schemaLocation", f"{NAMESPACE} {SCHEMA}")
    for name, text, lang in _statements(record, vocabulary, address):
        if text:
            element = etree.SubElement(root, f"{{{DC}}}{name}")
            element.text = printable(text)
            if lang:
                element.set(_XML_LANG, printable(lang))
    return root


def printable(text: str) -> str:
    """Return the text without the characters that XML 1.0 has no place for."""
    return "".join(
        letter
        for letter in text
        if letter in "\t\n" or " " <= letter <= "\ud7ff" or "\ue000" <= letter <= "\ufffd" or letter >= "\U00010000"
    )


def _statements(record: Record, vocabulary: Vocabulary, address: str) -> Iterator[tuple[str, str, str]]:
    for title in record.titles:
        yield "title", supplied_titles.put(title), title.lang
    for person in record.contributors:
        yield ("creator" if person.role == "author" else "contributor"), person.label, person.lang
    for party in record.parties:
        known = vocabulary.parties.get(party.code)
        yield "contributor", known.name["en"] if known else party.code, "en"
    for topic in record.topics:
        for lang, label in vocabulary.topics[topic].label.items():
            yield "subject", label, lang
    for lang, text in record.cited_for.items():
        yield "description", text, lang
    yield "publisher", record.fields.get("publisher", ""), ""
    yield "date", record.issued.text if record.issued else "", ""
    yield "type", record.type, ""
    yield "type", record.kind, ""
    yield "identifier", address, ""
    for name in ("URL", "DOI", "ISBN"):
        yield "identifier", record.fields.get(name, ""), ""
    yield "source", record.fields.get("container-title", ""), ""
    yield "language", record.language, ""
    for relation in record.relations:
        yield "relation", address.rsplit("/", 1)[0] + "/" + relation.target, ""
