"""A home that cannot be written: what is in order is read, the old index answers whole, nothing is left behind."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from kb.library import importing, index_sync
from kb.library.session import Library
from kb.search import index as search_index
from kb.search import index_files
from kb.search.index_files import UnwritableIndexError
from tests.conftest import ROOT
from tests.server_fixtures import FRIENDSHIP, small_library

SECOND = "@book{second, title = {Second}, date = {2002}}\n"


def add_second(library: Library, folder: Path) -> None:
    file = folder / "second.bib"
    file.write_text(SECOND, "utf-8")
    importing.load(library.engine, library.vocabulary, [file])
    library.records.forget()


def fill_disk(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Have each writing of the index fail as tantivy tells of a full disk; return a list that grows with each try."""
    tries: list[int] = []

    def full(*_arguments: Any) -> None:
        tries.append(1)
        raise ValueError("An IO error occurred: 'No space left on device (os error 28)'")

    monkeypatch.setattr(search_index, "_write", full)
    return tries


def test_the_old_index_answers_whole_while_the_new_one_cannot_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    with small_library(tmp_path / "home") as library:
        assert library.index.size == 1
        add_second(library, tmp_path)
        with monkeypatch.context() as patch:
            tries = fill_disk(patch)
            assert library.index.size == 1
            assert "No space left" in caplog.text
            tried = len(tries)
            library.records.forget()
            assert library.index.size == 1
            assert len(tries) == tried  # not at every question anew
            with pytest.raises(UnwritableIndexError, match=r"index cannot be written .*free disk space"):
                library.index_sync.catch_up()
            with pytest.raises(UnwritableIndexError, match="No space left"):
                library.index_sync.rebuild()
        assert len(list(library.settings.index_folder.glob("g-*"))) == 1
        monkeypatch.setattr(index_sync, "REST", 0)
        library.index_sync.catch_up()
        assert library.index.size == 2


def test_without_any_index_a_full_disk_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with small_library(tmp_path / "home") as library:
        fill_disk(monkeypatch)
        with pytest.raises(UnwritableIndexError, match="No space left"):
            _ = library.index
        assert not list(library.settings.index_folder.glob("g-*"))


def test_an_index_that_cannot_be_written_is_read_and_followed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with small_library(tmp_path / "home") as library:
        assert library.index.size == 1
        monkeypatch.setattr(index_files, "can_reload", lambda _folder: False)
        monkeypatch.setattr(search_index, "can_reload", lambda _folder: False)
        reader = search_index.Index.open(library.settings.index_folder)
        assert reader.search("дружба").total == 1
        monkeypatch.undo()
        add_second(library, tmp_path)
        library.index_sync.catch_up()
        monkeypatch.setattr(index_files, "can_reload", lambda _folder: False)
        monkeypatch.setattr(search_index, "can_reload", lambda _folder: False)
        assert reader.search("second").total == 1


def in_mounts_of_its_own(mount: str, *words: str, home: Path) -> subprocess.CompletedProcess[str]:
    """Run a command where a mount is made first, in its own namespace of mounts; skip where that is not allowed."""
    inside = ("unshare", "-m", "--", "sh", "-c")
    if os.getuid() or subprocess.run([*inside, "true"], capture_output=True, check=False).returncode:
        pytest.skip("a file system of the test's own takes root and mount namespaces")
    environment = {**os.environ, "KB_HOME": str(home), "PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8"}
    script = f'{mount} && exec "$@"'
    return subprocess.run([*inside, script, "sh", *words], env=environment, text=True, capture_output=True,
                          check=False, timeout=600, cwd=ROOT)  # fmt: skip


KB = (sys.executable, "-c", "from kb.cli import main; raise SystemExit(main())")
SERVED = """
import sys
from starlette.testclient import TestClient
from api.app import from_environment
with TestClient(from_environment()) as client:
    for path in ("/api/v1/records?q=дружба", "/records/kz-ru-friendship-1992", "/readyz"):
        print(client.get(path).status_code)
"""


@pytest.mark.parametrize("log_left", [False, True])
@pytest.mark.parametrize(
    ("words", "seen"),
    [
        ((*KB, "search", "дружба"), "1992"),
        ((*KB, "search", "--json", "дружба"), "kz-ru-friendship-1992"),
        ((*KB, "show", "kz-ru-friendship-1992"), "1992"),
        ((sys.executable, "-c", SERVED), "200\n200\n200"),
    ],
)
def test_a_read_only_volume_is_read(tmp_path: Path, words: tuple[str, ...], seen: str, log_left: bool) -> None:
    home = tmp_path / "home"
    with small_library(home) as library:
        library.index_sync.catch_up()
        if log_left:  # of a process that was killed, or that has the store open on another machine
            kept = {end: Path(f"{home}/derekkoz.db{end}").read_bytes() for end in ("-wal", "-shm")}
    if log_left:
        for end, data in kept.items():
            Path(f"{home}/derekkoz.db{end}").write_bytes(data)
    ran = in_mounts_of_its_own(f"mount --bind -o ro {home} {home}", *words, home=home)
    assert seen in ran.stdout, ran.stderr
    ran = in_mounts_of_its_own(
        f"mount --bind -o ro {home} {home}", *KB, "import", str(ROOT / "references.bib"), home=home
    )
    assert (ran.returncode, "Traceback" in ran.stderr) == (1, False)
    assert "readonly database" in ran.stderr


def test_a_disk_that_is_full_under_an_import_keeps_records_and_old_index(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    (tmp_path / "old.bib").write_text(FRIENDSHIP, "utf-8")
    (tmp_path / "new.bib").write_text(SECOND, "utf-8")
    kb = f'"{KB[0]}" -c "{KB[2]}"'
    script = (
        f"KB_COLLECTION= {kb} import {tmp_path}/old.bib && mount -t tmpfs -o size=1M none {home}/index.full && "
        f"cp -a {home}/index/. {home}/index.full && mount --move {home}/index.full {home}/index && "
        f"head -c 2M /dev/zero > {home}/index/ballast; {kb} import {tmp_path}/new.bib; echo code $?; "
        f"KB_COLLECTION= {kb} search дружба; ls {home}/index | grep -c g-"
    )
    (home / "index.full").mkdir()
    ran = in_mounts_of_its_own("true", "sh", "-c", script, home=home)
    assert "1 is new" in ran.stdout, ran.stderr
    assert "code 1" in ran.stdout
    assert "1992" in ran.stdout
    assert ran.stdout.endswith("1\n")
    assert "index cannot be written" in ran.stderr
    assert "Traceback" not in ran.stderr
