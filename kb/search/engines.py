"""Which engine keeps the search index: tantivy in a folder of this machine, or a cluster where a URL names one.

Another engine is a branch here, with its `IndexPlace`; nothing outside this room knows which there are.
"""

from pathlib import Path

from kb.errors import KbError
from kb.search.index import IndexFolder
from kb.search.places import IndexPlace


def index_place(folder: Path, url: str) -> IndexPlace:
    """Return where the index of a library is: on the cluster that `url` names, with "" in a folder.

    Raises KbError where what speaks with the cluster is not installed.
    """
    if not url:
        return IndexFolder(folder)
    try:
        from kb.search.cluster.index import ClusterPlace  # noqa: PLC0415 - an extra that most libraries have no use for
    except ModuleNotFoundError as error:
        raise KbError("extra-missing", extra="opensearch", module=str(error.name)) from None
    return ClusterPlace(url)
