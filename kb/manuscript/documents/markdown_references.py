"""The works that a Markdown text describes itself: CSL items under `references:` in its YAML, as pandoc reads them."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

import yaml

from kb.manuscript.documents.document_text import Span

_BLOCK = re.compile(
    r"(?:\A|(?<=\n\n))---[ \t]*\n(?P<body>(?!\s*\n).*?)^(?:---|\.\.\.)[ \t]*$", re.DOTALL | re.MULTILINE
)
_REFERENCES = re.compile(r"^references:[ \t]*$(?:\n(?:[ \t-].*|[ \t]*(?=\n)))*", re.MULTILINE)
_LARGEST = 2 << 20


def references_in(whole: str) -> tuple[Mapping[str, Mapping[str, Any]], tuple[Span, ...]]:
    """Return the CSL items of a text by their ids, and the blocks of YAML that they stand in; none where they are none.

    The rest of such a block, a title without quotation marks, need not be YAML.
    """
    items: dict[str, Mapping[str, Any]] = {}
    blocks: list[Span] = []
    for block in _BLOCK.finditer(whole):
        described = _REFERENCES.search(whole, block.start("body"), block.end("body"))
        if described and len(described[0]) < _LARGEST:
            items |= dict(_items(described[0]))
            blocks.append(block.span())
    return items, tuple(blocks)


def _items(described: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Yield the items, their values as typed; none where a part stands for another, of which there is no end."""
    try:
        if any(isinstance(event, yaml.AliasEvent) for event in yaml.parse(described, yaml.BaseLoader)):
            return
        metadata = yaml.load(described, yaml.BaseLoader)  # noqa: S506 (it makes texts, lists and mappings alone)
    except (yaml.YAMLError, RecursionError, ValueError):
        return
    references = metadata.get("references") if isinstance(metadata, Mapping) else None
    for item in references if isinstance(references, list) else ():
        if isinstance(item, Mapping) and isinstance(key := item.get("id"), str) and key.strip():
            yield key, {str(name): value for name, value in item.items() if name != "id"}
