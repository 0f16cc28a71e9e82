"""The results of a search: hits with reasons, facets, how the question was read, what to try when it is empty."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from api.consistent_routes import CachedRoute
from api.i18n import N_
from api.pages import error_messages, facets, own_list, query_interpretation, query_params
from api.pages.downloads import links
from api.pages.page import Page
from api.pages.titles import Pieces, ShownRecord, line, pieces
from kb.domain.queries import RecordQuery
from kb.domain.records import Record
from kb.errors import KbError
from kb.library import records
from kb.library.embedding import coins
from kb.library.records import Found, Hit, Snippet

router = APIRouter(route_class=CachedRoute)

SORTS = (
    ("relevance", N_("best match first")),
    ("date", N_("oldest first")),
    ("-date", N_("newest first")),
    ("author", N_("by author")),
    ("title", N_("by title")),
    ("number", N_("by number in the manuscript")),
)


@dataclass(frozen=True, slots=True)
class ShownHit:
    """A hit of the list: the record's line, why it was found, the text it was found in, its ContextObject.

    `note` has its label, its language in `note_lang`: "" for that of the page.
    """

    line: ShownRecord
    why: tuple[query_interpretation.MatchReason, ...]
    label: str
    note: Pieces
    note_lang: str
    coins: str
    lacks: tuple[str, ...]


@router.get("/search")
def search(request: Request) -> Response:
    """Show what a question finds."""
    page = Page(request)
    try:
        if shorter := own_list.carried(page):
            return RedirectResponse(str(shorter), 303)
        question = _in_order(query_params.question(page.params))
        results = records.find(page.library, question, records.FACET_NAMES)
        shown = facets.facets(page, question, results.facets)
    except KbError as error:
        if first_page := query_params.first_page(page.here, error):
            return first_page
        return page.response("search.html", 400, **_nothing(page, error_messages.words(page, error)))
    return page.response("search.html", **_values(page, question, results, shown))


def _in_order(question: RecordQuery) -> RecordQuery:
    """Return the question with the order that it has unless told otherwise: no words match nothing best."""
    return question if question.q or question.sort else question._replace(sort="-date")


def _values(page: Page, question: RecordQuery, results: Found, shown: tuple[facets.Facet, ...]) -> dict[str, Any]:
    here = page.here
    return {
        "question": question,
        "bare_question": query_interpretation.unquoted(question.q),
        "found": results,
        "hits": tuple(_hit(page, hit, results.records[hit.key]) for hit in results.hits),
        "shown_keys": frozenset(hit.key for hit in results.hits),
        "quiet": all(record.status == "identified" for record in results.records.values()),
        "facets": shown,
        "chosen": query_params.chosen(here),
        "clear": str(here.dropping(*query_params.FILTERS)),
        "reading": query_interpretation.lines(page, results.reading),
        "conditions": query_interpretation.conditions(page, results.reading),
        "notes": query_interpretation.notes(page, results.reading),
        "sorts": SORTS,
        "next": str(here.having(cursor=results.cursor)) if results.cursor else "",
        "first": str(here.having(cursor="")) if question.cursor else "",
        "bibliography": str(here.at("/bibliography").dropping("cursor", "sort")),
        "timeline": str(here.at("/chronology").keeping(*query_params.FILTERS, "lang")),
        "exports": links(page, "search", query_params.for_interface(here, "/api/v1/records", query_params.SEARCH)),
        "trouble": "",
        "tries": _tries(page, question, results),
    }


def _nothing(page: Page, trouble: str) -> dict[str, Any]:
    question = RecordQuery(q=query_params.one(page.params, "q"))
    return {
        "question": question, "bare_question": query_interpretation.unquoted(question.q), "found": None, "hits": (),
        "facets": (), "chosen": 0, "reading": (), "conditions": (), "notes": (), "sorts": SORTS, "next": "",
        "first": "", "bibliography": "", "timeline": "", "exports": (), "trouble": trouble,
        "clear": page.to("/search", q=question.q), "tries": examples(page)[:2],
    }  # fmt: skip


def _hit(page: Page, hit: Hit, record: Record) -> ShownHit:
    address = f"{page.root}{page.record(record.citekey).partition('?')[0]}"
    return ShownHit(
        line(record, page, hit.snippets),
        query_interpretation.why(page, hit.reasons),
        *_note(page, record, hit.snippets),
        coins(page.library, record, address),
        hit.lacks,
    )


def _note(page: Page, record: Record, snippets: Sequence[Snippet]) -> tuple[str, Pieces, str]:
    """Return the text beside the title that answers: its label, the text, and its language where that is another one.

    What we wrote in several languages is shown in the reader's, wherever the words were found.
    """
    texts = [snippet for snippet in snippets if snippet.field in ("note", "other") and snippet.spans]
    best = next((text for text in texts if text.lang == page.lang), texts[0] if texts else None)
    if best is None:
        return "", (), ""
    ours = (record.cited_for, *record.remarks)
    wording = next((known for known in ours if any(best.text in text for _lang, text in known.items())), None)
    label = N_("Other details:") if wording is None else N_("Note:")
    label = N_("Cited for:") if best.field == "note" else label
    if wording and best.lang != page.lang and wording[page.lang]:
        return page.say(label), ((wording[page.lang], False),), ""
    return page.say(label), pieces(best.text, best.spans), best.lang if best.lang != page.lang else ""


def _tries(page: Page, question: RecordQuery, results: Found) -> tuple[tuple[str, str], ...]:
    """Return what to try when nothing was found: (text, address) pairs that do find something, then examples."""
    if results.total:
        return ()
    tries: list[tuple[str, str]] = []
    here = page.here
    if query_params.chosen(here):
        tries.append((page.say(N_("the same words without filters")), str(here.dropping(*query_params.FILTERS))))
    spellings = results.reading.spellings if len(question.q.split()) > 1 else results.reading.spellings[1:]
    tries += [
        (page.say(N_("the spelling “%(word)s”"), word=word), page.to("/search", q=word)) for word in spellings[:3]
    ]
    tries += [(page.topic(topic), page.to(f"/topics/{topic}")) for topic in results.reading.topics[:3]]
    words = question.q.split()
    alone = [word for word in words[:6] if len(words) > 1 and records.count(page.library, RecordQuery(q=word))]
    tries += [(page.say(N_("only the word “%(word)s”"), word=word), page.to("/search", q=word)) for word in alone]
    return (*tries[:7], *examples(page)[:2])


def examples(page: Page) -> tuple[tuple[str, str], ...]:
    """Return (text, address) of the questions that a page proposes for a first search."""
    texts = (page.term("search_example", key) for key in page.library.vocabulary.values.get("search_example", ()))
    return tuple((text, page.to("/search", q=text)) for text in texts)
