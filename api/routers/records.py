"""Records: search and lists, one record in every format, its evidence and citations."""

from collections.abc import Iterator
from functools import partial
from http import HTTPStatus
from typing import Annotated, Any, cast
from urllib.parse import quote

import orjson
from fastapi import HTTPException, Path, Query, Request
from fastapi.responses import Response

from api import i18n
from api.consistent_routes import respond_consistently
from api.long_lists import turn
from api.negotiation import Choice, answering, chosen, described_by
from api.prefixed import PrefixedRouter
from api.query_parameters import AskedRecords, FormatName, Language, WantedParts, parameters_of
from api.responses import (
    PROBLEMS,
    cached_response,
    export_reply,
    json_reply,
    library_of,
    link_header,
    losses,
    page_links,
    reply,
)
from api.schemas import EvidenceReply, RecordCitationList, RecordReply, StatusTable
from kb.domain.filters import CURSOR
from kb.domain.formats import JSON, Format, serving
from kb.domain.languages import LANGUAGES, SOURCE
from kb.domain.queries import RecordQuery, check_choice
from kb.domain.records import Record
from kb.library import (
    bibliography,
    exporting,
    formats,
    manuscripts,
    record_feed,
    records,
    search_view,
    status_table,
    views,
)
from kb.library.answer_shapes import FoundRecordJson, RecordList
from kb.library.record_shapes import PlaceJson
from kb.library.record_words import RecordWords
from kb.library.records import RecordFacet
from kb.library.session import Library
from kb.library.shaping import shaped

router = PrefixedRouter(prefix="/api/v1/records", tags=["records"], responses=PROBLEMS)
ROOT = "/api/v1"
FIELDS = tuple(FoundRecordJson.__annotations__)
Citekey = Annotated[
    str, Path(max_length=200, description="a citekey, or a number of a list", examples=["kz-ru-friendship-1992"])
]
ManuscriptName = Annotated[
    str, Query(max_length=120, description="whose numbers count (default: the collection's, else the only one)")
]


@router.get(
    "",
    response_model=RecordList,
    openapi_extra=described_by("records", "updates") | parameters_of(AskedRecords, WantedParts),
)
def list_records(
    request: Request,
    question: AskedRecords,
    parts: WantedParts,
    format: FormatName = "",
    ui: Annotated[Language, Query(description="language of the words of a feed")] = "en",
) -> Response:
    """Return a page of records that answer a question: the search. Every hit says why it matched.

    With `fields` each record has these keys only. In a bibliographic format that cannot hold all values the header
    `Derekkoz-Losses` names the fields that are left out, each with how many of the first 1000 records lose it.
    """
    check_choice("field", parts.fields, FIELDS)
    among = parts.keys or None
    choice = chosen(request, format, answering("records", "updates"))
    if choice.format.updates:
        return respond_consistently(request, lambda: _feed(request, question, choice.format, ui))
    if choice.format is not JSON:
        return _export(request, question, choice, among)

    def build() -> tuple[RecordList, dict[str, str]]:
        explained = bool(question.q or question.author)
        facets = _facets(parts.grouped or parts.facets)
        results = records.find(library_of(request), question, facets, explained, among, parts.explain)
        links = page_links(request, None if parts.grouped else results.cursor)  # the counts are whole: no next page
        row = None if parts.fields else written
        body: RecordList = {**search_view.view(library_of(request), results, ROOT, row), "links": links}
        if parts.keys:
            body["meta"]["missing"] = records.missing(library_of(request), parts.keys)
        if parts.grouped:
            body["data"] = []
        elif parts.fields:
            body["data"] = [cast(Any, {key: row[key] for key in parts.fields if key in row})  # sparse, as wanted
                            for row in cast(list[dict[str, Any]], body["data"])]  # fmt: skip
        return body, {**link_header(links), "X-Total-Count": str(results.total)}

    return cached_response(request, build)


