"""Two hundred readers during twenty imports: each answer is the whole of one state or the other."""

import asyncio
import itertools
import json
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx2 as httpx
import pytest

from api.app import GRACE, TRUST, create_app
from kb.library import consistent_reading, importing
from kb.library.session import Library
from tests.server_fixtures import small_library

READERS, IMPORTS = 200, 20
LEAST = 5


def write_edition(library: Library, folder: Path, edition: int) -> None:
    """Import edition k of a shelf: LEAST + k books, all of which say k in their title, year and publisher."""
    file = folder / "shelf.bib"
    file.write_text(
        "".join(
            f"@book{{shelf-{n}, title = {{Shelf edition {edition}}}, date = {{{2000 + edition}}}, "
            f"language = {{en}}, publisher = {{House {edition}}}}}\n"
            for n in range(LEAST + edition)
        ),
        "utf-8",
    )
    importing.load(library.engine, library.vocabulary, [file], importing.ImportOptions(prune=True))
    library.index_sync.catch_up()


def editions_in_list(body: str) -> set[int]:
    """Return the editions that titles, total, and facets of a list of records speak of."""
    reply: dict[str, Any] = json.loads(body)
    titles = {int(row["titles"][0]["value"].split()[-1]) for row in reply["data"]}
    years = {int(row["issued"]) - 2000 for row in reply["data"]}
    kinds = {row["count"] - LEAST for row in reply["meta"]["facets"]["type"]}
    return titles | years | kinds | {reply["meta"]["total"] - LEAST, len(reply["data"]) - LEAST}


def editions_in_export(body: str) -> set[int]:
    """Return the editions that an export speaks of: by its number of records, and by each of them."""
    rows = [json.loads(line) for line in body.splitlines()]
    return {len(rows) - LEAST} | {int(row["titles"][0]["value"].split()[-1]) for row in rows}


def editions_in_page(body: str) -> set[int]:
    """Return the editions that a page of hits speaks of."""
    words = body.replace("<mark>", "").replace("</mark>", "").split("Shelf edition ")[1:]
    return {int("".join(letter for letter in word[:2] if letter.isdigit())) for word in words}


PATHS: tuple[tuple[str, Callable[[str], set[int]]], ...] = (
    ("/api/v1/records?q=shelf&scope=imported&limit=100&facets=type", editions_in_list),
    ("/api/v1/records?scope=imported&sort=title&limit=100&facets=type,decade", editions_in_list),
    ("/api/v1/records?scope=imported&format=jsonl", editions_in_export),
    ("/search?q=shelf&scope=imported&lang=en", editions_in_page),
)


Answers = list[tuple[str, int, set[int]]]


async def _read(library: Library, importer: threading.Thread, answers: Answers) -> None:
    """Let all readers ask again and again as long as the importer is at work; `answers` fills meanwhile."""
    transport = httpx.ASGITransport(app=create_app(library))
    own = itertools.count(3000)  # makes an address of its own: nothing is remembered
    async with httpx.AsyncClient(transport=transport, base_url="http://test") as client:

        async def reader(number: int) -> None:
            for path, editions in itertools.islice(itertools.cycle(PATHS), number % len(PATHS), None):
                reply = await client.get(f"{path}&to={next(own)}")
                answers.append((path, reply.status_code, editions(reply.text) if reply.status_code == 200 else set()))
                if not importer.is_alive():
                    return

        importer.start()
        await asyncio.gather(*map(reader, range(READERS)))


@pytest.mark.parametrize("importer_is", ["the server", "another process"])
def test_no_answer_mixes_two_states(tmp_path: Path, importer_is: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for limit in ("PATIENCE", "ENDURANCE"):
        monkeypatch.setattr(consistent_reading, limit, 100.0)  # seconds: a busy machine is slow, and must not be wrong
    with small_library(tmp_path / "home") as library, small_library(tmp_path / "home") as second:
        writer = library if importer_is == "the server" else second  # shares nothing but the files
        library.records.trust, library.index_sync.grace = TRUST, GRACE  # as `kb serve` has it
        write_edition(writer, tmp_path, 0)

        answers: Answers = []

        def imports() -> None:
            for edition in range(1, IMPORTS + 1):
                write_edition(writer, tmp_path, edition)
                while not any(edition in editions or status != 200 for _path, status, editions in answers[-READERS:]):
                    time.sleep(0.005)  # each edition is seen, however fast or slow its readers are

        asyncio.run(_read(library, threading.Thread(target=imports), answers))
    assert {status for _path, status, _editions in answers} == {200}
    assert [(path, editions) for path, _status, editions in answers if len(editions) != 1] == []
    assert {next(iter(editions)) for _path, _status, editions in answers} >= set(range(1, IMPORTS + 1))
