"""Two server processes answer under load while an import runs: no error, and never half of the import."""

import json
import os
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

from kb.library import importing
from tests.server_fixtures import FRIENDSHIP, free_port, settings, small_library

MANY = 300
READERS = 4
ASKED = 60  # by each reader, and then it stops
PATHS = ("/api/v1/records?scope=imported&limit=1", "/api/v1/records?q=Kitap&scope=imported&limit=1",
         "/records/kz-ru-friendship-1992", "/api/v1/chronology?scope=imported", "/oai?verb=Identify")  # fmt: skip
START = "import sys; from kb.cli import main; sys.exit(main())"


@contextmanager
def two_workers(home: Path) -> Iterator[str]:
    """The address of `kb serve --workers 2` over a home folder."""
    port = free_port()
    environment = {**os.environ, "KB_HOME": str(home), "KB_DATABASE_URL": ""}
    command = [sys.executable, "-c", START, "serve", "--workers", "2", "--port", str(port)]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT) as process:
        try:
            address = f"http://127.0.0.1:{port}"
            while process.poll() is None:
                try:
                    urlopen(f"{address}/ready", timeout=300).close()
                    break
                except OSError:
                    time.sleep(0.05)
            yield address
        finally:
            process.terminate()
            said = process.communicate(timeout=600)[0].decode()
    assert "Traceback" not in said, said


class Reader(threading.Thread):
    """Asks a bounded number of questions, and counts what it is told."""

    def __init__(self, address: str, first: int) -> None:
        super().__init__(daemon=True)
        self.address, self.first = address, first
        self.totals: list[tuple[str, int]] = []
        self.codes: Counter[int] = Counter()
        self.faults: list[str] = []

    def run(self) -> None:
        for number in range(self.first, self.first + ASKED):
            path = PATHS[number % len(PATHS)]
            try:
                with urlopen(self.address + path, timeout=600) as reply:
                    self.codes[reply.status] += 1
                    body = reply.read()
            except OSError as error:
                self.faults.append(f"{path}: {error}")
                continue
            if "/records?" in path:
                self.totals.append((path, json.loads(body)["meta"]["total"]))


def write_books(path: Path, word: str) -> None:
    books = (f"@book{{kitap-{n}, title = {{{word} Kitap {n}}}, date = {{2001}}}}\n" for n in range(MANY))
    path.write_text("".join(books), "utf-8")


def test_no_reader_sees_half_an_import(tmp_path: Path) -> None:
    home, path = tmp_path / "home", tmp_path / "books.bib"
    with small_library(home, FRIENDSHIP) as library:
        library.index_sync.catch_up()
        with two_workers(home) as address:
            readers = [Reader(address, first) for first in range(READERS)]
            for reader in readers:
                reader.start()
            for word in ("First", "Second", "Third"):
                write_books(path, word)
                importing.load(library.engine, library.vocabulary, [path])
                library.index_sync.catch_up()
            for reader in readers:
                reader.join(1200)
            with urlopen(address + PATHS[1], timeout=600) as reply:
                assert json.load(reply)["meta"]["total"] == MANY
    assert settings(home).index_folder.is_dir()
    assert [fault for reader in readers for fault in reader.faults] == []
    assert sum((reader.codes for reader in readers), Counter()) == {200: READERS * ASKED}
    assert {total for reader in readers for _path, total in reader.totals} <= {0, MANY}
