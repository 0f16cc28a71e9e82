"""Records of one's own by hand: the form that adds and edits one, and tags and a note on any record.

Writing needs a key (`api/session_keys.py`). A form holds a mark of the record that it was opened with: where somebody
changed the record since, both are shown (412) and nothing is written.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple

from fastapi import Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from api import session_keys
from api.consistent_routes import ConsistentRoute
from api.i18n import N_
from api.pages import error_messages, query_params, titles
from api.pages.addresses import record_path
from api.pages.page import Page
from api.prefixed import PrefixedRouter
from api.problems import status_of
from api.request_bodies import texts_of
from kb.domain.item_types import ITEM_TYPES, LEGAL
from kb.domain.records import Record
from kb.domain.states import IMPORTED
from kb.errors import ChoiceError, KbError, NotFoundError
from kb.library import editing, form_fields, own_values, record_form, records
from kb.library.record_form import FormError

router = PrefixedRouter(prefix=session_keys.PATH, route_class=ConsistentRoute)
USUAL = (
    "book", "article-journal", "chapter", "article-newspaper", "webpage", "thesis", "paper-conference", "report",
    *LEGAL[:2],
)  # fmt: skip
_MOST_FIELDS = 150


class NearDoublesError(KbError):
    """A record may be the same work as others, which are shown before it is added."""

    def __init__(self, near: tuple[str, ...]) -> None:
        super().__init__("near-doubles", count=len(near))
        self.near = near


class Difference(NamedTuple):
    """A value that is stored otherwise than a form has it."""

    label: str
    stored: str
    typed: str


@router.get("")
def start(request: Request) -> Response:
    """Show what can be done with a key, or ask for one."""
    return _start(Page(request))


@router.post("/key")
async def keep_key(request: Request) -> Response:
    """Keep the key that was typed, or forget it."""
    page, texts = Page(request), await texts_of(request, _MOST_FIELDS)
    after = texts.get("then", "")
    answer = RedirectResponse(page.to(after if after.startswith(f"{session_keys.PATH}/") else session_keys.PATH), 303)
    try:
        await run_in_threadpool(session_keys.keep, request, answer, texts.get("key", "").strip())
    except KbError as error:
        return await run_in_threadpool(_start, page, error_messages.words(page, error), status_of(error))
    return answer


@router.get("/new")
def new_record(request: Request) -> Response:
    """Show the form of a record that is added."""
    page = Page(request)
    kind = query_params.one(page.params, "type")
    error = ChoiceError("type", kind, ITEM_TYPES) if kind and kind not in ITEM_TYPES else None
    return _opened(page) or _form(page, None, _blank(kind), error)


@router.post("/new")
async def add_record(request: Request) -> Response:
    """Add the record of a form, or show the form of another type."""
    texts = await texts_of(request, _MOST_FIELDS)
    return await run_in_threadpool(_written, Page(request), None, texts)


@router.get("/edit/{citekey:path}")
def edit_record(request: Request, citekey: str) -> Response:
    """Show the form of a record."""
    page = Page(request)
    record = records.look_up(page.library, citekey)
    if record.scope != IMPORTED:
        return _of_collection(page, record)
    editing.check_editable(page.library, record)
    return _opened(page) or _form(page, record, record_form.texts_of(record, page.words))


@router.post("/edit/{citekey:path}")
async def change_record(request: Request, citekey: str) -> Response:
    """Change a record as its form says, or remove it."""
    page, texts = Page(request), await texts_of(request, _MOST_FIELDS)
    record = await run_in_threadpool(records.look_up, page.library, citekey)
    return await run_in_threadpool(_written, page, record, texts)


@router.get("/notes/{citekey:path}")
def notes_form(request: Request, citekey: str) -> Response:
    """Show the tags and the note of a record, to be changed."""
    page = Page(request)
    record = records.look_up(page.library, citekey)
    return _opened(page) or _notes(page, record, {"tags": "\n".join(record.tags), "note": record.note})


@router.post("/notes/{citekey:path}")
async def keep_notes(request: Request, citekey: str) -> Response:
    """Keep tags and a note."""
    page, texts = Page(request), await texts_of(request, _MOST_FIELDS)
    return await run_in_threadpool(_noted, page, citekey, texts)


def _start(page: Page, trouble: str = "", status: int = 200) -> HTMLResponse:
    return _kept_from_caches(page.response(
        "own.html", status, key=session_keys.kept_key(page.request), trouble=trouble, usual=USUAL,
        then=query_params.one(page.params, "then"), tags=own_values.all_tags(page.library),
    ))  # fmt: skip


def _blank(kind: str) -> dict[str, str]:
    """Return what a new form holds: a type; the language is chosen, or told by the letters of the title."""
    return {"type": kind if kind in ITEM_TYPES else USUAL[0]}


def _of_collection(page: Page, record: Record) -> Response:
    """Return the page that says how a record of the collection is corrected and tagged instead, with the links."""
    path = page.record(record.citekey)
    correct = f"{record_path(record.citekey)}/proposals" if page.library.settings.proposals else "/about"
    ways = (
        (N_("The record's page"), path),
        (N_("Propose a correction"), page.to(correct)),
        (N_("Own tags and note"), page.to(f"{session_keys.PATH}/notes/{record.citekey}")),
    )
    return _kept_from_caches(page.response(
        "error.html", 400, title=page.say(N_("This record is the collection's")),
        detail=page.say(N_("It is corrected by a proposal; tags and a note of your own can stand on its page.")),
        near=(), ways=tuple((page.say(text), address) for text, address in ways),
    ))  # fmt: skip


def _opened(page: Page) -> Response | None:
    """Return where a browser without a key is led first; None where it keeps one."""
    if session_keys.kept_key(page.request):
        return None
    return RedirectResponse(page.to(session_keys.PATH, then=page.here.path), 303)


def _written(page: Page, record: Record | None, texts: Mapping[str, str]) -> Response:
    """Write what a form says and lead to the record; or show the form with what is wrong, or what is stored since."""
    if texts.get("do") == "type":
        return _form(page, record, texts)
    try:
        citekey = _save(page, record, texts)
    except editing.ChangedSinceError as error:
        stored = records.look_up(page.library, record.citekey if record else "")
        return _form(page, stored, texts, error, base=record)
    except NotFoundError:
        raise
    except KbError as error:
        return _form(page, record, texts, error)
    return RedirectResponse(page.record(citekey) if citekey else page.to(session_keys.PATH), 303)


def _save(page: Page, record: Record | None, texts: Mapping[str, str]) -> str:
    """Return the citekey of the record that was written, "" where it was removed."""
    library, key = page.library, session_keys.writing(page.request)
    if record is None:
        after = record_form.record_of(texts, None, library.vocabulary)
        _check_related(page, after)
        if not texts.get("citekey", "").strip():
            after = replace(after, citekey=editing.free_key(library, after.citekey))
        near = () if texts.get("anyway") else tuple(double.citekey for double in editing.near_doubles(library, after))
        if near:
            raise NearDoublesError(near)
        editing.add(library, [after], key)
        return after.citekey
    if record_form.state_of(record) != texts.get("state"):
        raise editing.ChangedSinceError("changed-since", citekey=record.citekey)
    if texts.get("do") == "remove":
        editing.remove(library, record, key)
        return ""
    after = record_form.record_of(texts, record, library.vocabulary)
    _check_related(page, after, record)
    if after != record:
        editing.replace_record(library, record, after, key)
    return after.citekey


def _check_related(page: Page, after: Record, before: Record | None = None) -> None:
    """Raise FormError where a record is related to one that is not there."""
    for relation in after.relations:
        if before is None or relation not in before.relations:
            try:
                records.look_up(page.library, relation.target)
            except NotFoundError as error:
                raise FormError({"relations": error.message}) from None


def _noted(page: Page, citekey: str, texts: Mapping[str, str]) -> Response:
    record = records.look_up(page.library, citekey)
    try:
        key = session_keys.writing(page.request)
        editing.check_taggable(page.library, record, key)
        own_values.keep(page.library, record, texts.get("tags", "").splitlines(), texts.get("note", ""))
    except KbError as error:
        return _notes(page, record, texts, error)
    return RedirectResponse(f"{page.record(record.citekey)}#own-values", 303)


def _form(
    page: Page,
    record: Record | None,
    texts: Mapping[str, str],
    error: KbError | None = None,
    base: Record | None = None,
) -> HTMLResponse:
    """Return the page of a form; `base` is set where its record is stored otherwise since it was opened."""
    wrong = error.wrong if isinstance(error, FormError) else {}
    near = error.near if isinstance(error, NearDoublesError) else ()
    known = page.library.records.many(near)
    return _kept_from_caches(page.response(
        "own_record.html", _status(error), record=record, texts=defaultdict(str, texts),
        fields=form_fields.fields_of(texts.get("type", ""), texts, page.library.vocabulary, record),
        types=form_fields.in_order("type", ITEM_TYPES, USUAL, page.library.vocabulary, page.lang),
        languages=_languages(page, texts), kinds=tuple(page.library.vocabulary.terms["kind"]), long=form_fields.LONG,
        trouble=error_messages.words(page, error) if error else "",
        wrong={name: error_messages.said(page, message) for name, message in wrong.items()},
        near=tuple((key, titles.plain(known[key], page.lang)) for key in near if key in known),
        state=record_form.state_of(record) if record else "",
        differences=_differences(page, record, texts) if base and record else (),
        key=session_keys.kept_key(page.request),
    ))  # fmt: skip


def _notes(page: Page, record: Record, texts: Mapping[str, str], error: KbError | None = None) -> HTMLResponse:
    return _kept_from_caches(page.response(
        "own_notes.html", _status(error), record=record, lead=titles.leading(record, page.lang)[0],
        texts=defaultdict(str, texts), trouble=error_messages.words(page, error) if error else "",
        known=tuple(own_values.all_tags(page.library)),
    ))  # fmt: skip


def _status(error: KbError | None) -> int:
    if error is None:
        return 200
    return 409 if isinstance(error, NearDoublesError) else status_of(error)


def _languages(page: Page, texts: Mapping[str, str]) -> tuple[str, ...]:
    """Return the languages that a form offers: ours, those that have a word, and the one that it holds."""
    own = texts.get("language", "")
    keys = dict.fromkeys((*page.library.vocabulary.terms["language"], *([own] if own else [])))
    return form_fields.in_order("language", keys, page.languages, page.library.vocabulary, page.lang)


def _differences(page: Page, stored: Record, texts: Mapping[str, str]) -> tuple[Difference, ...]:
    """Return the values that are stored otherwise than a form has them."""
    now = record_form.texts_of(stored, page.words)
    shown = (name for name in dict.fromkeys((*now, *texts)) if name in texts)
    pairs = ((name, now.get(name, ""), texts[name].replace("\r\n", "\n").strip()) for name in shown)
    return tuple(
        Difference(_label(page, name), before, after)
        for name, before, after in pairs
        if before != after and name not in ("do", "state", "anyway", "as-typed")
    )


def _label(page: Page, name: str) -> str:
    group, _dot, part = name.partition(".")
    groups = {"value": "field", "name": "role", "act": "action", "place": "action"}
    if group == "title" and part:
        return f"{page.field(group)} ({page.term('language', part)})"
    return page.term(groups[group], part) if group in groups else page.field(group)


def _kept_from_caches(answer: HTMLResponse) -> HTMLResponse:
    answer.headers["Cache-Control"] = "no-store"
    return answer
