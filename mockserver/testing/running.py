"""Runs the application in its own thread, with or without a socket. It starts and stops in milliseconds."""

import asyncio
import socket
from collections.abc import Callable, Coroutine, Sequence
from concurrent.futures import Future
from contextlib import suppress
from threading import Event, Thread
from typing import Any, TypeVar

from starlette.types import ASGIApp, Receive, Scope, Send

from mockserver.app.http.listening import DatedServer, server_config
from mockserver.app.http.protocol import NO_LIMITS, TimeLimits
from mockserver.ground.errors import StartupError

T = TypeVar("T")

_SECONDS_BETWEEN_DATES = 1


class Running(DatedServer):
    """Serves `app` on `listeners`, which may be empty, from `begin` to `end`.

    `end` does not wait for requests in flight: it aborts them.
    """

    def __init__(self, app: ASGIApp, listeners: Sequence[socket.socket], limits: TimeLimits = NO_LIMITS) -> None:
        super().__init__(server_config(self._serve_app, grace_seconds=0, limits=limits))
        self.app = app
        self._listeners = list(listeners)
        self._tasks: set[asyncio.Task[None]] = set()
        self._is_up = Event()
        self._failure: BaseException | None = None
        self._thread = Thread(target=self._serve_in_thread, name="mockserver", daemon=True)

    def begin(self) -> None:
        """Start, and return when the server answers."""
        self._thread.start()
        self._is_up.wait()
        if not self.started or self._failure is not None:
            raise StartupError(f"the server did not start: {self._failure!r}")

    def end(self) -> None:
        """Stop, and return when the thread has ended."""
        self._loop.call_soon_threadsafe(self._stopping.set)
        self._thread.join()

    def submit(self, coroutine: Coroutine[Any, Any, T]) -> "Future[T]":
        """Run `coroutine` in the event loop of the application."""
        return asyncio.run_coroutine_threadsafe(coroutine, self._loop)

    def begin_task(self, coroutine: Coroutine[Any, Any, None]) -> None:
        """Run `coroutine` in the event loop of the application. Its result is dropped, which makes it cheaper."""
        self._loop.call_soon_threadsafe(self._begin_task, coroutine)

    def _begin_task(self, coroutine: Coroutine[Any, Any, None]) -> None:
        task = self._loop.create_task(coroutine)
        self._tasks.add(task)  # an event loop alone keeps no reference to a task
        task.add_done_callback(self._tasks.discard)

    def call_soon(self, act: Callable[[], object]) -> None:
        """Call `act` in the event loop of the application, without waiting for it."""
        self._loop.call_soon_threadsafe(act)

    def _serve_in_thread(self) -> None:
        try:
            self.run(self._listeners)
        except BaseException as failure:  # noqa: BLE001 - it belongs to the thread that waits in `begin`
            self._failure = failure
        finally:
            self._is_up.set()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self._loop = asyncio.get_running_loop()
        self._stopping = asyncio.Event()
        await self.on_tick(0)
        self._is_up.set()

    async def main_loop(self) -> None:
        while not self._stopping.is_set():
            await self.on_tick(0)  # updates the date in replies
            with suppress(TimeoutError):
                await asyncio.wait_for(self._stopping.wait(), _SECONDS_BETWEEN_DATES)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Close everything at once. uvicorn's own method waits a tenth of a second at each step."""
        for server in self.servers:
            server.close()
        for connection in list(self.server_state.connections):
            connection.transport.abort()
        await asyncio.sleep(0)  # the requests get the message before they are aborted
        for task in list(self.server_state.tasks):
            task.cancel()
        await asyncio.gather(*self.server_state.tasks, return_exceptions=True)
        await self.lifespan.shutdown()

    async def _serve_app(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            await self.app(scope, receive, send)
        except asyncio.CancelledError:
            if not self._stopping.is_set():
                raise
