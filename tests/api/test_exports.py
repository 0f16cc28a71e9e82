"""Exports over HTTP: sent as they are written, with an ETag that needs no body, in memory that does not grow."""

import asyncio
import re
import tracemalloc
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from api import responses
from api.app import create_app
from kb.domain.formats import JSON, serving
from kb.domain.queries import RecordQuery
from kb.domain.records import Record
from kb.domain.wording import Wording
from kb.library import consistent_reading, exporting
from kb.library.session import Library
from tests.factories import record
from tests.library.test_consistent_reading import publish

PATH = "/api/v1/records?format="


def test_a_client_that_has_the_export_is_told_so_before_anything_is_written(
    small: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = TestClient(create_app(small))
    tag = client.get(f"{PATH}ris").headers["etag"]
    assert client.get(f"{PATH}ris").headers["etag"] == tag
    assert client.get(f"{PATH}bibtex").headers["etag"] != tag
    assert client.get(f"{PATH}ris&kind=treaty").headers["etag"] != tag
    with monkeypatch.context() as patch:
        patch.setattr("api.responses.blocks_read_consistently", None)
        known = client.get(f"{PATH}ris", headers={"If-None-Match": tag})
    assert (known.status_code, known.content, known.headers["etag"]) == (304, b"", tag)
    publish(small, tmp_path, 1)
    later = client.get(f"{PATH}ris", headers={"If-None-Match": tag})
    assert (later.status_code, later.text.count("TY  - ")) == (200, 2)
    assert later.headers["etag"] != tag


def test_an_export_of_an_index_that_is_behind_has_no_tag(
    small: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kb.library.consistent_reading.PATIENCE", 0.0)
    client = TestClient(create_app(small))
    client.get(f"{PATH}ris")
    small.index_sync.grace = 1000.0
    publish(small, tmp_path, 1, index=False)
    reply = client.get(f"{PATH}ris")
    assert (reply.status_code, "etag" in reply.headers) == (200, False)


# The last edition that store and index have as the tag is made, those that follow until the text is written, and
# whether the text is one that a tag may name.
MEANWHILE: dict[str, tuple[int, tuple[tuple[int, bool], ...], bool]] = {
    "nothing changes": (0, (), True),
    "an import, with its index": (0, ((1, True),), False),
    "an import whose index is behind": (0, ((1, False),), False),
    "an index that was behind comes up to the store": (1, ((1, True),), False),
    "two imports": (0, ((1, True), (2, True)), False),
}


@pytest.mark.parametrize("meanwhile", MEANWHILE)
def test_a_tag_names_no_text_of_another_state(
    small: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, meanwhile: str
) -> None:
    """Whoever has the tag is answered 304 as long as the state stands that it was made of: the text must be of it."""
    behind, changes, tagged = MEANWHILE[meanwhile]
    monkeypatch.setattr("kb.library.consistent_reading.PATIENCE", 0.0)
    small.index_sync.grace = 1000.0
    client = TestClient(create_app(small))
    client.get(f"{PATH}ris")
    if behind:
        publish(small, tmp_path, behind, index=False)
    write = consistent_reading.blocks_read_consistently

    def changed_first(library: Library, make: Any) -> Any:
        for edition, index in changes:
            publish(library, tmp_path, edition, index)
        return write(library, make)

    with monkeypatch.context() as patch:
        patch.setattr(responses, "blocks_read_consistently", changed_first)
        reply = client.get(f"{PATH}ris")
    assert (reply.status_code, "etag" in reply.headers) == (200, tagged)
    small.index_sync.catch_up()
    asked = {"If-None-Match": reply.headers.get("etag", '"none"')}
    again = client.get(f"{PATH}ris", headers=asked)
    assert again.status_code == (304 if tagged else 200)


@pytest.mark.parametrize("form", serving("records"), ids=lambda form: form.name)
def test_a_wrong_question_is_a_problem_and_no_broken_file(client: TestClient, form: Any) -> None:
    for question in ("topic=nothing", "cursor=nonsense", "from=1999&to=1990"):
        reply = client.get(f"{PATH}{form.name}&{question}")
        assert reply.headers["content-type"] == "application/problem+json" or question.startswith("cursor")
        assert reply.status_code == 422 or question.startswith("cursor")


async def send_nowhere(app: Any, path: str) -> int:
    """Return how many bytes an application sends; none of them is kept."""
    sent = 0
    scope = {"type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": "GET", "scheme": "http",
             "path": path.partition("?")[0], "raw_path": b"", "query_string": path.partition("?")[2].encode(),
             "headers": [(b"host", b"test")], "client": None, "server": ("test", 80)}  # fmt: skip

    async def receive() -> dict[str, Any]:
        await asyncio.sleep(3600)
        return {"type": "http.disconnect"}

    async def send(message: dict[str, Any]) -> None:
        nonlocal sent
        sent += len(message.get("body", b""))

    await app(scope, receive, send)
    return sent


@pytest.mark.parametrize("form", serving("records"), ids=lambda form: form.name)
def test_memory_does_not_grow_with_the_number_of_records(
    small: Library, monkeypatch: pytest.MonkeyPatch, form: Any
) -> None:
    app = create_app(small)
    one = record("a-book", titles="Кітап", cited_for=Wording(en="a note " * 20))

    def measured(count: int) -> tuple[int, int]:
        def every(_library: Library, _query: RecordQuery, _among: object = None) -> Iterator[Record]:
            return (one for _ in range(count))

        monkeypatch.setattr(exporting, "every_record", every)
        tracemalloc.start()
        sent = asyncio.run(send_nowhere(app, f"{PATH}{form.name}"))
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return sent, peak

    measured(10)
    monkeypatch.setattr("kb.library.consistent_reading.BLOCK", 1 << 12)
    monkeypatch.setattr("kb.library.consistent_reading.IN_MEMORY", 1 << 12)
    few, many = measured(300), measured(3000)
    assert many[0] > 9 * few[0]
    assert many[1] - few[1] < (many[0] - few[0]) / 3  # what is joined whole grows by all of it, and more


@pytest.mark.parametrize("form", serving("chronology"), ids=lambda form: form.name)
def test_a_chronology_that_the_client_has_is_not_written_again(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, form: Any
) -> None:
    path = f"/api/v1/chronology?from=1992&to=1992&format={form.name}"
    if form is JSON:
        return
    first = client.get(path)
    assert first.headers["content-disposition"].endswith(f'chronology.{form.ending}"')
    monkeypatch.setattr("api.responses.blocks_read_consistently", None)
    assert client.get(path, headers={"If-None-Match": first.headers["etag"]}).status_code == 304


def test_a_wrong_question_to_the_chronology_is_a_problem_in_every_format(client: TestClient) -> None:
    for form in serving("chronology"):
        reply = client.get(f"/api/v1/chronology?action=signing&format={form.name}")
        assert (reply.status_code, reply.headers["content-type"]) == (422, "application/problem+json")


def test_the_file_of_a_record_names_what_it_leaves_out(client: TestClient) -> None:
    found = client.get("/api/v1/records?type=book&limit=20").json()["data"]
    left = {row["citekey"]: client.get(f"/api/v1/records/{row['citekey']}?format=ris").headers for row in found}
    named = {key: headers["derekkoz-losses"] for key, headers in left.items() if "derekkoz-losses" in headers}
    assert any("title:en" in names for names in named.values())
    for key in named:
        whole = client.get(f"/api/v1/records/{key}?format=jsonl").headers
        assert "derekkoz-losses" not in whole
        assert "derekkoz-losses" in whole["access-control-expose-headers"].casefold()


def test_the_file_of_a_list_names_what_it_leaves_out_and_how_often(client: TestClient) -> None:
    every = client.get(f"{PATH}ris&type=book").headers["derekkoz-losses"]
    fields = dict(part.rstrip(")").split(" (") for part in every.split(", "))
    keys = [row["citekey"] for row in client.get("/api/v1/records?type=book&limit=100").json()["data"]]
    one_by_one = [client.get(f"/api/v1/records/{key}?format=ris").headers.get("derekkoz-losses", "") for key in keys]
    assert int(fields["title:en"]) == sum("title:en" in names.split(", ") for names in one_by_one)
    assert "derekkoz-losses" not in client.get(f"{PATH}jsonl&type=book").headers


def test_keywords_are_the_same_words_in_every_format(client: TestClient) -> None:
    """A reader's library has one set of tags, by whatever way a record came; they are in the reader's language."""
    site = "/unapi?id=kz-ru-friendship-1992&format="
    for lang, other in (("ru", "kk"), ("kk", "ru"), ("en", "ru")):
        labels = {
            code: {topic["labels"][code] for topic in client.get("/api/v1/topics").json()["data"]}
            for code in (lang, other)
        }
        headers = {"Accept-Language": lang}
        found = []
        for name, pattern in (
            ("ris", r"^KW  - (.+)$"),
            ("bibtex", r"keywords\s*= \{(.*)\}"),
            ("biblatex-plain", r"keywords\s*= \{(.*)\}"),
            ("rdf_zotero", r"<dc:subject>(.+)</dc:subject>"),
        ):
            values = re.findall(pattern, client.get(site + name, headers=headers).text, re.M)
            words = {word for value in values for word in value.split(", ")} - {"treaty"}
            found.append(words)
        item = client.get("/api/v1/records/kz-ru-friendship-1992?format=csl-json", headers=headers).json()[0]
        found.append(set(item["keyword"].split(", ")))
        assert all(words == found[0] for words in found)
        assert found[0] <= labels[lang]
        assert not found[0] & (labels[other] - labels[lang])
