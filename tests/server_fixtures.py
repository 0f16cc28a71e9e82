"""Small libraries of a test's own, and a server over them on 127.0.0.1 that stops by itself."""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import uvicorn
from fastapi import FastAPI

from kb.library.session import Library, open_library
from kb.settings import Settings, from_environment

FRIENDSHIP = """@legal{kz-ru-friendship-1992,
  title = {Договор о дружбе, сотрудничестве и взаимной помощи},
  date = {1992-05-25}, language = {ru}, keywords = {friendship-and-alliance},
  kb-status = {identified}, kb-scope = {dissertation}, kb-parties = {KAZ | state
RUS | state},
}
"""


def settings(home: Path, text: str = FRIENDSHIP) -> Settings:
    """Settings of a library of its own, whose collection is this text."""
    home.mkdir(parents=True, exist_ok=True)
    collection = home / "references.bib"
    if not collection.exists():
        collection.write_text(text, "utf-8")
    return from_environment({"KB_HOME": str(home)})._replace(collection=collection)


@contextmanager
def small_library(home: Path, text: str = FRIENDSHIP) -> Iterator[Library]:
    """A library on SQLite that holds the records of a BibLaTeX text."""
    opened = open_library(settings(home, text))
    try:
        yield opened
    finally:
        opened.close()


def free_port() -> int:
    """A port of the loopback that nothing listens on."""
    with closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@contextmanager
def serving(app: FastAPI, **options: Any) -> Iterator[str]:
    """The address of a server that runs in a thread as long as the block."""
    with closing(socket.socket()) as taken:
        taken.bind(("127.0.0.1", 0))
        server = uvicorn.Server(uvicorn.Config(app, log_level="error", lifespan="off", **options))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [taken]}, daemon=True)
        thread.start()
        while not server.started and thread.is_alive():
            time.sleep(0.01)
        try:
            yield f"http://127.0.0.1:{taken.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join(600)
