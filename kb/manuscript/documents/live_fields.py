"""Live citations of reference managers (Zotero, Mendeley): the JSON that a field carries, read and written."""

import json
import re
from collections.abc import Mapping
from typing import Any

from kb.domain.manuscripts import Locator
from kb.manuscript.marker_grammar import MarkerItem, parse_items, parse_locators
from kb.manuscript.markers import LARGEST_NUMBER, TextMarker

_CODE = re.compile(r"(?:ADDIN\s+)?(?:ZOTERO_ITEM\s+)?CSL_CITATION\s+(?P<json>\{.*\})", re.DOTALL)
BIBLIOGRAPHY = re.compile(r"ADDIN\s+(?:ZOTERO_BIBL|CSL_BIBLIOGRAPHY|Mendeley Bibliography)|ZOTERO_BIBL")
_LARGEST = 1 << 20
Items = dict[str, Mapping[str, Any]]


def parse_field(code: str, start: int, end: int, shown: str) -> tuple[TextMarker, Items] | None:
    """Return the marker that a field's code means and the CSL items it carries, by key; None where it is none.

    Numbers are those that the field shows, where it shows as many works as it cites.
    """
    match = _CODE.search(code[:_LARGEST])
    try:
        data = json.loads(match["json"]) if match else None
    except (ValueError, RecursionError):
        return None
    cites = data.get("citationItems") if isinstance(data, dict) else None
    if not isinstance(cites, list):
        return None
    plain = " ".join(shown.split())
    numbered = parse_items(plain.strip("[]()"), LARGEST_NUMBER) or []
    known: Items = {}
    items: list[MarkerItem] = []
    for cite in cites if all(isinstance(cite, dict) for cite in cites) else ():
        item = cite.get("itemData") if isinstance(cite.get("itemData"), dict) else {}
        key = _key(cite, item)
        if item:
            known[key] = {**item, "id": key}
        items.append(_item(cite, key))
    if len(numbered) == len(items):
        items = _with_numbers(items, numbered)
    return TextMarker(start, end, plain, tuple(items)), known


def _item(cite: Mapping[str, Any], key: str) -> MarkerItem:
    """Return the work that a field cites; what stands after it in place of a locator may be one (", 6")."""
    prefix, suffix = str(cite.get("prefix") or ""), str(cite.get("suffix") or "")
    if cite.get("locator") or not suffix.strip(" ,"):
        printed = str(cite.get("locator") or "")
        return MarkerItem(None, _locators(cite), key=key, printed=printed, before=prefix, after=suffix)
    suffix = suffix.strip(" ,")
    return MarkerItem(None, parse_locators(suffix), suffix.isdecimal(), key, suffix, prefix)


def _with_numbers(items: list[MarkerItem], numbered: list[MarkerItem]) -> list[MarkerItem]:
    """Return items with the numbers and words shown, which may be sorted: equal locators go together first."""
    waiting = list(numbered)
    chosen: dict[int, MarkerItem] = {}
    for exact in (True, False):
        for place, item in enumerate(items):
            if place not in chosen:
                shown = next((other for other in waiting if not exact or other.locators == item.locators), None)
                if shown:
                    waiting.remove(shown)
                    chosen[place] = shown
    return [
        item._replace(number=chosen[place].number, before=item.before or chosen[place].before)
        for place, item in enumerate(items)
    ]


def _key(cite: Mapping[str, Any], item: Mapping[str, Any]) -> str:
    uris = cite.get("uris")
    address = uris[0] if isinstance(uris, list) and uris and isinstance(uris[0], str) else ""
    return str(item.get("citation-key") or address.rsplit("/", 1)[-1] or item.get("id") or cite.get("id") or "")


def _locators(cite: Mapping[str, Any]) -> tuple[Locator, ...]:
    value = str(cite.get("locator") or "").strip()
    if not value:
        return ()
    label = str(cite.get("label") or "page")
    read = parse_locators(value)
    if read and (len(read) > 1 or re.search(r"[^\W\d]\.?\s*\d|\d\s*-?\s*[^\W\d]{1,}", value)):
        return read
    return (Locator({"article": "article-locator"}.get(label, label), re.sub(r"\s*[-–—]\s*", "–", value)),)


def field_code(data: Mapping[str, Any], shown: str) -> str:
    """Return the code of a live Zotero field that shows a text; `data` has `citationID` and `citationItems`."""
    properties = {"formattedCitation": shown, "plainCitation": shown, "noteIndex": 0}
    whole = {"citationID": data["citationID"], "properties": properties, "citationItems": data["citationItems"],
             "schema": "https://github.com/citation-style-language/schema/raw/master/csl-citation.json"}  # fmt: skip
    return f" ADDIN ZOTERO_ITEM CSL_CITATION {json.dumps(whole, ensure_ascii=False)} "


def with_shown_text(code: str, shown: str) -> str:
    """Return the code of a field that shows another text now."""
    match = _CODE.search(code)
    try:
        data = json.loads(match["json"]) if match else None
    except ValueError:
        data = None
    if not match or not isinstance(data, dict):
        return code
    properties = data.get("properties")
    data["properties"] = {**(properties if isinstance(properties, dict) else {}), "formattedCitation": shown,
                          "plainCitation": shown}  # fmt: skip
    return code[: match.start("json")] + json.dumps(data, ensure_ascii=False) + code[match.end("json") :]
