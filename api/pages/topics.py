"""The thesaurus: all topics as an indented list, and a page for each."""

from dataclasses import dataclass, field

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response

from api.consistent_routes import CachedRoute
from api.pages import query_params
from api.pages.addresses import Address
from api.pages.downloads import links
from api.pages.page import Page
from api.pages.titles import ShownRecord, line
from api.problems import NoSuchPageError
from kb.domain.queries import RecordQuery
from kb.domain.vocabulary import Topic
from kb.errors import ChoiceError, KbError
from kb.library import records
from kb.library.embedding import coins

router = APIRouter(route_class=CachedRoute)
_PAGE = 50


@dataclass(frozen=True, slots=True)
class TopicNode:
    """A topic with its count and the topics under it."""

    topic: Topic
    count: int
    children: tuple["TopicNode", ...] = field(default=())


def forest(rows: list[tuple[Topic, int]]) -> tuple[TopicNode, ...]:
    """Return the topics as trees; a topic stands under its first broader one."""
    under: dict[str, list[tuple[Topic, int]]] = {}
    for topic, count in rows:
        under.setdefault(topic.broader[0] if topic.broader else "", []).append((topic, count))
    return _grown("", under)


def _grown(key: str, under: dict[str, list[tuple[Topic, int]]]) -> tuple[TopicNode, ...]:
    return tuple(TopicNode(topic, count, _grown(topic.id, under)) for topic, count in under.get(key, ()))


@router.get("/topics")
def topics(request: Request) -> HTMLResponse:
    """Show the thesaurus."""
    page = Page(request)
    return page.response(
        "topics.html",
        forest=forest(records.topics(page.library)),
        files=links(page, "topics", Address("/api/v1/topics")),
    )


@router.get("/topics/{key}")
def topic(request: Request, key: str) -> Response:
    """Show a topic: labels, neighbours, documents by date and other sources."""
    page = Page(request)
    try:
        known = page.library.vocabulary.topic(key)
    except ChoiceError as error:
        raise NoSuchPageError(error.what, error.given, error.valid, error.near) from None
    chosen = {"topic": (known.id,)}
    question = RecordQuery(chosen=chosen, sort="date", limit=_PAGE, cursor=page.params.get("cursor", ""))
    try:
        results = records.find(page.library, question, explained=False)
    except KbError as error:
        if first_page := query_params.first_page(page.here, error):
            return first_page
        raise
    counted = {listed.id: count for listed, count in records.topics(page.library)}
    narrower = tuple(other for other in page.library.vocabulary.topics.values() if known.id in other.broader)
    lines: tuple[ShownRecord, ...] = tuple(line(results.records[hit.key], page) for hit in results.hits)
    keys = [shown.citekey for shown in lines]
    spans = {key: coins(page.library, results.records[key], f"{page.root}/records/{key}") for key in keys}
    return page.response(
        "topic.html",
        topic=known,
        total=results.total,
        counted=counted,
        narrower=narrower,
        lines=lines,
        coins=spans,
        quiet=all(shown.record.status == "identified" for shown in lines),
        next=str(page.here.having(cursor=results.cursor)) if results.cursor else "",
        first=str(page.here.having(cursor="")) if question.cursor else "",
        path=_path(page, known),
    )


def _path(page: Page, known: Topic) -> tuple[Topic, ...]:
    """Return the topics above, the widest first."""
    above: list[Topic] = []
    current = known
    while current.broader and len(above) < 10:
        current = page.library.vocabulary.topics[current.broader[0]]
        above.insert(0, current)
    return tuple(above)
