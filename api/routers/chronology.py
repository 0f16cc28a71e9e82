"""The chronology: every dated action of documents, in order."""

from datetime import UTC, datetime
from functools import partial
from typing import Annotated

from fastapi import Query, Request
from fastapi.responses import Response

from api.long_lists import turn
from api.negotiation import answering, chosen, described_by
from api.prefixed import PrefixedRouter
from api.query_parameters import AskedChronology, FormatName, Language, parameters_of
from api.responses import PROBLEMS, cached_response, export_reply, library_of, link_header, page_links, site_of
from api.schemas import ChronologyList, ChronologyMeta
from kb.domain.formats import JSON
from kb.domain.queries import ChronologyQuery
from kb.domain.vocabulary import Vocabulary
from kb.library import chronology, records, views
from kb.library.chronology import Chronology

router = PrefixedRouter(prefix="/api/v1/chronology", tags=["chronology"], responses=PROBLEMS)


@router.get(
    "", response_model=ChronologyList, openapi_extra=described_by("chronology") | parameters_of(AskedChronology)
)
def list_chronology(
    request: Request,
    question: AskedChronology,
    format: FormatName = "",
    ui: Annotated[Language, Query(description="language of the words in formats for people")] = "en",
) -> Response:
    """Return the chronology; Kazakhstan and Russia from 1990 on unless the question says otherwise."""
    choice = chosen(request, format, answering("chronology"))
    if choice.format is not JSON:
        base = site_of(request)
        address = str(request.url.include_query_params(format=choice.format.name))  # of this form, however it was asked
        write = partial(chronology.export, library_of(request), question, choice.format, ui, base, address)
        today = datetime.now(UTC).date()  # a drawn timeline has a mark at it
        with turn(request, lambda: records.count(library_of(request), question.filters)):
            return export_reply(request, choice, "chronology", (question, ui, address, today), write)
    return cached_response(request, lambda: _page(request, question))


def _page(request: Request, question: ChronologyQuery) -> tuple[ChronologyList, dict[str, str]]:
    vocabulary = library_of(request).vocabulary
    page = chronology.chronology(library_of(request), question)
    links = page_links(request, page.cursor)
    entries = [views.entry(entry, vocabulary) for entry in page.entries]
    body: ChronologyList = {"data": entries, "meta": _meta(page, vocabulary), "links": links}
    return body, {**link_header(links), "X-Total-Count": str(page.total)}


def _meta(page: Chronology, vocabulary: Vocabulary) -> ChronologyMeta:
    reasons = {key: views.in_force(answer, vocabulary) for key, answer in page.force.items()}
    meta: ChronologyMeta = {
        "total": page.total,
        "years": {str(year): count for year, count in page.years.items()},
        "undated": [views.entry(entry, vocabulary) for entry in page.undated],
    }
    if reasons:
        meta["in_force"] = {"answers": dict(page.answers), "to_come": page.to_come, "reasons": reasons}
    return meta
