"""Records written to a cluster in batches; a batch that is too much for it now is given again."""

from collections.abc import Iterable, Iterator
from typing import Any

from opensearchpy.exceptions import OpenSearchException
from opensearchpy.helpers import streaming_bulk

from kb.search.cluster.client import BULK_WAIT, SearchCluster
from kb.search.cluster.mapping import document
from kb.search.cluster.writing import WritingRight
from kb.search.index_files import UnwritableIndexError
from kb.search.index_values import SearchDocument

_RECORDS, _BYTES = 500, 4_000_000  # of a batch
_AGAIN = 6  # times that a batch is given, with pauses that double
_SUPERSEDED, _GONE = 409, 404


def writes(
    cluster: SearchCluster, index: str, records: Iterable[SearchDocument], revision: int, right: WritingRight
) -> None:
    """Write records as of a revision; a newer one that is there stays."""
    _give(cluster, ({"_id": record.key, **_version(index, revision), **document(record)} for record in records), right)


def removals(cluster: SearchCluster, index: str, keys: Iterable[str], revision: int, right: WritingRight) -> None:
    """Remove records as of a revision."""
    _give(cluster, ({"_id": key, "_op_type": "delete", **_version(index, revision)} for key in keys), right)


def _version(index: str, revision: int) -> dict[str, Any]:
    return {"_index": index, "version": revision, "version_type": "external_gte"}


def _give(cluster: SearchCluster, actions: Iterable[dict[str, Any]], right: WritingRight) -> None:
    outcomes = streaming_bulk(
        cluster.client, _beating(actions, right), chunk_size=_RECORDS, max_chunk_bytes=_BYTES, raise_on_error=False,
        max_retries=_AGAIN, initial_backoff=1, request_timeout=BULK_WAIT,
    )  # fmt: skip
    try:
        for done, outcome in outcomes:
            action = next(iter(outcome.values()))
            if not done and action.get("status") not in (_SUPERSEDED, _GONE):
                cause = str(action.get("error"))[:300]
                raise UnwritableIndexError("search-unwritable", path=str(cluster.address), cause=cause)
    except OpenSearchException as error:
        raise cluster.error_of(error) from None


def _beating(actions: Iterable[dict[str, Any]], right: WritingRight) -> Iterator[dict[str, Any]]:
    for number, action in enumerate(actions):
        if number % _RECORDS == 0:
            right.beat()
        yield action
