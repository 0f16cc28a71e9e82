"""Records: search and lists, one record in every format, its evidence and citations."""

from collections.abc import Mapping
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Path, Query, Request
from fastapi.responses import Response

from api.negotiation import chosen
from api.one_state import from_one_state
from api.query_models import AskedRecords
from api.responses import PROBLEMS, cached_response, json_reply, library, link_header, page_links, reply
from api.schemas import EvidenceReply, RecordCitationList, RecordList, RecordReply
from kb.domain.records import Record
from kb.errors import ChoiceError
from kb.library import bibliography, exporting, records, views
from kb.search.results import FacetName

router = APIRouter(prefix="/api/v1/records", tags=["records"], responses=PROBLEMS)
ROOT = "/api/v1"
Citekey = Annotated[str, Path(max_length=200, description="a citekey", examples=["kz-ru-friendship-1992"])]
FORMATS: Mapping[str, str] = {
    "json": "application/json",
    **{name: form.media_type for name, form in exporting.FORMATS.items()},
}
REFERENCE = {"reference": "text/x-bibliography"}
FORMAT_CONTENT: dict[str, dict[str, str]] = {media: {} for media in (*FORMATS.values(), *REFERENCE.values())}


@router.get("", response_model=RecordList, responses={200: {"content": {media: {} for media in FORMATS.values()}}})
def list_records(
    request: Request,
    question: AskedRecords,
    facets: Annotated[
        str, Query(max_length=200, description="facets to count, comma between, or `all`", examples=["topic,kind"])
    ] = "",
    format: Annotated[
        str, Query(max_length=60, description="csl-json, biblatex, bibtex, ris, json-ld, csv, jsonl")
    ] = "",
) -> Response:
    """Return a page of records that answer a question: the search. Every hit says why it matched."""
    name, _parameters = chosen(request, format, FORMATS)
    if name != "json":
        form = exporting.FORMATS[name]

        def export() -> Response:
            text = "".join(exporting.export(library(request), question, form))
            return reply(request, text.encode(), form.media_type, _attachment(f"derekkoz.{form.ending}"))

        return from_one_state(request, export)

    def build() -> tuple[RecordList, dict[str, str]]:
        found = records.find(library(request), question, _facets(facets), explained=bool(question.q or question.author))
        links = page_links(request, found.cursor)
        body: RecordList = {**records.view(library(request), found, ROOT), "links": links}
        return body, {**link_header(links), "X-Total-Count": str(found.total)}

    return cached_response(request, build)


@router.get("/{citekey}", response_model=RecordReply, responses={200: {"content": FORMAT_CONTENT}})
def get_record(
    request: Request,
    citekey: Citekey,
    format: Annotated[str, Query(max_length=60, description="as in lists, and `reference`")] = "",
    style: Annotated[str, Query(max_length=200, description="with a reference: a CSL style")] = "",
    locale: Annotated[str, Query(max_length=20, description="with a reference: kk-KZ, ru-RU, en-US …")] = "",
) -> Response:
    """Return one record: as JSON, in a bibliographic format, or as a formatted reference."""
    record = records.look_up(library(request), citekey)
    name, parameters = chosen(request, format, {**FORMATS, **REFERENCE})
    links = _links(record)
    if name == "json":
        view: RecordReply = {
            "data": views.record(record, library(request).vocabulary, ROOT), "meta": {}, "links": links,
        }  # fmt: skip
        return json_reply(request, view, _typed_links(record))
    if name == "reference":
        options = bibliography.ListOptions(
            style or parameters.get("style", "") or bibliography.DEFAULT_STYLE,
            locale or parameters.get("locale", ""),
        )
        listed = bibliography.listed([record], options)
        text = "\n".join(entry.text for entry in listed.entries) + "\n"
        return reply(request, text.encode(), "text/x-bibliography; charset=utf-8")
    form = exporting.FORMATS[name]
    text = "".join(form.dump([record]))
    return reply(request, text.encode(), form.media_type, _attachment(f"{record.citekey}.{form.ending}"))


@router.get("/{citekey}/evidence", response_model=EvidenceReply)
def get_evidence(request: Request, citekey: Citekey) -> Response:
    """Return why a record may be believed: every value's origin, source and place."""
    record = records.look_up(library(request), citekey)
    body: EvidenceReply = {
        "data": views.evidence_page(record), "meta": {"total": len(record.evidence)}, "links": _links(record),
    }  # fmt: skip
    return json_reply(request, body)


@router.get("/{citekey}/citations", response_model=RecordCitationList)
def get_citations(request: Request, citekey: Citekey) -> Response:
    """Return where the dissertation cites a record by number, and where it names it without one."""

    def build() -> tuple[RecordCitationList, dict[str, str]]:
        record = records.look_up(library(request), citekey)
        found = [
            views.citation(citation, record.citekey)
            for number in record.numbers
            for citation, _key in records.citations(library(request), number)
        ]
        body: RecordCitationList = {
            "data": found, "meta": {"total": len(found), "mentions": views.mentions(record)}, "links": _links(record),
        }  # fmt: skip
        return body, {}

    return cached_response(request, build)


def _facets(text: str) -> tuple[FacetName, ...]:
    wanted = [part.strip() for part in text.split(",") if part.strip()]
    if wanted == ["all"]:
        return records.FACET_NAMES
    for name in wanted:
        if name not in records.FACET_NAMES:
            raise ChoiceError("facet", name, records.FACET_NAMES)
    return tuple(name for name in records.FACET_NAMES if name in wanted)


def _links(record: Record) -> dict[str, str]:
    key = quote(record.citekey)
    own = f"{ROOT}/records/{key}"
    return {
        "self": own,
        "page": f"/records/{key}",
        "evidence": f"{own}/evidence",
        "citations": f"{own}/citations",
        **{name: f"{own}?format={name}" for name in (*exporting.FORMATS, "reference")},
    }


def _typed_links(record: Record) -> dict[str, str]:
    """Return signposting links (RFC 8288, signposting.org): the page, and the record in every format."""
    key = quote(record.citekey)
    own = f"{ROOT}/records/{key}"
    parts = [f'</records/{key}>; rel="cite-as"']
    parts += [
        f'<{own}?format={form.name}>; rel="describedby"; type="{form.media_type}"'
        for form in exporting.FORMATS.values()
    ]
    return {"Link": ", ".join(parts)}


def _attachment(name: str) -> dict[str, str]:
    return {"Content-Disposition": f'inline; filename="{name.encode("ascii", "ignore").decode()}"'}
