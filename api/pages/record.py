"""The page of one record."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from api.consistent_routes import CachedRoute
from api.negotiation import answering, chosen
from api.pages import evidence, facts, query_params, references, relations, titles, treaty_rows
from api.pages.addresses import Address, record_path
from api.pages.downloads import Download, links
from api.pages.page import Page
from api.problems import NotAcceptableError
from api.remembered import remember
from kb.domain.chronology import is_document, issued, issued_entry
from kb.domain.formats import PAGE, offered
from kb.domain.manuscripts import Citation
from kb.domain.records import Mention, Record
from kb.domain.states import IMPORTED
from kb.library import cataloguer_notes, embedding, manuscripts, proposals, records
from kb.library.record_words import ShownPerson

router = APIRouter(route_class=CachedRoute)
_VARIES = "Accept, Accept-Language, Cookie"
_LINKS = ("URL", "DOI")  # fields that lead to the work itself


@router.get("/records")
@router.get("/records/")
def all_records(request: Request) -> Response:
    """Lead from an address that was cut after its first word to the search."""
    return RedirectResponse(Page(request).to("/search"), 303)


@router.get("/records/{citekey:path}")
def record(request: Request, citekey: str) -> Response:
    """Show a record; a number of the default manuscript's list leads to its record."""
    page = Page(request)
    record = records.look_up(page.library, citekey)
    if record.citekey != citekey:
        return RedirectResponse(page.record(record.citekey), 303 if citekey.strip("[] ").isdigit() else 301)
    if elsewhere := _for_programs(request, record):
        return RedirectResponse(elsewhere, 303, {"Vary": _VARIES})
    answer = show(page, record)
    answer.headers["Vary"] = _VARIES
    return answer


def _for_programs(request: Request, record: Record) -> str:
    """Return where a record is in the form that Accept names before a page; "" where a page will do.

    So an address that stands for a record leads people and programs on (Cool URIs for the Semantic Web, 4.3).
    """
    read, harvested = answering("records", "reference"), offered("unapi")
    try:
        form = chosen(request, "", (PAGE, *read, *harvested)).format
    except NotAcceptableError:
        return ""
    if form in read:
        return record_path(record.citekey, "/api/v1/records")
    return "" if form is PAGE else f"/unapi?id={quote(record.citekey)}&format={form.name}"


@router.get("/cite")
def cite(request: Request) -> HTMLResponse:
    """Show how a record is cited, alone on a page; the lists show it below the record."""
    page = Page(request)
    record = records.look_up(page.library, query_params.one(page.params, "key"))
    reference = references.single(page, record)
    first, _second = titles.leading(record, page.lang)
    group = page.library.vocabulary.kind_word(record.kind, record.type, page.lang)
    return page.response(
        "cite.html",
        record=record,
        lead=first,
        window_name=titles.window_name(first, group, issued(record)),
        reference=reference,
        styles=references.choices(reference.style),
    )


def _exports(page: Page, record: Record) -> tuple[Download, ...]:
    """Return the files of a record: what the interface gives, then what catalogues and Zotero take by unAPI alone."""
    files = links(page, "record", Address(record_path(record.citekey, "/api/v1/records"), ()))
    names = {file.name for file in files}
    harvested = links(page, "unapi", Address("/unapi", (("id", record.citekey),)))
    return (*files, *(file for file in harvested if file.name not in names))


