"""A PostgreSQL primary and its replicas on the loopback, from Debian's programs; each may be killed and come back."""

import os
import shutil
import subprocess
from pathlib import Path

from deploy.parts import Part, StartError, table

_USER = "postgres"  # whom the servers run as where we are root, which they refuse
_SETTINGS = """\
listen_addresses = '127.0.0.1'
max_connections = 120
shared_buffers = 64MB
max_wal_size = 512MB
hot_standby = on
wal_keep_size = 256MB
hot_standby_feedback = on
unix_socket_directories = ''
"""


def programs() -> Path | None:
    """Return the folder of the newest PostgreSQL that this machine has; None where it has none."""
    folders = [path for path in Path("/usr/lib/postgresql").glob("*/bin") if (path / "pg_basebackup").exists()]
    return max(folders, key=lambda path: float(path.parent.name), default=None)


class Databases:
    """A primary (the first) and replicas that follow it."""

    def __init__(self, folder: Path, first_port: int = 0, count: int = 0) -> None:
        row, there = table()["database"], programs()
        if there is None:
            raise StartError("no PostgreSQL: install Debian's package postgresql")
        self._programs = there
        self._folder = folder
        self._ports = [(first_port or int(row["port"])) + number for number in range(count or int(row["count"]))]
        folder.mkdir(parents=True, exist_ok=True)
        folder.chmod(0o755)
        if os.geteuid() == 0:
            shutil.chown(folder, _USER)
        self.parts = [self._part(number) for number in range(len(self._ports))]

    @property
    def url(self) -> str:
        """The address of whichever server takes writes now, as KB_DATABASE_URL takes it."""
        hosts = "&".join(f"host=127.0.0.1:{port}" for port in self._ports)
        return f"postgresql+psycopg://kb@/kb?{hosts}&target_session_attrs=read-write&connect_timeout=2"

    def address(self, number: int) -> str:
        """Return the address of one server."""
        return f"postgresql+psycopg://kb@127.0.0.1:{self._ports[number]}/kb?connect_timeout=2"

    @property
    def read_urls(self) -> str:
        """The addresses of the replicas, as KB_DATABASE_READ_URL takes them."""
        return ",".join(map(self.address, range(1, len(self._ports))))

    @property
    def every_url(self) -> str:
        """The same with the primary, which is a replica after a fail-over."""
        return f"{self.address(0)},{self.read_urls}"

    def start(self) -> None:
        """Start the primary, make its database, then start the replicas."""
        if not (self._data(0) / "PG_VERSION").exists():
            self._as_user(
                "initdb", "-D", str(self._data(0)), "-U", "kb", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8"
            )
            self._configure(0)
        self.start_one(0)
        if self._one("SELECT count(*) FROM pg_database WHERE datname = 'kb'") != "1":
            self._as_user("createdb", "-h", "127.0.0.1", "-p", str(self._ports[0]), "-U", "kb", "kb")
        for number in range(1, len(self._ports)):
            self.follow(number)

    def follow(self, number: int, primary: int = 0) -> None:
        """Make a server anew as a replica of the primary, and start it."""
        self.parts[number].kill()
        shutil.rmtree(self._data(number), ignore_errors=True)
        source = f"host=127.0.0.1 port={self._ports[primary]} user=kb"
        self._as_user("pg_basebackup", "-d", source, "-D", str(self._data(number)), "-R", "-X", "stream", "-c", "fast")
        self._configure(number)
        self.start_one(number)

    def start_one(self, number: int) -> None:
        """Start a server and wait until it takes connections."""
        part = self.parts[number]
        part.start()
        part.wait_until(lambda: self._ready(number), 60)

    def promote(self, number: int) -> None:
        """Make a replica the primary."""
        self._as_user("pg_ctl", "promote", "-D", str(self._data(number)), "-w")

    def stop(self) -> None:
        """Stop all servers."""
        for part in reversed(self.parts):
            part.stop()

    def run(self, number: int, statement: str) -> str:
        """Return the first value that a statement gives on a server."""
        return self._one(statement, number)

    def _one(self, statement: str, number: int = 0) -> str:
        where = ["-h", "127.0.0.1", "-p", str(self._ports[number]), "-U", "kb", "-d", "postgres"]
        return self._as_user("psql", *where, "-tAc", statement).strip()

    def _ready(self, number: int) -> bool:
        command = [str(self._programs / "pg_isready"), "-q", "-h", "127.0.0.1", "-p", str(self._ports[number])]
        return subprocess.run(command, check=False).returncode == 0

    def _configure(self, number: int) -> None:
        with (self._data(number) / "postgresql.conf").open("a", encoding="utf-8") as file:
            file.write(f"{_SETTINGS}port = {self._ports[number]}\n")

    def _data(self, number: int) -> Path:
        return self._folder / f"data{number}"

    def _part(self, number: int) -> Part:
        command = [str(self._programs / "postgres"), "-D", str(self._data(number))]
        return Part(f"database {number}", command, self._folder / f"database{number}.log", _USER)

    def _as_user(self, program: str, *arguments: str) -> str:
        """Run a program as the user of the servers; return what it says, raise StartError where it fails."""
        command = [str(self._programs / program), *arguments]
        user = _USER if os.geteuid() == 0 else None
        done = subprocess.run(command, capture_output=True, text=True, check=False, cwd="/", user=user)
        if done.returncode:
            raise StartError(f"{program} failed: {(done.stdout + done.stderr).strip()[-600:]}")
        return done.stdout
