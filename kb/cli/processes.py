"""The processes of one server: told to read the settings again, and ended in a time that is known beforehand."""

import os
import signal
import time
from contextlib import suppress
from socket import socket
from types import FrameType

from uvicorn import Config
from uvicorn.supervisors.multiprocess import Multiprocess, Process

from kb.settings import FILE

MORE = 5  # seconds that a process may need beside those for its answers; then it is ended from outside


class Processes(Multiprocess):
    """Keeps the processes of a server alive. SIGHUP goes on to each, which renews itself (`api.reloading`)."""

    def __init__(self, config: Config, sockets: list[socket]) -> None:
        super().__init__(config, sockets)
        self._to_renew: list[Process] = []
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self._hear_of_end)

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
        else:
            self.should_exit.set()

    def keep_subprocess_alive(self) -> None:
        """Replace the processes that ended; send SIGHUP on to those that listen to it by now."""
        super().keep_subprocess_alive()
        for process in self._to_renew[:]:
            ready = process.is_ready(timeout=1)
            if ready and process.pid and not self.signal_queue:
                os.kill(process.pid, signal.SIGHUP)
            if ready or process not in self.processes:  # one that began since reads them anyway
                self._to_renew.remove(process)

    def join_all(self) -> None:
        """Wait until all have ended, as long as they may take."""
        until = time.monotonic() + (self.config.timeout_graceful_shutdown or 0) + MORE
        for process in self.processes:
            process.process.join(max(0.0, until - time.monotonic()))
            process.kill()
            process.join()
