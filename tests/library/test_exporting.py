"""Exports are written in blocks, as they are asked for, and every block is of one state of the store."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kb.domain.formats import named, serving
from kb.domain.queries import RecordQuery
from kb.domain.records import Record
from kb.library import exporting, one_state
from kb.library.one_state import ChangedMeanwhileError, blocks_in_one_state
from kb.library.records import every_record
from kb.library.session import Library
from tests.library.test_one_state import publish
from tests.server_fixtures import small_library

JSONL = named("jsonl", serving("records"))
EVERYTHING = RecordQuery()


def blocks_of(library: Library) -> tuple[Iterator[bytes], int | None]:
    return blocks_in_one_state(library, lambda: exporting.export(library, EVERYTHING, JSONL))


def shelf(count: int) -> str:
    return "".join(f"@book{{shelf-{n:04}, title = {{Book {n}}}, date = {{2000}}}}\n" for n in range(count))


@pytest.fixture
def taken(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The citekeys of the records that were asked for, in the order asked."""
    asked: list[str] = []

    def every(library: Library, query: RecordQuery) -> Iterator[Record]:
        for record in every_record(library, query):
            asked.append(record.citekey)
            yield record

    monkeypatch.setattr(exporting, "every_record", every)
    return asked


def test_the_blocks_are_the_export(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(one_state, "BLOCK", 500)
    with small_library(tmp_path / "home", shelf(40)) as library:
        found, revision = blocks_of(library)
        blocks = list(found)
        assert b"".join(blocks).decode() == "".join(exporting.export(library, EVERYTHING, JSONL))
        assert revision == library.records.revision()
    assert len(blocks) > 3
    assert all(len(block) >= 500 for block in blocks[:-1])


def test_no_record_is_written_before_its_block_is_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, taken: list[str]
) -> None:
    monkeypatch.setattr(one_state, "BLOCK", 1)
    with small_library(tmp_path / "home", shelf(10)) as library:
        blocks, _revision = blocks_of(library)
        assert len(taken) == 2
        for _ in range(3):
            next(blocks)
        assert len(taken) == 3
        list(blocks)
    assert len(taken) == 10


def test_a_long_export_is_broken_off_where_the_store_changes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(one_state, "BLOCK", 1)
    with small_library(tmp_path / "home", shelf(10)) as library:
        blocks, _revision = blocks_of(library)
        first = [next(blocks) for _ in range(3)]
        publish(library, tmp_path, 1)
        with pytest.raises(ChangedMeanwhileError):
            next(blocks)
    assert len(first) == 3


def test_a_short_export_that_an_import_cut_in_two_is_made_again(tmp_path: Path, taken: list[str]) -> None:
    with small_library(tmp_path / "home", shelf(2)) as library:
        first = True

        def pieces() -> Iterator[str]:
            nonlocal first
            yield from exporting.export(library, EVERYTHING, JSONL)
            if first:
                first = False
                publish(library, tmp_path, 1)

        found, revision = blocks_in_one_state(library, pieces)
        lines = b"".join(found).decode().splitlines()
        assert (len(lines), revision) == (3, library.records.revision())
    assert len(taken) == 2 + 3


def test_the_state_of_a_store_is_none_of_its_later_ones_and_of_no_other_store(tmp_path: Path) -> None:
    with small_library(tmp_path / "one", shelf(1)) as library:
        before = exporting.state(library)
        publish(library, tmp_path, 1)
        assert exporting.state(library) != before
        library.index_sync.grace = 1000.0
        publish(library, tmp_path, 2, index=False)
        assert exporting.state(library) is None
