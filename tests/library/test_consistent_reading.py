"""An answer is of one state: it is made where store and index agree, and made again where they moved meanwhile."""

from pathlib import Path

import pytest

from kb.domain.queries import RecordQuery
from kb.library import consistent_reading, importing, index_sync, records
from kb.library.consistent_reading import read_consistently
from kb.library.session import Library
from kb.store import journal
from tests.server_fixtures import small_library

BOOK = "@book{{book, title = {{Edition {0}}}, date = {{200{0}}}}}\n"


def publish(library: Library, folder: Path, edition: int, index: bool = True) -> None:
    """Import an edition of the book; without `index` whoever did it has not come to the index yet."""
    file = folder / "book.bib"
    file.write_text(BOOK.format(edition), "utf-8")
    importing.load(library.engine, library.vocabulary, [file])
    if index:
        library.index_sync.catch_up()


def test_an_answer_that_an_import_cut_in_two_is_made_again(tmp_path: Path) -> None:
    with small_library(tmp_path / "home") as library:
        publish(library, tmp_path, 1)
        titles: list[tuple[str, ...]] = []

        def make() -> tuple[str, ...]:
            first = library.records.many(["book"])["book"].titles[0].value
            if not titles:
                publish(library, tmp_path, 2)
            second = records.find(library, RecordQuery(q="edition")).records["book"].titles[0].value
            titles.append((first, second))
            return titles[-1]

        answer, revision = read_consistently(library, make)
    assert titles == [("Edition 1", "Edition 2"), ("Edition 2", "Edition 2")]
    assert answer == titles[-1]
    assert revision == library.records.revision()


def test_what_was_read_of_a_newer_state_is_not_kept_for_an_older_one(tmp_path: Path) -> None:
    with small_library(tmp_path / "home") as library:
        publish(library, tmp_path, 1)
        library.records.forget()
        library.records.trust = 1000.0

        def read() -> list[str]:
            publish(library, tmp_path, 2)
            return [record.titles[0].value for record in library.records.every() if record.citekey == "book"]

        assert library.records.derived("titles", "", read) == ["Edition 2"]
        library.records.trust = 0.0
        assert library.records.derived("titles", "", lambda: ["made again"]) == ["made again"]


@pytest.mark.parametrize("reads", [True, False])
def test_the_store_is_asked_again_after_an_answer_only_where_it_was_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, reads: bool
) -> None:
    with small_library(tmp_path / "home") as library:
        publish(library, tmp_path, 1)
        library.records.forget()
        library.records.trust = 1000.0
        assert read_consistently(library, lambda: library.records.many(["book"]))[1] == library.records.revision()
        asked: list[object] = []
        known = journal.newest_revision(library.engine)

        def revision(engine: object) -> int:
            asked.append(engine)
            return known

        monkeypatch.setattr(journal, "newest_revision", revision)

        def make() -> object:
            return list(library.records.every()) if reads else library.records.many(["book"])

        read_consistently(library, make)
        assert len(asked) == reads


def test_no_answer_is_made_of_a_new_store_and_an_old_index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with small_library(tmp_path / "home") as library:
        publish(library, tmp_path, 1)
        library.index_sync.grace = 1000.0  # another process is at the index
        publish(library, tmp_path, 2, index=False)
        monkeypatch.setattr(consistent_reading, "sleep", lambda _seconds: library.index_sync.catch_up())

        def make() -> tuple[int, str]:
            found = records.find(library, RecordQuery(q="edition", first="2002", last="2002"))
            return found.total, found.records["book"].titles[0].value

        assert read_consistently(library, make)[0] == (1, "Edition 2")


def test_an_index_that_stays_behind_is_waited_for_once_and_its_answers_are_not_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with small_library(tmp_path / "home") as library:
        publish(library, tmp_path, 1)
        library.index_sync.grace = 1000.0
        publish(library, tmp_path, 2, index=False)
        now = 0.0
        waits: list[float] = []

        def wait(seconds: float) -> None:
            nonlocal now
            now += seconds
            waits.append(seconds)

        monkeypatch.setattr(consistent_reading, "sleep", wait)
        for module in (consistent_reading, index_sync):
            monkeypatch.setattr(module, "monotonic", lambda: now)
        assert read_consistently(library, lambda: "as it is") == ("as it is", None)
        assert sum(waits) == pytest.approx(consistent_reading.PATIENCE, abs=0.1)
        waits.clear()
        assert read_consistently(library, lambda: "as it is") == ("as it is", None)
        assert waits == []
