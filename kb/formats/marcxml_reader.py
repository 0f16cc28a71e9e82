"""MARC 21 and UNIMARC (RUSMARC) in MARCXML to records, alone or in the answer of a server (SRU, OAI-PMH)."""

from collections.abc import Iterator
from typing import Any, BinaryIO

from kb.domain.records import Record
from kb.errors import Problem
from kb.formats import marc_entry
from kb.formats.made_keys import KeyMaker
from kb.formats.marc_field import MarcField
from kb.formats.xml_elements import elements


def parse(stream: BinaryIO, name: str) -> Iterator[tuple[Record, int] | Problem]:
    """Yield (record, line) for each record of MARCXML, and a Problem where the file is no XML."""
    keys = KeyMaker()
    for element in elements(stream, "{*}record", name):
        if isinstance(element, Problem):
            yield element
            continue
        leader = element.findtext("{*}leader")  # none is of what a server puts around it
        fields = [field for child in element if (field := _field(child))] if leader is not None else []
        if fields:
            yield marc_entry.record(f"{leader:24}", fields, keys.key), element.sourceline or 0


def _field(element: Any) -> MarcField | None:
    """Return the field of an element; None for the leader, and for one that holds nothing."""
    tag = element.get("tag", "")
    inside = element.iterchildren("{*}subfield")
    parts = [(part.get("code", ""), " ".join((part.text or "").split())) for part in inside]
    control = (("", element.text),) if element.text and not parts else ()
    subfields = tuple(part for part in parts if part[1]) or control
    return MarcField(tag, subfields, element.get("ind1", " ") + element.get("ind2", " ")) if tag and subfields else None
