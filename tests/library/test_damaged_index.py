"""An index whose files are damaged under whoever reads them: the fault is told, and the index is built anew."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from time import sleep
from typing import Any

import pytest
from starlette.testclient import TestClient

from api.app import create_app
from kb.errors import UnavailableError
from kb.library.quick_open import open_to_search
from kb.library.session import Library
from kb.search import tantivy_state
from kb.search.index_files import StaleIndexError, UnwritableIndexError
from tests.server_fixtures import settings, small_library


class PanicException(BaseException):
    """What is raised where tantivy cannot go on with what it read."""


DAMAGE = [
    ValueError("An IO error occurred: 'Fst data is corrupted'"),
    ValueError("Data corrupted: 'no such block'"),
    ValueError("Failed to open file for read: 'FileDoesNotExist'"),
    PanicException("mid > len"),
]


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Library]:
    """A library of one record with its index."""
    with small_library(tmp_path / "home") as library:
        library.index_sync.catch_up()
        yield library


@pytest.fixture
def breaking(monkeypatch: pytest.MonkeyPatch) -> Callable[[BaseException], None]:
    """Have the next search in the files fail."""
    best = tantivy_state.TantivyState.best

    def fail_with(error: BaseException) -> None:
        def fail(*_values: object, **_options: object) -> Any:
            monkeypatch.setattr(tantivy_state.TantivyState, "best", best)
            raise error

        monkeypatch.setattr(tantivy_state.TantivyState, "best", fail)

    return fail_with


@pytest.mark.parametrize("error", DAMAGE, ids=lambda error: str(error)[:12])
def test_a_damaged_index_is_told_and_built_anew(
    shelf: Library, error: BaseException, breaking: Callable[[BaseException], None]
) -> None:
    generation = shelf.settings.index_folder / "current.json"
    before = generation.read_bytes()
    breaking(error)
    with pytest.raises(StaleIndexError, match="damaged"):
        shelf.index.search("дружба")
    assert shelf.index.search("дружба").total == 1
    assert generation.read_bytes() != before


def test_a_mistake_of_ours_is_no_damage(shelf: Library, breaking: Callable[[BaseException], None]) -> None:
    breaking(ValueError("not enough values to unpack"))
    with pytest.raises(ValueError, match="unpack"):
        shelf.index.search("дружба")
    assert open_to_search(shelf.settings).index.search("дружба").total == 1


def test_a_server_answers_503_and_then_again(shelf: Library, breaking: Callable[[BaseException], None]) -> None:
    client = TestClient(create_app(shelf))
    breaking(DAMAGE[0])
    reply = client.get("/api/v1/records?q=дружба")
    assert (reply.status_code, reply.headers["Retry-After"]) == (503, "5")
    assert "Fst" not in reply.text
    assert client.get("/api/v1/records?q=дружба").json()["meta"]["total"] == 1


def test_whoever_opens_a_damaged_index_next_builds_it_anew(
    shelf: Library, breaking: Callable[[BaseException], None]
) -> None:
    quick = open_to_search(shelf.settings)
    breaking(DAMAGE[3])
    with pytest.raises(StaleIndexError):
        quick.index.search("дружба")
    assert open_to_search(shelf.settings).index.search("дружба").total == 1


@pytest.mark.parametrize("what", ["folder", "marker", "files"])
def test_an_index_that_is_deleted_under_a_server_is_built_anew(shelf: Library, what: str) -> None:
    assert shelf.index.search("дружба").total == 1
    folder = shelf.settings.index_folder
    if what == "folder":
        shutil.rmtree(folder)
    elif what == "marker":
        (folder / "current.json").unlink()
    else:
        marker = (folder / "current.json").read_bytes()
        shutil.rmtree(folder)
        folder.mkdir()
        (folder / "current.json").write_bytes(marker)
    sleep(0.002)  # so that the marker is newer
    assert shelf.index.search("дружба").total == 1
    assert (folder / "current.json").exists()


def test_a_home_that_has_gone_is_not_made_anew(shelf: Library, tmp_path: Path) -> None:
    """It may be a volume that comes back; what would be written in its place would be hidden by it."""
    home = shelf.settings.home
    home.rename(tmp_path / "away")
    with pytest.raises(UnavailableError):
        shelf.index.search("дружба")
    with pytest.raises(UnwritableIndexError):
        shelf.index_sync.rebuild()
    assert not home.exists()
    (tmp_path / "away").rename(home)
    assert shelf.index.search("дружба").total == 1
    assert settings(home).index_folder.exists()
