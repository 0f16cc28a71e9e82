"""What pages carry for reference managers beside what they show: COinS of each record, meta elements of one."""

from kb.formats.zotero.coins import coins
from kb.formats.zotero.head_tags import namespaces, tags

__all__ = ["coins", "namespaces", "tags"]
