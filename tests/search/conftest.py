"""An index of the sample records in memory."""

import pytest

from kb.search.cluster.index import ClusterPlace
from kb.search.index import Index
from kb.search.index_places import SearchIndex
from kb.search.label_index import LabelIndex
from tests.cluster_fixtures import CLUSTER
from tests.search.sample_records import RECORDS, VOCABULARY


@pytest.fixture(scope="session", params=["tantivy", CLUSTER])
def index(request: pytest.FixtureRequest) -> SearchIndex:
    """An index of the records, on each engine; tests must not change it."""
    if request.param == "tantivy":
        return Index.in_memory(RECORDS, "1")
    place: ClusterPlace = request.getfixturevalue("cluster_place")()
    return place.rebuild(RECORDS, "1")


@pytest.fixture(scope="session")
def vocabulary() -> LabelIndex:
    """Labels for the records' topics, parties and kinds."""
    return VOCABULARY
