"""Zotero's local API for readers, as Zotero 7 serves it under /api: what is made for it reads this library.

GET only. There are no collections, groups, files or saved searches: their lists are empty. A version is the store's
revision. As in Zotero nothing is cut into pages unless `limit` asks for it.
"""

from collections.abc import Mapping
from typing import Annotated, Any
from urllib.parse import urlencode

import orjson
from fastapi import Query, Request
from fastapi.responses import Response
from pydantic import BaseModel, Field

from api.consistent_routes import ConsistentRoute
from api.prefixed import PrefixedRouter
from api.responses import JSON, library_of, reply, site_of
from kb.domain.queries import check_choice
from kb.library import zotero_local
from kb.library.zotero_local import ItemQuestion, Items

router = PrefixedRouter(prefix="/api", include_in_schema=False, route_class=ConsistentRoute)
_TEXTS = {
    "bibtex": "application/x-bibtex",
    "biblatex": "application/x-bibtex",
    "ris": "application/x-research-info-systems",
    "csv": "text/csv",
}
_ITEM_TYPE = "itemType"  # a parameter, as Zotero calls it
FORMATS = ("json", "csljson", "bib", "keys", "versions", *_TEXTS)
INCLUDED = ("data", "csljson", "bib", "citation", *_TEXTS)


class ItemParameters(BaseModel):
    """The parameters of a question for items, as Zotero names them."""

    model_config = {"populate_by_name": True}
    q: str = Field("", max_length=1000)
    tag: list[str] = Field(default_factory=list, max_length=20)
    item_type: list[str] = Field(default_factory=list, alias="itemType", max_length=20)
    item_key: str = Field("", alias="itemKey", max_length=2000)
    sort: str = ""
    direction: str = "asc"
    start: int = Field(0, ge=0, le=10_000_000)
    limit: int | None = Field(None, ge=0)
    since: int = 0
    format: str = "json"
    include: str = "data"
    style: str = Field("", max_length=200)

    def question(self) -> ItemQuestion:
        """Return what is asked of the library."""
        keys = tuple(key for key in self.item_key.split(",") if key)
        down = self.direction == "desc"
        return ItemQuestion(
            self.q, tuple(self.tag), tuple(self.item_type), keys, self.sort, down, self.start, self.limit
        )


@router.get("/")
def root(request: Request) -> Response:
    """Say that this is the API."""
    return reply(request, b"Nothing to see here.", "text/plain", _headers(request))


@router.get("/users/{user}/items")
@router.get("/users/{user}/items/top")
@router.get("/users/{user}/publications/items", name="publications")
def items(request: Request, user: int, wanted_items: Annotated[ItemParameters, Query()]) -> Response:
    """Return items: as JSON, CSL-JSON, BibTeX, RIS, a bibliography, or their keys alone."""
    check_choice("format", [wanted_items.format], FORMATS)
    library = library_of(request)
    question = wanted_items.question()
    empty = "publications" in request.url.path or 0 < library.records.revision() <= wanted_items.since
    page = Items([], 0) if empty else zotero_local.find(library, question)
    headers = {"Total-Results": str(page.total), **_links(request, question, page)}
    return _answer(request, page, wanted_items, headers)


@router.get("/users/{user}/items/trash")
@router.get("/users/{user}/items/{key}/children")
@router.get("/users/{user}/collections")
@router.get("/users/{user}/collections/top")
@router.get("/users/{user}/collections/{key}/{part}")
@router.get("/users/{user}/groups")
@router.get("/users/{user}/searches")
def none(request: Request, user: int, key: str = "", part: str = "") -> Response:
    """Return the empty list of what a library here does not have."""
    if key and "/items/" in request.url.path:
        zotero_local.item(library_of(request), key)
    return _json(request, [], {"Total-Results": "0"})


@router.get("/users/{user}/settings")
@router.get("/users/{user}/fulltext")
@router.get("/users/{user}/deleted")
def nothing(request: Request, user: int) -> Response:
    """Return the empty object of what a library here does not have."""
    return _json(request, {})


@router.get("/users/{user}/items/{key}")
def one_item(request: Request, user: int, key: str, wanted_items: Annotated[ItemParameters, Query()]) -> Response:
    """Return one item, by Zotero's key."""
    check_choice("format", [wanted_items.format], FORMATS)
    record = zotero_local.item(library_of(request), key)
    if wanted_items.format == "json":
        return _json(request, _shown(request, record, wanted_items))
    return _answer(request, Items([record], 1), wanted_items, {})


