"""What every good server answers: health, readiness, robots, site map, OpenSearch, unAPI."""

from typing import Annotated
from urllib.parse import quote
from xml.sax.saxutils import escape, quoteattr

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from api import i18n
from api.problems import NotAcceptableError
from api.responses import json_reply, library_of, problem_reply, reply, site_of
from api.schemas import Health, Ready
from kb.domain.formats import offered
from kb.domain.languages import SOURCE
from kb.library import exporting, records, statistics
from kb.library.consistent_reading import read_with_retry

router = APIRouter(tags=["server"])
_ANNOUNCED = ("/api/v1/records/", "/api/v1/records?format=atom$", "/api/v1/chronology?*format=atom$")


@router.get("/healthz", response_model=Health)
@router.get("/health", include_in_schema=False)  # another name of it
async def health(request: Request) -> Response:
    """Say that the process answers."""
    body: Health = {"status": "ok"}
    return json_reply(request, body)


@router.get("/readyz", response_model=Ready, responses={503: problem_reply("The store or the index cannot be used.")})
@router.get("/ready", include_in_schema=False)  # another name of it
def ready(request: Request) -> Response:
    """Return whether the store and the index can be used, and how many records they hold."""
    body: Ready = {"status": "ready", **read_with_retry(lambda: statistics.store_state(library_of(request)))}
    return json_reply(request, body)


@router.get("/robots.txt", include_in_schema=False)
async def robots(request: Request) -> Response:
    """Let robots read pages and what these announce, records as data and feeds; spare them the endless searches.

    The longest rule that fits counts, and `$` is the end of an address (RFC 9309, 2.2.2 and 2.2.3).
    """
    rules = ("Disallow: /search", "Disallow: /api/", *(f"Allow: {path}" for path in _ANNOUNCED))
    text = "\n".join(("User-agent: *", *rules, f"Sitemap: {site_of(request)}/sitemap.xml", ""))
    return reply(request, text.encode(), "text/plain")


@router.get("/sitemap.xml", include_in_schema=False)
def sitemap(request: Request) -> Response:
    """Return the addresses of all pages (sitemaps.org 0.9)."""
    base = site_of(request)
    paths = ["/", "/topics", "/chronology", "/bibliography", "/citations", "/about"]
    paths += [f"/topics/{topic}" for topic in library_of(request).vocabulary.topics]
    paths += [f"/records/{quote(key)}" for key in statistics.citekeys(library_of(request))]
    rows = "".join(f"<url><loc>{escape(base + path)}</loc></url>" for path in paths)
    text = f'<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{rows}</urlset>'
    return reply(request, text.encode(), "application/xml")


@router.get("/opensearch.xml", include_in_schema=False)
async def opensearch(request: Request) -> Response:
    """Describe the search for browsers (OpenSearch 1.1)."""
    base = escape(site_of(request))
    text = (
        '<?xml version="1.0" encoding="UTF-8"?>'
        '<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">'
        "<ShortName>Derekköz</ShortName><Description>Kazakhstan-Russia sources and treaties</Description>"
        f'<Url type="text/html" template="{base}/search?q={{searchTerms}}"/>'
        f'<Url type="application/json" template="{base}/api/v1/records?q={{searchTerms}}"/>'
        '<Url type="application/x-suggestions+json" rel="suggestions" '
        f'template="{base}/api/v1/suggest?format=suggestions&amp;q={{searchTerms}}"/>'
        "<InputEncoding>UTF-8</InputEncoding></OpenSearchDescription>"
    )
    return reply(request, text.encode(), "application/opensearchdescription+xml")


@router.get("/unapi", include_in_schema=False)
def unapi(
    request: Request,
    id: Annotated[str, Query(max_length=200)] = "",
    format: Annotated[str, Query(max_length=40)] = "",
) -> Response:
    """Answer unAPI 1.0: the formats there are, 300 for those of one record, and one record in one of them."""
    record = records.look_up(library_of(request), id) if id or format else None
    if record is None or not format:
        about = f" id={quoteattr(id)}" if id else ""
        rows = "".join(f'<format name="{form.name}" type="{form.media_type}"/>' for form in offered("unapi"))
        text = f'<?xml version="1.0" encoding="UTF-8"?><formats{about}>{rows}</formats>'
        answer = reply(request, text.encode(), "application/xml")
        answer.status_code = 300 if id and answer.status_code == 200 else answer.status_code
        return answer
    form = next((offer for offer in offered("unapi") if offer.name == format), None)
    if form is None:
        raise NotAcceptableError("no-such-format", given=format, valid=tuple(offer.name for offer in offered("unapi")))
    address = f"{site_of(request)}/records/{quote(record.citekey)}"
    data = exporting.document(library_of(request), record, form, address, i18n.language(request, SOURCE))
    return reply(request, data, form.media_type)
