"""Indexes that nobody uses any more: of rebuilds that broke off, and of versions that analyse words in other ways."""

from contextlib import suppress

from opensearchpy.exceptions import NotFoundError

from kb.search.cluster.client import SearchCluster

_MOST = 1_000  # states of one library; there is one for each version


def indexes(cluster: SearchCluster, prefix: str) -> list[str]:
    """Return the names of the indexes that begin so."""
    try:
        rows = cluster.ask("GET", f"/_cat/indices/{prefix}*", params={"format": "json", "h": "index"})
    except NotFoundError:
        return []
    return [str(row["index"]) for row in rows]


def remove_all(cluster: SearchCluster, prefix: str, keep: str = "") -> None:
    """Remove the indexes that begin so, but one."""
    for index in indexes(cluster, prefix):
        if index != keep:
            with suppress(NotFoundError):
                cluster.ask("DELETE", f"/{index}", wait=60)


def remove_other_versions(cluster: SearchCluster, name: str, states: str, ours: str, lived: tuple[str, ...]) -> None:
    """Remove the states and indexes of other versions that did not follow the import before the one just shown.

    `lived` are the revisions before and after this import: a version that has servers brought its index to one of them.
    One that was only slow builds its index anew.
    """
    cluster.ask("POST", f"/{states}/_refresh")
    documents = cluster.ask("GET", f"/{states}/_search", {"size": _MOST, "query": {"match_all": {}}})["hits"]["hits"]
    for document in documents:
        analysis, state = str(document["_id"]), document["_source"]
        if analysis == ours or "index" not in state or str(state["revision"]) in lived:
            continue
        with suppress(NotFoundError):
            cluster.ask("DELETE", f"/{states}/_doc/{analysis}")
        remove_all(cluster, f"{name}-{analysis}-")
