"""What harvesters (OAI-PMH) take: records by the time of their change, in Dublin Core and MODS."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from kb.domain.records import Record
from kb.domain.vocabulary import Vocabulary
from kb.formats import dublincore, mods
from kb.library.session import Library
from kb.store import harvest
from kb.store.harvest import Changes

PAGE = 100


@dataclass(frozen=True, slots=True)
class MetadataFormat:
    """A metadata format of OAI-PMH: prefix, schema, namespace and writer (which gives an lxml element)."""

    prefix: str
    schema: str
    namespace: str
    dump: Callable[[Record, Vocabulary, str], Any]


FORMATS: Mapping[str, MetadataFormat] = MappingProxyType(
    {
        "oai_dc": MetadataFormat("oai_dc", dublincore.SCHEMA, dublincore.NAMESPACE, dublincore.dump),
        "mods": MetadataFormat("mods", mods.SCHEMA, mods.NAMESPACE, mods.dump),
    }
)


def page(library: Library, first: str, last: str, topic: str, after: tuple[str, str]) -> Changes:
    """Return a page of what changed in [first, last], after (moment, citekey); "" is open."""
    topics = library.vocabulary.narrower(topic) if topic else ()
    return harvest.page(library.engine, first, last, topics, after, PAGE)


def one(library: Library, citekey: str) -> Changes:
    """Return the last change or the removal of one record; nothing where there never was one."""
    return harvest.one(library.engine, citekey)


def earliest(library: Library) -> str:
    """Return the moment of the first change."""
    return harvest.earliest(library.engine)
