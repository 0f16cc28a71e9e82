"""A library whose index is on a cluster: filled, caught up with by changes alone, followed by other machines."""

import os
from pathlib import Path
from typing import Any

import pytest

from deploy.search_nodes import SearchNodes
from kb.domain.queries import RecordQuery
from kb.errors import KbError
from kb.library import importing, search
from kb.library.quick_open import quick_open
from kb.library.session import Library, open_library
from kb.search.cluster import bulk, index
from kb.search.cluster.mapping import document
from kb.search.index_values import SearchDocument
from tests.server_fixtures import settings

ENTRY = "@book{harbour, title = {Harbour dues}, date = {2002}}\n"


@pytest.mark.cluster
def test_other_machines_follow_an_import(
    tmp_path: Path, search_nodes: SearchNodes, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = f"{search_nodes.url}/library-{os.getpid()}"
    writer, reader = (open_at(tmp_path / name, tmp_path / "store.db", url) for name in ("writer", "reader"))
    assert reader.index.size == 0
    written: list[str] = []

    def counted(record: SearchDocument) -> dict[str, Any]:
        written.append(record.key)
        return document(record)

    monkeypatch.setattr(bulk, "document", counted)
    monkeypatch.setattr(index, "TRUST", 0.0)
    take(writer, tmp_path, ENTRY + ENTRY.replace("harbour", "second"))
    assert keys(reader, "harbour") == ["harbour", "second"]
    assert sorted(written) == ["harbour", "second"]
    take(writer, tmp_path, ENTRY.replace("Harbour dues", "Walrus"), prune=True)
    assert (keys(reader, "harbour"), keys(reader, "walrus")) == ([], ["harbour"])
    assert written[2:] == ["harbour"]  # the reader took the state of the writer, and wrote nothing
    assert quick_open(settings(tmp_path / "writer")._replace(search_url=url)) is None
    for library in (writer, reader):
        library.close()


def open_at(home: Path, store: Path, url: str) -> Library:
    return open_library(settings(home)._replace(database_url=f"sqlite:///{store}", search_url=url, fills=False))


def take(library: Library, folder: Path, text: str, prune: bool = False) -> None:
    file = folder / "records.bib"
    file.write_text(text, "utf-8")
    importing.load(library.engine, library.vocabulary, [file], importing.ImportOptions(prune=prune))
    library.index_sync.catch_up()


def keys(library: Library, question: str) -> list[str]:
    page = search.search_page(library, RecordQuery(q=question))
    return sorted(hit.key for hit in page.hits)


def test_an_address_that_is_none_is_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(KbError, match="KB_SEARCH_URL"):
        open_library(settings(tmp_path)._replace(search_url="somewhere"))
