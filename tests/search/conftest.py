"""An index of the sample records in memory."""

import pytest

from kb.search.index import Index
from kb.search.label_index import LabelIndex
from tests.search.sample_records import RECORDS, VOCABULARY


@pytest.fixture(scope="session")
def index() -> Index:
    """An index of the records; tests must not change it."""
    return Index.in_memory(RECORDS, "1")


@pytest.fixture(scope="session")
def vocabulary() -> LabelIndex:
    """Labels for the records' topics, parties and kinds."""
    return VOCABULARY