@router.get("/users/{user}/tags")
@router.get("/users/{user}/items/tags")
@router.get("/users/{user}/items/top/tags")
def tags(request: Request, user: int) -> Response:
    """Return every tag: the user's own, and as automatic ones keywords and topics."""
    listed = zotero_local.tags(library_of(request))
    return _json(request, listed, {"Total-Results": str(len(listed))})


@router.get("/users/{user}/items/{key}/tags")
def item_tags(request: Request, user: int, key: str) -> Response:
    """Return the tags of an item."""
    library = library_of(request)
    return _json(request, zotero_local.tags(library, iter([zotero_local.item(library, key)])))


@router.get("/itemTypes")
def item_types(request: Request) -> Response:
    """Return Zotero's item types that records have here."""
    return _json(request, [{"itemType": kind, "localized": kind} for kind in zotero_local.types()])


@router.get("/itemTypeFields")
def item_type_fields(request: Request, item_type: Annotated[str, Query(alias="itemType")] = "") -> Response:
    """Return the fields of an item type."""
    check_choice(_ITEM_TYPE, [item_type], zotero_local.types())
    return _json(request, [{"field": name, "localized": name} for name in zotero_local.type_fields(item_type)])


@router.get("/itemFields")
def item_fields(request: Request) -> Response:
    """Return the fields of all item types."""
    names = dict.fromkeys(name for kind in zotero_local.types() for name in zotero_local.type_fields(kind))
    return _json(request, [{"field": name, "localized": name} for name in names])


@router.get("/itemTypeCreatorTypes")
def item_type_creators(request: Request, item_type: Annotated[str, Query(alias="itemType")] = "") -> Response:
    """Return the creators of an item type."""
    check_choice(_ITEM_TYPE, [item_type], zotero_local.types())
    return _json(request, [{"creatorType": name, "localized": name} for name in zotero_local.type_creators(item_type)])


@router.get("/creatorFields")
def creator_fields(request: Request) -> Response:
    """Return the parts of a creator's name."""
    return _json(request, [{"field": name, "localized": name} for name in ("firstName", "lastName", "name")])


def _answer(request: Request, page: Items, wanted_items: ItemParameters, headers: Mapping[str, str]) -> Response:
    library, form = library_of(request), wanted_items.format
    sent = _headers(request) | dict(headers)
    if form in _TEXTS:
        return reply(request, zotero_local.text(library, page, form).encode(), _TEXTS[form], sent)
    if form == "bib":
        return reply(request, zotero_local.bib(page.records, wanted_items.style).encode(), "text/html", sent)
    keys = [zotero_local.item_key(record.citekey) for record in page.records]
    if form == "keys":
        return reply(request, "".join(f"{key}\n" for key in keys).encode(), "text/plain", sent)
    if form == "versions":
        return _json(request, dict.fromkeys(keys, library.records.revision()), headers)
    if form == "csljson":
        body = {"items": zotero_local.csl_items(page)}
        return reply(request, orjson.dumps(body), "application/vnd.citationstyles.csl+json", sent)
    return _json(request, [_shown(request, record, wanted_items) for record in page.records], headers)


def _shown(request: Request, record: Any, wanted_items: ItemParameters) -> dict[str, Any]:
    names = tuple(dict.fromkeys(name.strip() for name in wanted_items.include.split(",") if name.strip()))
    check_choice("include", names, INCLUDED)
    root = f"{site_of(request)}/api"
    return zotero_local.shown(library_of(request), record, names, wanted_items.style, root)


def _json(request: Request, value: Any, headers: Mapping[str, str] | None = None) -> Response:
    return reply(request, orjson.dumps(value), JSON, _headers(request) | dict(headers or {}))


def _headers(request: Request) -> dict[str, str]:
    return {
        "Zotero-API-Version": "3",
        "Zotero-Schema-Version": str(zotero_local.SCHEMA_VERSION),
        "Last-Modified-Version": str(library_of(request).records.revision()),
    }


def _links(request: Request, question: ItemQuestion, page: Items) -> dict[str, str]:
    """Return the Link header of a page: first, prev, next, last, as Zotero's."""
    if question.limit is None or not question.limit or question.keys:
        return {}
    limit, start = question.limit, question.start
    last = max(0, (page.total - 1) // limit * limit)
    places = {"first": 0, "prev": max(0, start - limit), "next": start + limit, "last": last}
    shown = {name: place for name, place in places.items()
             if (name in ("first", "prev") and start) or (name in ("next", "last") and start < last)}  # fmt: skip
    pairs = [(name, value) for name, value in request.query_params.multi_items() if name != "start"]
    base = str(request.url.replace(query=""))
    links = [f'<{base}?{urlencode([*pairs, ("start", place)])}>; rel="{name}"' for name, place in shown.items()]
    return {"Link": ", ".join(links)} if links else {}
