"""A list of one's own: what an address names, and the changes that a reader makes to it by hand."""

import re
from dataclasses import dataclass

from fastapi import APIRouter, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import RedirectResponse, Response
from starlette.datastructures import FormData

from api.consistent_routes import ConsistentRoute
from api.pages import query_params
from api.pages.addresses import Address
from api.pages.page import Page
from kb.library import own_lists

router = APIRouter(route_class=ConsistentRoute)
_MOST_TOLD = 40
_MOST_CARRIED = 10  # keys that each link of a page carries along
PART = 50  # references that a page shows; the files have all
STEPS = {"first": -own_lists.MOST, "up": -1, "down": 1}
NAMES = ("key", "list", "add", "part", "gone")  # what an address says of a list by hand


@dataclass(frozen=True, slots=True)
class ChosenList:
    """The records that an address picks by hand, the keys that name none, and the id of a kept list."""

    citekeys: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    name: str = ""

    @property
    def too_long(self) -> bool:
        """Whether the list stands in the address and should be kept instead."""
        return not self.name and len(self.citekeys) > own_lists.IN_ADDRESS


NO_LIST = ChosenList()


def chosen(page: Page) -> ChosenList:
    """Return the list that an address names, by its id or by keys, with what was typed to be added to it."""
    name = query_params.one(page.params, "list")
    ticked = tuple(filter(None, page.params.getlist("key")))
    keys = (*(own_lists.kept(page.library, name) if name else ()), *ticked)
    typed = re.findall(r"[^\s,;]+", query_params.one(page.params, "add"))
    own_lists.checked_length(keys)
    named = own_lists.own_list(page.library, (*keys, *typed))
    left_out = page.params.getlist("gone")[:_MOST_TOLD]  # those that a change left out
    return ChosenList(named.citekeys, (*named.gone, *left_out), "" if typed or ticked else name)


def carried(page: Page) -> Address | None:
    """Return the address of this page with its list kept, where the keys are too many to stand in each of its links."""
    keys = page.params.getlist("key")
    if len(keys) <= _MOST_CARRIED:
        return None
    own_lists.checked_length(keys)
    citekeys = own_lists.own_list(page.library, keys).citekeys
    return page.here.having(key=(), list=own_lists.keep(page.library, citekeys) if citekeys else "")


def address(page: Page, citekeys: tuple[str, ...], kept: bool = False) -> Address:
    """Return the address of a list's page with the style and order of this one; long lists are kept by content."""
    plain = page.here.at("/bibliography").dropping(*NAMES)
    if not citekeys:
        return plain.at("/list")
    if kept or len(citekeys) > own_lists.IN_ADDRESS:
        return plain.having(list=own_lists.keep(page.library, citekeys))
    return plain.having(key=citekeys)


@router.get("/list")
def empty_list(request: Request) -> Response:
    """Say how a list is made, or lead to the one that the address names."""
    page = Page(request)
    named = chosen(page)
    if named.citekeys:
        return RedirectResponse(str(address(page, named.citekeys)), 303)
    return page.response("list.html", gone=named.gone)


@router.post("/list")
async def change_list(request: Request) -> Response:
    """Change a list as the pressed button says, and lead to the address of what it is then."""
    form = await request.form(max_files=0, max_fields=40)
    return await run_in_threadpool(_changed, Page(request), form)


def _changed(page: Page, form: FormData) -> Response:
    keys = tuple(dict.fromkeys(line for line in str(form.get("keys", "")).splitlines() if line))
    own_lists.checked_length(keys)
    citekeys, gone = own_lists.own_list(page.library, keys)
    moved = str(form.get("moved", ""))  # a line that was dragged
    for name, step in STEPS.items():
        if citekey := str(form.get(name, "")):
            citekeys, moved = own_lists.moved(citekeys, citekey, step), citekey
    citekeys = tuple(key for key in citekeys if key != form.get("remove"))
    target = address(page, citekeys, kept=bool(form.get("short")))
    if form.get("then") == "docx" and citekeys:
        return RedirectResponse(str(target.at("/bibliography/file").having(format="docx")), 303)
    part = citekeys.index(moved) // PART + 1 if moved in citekeys else 1
    target = target.having(gone=gone[:_MOST_TOLD], part=str(part) if part > 1 else "")
    return RedirectResponse(f"{target}#r-{moved}" if moved in citekeys else str(target), 303)
