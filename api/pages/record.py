"""The page of one record."""

from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from api import notes
from api.one_state import OneStateRoute
from api.pages import evidence, facts, references, relations, titles
from api.pages.addresses import Address, record_path
from api.pages.downloads import links
from api.pages.page import Page
from kb.domain.chronology import is_document, issued_entry
from kb.domain.manuscripts import Citation
from kb.domain.records import Mention, Record
from kb.library import embedding, manuscripts, records

router = APIRouter(route_class=OneStateRoute)
_IN_FACTS = ("URL", "DOI")


@router.get("/records/{citekey:path}")
def record(request: Request, citekey: str) -> Response:
    """Show a record; a number of the default manuscript's list leads to its record."""
    page = Page(request)
    found = records.look_up(page.library, citekey)
    if found.citekey != citekey:
        return RedirectResponse(page.record(found.citekey), 303)
    return show(page, found)


def show(page: Page, found: Record) -> HTMLResponse:
    """Render a record's page."""
    permanent = f"{page.root}{record_path(found.citekey)}"
    first, second = titles.leading(found, page.lang)
    return page.response(
        "record.html",
        record=found,
        lead=first,
        second=second,
        group=titles.group(found, page),
        more=_more_titles(found, first, second),
        document=is_document(found),
        facts=facts.rows(page, found),
        force=facts.in_force(page, found) if is_document(found) else None,
        term=facts.duration(page, found.term.duration) if found.term.duration else "",
        prolonged=facts.duration(page, found.term.prolonged_by) if found.term.prolonged_by else "",
        term_note=notes.said(found.term.note, page.lang),
        issued=issued_entry(found),
        people=_people(page, found),
        fields=tuple((name, value) for name, value in found.fields.items() if value),
        statements=evidence.statements(page, found),
        candidates=evidence.candidates(page, found),
        remarks=tuple(_wording(page, remark) for remark in found.remarks),
        cited_for=_wording(page, found.cited_for) if found.cited_for.get(page.lang) else None,
        cited=_cited(page, found),
        tree=relations.tree(page, found),
        reference=(reference := references.single(page, found)),
        styles=references.choices(reference.style),
        tags=embedding.tags(found, permanent, tuple(page.topic(key) for key in found.topics)),
        namespaces=embedding.namespaces(),
        exports=links(page, "record", Address(record_path(found.citekey, "/api/v1/records"), ())),
        permanent=permanent,
    )


def _more_titles(
    found: Record, first: titles.ShownTitle, second: titles.ShownTitle | None
) -> tuple[titles.ShownTitle, ...]:
    said = {(first.text, first.lang)} | ({(second.text, second.lang)} if second else set())
    shown = (titles.shown(title) for title in found.titles)
    return tuple(one for one in shown if (one.text, one.lang) not in said)


def _people(page: Page, found: Record) -> tuple[tuple[str, tuple[Any, ...]], ...]:
    roles = dict.fromkeys(person.role for person in found.contributors)
    return tuple((page.term("role", role), found.contributors_as(role)) for role in roles)


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


def _cited(page: Page, found: Record) -> tuple[CitedIn, ...]:
    """Return where each manuscript cites a record, the one that it is seen from first."""
    citations = manuscripts.citing(page.library, found)
    names = sorted(found.manuscripts, key=lambda name: name != found.manuscript)
    return tuple(
        CitedIn(
            name,
            known.language if (known := page.library.manuscripts.named(name)) else "",
            found.numbers_in(name),
            tuple(citation for of, citation in citations if of == name),
            tuple(place for place in found.mentions if place.manuscript == name),
        )
        for name in names
    )
