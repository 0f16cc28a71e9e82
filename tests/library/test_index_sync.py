"""The index under threads: one of them brings it up to date, the others read on, and none goes back."""

import threading
from pathlib import Path
from time import sleep

import pytest

from kb.domain.records import Record
from kb.domain.vocabulary import Vocabulary
from kb.library import importing, index_sync
from kb.library.index_sync import IndexSync
from kb.library.search_document import document
from kb.search import index_files
from kb.search.index import Index, IndexFolder
from kb.search.index_values import SearchDocument
from kb.store import journal
from kb.store.engine import transaction
from tests.server_fixtures import small_library

SECOND = "@book{second, title = {Second}, date = {2002}}\n"


def add_second(library: object, folder: Path) -> importing.Outcome:
    file = folder / "second.bib"
    file.write_text(SECOND, "utf-8")
    return importing.load(library.engine, library.vocabulary, [file])  # type: ignore[attr-defined]


def test_readers_are_not_kept_waiting_by_the_one_who_builds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with small_library(tmp_path / "home") as library:
        assert library.index_sync.index.size == 1
        add_second(library, tmp_path)
        building, go_on, update = threading.Event(), threading.Event(), Index.update
        builders: list[str] = []

        def slow(index: Index, changed: object, removed: object, revision: str) -> None:
            builders.append(threading.current_thread().name)
            building.set()
            go_on.wait(300)
            update(index, changed, removed, revision)  # type: ignore[arg-type]

        monkeypatch.setattr(Index, "update", slow)
        builder = threading.Thread(target=lambda: library.index_sync.index, name="builder")
        builder.start()
        assert building.wait(300)
        sizes: list[int] = []
        reader = threading.Thread(target=lambda: sizes.append(library.index_sync.index.size))
        reader.start()
        reader.join(600)
        assert sizes == [1]
        assert library.index_sync.lag > 0
        go_on.set()
        builder.join(300)
        assert library.index_sync.index.size == 2
        assert library.index_sync.lag == 0
        assert builders == ["builder"]


def test_no_question_of_a_server_waits_for_the_writing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with small_library(tmp_path / "home") as library:
        sync = library.index_sync
        assert sync.index.size == 1
        sync.grace = 1e-9
        add_second(library, tmp_path)
        go_on, update = threading.Event(), Index.update

        def slow(index: Index, changed: object, removed: object, revision: str) -> None:
            go_on.wait(60)
            update(index, changed, removed, revision)  # type: ignore[arg-type]

        monkeypatch.setattr(Index, "update", slow)
        while sync.lag == 0:
            assert sync.index.size == 1
        assert [sync.index.size for _ in range(20)] == [1] * 20
        go_on.set()
        while sync.index.size == 1 or sync.lag:  # the state is published before what it lags is counted anew
            sleep(0.01)
        assert sync.index.size == 2


def test_an_index_whose_writing_broke_is_left_alone_for_a_while(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with small_library(tmp_path / "home") as library:
        sync = library.index_sync
        assert sync.index.size == 1
        add_second(library, tmp_path)
        tries: list[object] = []

        def broken(*given: object) -> None:
            tries.append(given)
            raise RuntimeError("a fault of ours")

        monkeypatch.setattr(Index, "update", broken)
        with pytest.raises(RuntimeError, match="a fault of ours"):
            _ = sync.index
        assert sync.index.size == 1
        assert len(tries) == 1


def test_a_thread_that_follows_slowly_does_not_bring_an_older_state_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with small_library(tmp_path / "home") as library:
        index = library.index_sync.index
        assert isinstance(index, Index)
        other = IndexSync(IndexFolder(library.settings.index_folder), library.records, library.vocabulary)
        read, slow, go_on = index_files.read_marker, threading.Event(), threading.Event()

        def reading(path: Path) -> object:
            marker = read(path)
            if threading.current_thread().name == "slow":
                slow.set()
                go_on.wait(300)
            return marker

        add_second(library, tmp_path)
        other.catch_up()
        monkeypatch.setattr("kb.search.index.read_marker", reading)
        seen: list[str] = []
        follower = threading.Thread(target=lambda: seen.append(index.revision), name="slow")
        follower.start()
        assert slow.wait(300)
        file = tmp_path / "third.bib"
        file.write_text(SECOND.replace("second", "third"), "utf-8")
        importing.load(library.engine, library.vocabulary, [file])
        other.catch_up()
        newest = str(library.records.revision())
        reader = threading.Thread(target=lambda: seen.append(index.revision), name="quick")
        reader.start()
        go_on.set()
        follower.join(300)
        reader.join(300)
        assert index._opened.revision == newest
        assert seen[-1] == newest


def test_an_index_on_another_machine_takes_in_only_what_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with small_library(tmp_path / "home") as library:
        other = IndexSync(IndexFolder(tmp_path / "other"), library.records, library.vocabulary)
        assert other.index.size == 1
        add_second(library, tmp_path)
        built: list[object] = []
        monkeypatch.setattr(Index, "rebuild", lambda *arguments: built.append(arguments))
        written: list[str] = []

        def counted(record: Record, vocabulary: Vocabulary) -> SearchDocument:
            written.append(record.citekey)
            return document(record, vocabulary)

        monkeypatch.setattr(index_sync, "document", counted)
        library.records.forget()
        assert other.index.size == 2
        assert written == ["second"]
        assert not built


def test_an_index_that_the_journal_does_not_reach_is_built_anew(tmp_path: Path) -> None:
    with small_library(tmp_path / "home") as library:
        other = IndexSync(IndexFolder(tmp_path / "other"), library.records, library.vocabulary)
        assert other.index.size == 1
        add_second(library, tmp_path)
        with transaction(library.engine) as connection:
            journal.restart(connection)
        assert other.index.size == 2