def _export(request: Request, question: RecordQuery, choice: Choice, among: tuple[str, ...] | None) -> Response:
    """Return all records that answer, in a bibliographic format, with a header that names what it leaves out."""
    library, lang = library_of(request), i18n.language(request, SOURCE)
    write = partial(exporting.export, library, question, choice.format, among, lang)
    with turn(request, lambda: records.count(library, question)):
        reply = export_reply(request, choice, "derekkoz", (question, among, lang), write)
        if reply.status_code == HTTPStatus.OK:
            left = exporting.lost_fields(library, question, choice.format, among)
            reply.headers.update(losses(f"{name} ({count})" for name, count in sorted(left.items())))
        return reply


def _feed(request: Request, question: RecordQuery, form: Format, lang: str) -> Response:
    """Return what is new of a search; the address of the feed is of this form, however it was asked for."""
    address = str(request.url.include_query_params(format=form.name))
    first = str(request.url.remove_query_params(CURSOR.name).include_query_params(format=form.name))
    newest = record_feed.newest(library_of(request), question)
    vocabulary, name = library_of(request).vocabulary, record_feed.name(question)
    text = formats.text(form, "updates", newest, lang, vocabulary, (first, address), name)
    return reply(request, text.encode(), form.media_type)


def _named(request: Request, key: str, manuscript: str) -> Record:
    """Return a record by citekey or number; a key that another record took in leads there with 301."""
    record = records.look_up(library_of(request), key, manuscript)
    bare = key.strip().strip("[]")
    if bare != record.citekey and not bare.isdigit():
        path = request.url.path.replace(f"/{quote(key)}", f"/{quote(record.citekey)}", 1)
        raise HTTPException(301, headers={"Location": str(request.url.replace(path=path))})
    return record


@router.get("/{citekey}", response_model=RecordReply, openapi_extra=described_by("records", "reference"))
def get_record(
    request: Request,
    citekey: Citekey,
    format: FormatName = "",
    style: Annotated[str, Query(max_length=200, description="with a reference: a CSL style")] = "",
    locale: Annotated[str, Query(max_length=20, description="with a reference: kk-KZ, ru-RU, en-US …")] = "",
    manuscript: ManuscriptName = "",
) -> Response:
    """Return one record: as JSON, in a bibliographic format, or as a formatted reference.

    Where a bibliographic format cannot hold all values of the record, the header `Derekkoz-Losses` names the fields
    that it leaves out, as BibLaTeX calls them.
    """
    record = _named(request, citekey, manuscript)
    choice = chosen(request, format, answering("records", "reference"))
    if choice.format is JSON:
        return cached_response(request, lambda: _record(request, citekey, manuscript))
    if choice.format.reference:
        parameters = choice.parameters
        options = bibliography.ListOptions(
            style or parameters.get("style", "") or bibliography.DEFAULT_STYLE, locale or parameters.get("locale", "")
        )
        listed = bibliography.format_records([record], options)
        return reply(request, bibliography.render_references(listed, choice.format), choice.media_type)
    lang = i18n.language(request, SOURCE)
    data = exporting.document(library_of(request), record, choice.format, lang=lang)
    left = exporting.left_out(record, data.decode("utf-8", "replace"))
    headers = _attachment(f"{record.citekey}.{choice.format.ending}") | losses(left)
    return reply(request, data, choice.media_type, headers)


def _record(request: Request, citekey: str, manuscript: str) -> tuple[RecordReply, dict[str, str]]:
    record = _named(request, citekey, manuscript)
    return view_of(request, record), _typed_links(record)


def view_of(request: Request, record: Record) -> RecordReply:
    """Return the JSON answer that is a record."""
    return {"data": views.record(record, library_of(request).vocabulary, ROOT), "meta": {}, "links": _links(record)}


def representations(request: Request, record: Record) -> Iterator[bytes]:
    """Yield a record in every form in which it is read and can be sent back."""
    yield orjson.dumps(view_of(request, record))
    for form in serving("records"):
        if form.parse:
            for lang in LANGUAGES if form.loses else (SOURCE,):
                yield exporting.document(library_of(request), record, form, lang=lang)


