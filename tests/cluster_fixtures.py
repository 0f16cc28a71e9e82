"""Three nodes of OpenSearch for the tests that need them, started when the first asks: where Java and Maven are."""

import os
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest

from deploy.search_nodes import SearchNodes, is_possible
from kb.search.cluster.index import ClusterPlace

CLUSTER = pytest.param("cluster", marks=pytest.mark.cluster)
_NUMBERS = count(1)
_PORT = 9431


@pytest.fixture(scope="session")
def search_nodes() -> Iterator[SearchNodes]:
    """A cluster of three nodes, whose libraries and data are in the folder KB_TEST_SEARCH_FOLDER; for one process."""
    folder = os.environ.get("KB_TEST_SEARCH_FOLDER")
    if not folder or not is_possible():
        pytest.skip("no OpenSearch to test on: set KB_TEST_SEARCH_FOLDER, and install java, javac and mvn")
    nodes = SearchNodes(Path(folder), _PORT)
    try:
        nodes.start()
        yield nodes
    finally:
        nodes.stop()


@pytest.fixture(scope="session")
def cluster_place(search_nodes: SearchNodes) -> Callable[[], ClusterPlace]:
    """Makes places for indexes of three shards, each with a name of its own."""
    return lambda: ClusterPlace(f"{search_nodes.url}/test-{os.getpid()}-{next(_NUMBERS)}?shards=3")
