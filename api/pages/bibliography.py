"""The bibliography builder: what, style, order, language rule; the list as it will be; files to take away."""

from dataclasses import dataclass, replace
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response

from api.i18n import N_
from api.long_lists import turn
from api.one_state import OneStateRoute
from api.pages import error_messages, query_params, references
from api.pages.downloads import links
from api.pages.page import Page
from api.pages.titles import ShownRecord, line
from kb.domain.formats import named
from kb.domain.queries import RecordQuery
from kb.domain.records import Record
from kb.errors import KbError
from kb.library import bibliography
from kb.library.embedding import coins
from kb.library.list_options import ListOptions
from kb.library.reference_list import ListedReference

router = APIRouter(route_class=OneStateRoute)
ORDERS = (
    ("", N_("as the style orders")),
    ("citation", N_("by citation number")),
    ("alphabetical", N_("by alphabet")),
    ("chronological", N_("by date")),
    ("kind", N_("by kind: acts first, then literature")),
)
INCLUDES = (
    ("all", N_("all")),
    ("probable+", N_("identified and probable")),
    ("identified", N_("identified only")),
)
LOCALES = (
    ("", N_("of each source")),
    ("kk-KZ", N_("Kazakh")),
    ("ru-RU", N_("Russian")),
    ("en-GB", N_("English")),
)
_MOST_KEYS = 500


@dataclass(frozen=True, slots=True)
class ListRow:
    """A reference of the list with its record, its ContextObject, and the address of the list without it."""

    entry: ListedReference
    line: ShownRecord | None
    coins: str
    without: str


@dataclass(frozen=True, slots=True)
class ListRequest:
    """What the address asks of the builder."""

    question: RecordQuery
    options: ListOptions
    style: str


@router.get("/bibliography")
def builder(request: Request) -> HTMLResponse:
    """Show the builder and the list it makes."""
    page = Page(request)
    trouble = ""
    try:
        list_request = _list_request(page)
        reference_list = _reference_list(page, list_request)
    except KbError as error:
        trouble = error_messages.words(page, error)
        list_request = ListRequest(RecordQuery(), ListOptions(lang=page.lang), bibliography.DEFAULT_STYLE)
        reference_list = _reference_list(page, list_request)
    return page.response(
        "bibliography.html", 400 if trouble else 200, trouble=trouble, **_values(page, list_request, reference_list)
    )


@router.get("/bibliography/file")
def file(request: Request) -> Response:
    """Return the list as a file in the format that the address asks."""
    page = Page(request)
    form = named(query_params.one(page.params, "format") or "docx", bibliography.list_formats())
    data = bibliography.render(_reference_list(page, _list_request(page)), form)
    headers = {"Content-Disposition": f'attachment; filename="bibliography.{form.ending}"'}
    return Response(data, media_type=form.media_type, headers=headers)


def _list_request(page: Page) -> ListRequest:
    params = page.params
    question = replace(query_params.question(params), cursor="", sort="")
    keys = query_params.several(params, "key")[:_MOST_KEYS]
    typed = query_params.one(params, "add")
    if typed:
        keys = tuple(dict.fromkeys((*keys, *(part for part in typed.replace(",", " ").split() if part))))
    order = query_params.one(params, "order")
    include = query_params.one(params, "include") or "all"
    locale = query_params.one(params, "locale")
    romanised = query_params.one(params, "romanised") == "1"
    designation = query_params.one(params, "designation") == "1"
    style = references.asked_style(page)
    options = ListOptions(
        style, locale, order, include, keys, romanised=romanised, designation=designation, lang=page.lang
    )
    return ListRequest(question, options, style)


def _reference_list(page: Page, list_request: ListRequest) -> bibliography.ReferenceList:
    question, options = list_request.question, list_request.options
    with turn(page.request, lambda: bibliography.most_references(page.library, question, options), formatted=True):
        return bibliography.bibliography(page.library, question, options)


def _values(page: Page, list_request: ListRequest, reference_list: bibliography.ReferenceList) -> dict[str, Any]:
    here = page.here.dropping("add", "other").having(style=list_request.style, key=list_request.options.keys)
    records = {record.citekey: record for record in reference_list.records}
    return {
        "asked": list_request,
        "made": reference_list,
        "rows": tuple(_row(page, entry, records.get(entry.citekey), list_request) for entry in reference_list.entries),
        "styles": references.choices(list_request.style),
        "orders": ORDERS,
        "includes": INCLUDES,
        "locales": LOCALES,
        "topics": tuple(page.library.vocabulary.topics.values()),
        "files": links(page, "bibliography", here.at("/bibliography/file")),
        "why": query_params.one(page.params, "why") == "1",
        "numbers": own.last_number if (own := page.library.manuscripts.default()) else 0,
        "narrowed": replace(list_request.question, limit=RecordQuery().limit) != RecordQuery(),
    }


def _row(page: Page, entry: ListedReference, record: Record | None, list_request: ListRequest) -> ListRow:
    left = tuple(key for key in list_request.options.keys if key != entry.citekey)
    without = str(page.here.dropping("add").having(key=left)) if left else ""
    span = coins(record, f"{page.root}/records/{entry.citekey}") if record else ""
    return ListRow(entry, line(record, page) if record else None, span, without)
