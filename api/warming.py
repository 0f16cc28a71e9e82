"""What the first readers of a server would have to wait for is done as soon as it answers, before they come.

A template is compiled and a catalogue read when the first page needs it, a style when the first reference does; the
forms of a word are made when it is first met, a record is read when a question first finds it. So a server asks
itself, in a thread of its own and with rests in which readers are answered: its first records, words of their titles,
and each kind of page in each language. What it answers is not counted, not logged and not remembered.
"""

import gc
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from itertools import cycle
from threading import Event, Thread
from urllib.parse import urlencode

from fastapi import FastAPI, Request
from fastapi.responses import Response

from api.pages import about, bibliography, chronology, citations, home, how_to_search, page, record, results, topics
from api.query_parameters import AnswerParts
from api.routers.records import ROOT, list_records, written
from kb.domain.languages import LANGUAGES
from kb.domain.queries import RecordQuery
from kb.domain.records import Record
from kb.errors import CodedError
from kb.library import records, search_view

RECORDS, QUESTIONS = 1_000, 200  # the first so many are read; of so many a part of the title is asked for
REST = 0.005  # seconds between two steps
_WORDS, _SHORT = 3, 40  # words of a title, letters of it
_PAGES = (
    home.home, topics.topics, chronology.chronology, bibliography.builder, citations.citations, about.about,
    how_to_search.how_to_search,
)  # fmt: skip


class Warming:
    """Warms an application up once, until it is done or told to stop."""

    def __init__(self, app: FastAPI) -> None:
        self._app = app
        self._stopped = Event()
        self._thread = Thread(target=self._run, name="warming", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Do no more, and return when nothing is being done."""
        self._stopped.set()
        self._thread.join()

    def wait(self, seconds: float | None = None) -> bool:
        """Wait until all is done; return whether it is."""
        self._thread.join(seconds)
        return not self._thread.is_alive()

    def _run(self) -> None:
        """Take each step; one that fails is a reader's to be told of."""
        with suppress(CodedError, OSError):
            for step in _steps(self._app):
                with suppress(CodedError, OSError):
                    step()
                if self._stopped.wait(REST):
                    return
        gc.freeze()  # all this stays: the collector need not look through it


def _steps(app: FastAPI) -> Iterator[Callable[[], object]]:
    """Yield what is to be done, a few milliseconds each."""
    for lang in LANGUAGES:
        yield from page.preparations(lang)
    shown: list[Record] = []
    yield from _reading(app, shown)
    for title in (title for document in shown[:QUESTIONS] for title in document.titles[:1]):
        yield partial(_asked, app, RecordQuery(q=" ".join(title.value.split()[:_WORDS])))
    for lang in LANGUAGES:
        for show in _PAGES:
            yield partial(show, _request(app, "/", lang))
    kinds = {(document.type, document.kind): document for document in shown}.values()
    for lang, example in zip(cycle(LANGUAGES), kinds, strict=False):
        yield partial(record.record, _request(app, "/records", lang), example.citekey)
        question = example.titles[0].value[:_SHORT] if example.titles else ""
        yield partial(results.search, _request(app, "/search", lang, question))


def _reading(app: FastAPI, shown: list[Record]) -> Iterator[Callable[[], object]]:
    """Yield what reads a page of records, and puts them among those that are `shown`."""
    library = app.state.library
    cursor: str | None = ""
    while cursor is not None and len(shown) < RECORDS:
        page_of = records.find(library, RecordQuery(cursor=cursor))  # explained: their texts are read too
        shown += page_of.records.values()
        yield partial(search_view.view, library, page_of, ROOT, written)
        cursor = page_of.cursor


def _asked(app: FastAPI, question: RecordQuery) -> Response:
    return list_records(_request(app, "/api/v1/records", question=question.q), question, AnswerParts())


def _request(app: FastAPI, path: str, lang: str = "", question: str = "") -> Request:
    """Return a request of our own, of a reader of a language."""
    return Request({
        "type": "http", "app": app, "method": "GET", "scheme": "http", "server": ("localhost", 80), "path": path,
        "query_string": urlencode({"q": question} if question else {}).encode(),
        "headers": [(b"host", b"localhost"), (b"accept-language", lang.encode())],
    })  # fmt: skip
