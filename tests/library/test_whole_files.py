"""A file is put in the place of a file only: a device, a pipe or a folder stays what it is, and a link a link."""

import os
import socket
import stat
from contextlib import closing
from pathlib import Path

import pytest

from kb.cli import main
from kb.errors import KbError
from kb.library.own_manuscripts import write_file
from kb.library.whole_files import whole_file


def kind(path: Path) -> int:
    return stat.S_IFMT(path.lstat().st_mode)


@pytest.mark.parametrize("name", ["pipe", "socket", "folder", "to-pipe", "to-null"])
def test_what_is_no_file_stays_what_it_is(tmp_path: Path, name: str) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "folder").mkdir()
    (tmp_path / "to-pipe").symlink_to("pipe")
    (tmp_path / "to-null").symlink_to("/dev/null")
    with closing(socket.socket(socket.AF_UNIX)) as listening:
        listening.bind(os.path.relpath(tmp_path / "socket"))
        before = {path.name: kind(path) for path in tmp_path.iterdir()}
        with pytest.raises(KbError, match=f"{name}: "):
            write_file(tmp_path / name, b"text")
    assert {path.name: kind(path) for path in tmp_path.iterdir()} == before


def test_a_backup_is_not_put_in_the_place_of_a_device(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("KB_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("KB_COLLECTION", "")
    monkeypatch.delenv("KB_DATABASE_URL", raising=False)
    os.mkfifo(tmp_path / "pipe")
    assert main(["backup", str(tmp_path / "pipe"), "--ui", "en"]) == 1
    assert "a device, a pipe or a socket" in capsys.readouterr().err
    assert stat.S_ISFIFO((tmp_path / "pipe").stat().st_mode)


def test_a_link_stays_and_what_it_names_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "of-monday").write_bytes(b"old")
    (tmp_path / "newest").symlink_to("of-monday")
    write_file(tmp_path / "newest", b"new")
    assert (tmp_path / "newest").is_symlink()
    assert (tmp_path / "of-monday").read_bytes() == b"new"


def test_a_file_half_written_leaves_the_one_before_alone(tmp_path: Path) -> None:
    (tmp_path / "list").write_bytes(b"old")
    with pytest.raises(KbError, match=r"list: No space left"), whole_file(tmp_path / "list") as file:
        file.write(b"half of it")
        raise OSError(28, "No space left on device")
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("list", b"old")]


def test_a_secret_file_is_its_owners_alone(tmp_path: Path) -> None:
    with whole_file(tmp_path / "keys", 0o600) as file:
        file.write(b"x")
    assert stat.S_IMODE((tmp_path / "keys").stat().st_mode) == 0o600
