"""The door for those who know better: a value for a record, with its source; shown only when a reviewer accepts it."""

from collections import defaultdict
from collections.abc import Mapping

from fastapi import APIRouter, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from api.consistent_routes import ConsistentRoute
from api.i18n import N_
from api.observation import sender
from api.pages import error_messages, titles
from api.pages.addresses import record_path
from api.pages.page import Page
from api.problems import STATUSES, TooManyError
from api.request_bodies import texts_of
from kb.domain.proposals import FIELDS, LONGEST, WAITING, Proposal
from kb.errors import KbError, NotFoundError
from kb.library import proposals, records
from kb.library.proposals import ProposalsFullError
from kb.operator_log import tell

router = APIRouter(route_class=ConsistentRoute)
WORDS = {
    "work": N_("which work it is"), "title": N_("title"), "author": N_("author (family name, given name)"),
    "date": N_("date or year"), "publisher-place": N_("place of publication"), "publisher": N_("publisher"),
    "container-title": N_("journal or collection"), "page": N_("pages"), "URL": N_("address"), "DOI": "DOI",
    "ISBN": "ISBN", "signature": N_("day of signature"), "entry-into-force": N_("day of entry into force"),
    "publication": N_("where it was officially published"), "text": N_("address of the text"),
    "other": N_("something else"),
}  # fmt: skip


@router.get("/records/{citekey:path}/proposals")
def form_page(request: Request, citekey: str) -> Response:
    """Show the form, at the field and value that the reader came from."""
    return _page(_opened(request), citekey, {part: request.query_params.get(part, "") for part in ("field", "value")})


@router.post("/records/{citekey:path}/proposals")
async def propose(request: Request, citekey: str) -> Response:
    """Take a proposal in; the reader is led back with thanks, or told what is wrong beside what was typed."""
    page, values = _opened(request), await texts_of(request, 20)
    try:
        await run_in_threadpool(_keep, page, citekey, values)
    except NotFoundError:
        raise
    except KbError as error:
        trouble = error_messages.words(page, error)
        status = STATUSES[TooManyError] if isinstance(error, ProposalsFullError) else STATUSES.get(type(error), 400)
        return await run_in_threadpool(_page, page, citekey, values, trouble, status)
    return RedirectResponse(page.to(f"{record_path(citekey)}/proposals", thanks="1"), 303)


def _opened(request: Request) -> Page:
    page = Page(request)
    if not page.library.settings.proposals:
        raise NotFoundError("proposals-off")
    return page


def _keep(page: Page, citekey: str, values: Mapping[str, str]) -> None:
    field, value, source, note, name = (values.get(part, "").strip() for part in ("field", *LONGEST))
    thanked = bool(values.get("thanked") and name)
    proposal = Proposal(citekey, field, value, source, note, name=name, thanked=thanked)
    kept = proposals.propose(page.library, proposal, sender(page.request.scope) or "this machine")
    tell("proposal", id=kept.id, record=kept.citekey, field=kept.field)


def _page(page: Page, citekey: str, values: Mapping[str, str], trouble: str = "", status: int = 200) -> HTMLResponse:
    record = records.look_up(page.library, citekey)
    known = proposals.every(page.library, citekey=record.citekey)
    answer = page.response(
        "proposals.html", status, record=record, lead=titles.leading(record, page.lang)[0],
        words={field: page.say(WORDS[field]) if field in WORDS else page.field(field) for field in FIELDS},
        values=defaultdict(str, values),
        trouble=trouble, longest=LONGEST, thanks="thanks" in page.params, names=proposals.readers_to_thank(known),
        waiting=sum(item.state == WAITING for item in known),
    )  # fmt: skip
    answer.headers["Cache-Control"] = "no-store"
    return answer
