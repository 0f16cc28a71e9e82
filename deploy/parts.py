"""The table of parts, and a process of one: started for a user without rights, ended or killed by its number."""

import os
import shutil
import signal
import subprocess
import time
import tomllib
import urllib.error
import urllib.request
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
_WITH_US = ("setpriv", "--pdeathsig", "TERM")  # a part does not outlive the process that started it
UNPRIVILEGED = "nobody"  # whom servers run as that refuse to be root


class StartError(Exception):
    """A part that did not come up; what it said last is in the text."""


def table() -> dict[str, Any]:
    """Return the table of parts."""
    return tomllib.loads((HERE / "parts.toml").read_text("utf-8"))


@dataclass
class Part:
    """One process; `user` is whom it runs as where we are root, `log` what it says."""

    name: str
    command: Sequence[str]
    log: Path
    user: str = ""
    environment: Mapping[str, str] = field(default_factory=dict)
    process: "subprocess.Popen[bytes] | None" = None

    def start(self) -> None:
        """Start the process."""
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [*_WITH_US, *self.command], stdin=subprocess.DEVNULL, stdout=log, stderr=log,
                env={**os.environ, **self.environment}, start_new_session=True,
                **self._as_user(),
            )  # fmt: skip

    def wait_until(self, ready: Callable[[], bool], seconds: float) -> None:
        """Return when the part is ready; raises StartError where it is not in time, or ended."""
        until = time.monotonic() + seconds
        while not ready():
            ended = self.process is None or self.process.poll() is not None
            if ended or time.monotonic() > until:
                lines = self.log.read_text("utf-8", "replace").splitlines()[-8:]
                raise StartError(f"{self.name} {'ended' if ended else 'is not ready'}: " + " / ".join(lines))
            time.sleep(0.2)

    def kill(self) -> None:
        """Kill the process and all that it started at once, as a lost machine would."""
        frozen = self.freeze()
        self._send(signal.SIGKILL, 10)
        for number in frozen:
            with suppress(ProcessLookupError):
                os.kill(number, signal.SIGKILL)

    def freeze(self, sign: signal.Signals = signal.SIGSTOP) -> list[int]:
        """Let the process and all that it started stand still, as where a machine hangs; return their numbers."""
        frozen = [self.process.pid] if self.process and self.process.poll() is None else []
        for number in frozen:  # grows by the children of each
            with suppress(ProcessLookupError, FileNotFoundError):
                os.kill(number, sign)
                frozen += map(int, Path(f"/proc/{number}/task/{number}/children").read_text("ascii").split())
        return frozen

    def thaw(self) -> None:
        """Let what stood still go on."""
        self.freeze(signal.SIGCONT)

    def stop(self, seconds: float = 15) -> None:
        """Ask the process to end, and kill it where it does not in time."""
        self.thaw()
        self._send(signal.SIGTERM, seconds)

    def fill_disk(self, full: bool = True) -> None:
        """Let each write of the process that makes a file longer fail, as on a full disk; or no longer."""
        if self.process and self.process.poll() is None:
            size = "0:unlimited" if full else "unlimited:unlimited"
            command = ["prlimit", f"--pid={self.process.pid}", f"--fsize={size}"]
            subprocess.run(command, check=True, **self._as_user())

    def _as_user(self) -> dict[str, Any]:
        """Return how a process is started for the user of the part, where we are root."""
        if not self.user or os.geteuid() != 0:
            return {}
        group = "nogroup" if self.user == UNPRIVILEGED and not _has_group(UNPRIVILEGED) else self.user
        return {"user": self.user, "group": group, "extra_groups": []}

    def _send(self, sign: signal.Signals, seconds: float) -> None:
        process = self.process
        if process is None or process.poll() is not None:
            return
        os.killpg(process.pid, sign)
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait(10)


def _has_group(name: str) -> bool:
    return any(line.startswith(f"{name}:") for line in Path("/etc/group").read_text("utf-8").splitlines())


def own(folder: Path, user: str) -> None:
    """Give a folder and all in it to the user a part runs as."""
    if os.geteuid() == 0:
        for path in (folder, *folder.rglob("*")):
            shutil.chown(path, user)


def answers(url: str, seconds: float = 2) -> bool:
    """Return whether an address answers well."""
    try:
        with urllib.request.urlopen(url, timeout=seconds) as answer:
            return bool(answer.status == 200)
    except (urllib.error.URLError, OSError):
        return False
