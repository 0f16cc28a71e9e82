"""Nodes of OpenSearch on the loopback, from its libraries as Maven has them: three processes that are one cluster."""

import shutil
import subprocess
from pathlib import Path

from deploy.parts import HERE, UNPRIVILEGED, Part, StartError, answers, own, table

_NODE = HERE / "opensearch"
_PATIENCE = 300  # seconds until a node answers: on a busy machine a first start takes minutes


def is_possible() -> bool:
    """Return whether this machine has what the nodes are made with."""
    return all(shutil.which(tool) for tool in ("java", "javac", "mvn"))


def libraries(folder: Path) -> Path:
    """Return the folder of the libraries and of our class, filled where it is not; raises StartError."""
    target = folder / "lib"
    if not target.is_dir():
        passing = folder / "lib.new"
        version = table()["search"]["version"]
        _run("mvn", "-q", "-B", "-f", str(_NODE / "pom.xml"), f"-Dopensearch.version={version}",
             "dependency:copy-dependencies", f"-DoutputDirectory={passing}")  # fmt: skip
        _run("javac", "-cp", f"{passing}/*", "-d", str(passing), str(_NODE / "src" / "SearchNode.java"))
        passing.rename(target)
    return target


def _run(*command: str) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise StartError(f"{command[0]} failed: {(done.stdout + done.stderr).strip()[-600:]}")


class SearchNodes:
    """A cluster of nodes; each may be killed and started again, and finds its data where it left it."""

    def __init__(self, folder: Path, first_port: int = 0) -> None:
        row = table()["search"]
        self._folder = folder
        self._ports = [(first_port or int(row["port"])) + number for number in range(int(row["count"]))]
        self._memory = str(row["memory"])
        self._transport = int(row["transport"]) - int(row["port"])
        folder.mkdir(parents=True, exist_ok=True)
        folder.chmod(0o755)
        self._libraries = libraries(folder)
        self.parts = [self._part(number) for number in range(len(self._ports))]

    @property
    def url(self) -> str:
        """The addresses of the nodes, as KB_SEARCH_URL takes them."""
        return ",".join(map(self.address, range(len(self._ports))))

    def address(self, number: int) -> str:
        """Return the address of a node."""
        return f"http://127.0.0.1:{self._ports[number]}"

    def start(self) -> None:
        """Start all nodes and wait until they are one cluster."""
        for part in self.parts:
            part.start()
        self.wait()

    def wait(self) -> None:
        """Return when all nodes are one cluster with each shard in two places."""
        health = f"/_cluster/health?wait_for_nodes={len(self.parts)}&wait_for_status=green&timeout=1s"
        for number, part in enumerate(self.parts):
            part.wait_until(lambda number=number: answers(self.address(number) + health, 5), _PATIENCE)  # type: ignore[misc]

    def stop(self) -> None:
        """Stop all nodes."""
        for part in self.parts:
            part.stop()

    def _part(self, number: int) -> Part:
        home = self._folder / f"node{number}"
        for name in ("config", "data", "logs"):
            (home / name).mkdir(parents=True, exist_ok=True)
        (home / "config" / "opensearch.yml").write_text(self._settings(number), "utf-8")
        own(home, UNPRIVILEGED)
        command = [
            "java", f"-Xms{self._memory}", f"-Xmx{self._memory}", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
            "-Dlog4j2.level=WARN", "-cp", f"{self._libraries}:{self._libraries}/*", "SearchNode", str(home),
        ]  # fmt: skip
        return Part(f"search node {number}", command, self._folder / f"node{number}.log", UNPRIVILEGED)

    def _settings(self, number: int) -> str:
        seeds = ", ".join(f'"127.0.0.1:{port + self._transport}"' for port in self._ports)
        first = ", ".join(f'"node{other}"' for other in range(len(self._ports)))
        return f"""\
cluster.name: derekkoz-{self._ports[0]}
node.name: node{number}
network.host: 127.0.0.1
http.port: {self._ports[number]}
transport.port: {self._ports[number] + self._transport}
http.type: netty4
transport.type: netty4
discovery.seed_hosts: [{seeds}]
cluster.initial_cluster_manager_nodes: [{first}]
cluster.routing.allocation.disk.threshold_enabled: false
node.store.allow_mmap: false
bootstrap.system_call_filter: false
cluster.follower_lag.timeout: 20s
"""
