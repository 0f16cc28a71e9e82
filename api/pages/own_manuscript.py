"""A manuscript of one's own: drop or paste a text; findings beside it, numbers and entries, the file to take away."""

from dataclasses import dataclass, replace

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response

from api.consistent_routes import ConsistentRoute
from api.i18n import N_
from api.manuscript_forms import ManuscriptForm, manuscript_form, worked
from api.pages import error_messages, references
from api.pages.page import Page
from api.problems import STATUSES
from api.routers.manuscripts import WrittenFile, file_reply, written
from kb.domain.formats import named
from kb.errors import KbError
from kb.library import bibliography, manuscript_files, manuscript_writing, own_manuscript_views, reference_list_files
from kb.library.bibliography import DEFAULT_STYLE
from kb.library.list_options import ListOptions
from kb.library.list_shapes import KnownRecordJson
from kb.library.manuscript_files import OwnManuscript
from kb.library.own_manuscript_shapes import FindingJson
from kb.library.own_manuscript_views import Passage
from kb.library.reference_list import ReferenceList
from kb.library.writing_plan import Renumbered
from kb.messages import sentence

router = APIRouter(route_class=ConsistentRoute)
ORDERS = (("number", N_("numbers as they are")), ("citation", N_("in the order of first mention")),
          ("alphabetical", N_("by alphabet")))  # fmt: skip
KINDS = {
    "number-without-entry": N_("a number without an entry"), "entry-never-cited": N_("an entry cited nowhere"),
    "one-work-two-numbers": N_("one work, two numbers"), "first-mention-order": N_("out of the order of mention"),
    "locator-outside-pages": N_("a page that the work has not"),
    "law-not-in-force-on-the-date-named": N_("an act no more in force"),
    "marker-form": N_("a citation written otherwise"), "locator-language": N_("the word for page"),
    "dead-number": N_("a lost number"), "missing-fields": N_("something missing in an entry"),
    "gap": N_("a gap in the numbers"), "author-spelt-two-ways": N_("an author spelt two ways"),
    "link-without-access-date": N_("an address without a date"), "list-order": N_("an entry out of order"),
    "list-missing": N_("no reference list"), "list-defect": N_("an error in the list"),
    "text-unlike-entry": N_("the text says otherwise than the entry"),
}  # fmt: skip
_MOST_SHOWN = 200  # references of a list that came alone
_MOST_PASTED = 200_000  # characters that go back into the page


@dataclass(frozen=True, slots=True)
class CheckedRow:
    """An entry of the list: its number now and in the order of first mention, how often it is cited, its text.

    `written` is what is told of it once it is written in the style chosen; "" where nothing is.
    """

    number: str
    new: str
    line: int | None
    cited: int
    text: str
    title: str
    record: str
    sure: bool
    written: str


@dataclass(frozen=True, slots=True)
class CheckedPage:
    """What is shown of a manuscript: its passages with findings beside them, its list, what concerns the list."""

    name: str
    citations: int
    passages: tuple[Passage, ...]
    findings: tuple[FindingJson, ...]
    staying: tuple[tuple[str, str], ...]  # citations that a writing leaves as they are, each with its place
    rows: tuple[CheckedRow, ...]


@router.get("/manuscript")
def form_page(request: Request) -> HTMLResponse:
    """Show the form."""
    return _page(Page(request), {})


@router.post("/manuscript")
async def check_page(request: Request) -> Response:
    """Show what is wrong with a manuscript, or give it back written, as the button that was pressed says."""
    page = Page(request)
    values: dict[str, str] = {}
    try:
        async with manuscript_form(request, list_alone=True) as form:
            values = form.values
            if form.list_alone:
                return await worked(request, lambda: _list_alone(page, form))
            if values.get("do") in ("write", "repair"):
                return file_reply(await worked(request, lambda: written(page.library, form)), form.file.name)
            checked = await worked(request, lambda: _checked(page, form))
            return await worked(request, lambda: _page(page, values, checked))
    except KbError as error:
        trouble, status = error_messages.words(page, error), STATUSES.get(type(error), 400)
        return await worked(request, lambda: _page(page, values, None, trouble, status))


