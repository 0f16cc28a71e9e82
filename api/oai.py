"""OAI-PMH 2.0: six verbs over the collection, sets by topic, resumption tokens."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any
from urllib.parse import quote

from fastapi import APIRouter, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import Response
from lxml import etree

from api.consistent_routes import ConsistentRoute, respond_consistently
from api.oai_arguments import (
    PARAMETERS,
    PREFIX,
    OaiError,
    checked,
    known_format,
    list_arguments,
    resumed_arguments,
    token_of,
)
from api.responses import library_of, site_of
from kb import clock
from kb.domain.formats import offered
from kb.domain.licence import DATA
from kb.domain.records import Record
from kb.library import formats, harvesting
from kb.library.session import Library
from kb.messages import Message, say

router = APIRouter(tags=["harvesting"], route_class=ConsistentRoute)
RIGHTS, METADATA = "http://www.openarchives.org/OAI/2.0/rights/", "http://www.openarchives.org/OAI/2.0/entity#metadata"
NAMESPACE = "http://www.openarchives.org/OAI/2.0/"
SCHEMA = "http://www.openarchives.org/OAI/2.0/OAI-PMH.xsd"
_XSI = "http://www.w3.org/2001/XMLSchema-instance"
_NAMES: Any = {None: NAMESPACE, "xsi": _XSI}
_RIGHTS_NAMES: Any = {None: RIGHTS}


@router.get(
    "/oai",
    openapi_extra={"parameters": PARAMETERS},
    response_class=Response,
    responses={200: {"content": {"text/xml": {}}, "description": "OAI-PMH 2.0; errors are in the body"}},
)
def oai_get(request: Request) -> Response:
    """Answer an OAI-PMH 2.0 request; its six verbs stand in the parameter `verb`."""
    return answer(request, request.query_params.multi_items())


@router.post("/oai", include_in_schema=False)
async def oai_post(request: Request) -> Response:
    """Answer the same by POST, as the protocol wants."""
    pairs = [(name, str(value)) for name, value in (await request.form(max_fields=20)).multi_items()]
    return await run_in_threadpool(respond_consistently, request, lambda: answer(request, pairs))


def answer(request: Request, pairs: list[tuple[str, str]]) -> Response:
    """Return the answer document; errors of the protocol come with status 200, as it says (3.6)."""
    address = f"{site_of(request)}/oai"
    root = etree.Element(_tag("OAI-PMH"), nsmap=_NAMES)
    root.set(f"{{{_XSI}}}schemaLocation", f"{NAMESPACE} {SCHEMA}")
    _add(root, "responseDate", clock.now())
    echo = _add(root, "request", address)
    try:
        arguments = checked(pairs)
        for name, value in arguments.items():
            echo.set(name, value)
        verb = arguments.pop("verb")
        root.append(_VERBS[verb](library_of(request), arguments, address))
    except OaiError as error:
        if error.code in ("badVerb", "badArgument"):  # with these alone the request is not repeated (3.2)
            echo.attrib.clear()
        _add(root, "error", say(error.message)).set("code", error.code)
    text = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
    return Response(text, media_type="text/xml; charset=utf-8")


def _tag(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"


def _add(parent: Any, name: str, text: str = "") -> Any:
    element = etree.SubElement(parent, _tag(name))
    element.text = text or None
    return element


def _identify(library: Library, _arguments: Mapping[str, str], address: str) -> Any:
    body = etree.Element(_tag("Identify"))
    for name, text in (
        ("repositoryName", "Derekköz"),
        ("baseURL", address),
        ("protocolVersion", "2.0"),
        ("adminEmail", library.settings.admin_email or "noreply@example.org"),
        ("earliestDatestamp", harvesting.earliest(library)),
        ("deletedRecord", "persistent"),
        ("granularity", "YYYY-MM-DDThh:mm:ssZ"),
    ):
        _add(body, name, text)
    _add(body, "description").append(_rights())
    return body


def _rights() -> Any:
    """Return what may be done with the metadata (OAI-PMH guidelines, Conveying rights expressions, 2.2)."""
    manifest = etree.Element(f"{{{RIGHTS}}}rightsManifest", nsmap=_RIGHTS_NAMES, appliesTo=METADATA)
    for licence in DATA:
        rights = etree.SubElement(manifest, f"{{{RIGHTS}}}rights")
        etree.SubElement(rights, f"{{{RIGHTS}}}rightsReference", ref=licence.url)
    return manifest


def _formats(library: Library, arguments: Mapping[str, str], _address: str) -> Any:
    if "identifier" in arguments:
        _change_of(library, arguments["identifier"])
    body = etree.Element(_tag("ListMetadataFormats"))
    for form in offered("oai"):
        schema, namespace = formats.schema(form)
        row = _add(body, "metadataFormat")
        _add(row, "metadataPrefix", form.name)
        _add(row, "schema", schema)
        _add(row, "metadataNamespace", namespace)
    return body


def _sets(library: Library, arguments: Mapping[str, str], _address: str) -> Any:
    if "resumptionToken" in arguments:
        raise OaiError("badResumptionToken", Message("oai-sets-one-page"))
    body = etree.Element(_tag("ListSets"))
    for topic in library.vocabulary.topics.values():
        row = _add(body, "set")
        _add(row, "setSpec", f"topic:{topic.id}")
        _add(row, "setName", topic.label["en"])
    return body


def _get(library: Library, arguments: Mapping[str, str], address: str) -> Any:
    if set(arguments) != {"identifier", "metadataPrefix"}:
        raise OaiError("badArgument", Message("oai-get-needs"))
    known_format(arguments["metadataPrefix"])
    body = etree.Element(_tag("GetRecord"))
    citekey, changed, record = _change_of(library, arguments["identifier"])
    header = _header(library, citekey, changed, record)
    body.append(_record(library, header, record, arguments["metadataPrefix"], address))
    return body


def _list(library: Library, arguments: Mapping[str, str], address: str, whole: bool) -> Any:
    wanted = (
        resumed_arguments(library, arguments["resumptionToken"])
        if "resumptionToken" in arguments
        else list_arguments(library, arguments)
    )
    page = harvesting.page(library, wanted["from"], wanted["until"], wanted["topic"], (wanted["at"], wanted["key"]))
    if not page.moments:
        raise OaiError("noRecordsMatch", Message("oai-nothing-changed"))
    body = etree.Element(_tag("ListRecords" if whole else "ListIdentifiers"))
    for citekey, changed in page.moments:
        record = page.records.get(citekey)
        header = _header(library, citekey, changed, record)
        body.append(_record(library, header, record, wanted["prefix"], address) if whole else header)
    done = int(wanted["done"]) + len(page.moments)
    if done < page.total or wanted["done"] != "0":
        token = _add(body, "resumptionToken")
        token.set("completeListSize", str(page.total))
        token.set("cursor", wanted["done"])
        if done < page.total:
            citekey, changed = page.moments[-1]
            rest = wanted | {"at": changed, "key": citekey, "done": str(done)}
            token.text = token_of(rest)
    return body


def _change_of(library: Library, identifier: str) -> tuple[str, str, Record | None]:
    page = harvesting.record_change(library, identifier.removeprefix(PREFIX)) if identifier.startswith(PREFIX) else None
    if page is None or not page.moments:
        raise OaiError("idDoesNotExist", Message("oai-identifier", prefix=PREFIX))
    citekey, changed = page.moments[0]
    return citekey, changed, page.records.get(citekey)


def _header(library: Library, citekey: str, changed: str, record: Record | None) -> Any:
    """Return the header of a record, or of one that was removed (None)."""
    header = etree.Element(_tag("header"))
    _add(header, "identifier", PREFIX + citekey)
    _add(header, "datestamp", changed)
    if record is None:
        header.set("status", "deleted")
    else:
        for topic in library.vocabulary.with_broader(record.topics):
            _add(header, "setSpec", f"topic:{topic}")
    return header


def _record(library: Library, header: Any, record: Record | None, prefix: str, address: str) -> Any:
    element = etree.Element(_tag("record"))
    element.append(header)
    if record is not None:
        page = address.removesuffix("/oai") + f"/records/{quote(record.citekey)}"
        _add(element, "metadata").append(formats.write_tree(known_format(prefix), record, library.vocabulary, page))
    return element


_VERBS: Mapping[str, Callable[[Library, Mapping[str, str], str], Any]] = {
    "Identify": _identify,
    "ListMetadataFormats": _formats,
    "ListSets": _sets,
    "GetRecord": _get,
    "ListIdentifiers": partial(_list, whole=False),
    "ListRecords": partial(_list, whole=True),
}
