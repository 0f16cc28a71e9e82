"""The index on disk: whole under a kill, followed by its readers, honest about its state."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from kb.search.index import Index
from kb.search.index_files import BusyIndexError, StaleIndexError, writing
from kb.search.index_values import PageOptions, SearchDocument
from tests.search.sample_records import RECORDS

NEW = SearchDocument(key="new", titles=(("en", "Astana declaration"),))


def state_of(path: Path, revision: str | None = None) -> str:
    try:
        Index.open(path, revision)
    except StaleIndexError as error:
        return error.state
    return "current"


def test_states(tmp_path: Path) -> None:
    assert state_of(tmp_path / "none") == "missing"
    Index.rebuild(tmp_path, RECORDS, "1")
    assert state_of(tmp_path, "1") == "current"
    assert state_of(tmp_path, "2") == "behind"
    assert state_of(tmp_path) == "current"


def test_a_broken_marker_is_reported(tmp_path: Path) -> None:
    Index.rebuild(tmp_path, RECORDS, "1")
    (tmp_path / "current.json").write_bytes(b"{")
    assert state_of(tmp_path, "1") == "damaged"


@pytest.mark.parametrize("suffix", ["store", "term", "fast", "json"])
@pytest.mark.parametrize("kept", [0, 10])
def test_a_cut_file_is_reported(tmp_path: Path, suffix: str, kept: int) -> None:
    Index.rebuild(tmp_path, RECORDS, "1")
    for file in tmp_path.glob(f"g-*/*.{suffix}"):
        cut = file.with_name("cut")  # not in place: whoever has the file open keeps it whole
        cut.write_bytes(file.read_bytes()[:kept])
        cut.replace(file)
    assert state_of(tmp_path, "1") == "damaged"
    assert Index.rebuild(tmp_path, RECORDS, "1").size == len(RECORDS)


def test_another_analysis_is_stale(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Index.rebuild(tmp_path, RECORDS, "1")
    monkeypatch.setattr("kb.search.index_files.analysis_mark", lambda: "other")
    assert state_of(tmp_path, "1") == "damaged"


def test_readers_follow_updates_and_rebuilds(tmp_path: Path) -> None:
    reader = Index.rebuild(tmp_path, RECORDS, "1")
    assert reader.search("astana").total == 0
    writer = Index.open(tmp_path)
    writer.update([NEW], ["source-169"], "2")
    assert reader.search("astana").total == 1
    assert (reader.revision, reader.size) == ("2", len(RECORDS))
    Index.rebuild(tmp_path, [NEW], "3")
    assert (reader.revision, reader.size) == ("3", 1)
    assert len(list(tmp_path.glob("g-*"))) == 1


def test_the_same_update_twice(tmp_path: Path) -> None:
    index = Index.rebuild(tmp_path, RECORDS, "1")
    for _ in range(2):
        index.update([NEW], ["source-169"], "2")
        assert index.size == len(RECORDS)


def test_a_failing_rebuild_leaves_the_old_state(tmp_path: Path) -> None:
    index = Index.rebuild(tmp_path, RECORDS, "1")

    def broken() -> Iterator[SearchDocument]:
        yield NEW
        raise OSError("the store went away")

    with pytest.raises(OSError, match="went away"):
        Index.rebuild(tmp_path, broken(), "2")
    with pytest.raises(OSError, match="went away"):
        index.update(broken(), (), "2")
    assert state_of(tmp_path, "1") == "current"
    assert index.size == len(RECORDS)


def test_one_writer_at_a_time(tmp_path: Path) -> None:
    index = Index.rebuild(tmp_path, RECORDS, "1")
    with writing(tmp_path):
        with pytest.raises(BusyIndexError, match="another process"):
            index.update([NEW], (), "2")
        assert index.search("buzan").total == 1


CHILD = """
import sys
from pathlib import Path
from kb.search.index import Index
from kb.search.records import SearchDocument

def endless():
    for number in range(10**9):
        if number == 3000:
            print("half", flush=True)
        yield SearchDocument(key=f"k{number}", titles=(("en", f"title {number}"),))

path = Path(sys.argv[1])
if sys.argv[2] == "rebuild":
    Index.rebuild(path, endless(), "2")
else:
    Index.open(path).update(endless(), (), "2")
"""


@pytest.mark.parametrize("work", ["rebuild", "update"])
def test_killed_while_writing(tmp_path: Path, work: str) -> None:
    reader = Index.rebuild(tmp_path, RECORDS, "1")
    child = subprocess.Popen([sys.executable, "-c", CHILD, str(tmp_path), work], stdout=subprocess.PIPE)
    with child:
        assert child.stdout is not None
        child.stdout.readline()
        assert reader.search("buzan").total == 1  # readable while it is written
        os.kill(child.pid, signal.SIGKILL)
    assert state_of(tmp_path, "1") == "current"
    assert Index.open(tmp_path).size == len(RECORDS)
    assert Index.rebuild(tmp_path, [*RECORDS, NEW], "2").size == len(RECORDS) + 1
    assert len(list(tmp_path.glob("g-*"))) == 1


def test_many_threads_read_while_one_writes(tmp_path: Path) -> None:
    index = Index.rebuild(tmp_path, RECORDS, "0")
    failed: list[BaseException] = []

    def read() -> None:
        try:
            for _ in range(60):
                assert index.search("шекара", options=PageOptions(facets=("type",))).total == 1
        except BaseException as error:  # noqa: BLE001 - whatever it is, the test must see it
            failed.append(error)

    threads = [threading.Thread(target=read) for _ in range(4)]
    for thread in threads:
        thread.start()
    writer = Index.open(tmp_path)
    for revision in range(1, 4):
        writer.update([NEW], (), str(revision))
        Index.rebuild(tmp_path, RECORDS, str(revision))
    for thread in threads:
        thread.join()
    assert not failed


def test_an_update_that_another_process_overtook_takes_nothing_back(tmp_path: Path) -> None:
    slow = Index.rebuild(tmp_path, [], "1")
    Index.open(tmp_path).update([], [], "3")
    with pytest.raises(BusyIndexError):
        slow.update([], [], "2")
    assert Index.open(tmp_path).revision == "3"
