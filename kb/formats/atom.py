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

    `address` is what a reader opens; `lang` is the language of the title, and `summary_lang` that of the summary, where
    that is not the feed's, "und" where nothing says it; `categories` are (key, word) pairs in the feed's language.
    """

    id: str
    title: str
    updated: str
    address: str
    summary: str = ""
    lang: str = ""
    summary_lang: str = ""
    categories: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed, or a page of one (RFC 5005, 3): all its pages have one `id`; `address` is the page's, `next` follows."""

    id: str
    title: str
    lang: str
    entries: Sequence[FeedEntry]
    address: str = ""
    next: str = ""


def dump(feed: Feed) -> Iterator[str]:
    """Yield the XML of a feed, an entry at a time."""
    head = etree.Element(f"{{{NAMESPACE}}}feed", nsmap=_PREFIXES)
    head.set(_XML_LANG, feed.lang)
    _put(head, "id", feed.id)
    _put(head, "title", feed.title)
    _put(head, "updated", max((entry.updated for entry in feed.entries), default=OLDEST))
    _put(_put(head, "author"), "name", AUTHOR)
    for rel, address in (("self", feed.address), ("next", feed.next)):
        if address:
            _put(head, "link", rel=rel, href=address, type=MEDIA_TYPE)
    begin, _close, end = etree.tostring(head, encoding="unicode").rpartition("</")
    yield f"<?xml version='1.0' encoding='UTF-8'?>\n{begin}"
    for entry in feed.entries:
        yield "\n" + etree.tostring(_entry(entry), encoding="unicode").replace(f' xmlns="{NAMESPACE}"', "", 1)
    yield f"\n</{end}\n"


def _entry(entry: FeedEntry) -> Any:
    node = etree.Element(f"{{{NAMESPACE}}}entry", nsmap=_PREFIXES)
    _put(node, "id", entry.id)
    _say(node, "title", entry.title, entry.lang)
    _put(node, "updated", entry.updated)
    _put(node, "link", rel="alternate", href=entry.address)
    for key, word in entry.categories:
        _put(node, "category", term=key, label=word)
    if entry.summary:
        _say(node, "summary", entry.summary, entry.summary_lang)
    return node


def _say(parent: Any, name: str, text: str, lang: str) -> None:
    """Add a text; `lang` is set where it is not that of what stands around."""
    element = _put(parent, name, text)
    if lang:
        element.set(_XML_LANG, printable(lang))


def _put(parent: Any, name: str, text: str = "", **attributes: str) -> Any:
    element = etree.SubElement(parent, f"{{{NAMESPACE}}}{name}")
    for key, value in attributes.items():
        element.set(key, printable(value))
    element.text = printable(text) or None
    return element