@router.get("/{citekey}/evidence", response_model=EvidenceReply)
def get_evidence(request: Request, citekey: Citekey, manuscript: ManuscriptName = "") -> Response:
    """Return why a record may be believed: every value's origin, source and place."""
    record = _named(request, citekey, manuscript)
    body: EvidenceReply = {
        "data": views.evidence_page(record), "meta": {"total": len(record.evidence)}, "links": _links(record),
    }  # fmt: skip
    return json_reply(request, body)


@router.get("/{citekey}/parties", response_model=StatusTable, openapi_extra=described_by("parties"))
def get_parties(
    request: Request,
    citekey: Citekey,
    format: FormatName = "",
    ui: Annotated[Language, Query(description="language of the words in CSV")] = "en",
) -> Response:
    """Return what each party did with a document: signature, consent, entry into force, reservations, withdrawal."""
    record, vocabulary = _named(request, citekey, ""), library_of(request).vocabulary
    choice = chosen(request, format, answering("parties"))
    if choice.format is not JSON:
        text = formats.text(choice.format, "parties", record, RecordWords(vocabulary, ui))
        name = f"{record.citekey}-parties.{choice.format.ending}"
        return reply(request, text.encode(), choice.media_type, _attachment(name))
    rows = status_table.view(record, vocabulary)
    body: StatusTable = {"data": rows, "meta": {"total": len(rows)}, "links": _links(record)}
    return json_reply(request, body)


@router.get("/{citekey}/citations", response_model=RecordCitationList)
def get_citations(request: Request, citekey: Citekey, manuscript: ManuscriptName = "") -> Response:
    """Return where manuscripts cite a record by number, and where they name it without one."""

    def build() -> tuple[RecordCitationList, dict[str, str]]:
        record = _named(request, citekey, manuscript)
        citing = manuscripts.citing(library_of(request), record)
        cited = [views.citation(citation, record.citekey, name) for name, citation in citing]
        mentions = [shaped(PlaceJson, place) for place in record.mentions]
        return {"data": cited, "meta": {"total": len(cited), "mentions": mentions}, "links": _links(record)}, {}

    return cached_response(request, build)


def _facets(text: str) -> tuple[RecordFacet, ...]:
    wanted = [part.strip() for part in text.split(",") if part.strip()]
    if wanted == ["all"]:
        return records.FACET_NAMES
    check_choice("facet", wanted, records.FACET_NAMES)
    return tuple(name for name in records.FACET_NAMES if name in wanted)


def _links(record: Record) -> dict[str, str]:
    key = quote(record.citekey)
    own = f"{ROOT}/records/{key}"
    return {
        "self": own,
        "page": f"/records/{key}",
        "evidence": f"{own}/evidence",
        "citations": f"{own}/citations",
        "parties": f"{own}/parties",
        **{form.name: f"{own}?format={form.name}" for form in serving("records", "reference")},
    }


def _typed_links(record: Record) -> dict[str, str]:
    """Return signposting links (RFC 8288, signposting.org): the page, and the record in every format."""
    key = quote(record.citekey)
    own = f"{ROOT}/records/{key}"
    parts = [f'</records/{key}>; rel="cite-as"']
    parts += [f'<{own}?format={form.name}>; rel="describedby"; type="{form.media_type}"' for form in serving("records")]
    return {"Link": ", ".join(parts)}


def _attachment(name: str) -> dict[str, str]:
    return {"Content-Disposition": f'inline; filename="{name.encode("ascii", "ignore").decode()}"'}


def written(library: Library, hit: records.Hit, record: Record, root: str) -> orjson.Fragment:
    """Return a record with why it was found, as JSON; what does not depend on the question is written once a state."""

    def write() -> bytes:
        newest = library.records.many([hit.key]).get(hit.key, record)  # of the state that it is kept with
        return orjson.dumps(views.record(newest.seen_from(record.manuscript), library.vocabulary, root))

    whole = library.records.derived("JSON", (hit.key, record.manuscript, root), write)
    return orjson.Fragment(b'%s,"matched":%s}' % (whole[:-1], orjson.dumps(search_view.matched(hit))))
