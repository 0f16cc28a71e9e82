"""An answer during which another process changed the store is made again, however long a revision is trusted."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kb.library import consistent_reading, importing
from kb.library.session import Library, open_library
from kb.store import queries
from tests.server_fixtures import small_library

MORE = "@book{kitap-1, title = {Kitap}, date = {2001}}\n"


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """A library of one treaty, as a server has it: a revision just read is taken for the current one."""
    with small_library(tmp_path / "home") as opened:
        _ = opened.index
        opened.records.trust = 3600.0
        yield opened


def test_an_answer_under_which_the_store_changed_is_made_again(library: Library, tmp_path: Path) -> None:
    other = open_library(library.settings)
    file = tmp_path / "books.bib"
    file.write_text(MORE, "utf-8")
    counted: list[int] = []

    def make() -> int:
        if not counted:  # after the index was asked: what it answered is of the state before
            importing.load(other.engine, other.vocabulary, [file])
        counted.append(queries.count(library.engine))
        return counted[-1]

    answer, revision = consistent_reading.read_consistently(library, make)
    assert (answer, counted) == (2, [2, 2])
    assert revision == other.records.revision(fresh=True)
    other.close()
