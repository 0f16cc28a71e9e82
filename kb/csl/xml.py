"""Style and locale XML read safely into small frozen values (CSL 1.0.2, "Namespacing", "XML Declaration").

No entity is resolved, nothing is fetched, and size and depth are limited, so that a hostile file ends in a
`StyleError` that names the place and the remedy.
"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple, cast

from lxml import etree

from kb.csl.errors import StyleError

NAMESPACE = "{http://purl.org/net/xbiblio/csl}"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
MOST_BYTES = 2_000_000
MOST_NODES = 60_000
MOST_DEPTH = 120


_PREFIX = len(NAMESPACE)


class Node(NamedTuple):
    """One CSL element: local name, attributes, child elements, text and its line in the file."""

    name: str
    attrs: Mapping[str, str]
    children: tuple["Node", ...] = ()
    text: str = ""
    line: int = 0

    def get(self, name: str, default: str = "") -> str:
        """Return an attribute's value, or the default."""
        return self.attrs.get(name, default)

    def child(self, name: str) -> "Node | None":
        """Return the first child element of that name."""
        return next((child for child in self.children if child.name == name), None)

    def walk(self) -> Iterator["Node"]:
        """Return this element and every element below it, in document order."""
        stack = [self]
        while stack:
            node = stack.pop()
            yield node
            stack.extend(reversed(node.children))


def read_xml(source: str | bytes, what: str = "style") -> Node:
    """Return the root of CSL XML; raises StyleError for what is broken, too large, too deep or hostile."""
    data = source.encode("utf-8", "replace") if isinstance(source, str) else bytes(source)
    if len(data) > MOST_BYTES:
        raise StyleError("bytes", what=what, size=len(data), most=MOST_BYTES)
    data = data.lstrip(b"\xef\xbb\xbf \t\r\n")
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise StyleError("entities", what=what)
    if isinstance(source, str) and data.startswith(b"<?xml"):
        data = data[data.find(b"?>") + 2 :]
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        huge_tree=False,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise StyleError("not-well-formed", what=what, cause=str(error)) from None
    if int(str(root.xpath("count(//*)")).split(".")[0]) > MOST_NODES:
        raise StyleError("elements", what=what, most=MOST_NODES)
    return _frozen(root, what, 0)


def _frozen(element: etree._Element, what: str, depth: int) -> Node:
    """Return an element as a value, its children likewise."""
    if depth > MOST_DEPTH:
        raise StyleError("nested", what=what, most=MOST_DEPTH, line=cast(int, element.sourceline))
    children: tuple[Node, ...] = ()
    if len(element):
        children = tuple([_frozen(child, what, depth + 1) for child in element if child.tag.__class__ is str])
    tag: str = element.tag
    name = tag[_PREFIX:] if tag[:_PREFIX] == NAMESPACE else tag
    attrs: dict[str, str] = dict(element.items())  # type: ignore[arg-type]  # names and values are text here
    return tuple.__new__(Node, (name, attrs, children, element.text or "", element.sourceline))
