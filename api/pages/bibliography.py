"""The bibliography builder: what, style, order, language rule; the list as it will be; files to take away."""

from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from api.consistent_routes import ConsistentRoute
from api.i18n import N_
from api.long_lists import turn
from api.pages import error_messages, own_list, query_params, references
from api.pages.downloads import links
from api.pages.page import Page
from api.pages.titles import ShownRecord, line
from kb.domain.formats import named
from kb.domain.queries import RecordQuery
from kb.domain.records import Record
from kb.errors import KbError
from kb.library import bibliography, unprinted_values
from kb.library.embedding import coins
from kb.library.list_options import ListOptions
from kb.library.reference_list import ListedReference

router = APIRouter(route_class=ConsistentRoute)
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


@dataclass(frozen=True, slots=True)
class ListRow:
    """A reference of the list with its record and its ContextObject."""

    entry: ListedReference
    line: ShownRecord | None
    coins: str


@dataclass(frozen=True, slots=True)
class ListRequest:
    """What the address asks of the builder."""

    question: RecordQuery
    options: ListOptions
    style: str
    own: own_list.ChosenList = own_list.NO_LIST

    @property
    def file_name(self) -> str:
        """What a file of the list is called, without its ending: by what it is a list of."""
        return "my-list" if self.own.citekeys else "-".join(map(str, self.question.of("topic"))) or "bibliography"


@router.get("/bibliography")
def builder(request: Request) -> Response:
    """Show the builder and the list it makes."""
    page = Page(request)
    try:
        return _builder(page, _list_request(page, references.asked_style(page)))
    except KbError as error:
        trouble = error_messages.words(page, error)
    try:  # what is wrong may be the style alone: the reader's list stays
        return _builder(page, _list_request(page, bibliography.DEFAULT_STYLE), trouble)
    except KbError:
        plain = ListRequest(RecordQuery(), ListOptions(lang=page.lang), bibliography.DEFAULT_STYLE)
        return _builder(page, plain, trouble)


def _builder(page: Page, list_request: ListRequest, trouble: str = "") -> Response:
    if list_request.own.gone and not list_request.own.citekeys:
        return page.response("list.html", 404, gone=list_request.own.gone)
    if list_request.own.too_long:
        return RedirectResponse(str(own_list.address(page, list_request.own.citekeys)), 303)
    values = _values(page, list_request, _reference_list(page, list_request))
    return page.response("bibliography.html", 400 if trouble else 200, trouble=trouble, **values)


@router.get("/bibliography/file")
def file(request: Request) -> Response:
    """Return the list as a file in the format that the address asks."""
    page = Page(request)
    form = named(query_params.one(page.params, "format") or "docx", bibliography.list_formats())
    list_request = _list_request(page, references.asked_style(page))
    data = bibliography.render(_reference_list(page, list_request), form)
    headers = {"Content-Disposition": f'attachment; filename="{list_request.file_name}.{form.ending}"'}
    return Response(data, media_type=form.media_type, headers=headers)


def _list_request(page: Page, style: str) -> ListRequest:
    params = page.params
    question = query_params.question(params)._replace(cursor="", sort="")
    own = own_list.chosen(page)
    order = query_params.one(params, "order")
    everything = not own.citekeys and question == RecordQuery()
    include = query_params.one(params, "include") or ("probable+" if everything else "all")
    locale = query_params.one(params, "locale")
    romanised = query_params.one(params, "romanised") == "1"
    designation = query_params.one(params, "designation") == "1"
    options = ListOptions(
        style, locale, order, include, own.citekeys, romanised=romanised, designation=designation, lang=page.lang
    )
    return ListRequest(question, options, style, own)


def _reference_list(page: Page, list_request: ListRequest) -> bibliography.ReferenceList:
    question, options = list_request.question, list_request.options
    with turn(page.request, lambda: bibliography.most_references(page.library, question, options), formatted=True):
        return bibliography.bibliography(page.library, question, options)


def _values(page: Page, list_request: ListRequest, reference_list: bibliography.ReferenceList) -> dict[str, Any]:
    own, options = list_request.own, list_request.options
    here = page.here.dropping("add", "other", "part", "gone").having(
        style=list_request.style, key=() if own.name else own.citekeys, list=own.name
    )
    parts = range(1, -(-len(reference_list.entries) // own_list.PART) + 1)
    typed = query_params.one(page.params, "part")
    part = int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 5 and int(typed) in parts else 1
    first = (part - 1) * own_list.PART
    records = {record.citekey: record for record in reference_list.records}
    entries = reference_list.entries[first : first + own_list.PART]
    return {
        "asked": list_request,
        "own": own,
        "by_hand": bool(own.citekeys) and not options.order and reference_list.order == "citation",
        "made": reference_list,
        "lost": tuple(
            (page.words.field(name), len(keys)) for name, keys in unprinted_values.in_list(reference_list).items()
        ),
        "rows": tuple(_row(page, entry, records.get(entry.citekey)) for entry in entries),
        "first": first + 1,
        "part": part,
        "shown_parts": tuple((number, str(here.having(part=str(number)))) for number in parts)
        if len(parts) > 1
        else (),
        "change": str(here.at("/list").dropping(*own_list.NAMES)),
        "here": str(here),
        "complete": str(here.having(include="all")) if options.include != "all" else "",
        "styles": references.choices(list_request.style),
        "orders": ORDERS,
        "includes": INCLUDES,
        "locales": LOCALES,
        "topics": tuple(page.library.vocabulary.topics.values()),
        "files": links(page, "bibliography", here.at("/bibliography/file")),
        "why": query_params.one(page.params, "why") == "1",
        "numbers": known.last_number if (known := page.library.manuscripts.default()) else 0,
    }


def _row(page: Page, entry: ListedReference, record: Record | None) -> ListRow:
    span = coins(page.library, record, f"{page.root}/records/{entry.citekey}") if record else ""
    return ListRow(entry, line(record, page) if record else None, span)