def _list_alone(page: Page, form: ManuscriptForm) -> Response:
    """Show a list that came without a text as the style writes it, or give it as Word."""
    order = form.options.order if form.options.order == "alphabetical" else ""
    written_list = reference_list_files.format_list_file(
        form.file, ListOptions(form.options.style, order=order, lang=page.lang)
    )
    if form.values.get("do") in ("write", "repair"):
        word = named("docx", bibliography.list_formats())
        return file_reply(WrittenFile(word.ending, bibliography.render(written_list, word), {}), form.file.name)
    return _page(page, form.values, written_list=written_list)


def _page(
    page: Page,
    values: dict[str, str],
    checked: CheckedPage | None = None,
    trouble: str = "",
    status: int = 200,
    written_list: ReferenceList | None = None,
) -> HTMLResponse:
    style = values.get("style") or DEFAULT_STYLE
    text, listed = (values.get(name, "")[:_MOST_PASTED] for name in ("text", "list_text"))
    answer = page.response(
        "manuscript.html", status, checked=checked, trouble=trouble, text=text, list_text=listed, kinds=KINDS,
        orders=ORDERS, order=values.get("order", ""), style=style, styles=references.choices(style),
        other=values.get("other", "")[:120], written_list=written_list, most=_MOST_SHOWN,
    )  # fmt: skip
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _checked(page: Page, form: ManuscriptForm) -> CheckedPage:
    manuscript = manuscript_files.open_manuscript(page.library, form.file, form.listed)
    data, _findings = own_manuscript_views.checked(page.library, manuscript, lang=page.lang)
    shown = tuple(data["findings"])
    known = iter([entry["match"] for entry in data["entries"]])
    chapters = manuscript.chapters or (manuscript,)
    return CheckedPage(
        form.file.name,
        len(data["citations"]),
        own_manuscript_views.passages(manuscript, shown),
        tuple(item for item in shown if item["part"] == "list" or not item["line"]),
        _staying(page, manuscript, form),
        tuple(
            row for chapter in chapters for row in _rows(page, chapter, form, [next(known) for _ in chapter.entries])
        ),
    )


def _rows(
    page: Page, manuscript: OwnManuscript, form: ManuscriptForm, known: list[KnownRecordJson]
) -> tuple[CheckedRow, ...]:
    """Return the entries with the numbers that they would have in the order of first mention, where that is safe."""
    try:
        planned = manuscript_writing.plan(manuscript, replace(form.options, order="citation")).numbers
    except KbError:
        planned = ()
    plan = {item.before or item.key: item for item in planned}
    times = own_manuscript_views.times_cited(manuscript)
    return tuple(
        CheckedRow(
            str(entry.number or entry.key), str(item.after or "") if item else "", entry.line or None,
            times.get(entry.number or entry.key, 0), entry.text, title.shown if (title := entry.record.title()) else "",
            match["citekey"], match["certainty"] == "exact",
            _written(page, item) if item else "",
        )
        for entry, match in zip(manuscript.entries, known, strict=True)
        for item in (plan.get(entry.number or entry.key),)
    )  # fmt: skip


def _staying(page: Page, manuscript: OwnManuscript, form: ManuscriptForm) -> tuple[tuple[str, str], ...]:
    """Return the citations that a writing as the form asks cannot write, each with its place; () where refused."""
    try:
        left = manuscript_writing.plan(manuscript, form.options).left
    except KbError:
        return ()
    places = [(manuscript.place(marker.line), marker.before) for marker in left]
    return tuple((sentence(place, page.lang) if place else "", marker) for place, marker in places)


def _written(page: Page, item: Renumbered) -> str:
    """Return what a style does not do with an entry: it stays as printed, or some of its values are left out."""
    if item.kept:
        return page.say(N_("Written, it stays as printed."))
    names = ", ".join(page.field(name).lower() for name in item.left_out)
    return page.say(N_("Written, the style leaves out: %(names)s."), names=names) if names else ""
