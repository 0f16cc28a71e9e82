"""Exports are files of one state of the store, whatever is imported while they are written and sent."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kb.domain.formats import named, serving
from kb.domain.queries import RecordQuery
from kb.domain.records import Record
from kb.library import consistent_reading, exporting
from kb.library.consistent_reading import ChangingStoreError, blocks_read_consistently
from kb.library.records import every_record
from kb.library.session import Library
from tests import factories
from tests.library.test_consistent_reading import publish
from tests.server_fixtures import small_library

JSONL = named("jsonl", serving("records"))
EVERYTHING = RecordQuery()


def blocks_of(library: Library) -> tuple[Iterator[bytes], int | None]:
    return blocks_read_consistently(library, lambda: exporting.export(library, EVERYTHING, JSONL))


def shelf(count: int) -> str:
    return "".join(f"@book{{shelf-{n:04}, title = {{Book {n}}}, date = {{2000}}}}\n" for n in range(count))


@pytest.fixture
def taken(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The citekeys of the records that were asked for, in the order asked."""
    asked: list[str] = []

    def every(library: Library, query: RecordQuery, _among: object = None) -> Iterator[Record]:
        for record in every_record(library, query):
            asked.append(record.citekey)
            yield record

    monkeypatch.setattr(exporting, "every_record", every)
    return asked


def test_the_blocks_are_the_export(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(consistent_reading, "BLOCK", 500)
    with small_library(tmp_path / "home", shelf(40)) as library:
        found, revision = blocks_of(library)
        blocks = list(found)
        assert b"".join(blocks).decode() == "".join(exporting.export(library, EVERYTHING, JSONL))
        assert revision == library.records.revision()
    assert len(blocks) > 3
    assert all(len(block) >= 500 for block in blocks[:-1])


@pytest.mark.parametrize("in_memory", [1 << 20, 100])
def test_an_export_that_an_import_cut_in_two_is_written_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, taken: list[str], in_memory: int
) -> None:
    monkeypatch.setattr(consistent_reading, "BLOCK", 200)
    monkeypatch.setattr(consistent_reading, "IN_MEMORY", in_memory)
    with small_library(tmp_path / "home", shelf(20)) as library:
        first = True

        def pieces() -> Iterator[str]:
            nonlocal first
            for count, piece in enumerate(exporting.export(library, EVERYTHING, JSONL)):
                yield piece
                if first and count == 15:
                    first = False
                    publish(library, tmp_path, 1)

        blocks, revision = blocks_read_consistently(library, pieces)
        assert revision == library.records.revision()
        assert len(taken) == 20 + 21
        publish(library, tmp_path, 2)  # after the first block is made, and before it is read
        text = b"".join(blocks).decode()
    assert text.count("Book") == 20
    assert text.count("Edition 1") == 1


def test_an_export_under_which_the_store_never_rests_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(consistent_reading, "ENDURANCE", 0.0)
    with small_library(tmp_path / "home", shelf(2)) as library:
        editions = iter(range(1, 9))

        def pieces() -> Iterator[str]:
            yield from exporting.export(library, EVERYTHING, JSONL)
            publish(library, tmp_path, next(editions))

        with pytest.raises(ChangingStoreError):
            blocks_read_consistently(library, pieces)
    assert next(editions) == consistent_reading.TRIES + 1


def test_the_state_of_a_store_is_none_of_its_later_ones_and_of_no_other_store(tmp_path: Path) -> None:
    with small_library(tmp_path / "one", shelf(1)) as library:
        before = exporting.state(library)
        publish(library, tmp_path, 1)
        assert exporting.state(library) != before
        library.index_sync.grace = 1000.0
        publish(library, tmp_path, 2, index=False)
        assert exporting.state(library) is None


def test_other_programs_read_the_place_of_signing_in_the_work_s_language(tmp_path: Path) -> None:
    with small_library(tmp_path / "home", "") as library:
        treaty = factories.record(language="ru", actions=[factories.signed("1992-05-25", place="Moscow")])
        csl = exporting.document(library, treaty, named("csl-json", serving("records"))).decode()
        ours = exporting.document(library, treaty, JSONL).decode()
    assert ('"event-place": "Москва"' in csl, "Moscow" in csl) == (True, False)
    assert '"Moscow"' in ours
