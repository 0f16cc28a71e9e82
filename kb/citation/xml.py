"""Style and locale XML read safely into small frozen values (CSL 1.0.2, "Namespacing", "XML Declaration").

No entity is resolved, nothing is fetched, and size and depth are limited, so that a hostile file ends in a
`StyleError` that names the place and the remedy.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from kb.errors import KbError

NAMESPACE = "{http://purl.org/net/xbiblio/csl}"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
MOST_BYTES = 2_000_000
MOST_NODES = 60_000
MOST_DEPTH = 120


class StyleError(KbError):
    """A style or locale cannot be used: the message names the place and the remedy."""


@dataclass(frozen=True, slots=True)
class Node:
    """One CSL element: local name, attributes, child elements, text and its line in the file."""

    name: str
    attrs: Mapping[str, str]
    children: tuple["Node", ...] = ()
    text: str = ""
    line: int = 0

    def get(self, name: str, default: str = "") -> str:
        """Give an attribute's value, or the default."""
        return self.attrs.get(name, default)

    def child(self, name: str) -> "Node | None":
        """Give the first child element of that name."""
        return next((child for child in self.children if child.name == name), None)

    def walk(self) -> Iterator["Node"]:
        """Give this element and every element below it, in document order."""
        stack = [self]
        while stack:
            node = stack.pop()
            yield node
            stack.extend(reversed(node.children))


def read_xml(source: str | bytes, what: str = "style") -> Node:
    """Give the root of CSL XML; raises StyleError for what is broken, too large, too deep or hostile."""
    data = source.encode("utf-8", "replace") if isinstance(source, str) else bytes(source)
    if len(data) > MOST_BYTES:
        raise StyleError(f"the {what} has {len(data)} bytes; at most {MOST_BYTES} are read. Give a smaller file.")
    data = data.lstrip(b"\xef\xbb\xbf \t\r\n")
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise StyleError(f"the {what} declares a document type or entities, which CSL does not use. Remove them.")
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
        raise StyleError(f"the {what} is not well-formed XML: {error}. Mend that line.") from None
    return _frozen(root, what)


def _frozen(root: etree._Element, what: str) -> Node:
    """Give the tree as values, built from the leaves up without recursion."""
    count = 0
    done: dict[etree._Element, Node] = {}
    stack: list[tuple[etree._Element, int, bool]] = [(root, 0, False)]
    while stack:
        element, depth, ready = stack.pop()
        if ready:
            done[element] = _node(element, tuple(done.pop(c) for c in element if isinstance(c.tag, str)))
            continue
        count += 1
        if count > MOST_NODES or depth > MOST_DEPTH:
            raise StyleError(
                f"the {what} is too large or too deep at line {element.sourceline} "
                f"(at most {MOST_NODES} elements, {MOST_DEPTH} levels). Simplify it."
            )
        stack.append((element, depth, True))
        stack.extend((child, depth + 1, False) for child in element if isinstance(child.tag, str))
    return done[root]


def _node(element: etree._Element, children: tuple[Node, ...]) -> Node:
    attrs = {str(k): str(v) for k, v in element.attrib.items()}
    name = str(element.tag).removeprefix(NAMESPACE)
    return Node(name, attrs, children, element.text or "", int(element.sourceline or 0))
