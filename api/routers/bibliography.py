"""Formatted bibliographies: any CSL style, each record's own language, in many formats."""

from dataclasses import replace
from typing import Annotated

from fastapi import Query, Request
from fastapi.responses import Response

from api.long_lists import turn
from api.negotiation import answering, chosen, described_by
from api.prefixed import PrefixedRouter
from api.query_parameters import AskedList, AskedOptions, FormatName, Language, parameters_of
from api.responses import PROBLEMS, cached_response, library_of, own_address, reply
from api.schemas import BibliographyList, BibliographyMeta
from kb.domain.formats import JSON, Use
from kb.domain.languages import FIRST
from kb.library import bibliography
from kb.library.answer_shapes import ReferenceJson
from kb.library.consistent_reading import read_consistently
from kb.library.shaping import shaped

router = PrefixedRouter(prefix="/api/v1/bibliography", tags=["bibliography"], responses=PROBLEMS)
USES: tuple[Use, ...] = ("references", "records")


@router.get(
    "", response_model=BibliographyList, openapi_extra=described_by(*USES) | parameters_of(AskedList, AskedOptions)
)
def get_bibliography(
    request: Request,
    question: AskedList,
    options: AskedOptions,
    format: FormatName = "",
    ui: Annotated[Language, Query(description="language of heading and notes")] = FIRST,
) -> Response:
    """Return the references of what a question finds, or of keys picked by hand, in a style, an order and a format."""
    choice = chosen(request, format, answering(*USES))
    wanted = replace(
        options,
        style=options.style or choice.parameters.get("style", "") or bibliography.DEFAULT_STYLE,
        locale=options.locale or choice.parameters.get("locale", ""),
        lang=ui,
    )

    def made() -> bibliography.ReferenceList:
        return bibliography.bibliography(library_of(request), question, wanted)

    with turn(request, lambda: bibliography.most_references(library_of(request), question, wanted), formatted=True):
        if choice.format is JSON:
            return cached_response(request, lambda: (_body(made(), request), {}))
        data = bibliography.render(read_consistently(library_of(request), made)[0], choice.format)
    headers = {"Content-Disposition": f'inline; filename="bibliography.{choice.format.ending}"'}
    return reply(request, data, choice.media_type, headers)


def _body(listed: bibliography.ReferenceList, request: Request) -> BibliographyList:
    about = {"style": listed.style, "order": listed.order, "heading": listed.heading, "notes": list(listed.notes)}
    return {
        "data": [shaped(ReferenceJson, entry) for entry in listed.entries],
        "meta": shaped(BibliographyMeta, listed.counts, total=listed.counts.printed, **about),
        "links": {"self": own_address(request)},
    }
