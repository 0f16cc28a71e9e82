"""The processes of one server: told to read the settings again, begun anew, ended in a time known beforehand."""

import logging
import os
import signal
import sys
import time
from contextlib import suppress
from multiprocessing.connection import wait
from socket import socket
from types import FrameType

from uvicorn import Config
from uvicorn.supervisors.multiprocess import Multiprocess, Process

from kb.errors import CodedError
from kb.settings import FILE

MORE = 5  # seconds that a process may need beside those for its answers; then it is ended from outside
LONGEST_PAUSE = 60.0  # seconds between two tries to begin a process that could not begin; the first pause is one second
_LOG = logging.getLogger("derekkoz")


class ServerProcess(Process):
    """A process of a server; one that cannot begin says why in a line."""

    def target(self, sockets: list[socket] | None = None) -> None:
        """Serve until told to end."""
        try:
            super().target(sockets)
        except (CodedError, OSError) as error:
            _LOG.error("a process of the server cannot begin: %s", error)
            sys.exit(1)

    def is_alive(self, timeout: float = 5) -> bool:
        """Return whether it answers in time; for the answer of one that ends meanwhile nobody waits."""
        try:
            self.parent_conn.send(b"ping")
            wait([self.parent_conn, self.process.sentinel], timeout)
            return self.process.is_alive() and self.parent_conn.poll() and self.parent_conn.recv() is not None
        except (OSError, EOFError, ValueError):
            return False


class Processes(Multiprocess):
    """Keeps the processes of a server alive. SIGHUP goes on to each, which renews itself (`api.reloading`).

    A process that ended before it could answer, as while the settings are wrong, is begun again after a pause that
    doubles, and at once after SIGHUP; the others go on with what they have.
    """

    def __init__(self, config: Config, sockets: list[socket]) -> None:
        super().__init__(config, sockets)
        self._to_renew: list[Process] = []
        self._began = set[Process]()  # those that have answered
        self._due: dict[Process, float] = {}  # those that ended, and when another one takes their place
        self._pause = 0.0
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self._hear_of_end)

    def init_processes(self) -> None:
        """Begin as many as are wanted."""
        self.processes = [self._begun() for _ in range(self.processes_num)]

    def _begun(self) -> Process:
        process = ServerProcess(self.config, self.sockets)
        process.start()
        return process

    def _hear_of_end(self, number: int, _frame: FrameType | None) -> None:
        """Queue the signal, and end the waiting for a process that does not answer whether it is well."""
        self.signal_queue.append(number)
        for process in self.processes:
            with suppress(OSError):  # it has been ended
                process.child_conn.send(True)

    def handle_hup(self) -> None:
        """Have each process read the settings again; without a file of them a closed terminal ends the server."""
        if os.environ.get(FILE):
            self._to_renew = list(self.processes)
            self._pause = 0.0
            self._due = dict.fromkeys(self._due, 0.0)
        else:
            self.should_exit.set()

    def keep_subprocess_alive(self) -> None:
        """Replace the processes that ended; send SIGHUP on to those that listen to it by now."""
        for place, process in enumerate(self.processes):
            if self.should_exit.is_set():
                return
            if not process.is_alive(timeout=self.config.timeout_worker_healthcheck):
                self._replace(place, process)
            elif process not in self._began and process.is_ready(timeout=1):
                self._began.add(process)
                self._pause = 0.0
        for process in self._to_renew[:]:
            ready = process.is_ready(timeout=1)
            if ready and process.pid and not self.signal_queue:
                os.kill(process.pid, signal.SIGHUP)
            if ready or process not in self.processes:  # one that began since reads them anyway
                self._to_renew.remove(process)

    def _replace(self, place: int, process: Process) -> None:
        """Put another process in the place of one that ended or hangs, at once or when its pause is over."""
        if process not in self._due:
            _LOG.error("a process of the server %s", _ending(process.process.exitcode))
            process.kill()
            process.join()
            if process not in self._began:
                self._pause = min(LONGEST_PAUSE, max(1.0, 2 * self._pause))
                _LOG.error(
                    "a process of the server had not answered before it ended; the next begins in %d s", self._pause
                )
            self._due[process] = time.monotonic() + (0.0 if process in self._began else self._pause)
        if time.monotonic() >= self._due[process] and not self.should_exit.is_set():
            del self._due[process]
            self._began.discard(process)
            self.processes[place] = self._begun()

    def join_all(self) -> None:
        """Wait until all have ended, as long as they may take."""
        until = time.monotonic() + (self.config.timeout_graceful_shutdown or 0) + MORE
        for process in self.processes:
            process.process.join(max(0.0, until - time.monotonic()))
            process.kill()
            process.join()


def _ending(code: int | None) -> str:
    """Return how a process ended, by its exit code; a signal, below zero, is that of a damaged file or full memory."""
    if code is None:
        return "does not answer and is ended"
    return f"was ended by signal {-code} ({signal.strsignal(-code)})" if code < 0 else f"ended with code {code}"
