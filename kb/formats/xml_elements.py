"""The elements of an XML file one after the other, of whatever size the file is."""

from collections.abc import Iterator
from typing import Any, BinaryIO

from lxml import etree

from kb.errors import Problem
from kb.messages import Message


def elements(stream: BinaryIO, tag: str | tuple[str, ...], name: str) -> Iterator[Any | Problem]:
    """Yield each element of a tag or of some, which is emptied behind it, and a Problem where the file is no XML.

    No entity is resolved and nothing is fetched.
    """
    try:
        for _event, element in etree.iterparse(stream, tag=tag, resolve_entities=False, no_network=True):
            yield element
            element.clear()
            while element.getprevious() is not None:
                del element.getparent()[0]
    except etree.XMLSyntaxError as error:
        yield Problem("syntax", Message("not-xml", cause=error.msg or ""), name, error.lineno or 0)
