"""A small library of a test's own, and a key that may do the usual in it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kb.library import keys
from kb.library.session import Library
from tests.server_fixtures import small_library


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Library]:
    with small_library(tmp_path / "home") as library:
        yield library


@pytest.fixture
def key(small: Library) -> str:
    return keys.make(small, "a librarian")[1]
