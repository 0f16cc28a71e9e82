"""The FastAPI application: routers, pages, problems, headers."""

from collections.abc import AsyncIterator, MutableMapping
from contextlib import asynccontextmanager
from typing import Any

from fastapi import Depends, FastAPI
from fastapi.responses import Response
from fastapi.staticfiles import StaticFiles

from api import description, interactive_docs, oai, problems, server, zotero
from api.compression import Compression
from api.joined_files import FOLDER, JOINED, content
from api.long_lists import Turns
from api.metrics import Metrics
from api.metrics import router as metrics_router
from api.middleware import add_middleware
from api.observation import add_observation
from api.pages import install as install_pages
from api.pages import page_routers
from api.query_parameters import refuse_unknown_parameters
from api.reloading import Reloading
from api.remembered import Remembered
from api.routers import api_routers
from kb import __version__, operator_log, settings
from kb.domain.licence import DATA, STATEMENT
from kb.library.session import Library, open_library

TRUST = 0.1  # seconds: a server that answers many requests asks the store ten times a second what state it is in
GRACE = 2.0  # seconds that whoever changed the store has to bring the index up to it
KEPT = "public, max-age=2592000"  # a month: faces change seldom, and joined files with their address
DESCRIPTION = f"""
Sources, treaties and the evidence behind them: what a manuscript cites, and the documents of
Kazakhstan and Russia from 1990 on. Every value says whether the text states it, a public source confirms it, or the
cataloguer supplied it. {STATEMENT} Errors are `application/problem+json` (RFC 9457); lists are read a
page at a time: `links.next` of an answer is the address of the next page.

[Pages for people](/) · [How to search](/help)
"""

TAGS = [
    {"name": "records", "description": "Works and documents: search, one record, its evidence, its forms."},
    {"name": "chronology", "description": "Dated actions of documents in order, and what was in force on a day."},
    {"name": "topics", "description": "The thesaurus with counts."},
    {"name": "bibliography", "description": "Formatted reference lists in any CSL style."},
    {"name": "citations", "description": "Where a manuscript cites, and citations formatted for one."},
    {"name": "manuscripts", "description": "A manuscript checked, or written in a style; nothing is kept."},
    {"name": "references", "description": "A reference list in text, read into records."},
    {"name": "styles", "description": "The styles that references can be written in."},
    {"name": "imports", "description": "Writing records, with a key."},
    {"name": "harvesting", "description": "The collection for harvesters of libraries: OAI-PMH 2.0."},
    {"name": "server", "description": "Whether the server is alive and ready."},
]


class KeptFiles(StaticFiles):
    """The files of the pages; a browser keeps the faces and what is joined, so that no later page waits for them."""

    async def get_response(self, path: str, scope: MutableMapping[str, Any]) -> Response:
        """Return a file, or those that are sent as one."""
        if path not in JOINED:
            return await super().get_response(path, scope)
        kind = "text/css" if path.endswith(".css") else "text/javascript"
        return Response(content(path), media_type=kind, headers={"Cache-Control": KEPT})

    def file_response(self, *args: Any, **values: Any) -> Response:
        """Return a file with how long it may be kept."""
        answer = super().file_response(*args, **values)
        if str(args[0]).endswith(".woff2"):
            answer.headers["Cache-Control"] = KEPT
        return answer


def create_app(library: Library) -> FastAPI:
    """Return the application over an open library."""

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        library.get_ready()
        yield
        library.close()

    app = FastAPI(
        title="Derekköz",
        version=__version__,
        description=DESCRIPTION,
        license_info={"name": " AND ".join(licence.name for licence in DATA), "url": DATA[-1].url},
        lifespan=lifespan,
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/v1/openapi.json",
        openapi_tags=TAGS,
        servers=[{"url": library.settings.public_url or "/", "description": "this server"}],
        redirect_slashes=False,
    )
    app.state.library = library
    app.state.turns = Turns()
    app.state.metrics = Metrics(library)
    problems.install(app)
    app.add_middleware(Compression)
    app.add_middleware(Remembered, library=library)
    add_observation(app, app.state.metrics, library.settings.reads_a_minute)
    add_middleware(app, library.settings.site, library.settings.proxies)
    for router in api_routers:
        app.include_router(router, dependencies=[Depends(refuse_unknown_parameters)])
    for router in (server.router, interactive_docs.router, metrics_router, oai.router, zotero.router):
        app.include_router(router)
    for router in page_routers:
        app.include_router(router, include_in_schema=False)
    install_pages(app)
    description.install(app)
    app.mount("/docs/swagger-ui", StaticFiles(packages=[("fastapi_offline", "static")]), name="swagger-ui")
    app.mount("/static", KeptFiles(directory=FOLDER), name="static")
    return app


def serving() -> Reloading:
    """Return what the server calls: the application of the settings as they are, made anew when it is told SIGHUP."""
    return Reloading(from_environment)


def from_environment() -> FastAPI:
    """Open the library that the environment names, and return the application."""
    environment = settings.from_environment()
    operator_log.configure(environment.log)
    library = open_library(environment)
    library.records.trust = TRUST
    library.index_sync.grace = GRACE
    return create_app(library)
