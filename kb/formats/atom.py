"""Atom feeds (RFC 4287): what a feed reader shows of a list, whatever the list is of.

The same values give the same bytes: a feed is as new as its newest entry, not as the hour of writing.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from lxml import etree

from kb.formats.dublincore import printable

NAMESPACE = "http://www.w3.org/2005/Atom"
MEDIA_TYPE = "application/atom+xml"
OLDEST = "0001-01-01T00:00:00Z"
AUTHOR = "Derekköz"
_PREFIXES: Any = {None: NAMESPACE}
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One entry: `id` is an address or tag that stays when the entry changes, `updated` a moment of RFC 3339.

    `address` is what a reader opens; `lang` is the language of the title where that is not the feed's; `categories` are
    (key, word) pairs.
    """

    id: str
    title: str
    updated: str
    address: str
    summary: str = ""
    lang: str = ""
    categories: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed: `address` is its own, which is its id too where it has one."""

    id: str
    title: str
    lang: str
    entries: Sequence[FeedEntry]
    address: str = ""


def dump(feed: Feed) -> Iterator[str]:
    """Yield the XML of a feed, an entry at a time."""
    head = etree.Element(f"{{{NAMESPACE}}}feed", nsmap=_PREFIXES)
    head.set(_XML_LANG, feed.lang)
    _put(head, "id", feed.address or feed.id)
    _put(head, "title", feed.title)
    _put(head, "updated", max((entry.updated for entry in feed.entries), default=OLDEST))
    _put(_put(head, "author"), "name", AUTHOR)
    if feed.address:
        _put(head, "link", rel="self", href=feed.address, type=MEDIA_TYPE)
    begin, _close, end = etree.tostring(head, encoding="unicode").rpartition("</")
    yield f"<?xml version='1.0' encoding='UTF-8'?>\n{begin}"
    for entry in feed.entries:
        yield "\n" + etree.tostring(_entry(entry), encoding="unicode").replace(f' xmlns="{NAMESPACE}"', "", 1)
    yield f"\n</{end}\n"


def _entry(entry: FeedEntry) -> Any:
    node = etree.Element(f"{{{NAMESPACE}}}entry", nsmap=_PREFIXES)
    _put(node, "id", entry.id)
    title = _put(node, "title", entry.title)
    if entry.lang:
        title.set(_XML_LANG, printable(entry.lang))
    _put(node, "updated", entry.updated)
    _put(node, "link", rel="alternate", href=entry.address)
    for key, word in entry.categories:
        _put(node, "category", term=key, label=word)
    _put(node, "summary", entry.summary or entry.title)
    return node


def _put(parent: Any, name: str, text: str = "", **attributes: str) -> Any:
    element = etree.SubElement(parent, f"{{{NAMESPACE}}}{name}")
    for key, value in attributes.items():
        element.set(key, printable(value))
    element.text = printable(text) or None
    return element
