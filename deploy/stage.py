"""All parts on one machine: a primary and a replica, three search nodes, four servers and a proxy."""

from pathlib import Path

from deploy.databases import Databases
from deploy.front import Front
from deploy.search_nodes import SearchNodes


class Stage:
    """A whole deployment in a folder."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        folder.chmod(0o755)
        self.databases = Databases(folder / "databases")
        self.nodes = SearchNodes(folder / "search")
        self.settings = {
            "KB_DATABASE_URL": self.databases.url,
            "KB_DATABASE_READ_URL": self.databases.every_url,
            "KB_SEARCH_URL": self.nodes.url,
        }
        self.front = Front(folder / "front", self.settings)

    def start_stores(self) -> None:
        """Start what keeps the records and the index."""
        self.databases.start()
        self.nodes.start()

    def stop(self) -> None:
        """Stop everything."""
        self.front.stop()
        self.nodes.stop()
        self.databases.stop()
