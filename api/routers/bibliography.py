"""Formatted bibliographies: any CSL style, each record's own language, in many formats."""

from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from api.negotiation import chosen
from api.query_models import AskedList, AskedOptions, Language
from api.responses import PROBLEMS, cached_response, library, reply
from api.schemas import BibliographyList
from kb.library import bibliography, views
from kb.library.one_state import in_one_state

router = APIRouter(prefix="/api/v1/bibliography", tags=["bibliography"], responses=PROBLEMS)
FORMATS = {
    "json": "application/json",
    "html": "text/html",
    "text": "text/x-bibliography",
    "markdown": "text/markdown",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "rtf": "application/rtf",
    "latex": "application/x-latex",
    "bib": "application/x-biblatex",
}


@router.get(
    "", response_model=BibliographyList, responses={200: {"content": {media: {} for media in FORMATS.values()}}}
)
def get_bibliography(
    request: Request,
    question: AskedList,
    options: AskedOptions,
    format: Annotated[
        str, Query(max_length=60, description="json, html, text, markdown, docx, rtf, latex or bib")
    ] = "",
    ui: Annotated[Language, Query(description="language of heading and notes")] = "kk",
) -> Response:
    """Return the references of what a question finds, or of keys picked by hand, in a style, an order and a format."""
    name, parameters = chosen(request, format, FORMATS)
    asked = replace(
        options,
        style=options.style or parameters.get("style", "") or bibliography.DEFAULT_STYLE,
        locale=options.locale or parameters.get("locale", ""),
        lang=ui,
    )

    def made() -> bibliography.ReferenceList:
        return bibliography.bibliography(library(request), question, asked)

    if name == "json":
        return cached_response(request, lambda: (_body(made(), request), {}))
    rendered = bibliography.render(in_one_state(library(request), made)[0], name)
    headers = {"Content-Disposition": f'inline; filename="bibliography.{rendered.ending}"'}
    return reply(request, rendered.data, rendered.media_type, headers)


def _body(listed: bibliography.ReferenceList, request: Request) -> BibliographyList:
    counts = listed.counts
    return {
        "data": [views.reference(entry) for entry in listed.entries],
        "meta": {
            "total": counts.printed,
            "style": listed.style,
            "order": listed.order,
            "heading": listed.heading,
            "unidentified": counts.unidentified,
            "probable": counts.probable,
            "left_out": counts.left_out,
            "missing": list(counts.missing),
            "notes": list(listed.notes),
        },
        "links": {"self": request.url.path + (f"?{request.url.query}" if request.url.query else "")},
    }
