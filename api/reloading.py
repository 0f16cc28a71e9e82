"""The application that answers, made anew from the settings as they are then when the process is told SIGHUP."""

import asyncio
import gc
import logging
import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from fastapi import FastAPI
from fastapi.concurrency import run_in_threadpool
from starlette.types import Message, Receive, Scope, Send

from api.warming import Warming
from kb.errors import CodedError
from kb.operator_log import tell
from kb.settings import FILE

_COLLECTED = (20_000, 10, 10)  # new objects until the collector looks: an answer makes some thousands, and drops them
_LOG = logging.getLogger("derekkoz")


def set_aside() -> None:
    """Let the garbage collector pass over all that is there by now: it stays as long as the server.

    Looking through a whole application takes a tenth of a second and more, in which nobody is answered.
    """
    gc.unfreeze()
    gc.collect()
    gc.freeze()
    gc.set_threshold(*_COLLECTED)


class Reloading:
    """An application that another replaces between two requests; what is being answered ends with the old one.

    Only where KB_SETTINGS names a file: nothing else can be other than it was, and a closed terminal ends a server.
    """

    def __init__(self, make: Callable[[], FastAPI]) -> None:
        self._make = make
        self._app = make()
        self.warming: Warming | None = None
        self._one_at_a_time = asyncio.Lock()
        self._tasks: set[asyncio.Task[None]] = set()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Run one request, or the server's whole life."""
        if scope["type"] != "lifespan":
            await self._app(scope, receive, send)
            return

        async def sending(message: Message) -> None:
            started = message["type"] == "lifespan.startup.complete"
            if started:
                set_aside()
            await send(message)
            if started:
                self.warming = Warming(self._app)

        try:
            with self._listening():
                await self._app(scope, receive, sending)
        finally:
            await run_in_threadpool(self._stop_warming)
        await run_in_threadpool(self._app.state.library.close)

    async def renew(self) -> None:
        """Put an application of the settings as they are now in place; where they will not do, the one before stays."""
        async with self._one_at_a_time:
            try:
                app = await run_in_threadpool(self._prepared)
            except (CodedError, OSError) as error:
                _LOG.error("the settings before stay in use: %s", error)
                return
            before, self._app = self._app, app
            tell("settings-read")
            await run_in_threadpool(self._stop_warming)
            self.warming = Warming(app)
            await run_in_threadpool(before.state.library.close)

    def _prepared(self) -> FastAPI:
        app = self._make()
        app.state.library.get_ready()
        app.middleware_stack = app.build_middleware_stack()  # so that no reader waits for it
        set_aside()
        return app

    def _stop_warming(self) -> None:
        if self.warming:
            self.warming.stop()

    @contextmanager
    def _listening(self) -> Iterator[None]:
        if not os.environ.get(FILE):
            yield
            return
        loop = asyncio.get_running_loop()
        loop.add_signal_handler(signal.SIGHUP, self._begin)
        try:
            yield
        finally:
            loop.remove_signal_handler(signal.SIGHUP)

    def _begin(self) -> None:
        task = asyncio.ensure_future(self.renew())
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
