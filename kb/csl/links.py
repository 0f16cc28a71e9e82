"""Links on identifiers (CSL 1.0.2, "Appendix VI: Links").

The link holds the identifier and, where the style's prefix ends in an address, that address; other affixes stay
outside. In finished content a link is a span whose format names where a bare identifier leads (`target`).
"""

import re
from typing import Final

from kb.csl.affixes import wrapped
from kb.csl.cite import EMPTY, FULL, Cite, Render
from kb.csl.output import CLOSE, Mark, Token
from kb.csl.xml import Node

_HOMES: Final = {
    "link": "",
    "link-doi": "https://doi.org/",
    "link-pmid": "https://www.ncbi.nlm.nih.gov/pubmed/",
    "link-pmcid": "https://www.ncbi.nlm.nih.gov/pmc/articles/",
}
LINKED: Final = {
    "URL": Mark("open", "link"),
    "DOI": Mark("open", "link-doi"),
    "PMID": Mark("open", "link-pmid"),
    "PMCID": Mark("open", "link-pmcid"),
}
_BARE: Final = {  # what an identifier is, alone or after an address; other text is no link
    "link": re.compile(r"(?:https?|ftp)://\S.*", re.IGNORECASE),
    "link-doi": re.compile(r"(?:https?://[^\s/]+/)?10\.\d+(?:\.\d+)*/\S+"),
    "link-pmid": re.compile(r"(?:https?://\S+/)?\d+/?"),
    "link-pmcid": re.compile(r"(?:https?://\S+/)?(?:PMC)?\d+/?", re.IGNORECASE),
}
_ADDRESS: Final = re.compile(r"https?://\S*$")


def target(format_: str, text: str) -> str:
    """Return the address of a link by its format and its text; "" where that is no link or no identifier."""
    home = _HOMES.get(format_)
    if home is None or not _BARE[format_].fullmatch(text):
        return ""
    return text if text.startswith(("http://", "https://")) else f"{home}{text}"


def linked(node: Node, variable: str, language: str) -> Render:
    """Return the render of an identifier as a link."""
    prefix = node.get("prefix")
    address = _ADDRESS.search(prefix)
    shown = address.group() if address else ""
    opening = LINKED[variable]

    def render(cite: Cite, out: list[Token]) -> int:
        value = cite.fields[variable]
        if value is None:
            return EMPTY
        if cite.substituting:
            cite.hide((variable,))
        pieces = [value] if isinstance(value, str) else [*value]
        repeats = isinstance(pieces[0], str) and pieces[0].startswith("http")
        out += [opening, *([shown] if shown and not repeats else []), *pieces, CLOSE]
        return FULL

    outer = {**node.attrs, "prefix": prefix[: len(prefix) - len(shown)]} if shown else node.attrs
    return wrapped(Node(node.name, outer, (), "", node.line), render, language)
