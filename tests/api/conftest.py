"""A small library of a test's own, and a key that may do the usual in it."""

import pytest

from kb.library import api_keys
from kb.library.session import Library


@pytest.fixture
def key(small: Library) -> str:
    return api_keys.make(small, "a librarian")[1]