def show(page: Page, record: Record) -> HTMLResponse:
    """Render a record's page."""
    permanent = f"{page.root}{record_path(record.citekey)}"
    first, second = titles.leading(record, page.lang)
    rows = treaty_rows.facts(page, record)
    if page.library.settings.proposals:
        remember(page.request, None)  # how many wait changes without the records
    return page.response(
        "record.html",
        record=record,
        lead=first,
        second=second,
        group=(group := page.library.vocabulary.kind_word(record.kind, record.type, page.lang)),
        window_name=titles.window_name(first, group, issued(record)),
        more=_more_titles(record, first, second),
        document=is_document(record),
        facts=facts.rows(page, record),
        force=(force := facts.in_force(page, record) if is_document(record) else None),
        force_clause=page.words.clause(force.clause) if force and force.clause else "",
        parties=treaty_rows.parties(page, record),
        party_files=links(page, "parties", Address(record_path(record.citekey, "/api/v1/records") + "/parties", ())),
        treaty=tuple(row for row in rows if not row.leads),
        links=tuple(row for row in rows if row.leads),
        urls=tuple((name, record.fields[name]) for name in _LINKS if page.web(_web(name, record.fields.get(name, "")))),
        term=page.words.validity(record.term),
        term_note=cataloguer_notes.prose(record.term.note, page.lang),
        issued=issued_entry(record),
        people=_people(page, record),
        fields=tuple(
            (name, value)
            for key, name, value in page.words.fields(record)
            if not (key in _LINKS and page.web(_web(key, value)))
        ),
        statements=evidence.statements(page, record),
        candidates=evidence.candidates(page, record),
        remarks=tuple(_wording(page, remark) for remark in record.remarks),
        cited_for=_wording(page, record.cited_for) if record.cited_for.get(page.lang) else None,
        cited=_cited(page, record),
        family=relations.family(page, record),
        reference=(reference := references.single(page, record)),
        styles=references.choices(reference.style),
        tags=embedding.tags(record, permanent, tuple(page.topic(key) for key in record.topics)),
        namespaces=embedding.namespaces(),
        exports=_exports(page, record),
        permanent=permanent,
        own=record.scope == IMPORTED,
        typed=record.scope == IMPORTED and not record.all_manuscripts,
        proposals=proposals.count_waiting(page.library, record) if page.library.settings.proposals else None,
        thanked=proposals.readers_to_thank(proposals.every(page.library, citekey=record.citekey)),
    )


def _web(name: str, value: str) -> str:
    """Return the web address that a field leads to; "" where it is of another form."""
    return (f"https://doi.org/{value}" if value.startswith("10.") else "") if name == "DOI" else value


def _more_titles(
    record: Record, first: titles.ShownTitle, second: titles.ShownTitle | None
) -> tuple[titles.ShownTitle, ...]:
    main_titles = {(first.text, first.lang)} | ({(second.text, second.lang)} if second else set())
    shown = (titles.shown(title) for title in record.titles)
    return tuple(title for title in shown if (title.text, title.lang) not in main_titles)


def _people(page: Page, record: Record) -> tuple[tuple[str, tuple[ShownPerson, ...]], ...]:
    roles = dict.fromkeys(person.role for person in record.contributors)
    return tuple(
        (
            page.field(role) if role == "signatory" else page.term("role", role),
            tuple(map(page.words.person, record.contributors_as(role))),
        )
        for role in roles
    )


def _wording(page: Page, wording: Any) -> tuple[str, str]:
    """Return a text of ours with its language, "" where that is the page's."""
    text = str(wording.get(page.lang))
    lang = next((lang for lang, value in wording.items() if value == text), "")
    return text, "" if wording[page.lang] else lang


@dataclass(frozen=True, slots=True)
class CitedIn:
    """Where one manuscript cites a record or names it; `lang` is the manuscript's language."""

    manuscript: str
    lang: str
    numbers: tuple[int, ...]
    citations: tuple[Citation, ...]
    mentions: tuple[Mention, ...]


def _cited(page: Page, record: Record) -> tuple[CitedIn, ...]:
    """Return where each manuscript cites a record, the one that it is seen from first."""
    citations = manuscripts.citing(page.library, record)
    names = sorted(record.manuscripts, key=lambda name: name != record.manuscript)
    return tuple(
        CitedIn(
            name,
            known.language if (known := page.library.manuscripts.named(name)) else "",
            record.numbers_in(name),
            tuple(citation for of, citation in citations if of == name),
            tuple(place for place in record.mentions if place.manuscript == name),
        )
        for name in names
    )
