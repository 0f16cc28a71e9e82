"""What pages carry for reference managers beside what they show: COinS of each record, meta elements of one."""

from kb.domain.records import Record
from kb.formats.zotero import coins as context_objects
from kb.formats.zotero.head_tags import namespaces, tags
from kb.library.session import Library

__all__ = ["coins", "namespaces", "tags"]


def coins(library: Library, record: Record, address: str) -> str:
    """Return the ContextObject of a record, made once a state of the store; `address` is its permanent one."""

    def make() -> str:
        newest = library.records.many([record.citekey]).get(record.citekey, record)  # of the state that it is kept with
        return context_objects.coins(newest, address)

    return library.records.derived("COinS", (record.citekey, address), make)
