"""MARC 21 and UNIMARC (RUSMARC) in MARCXML to records, alone or in the answer of a server (SRU, OAI-PMH)."""

from collections.abc import Iterator
from typing import Any, BinaryIO

from lxml import etree

from kb.domain.records import Record
from kb.errors import Problem
from kb.formats import marc_entry
from kb.formats.made_keys import KeyMaker
from kb.formats.marc_entry import MarcField
from kb.messages import Message


def parse(stream: BinaryIO, name: str) -> Iterator[tuple[Record, int] | Problem]:
    """Yield (record, line) for each record of MARCXML, and a Problem where the file is no XML."""
    keys = KeyMaker()
    try:
        for _event, element in etree.iterparse(stream, tag="{*}record", resolve_entities=False, no_network=True):
            leader = element.findtext("{*}leader")
            if leader is None:  # what a server puts around it
                continue
            if fields := [field for child in element if (field := _field(child))]:
                yield marc_entry.record(f"{leader:24}", fields, keys.key), element.sourceline or 0
            element.clear()
            while element.getprevious() is not None:
                del element.getparent()[0]
    except etree.XMLSyntaxError as error:
        yield Problem("syntax", Message("not-xml", cause=error.msg or ""), name, error.lineno or 0)


def _field(element: Any) -> MarcField | None:
    """Return the field of an element; None for the leader, and for one that holds nothing."""
    tag = element.get("tag", "")
    inside = element.iterchildren("{*}subfield")
    parts = [(part.get("code", ""), " ".join((part.text or "").split())) for part in inside]
    control = (("", element.text),) if element.text and not parts else ()
    subfields = tuple(part for part in parts if part[1]) or control
    return MarcField(tag, subfields, element.get("ind1", " ") + element.get("ind2", " ")) if tag and subfields else None
