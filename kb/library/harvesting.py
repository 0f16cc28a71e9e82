"""What harvesters (OAI-PMH) take: records by the time of their change, in the register's formats for it."""

from typing import Any

from kb.domain.formats import Format
from kb.domain.records import Record
from kb.library import formats
from kb.library.session import Library
from kb.store import harvest
from kb.store.harvest import Changes

PAGE = 100


def schema(form: Format) -> tuple[str, str]:
    """Return the (address of the XML schema, namespace) of a format."""
    return formats.schema(form)


def metadata(library: Library, record: Record, form: Format, address: str) -> Any:
    """Return the XML element of a record (lxml); `address` is its permanent one."""
    return formats.write_tree(form, record, library.vocabulary, address)


def page(library: Library, first: str, last: str, topic: str, after: tuple[str, str]) -> Changes:
    """Return a page of what changed in [first, last], after (moment, citekey); "" is open."""
    topics = library.vocabulary.narrower(topic) if topic else ()
    return harvest.page(library.engine, first, last, topics, after, PAGE)


def record_change(library: Library, citekey: str) -> Changes:
    """Return the last change or the removal of one record; nothing where there never was one."""
    return harvest.record_change(library.engine, citekey)


def earliest(library: Library) -> str:
    """Return the moment of the first change."""
    return harvest.earliest(library.engine)
