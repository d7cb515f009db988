"""Clients that are slow, over a connection whose time passes when a test says so."""

import asyncio
import re
import socket
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from functools import wraps
from typing import Any

from uvicorn.server import ServerState

from mockserver.app.http.listening import server_config
from mockserver.app.http.protocol import TimeLimits
from tests.app.test_replies_on_the_wire import Written

SECONDS = 60.0
# The usual limits of asyncio: above, a transport asks to write no more; below, it asks to go on.
MOST_WAITING, LEAST_WAITING = 64 * 1024, 16 * 1024


def in_event_loop(test: Callable[..., Coroutine[Any, Any, None]]) -> Callable[..., None]:
    @wraps(test)
    def run(**fixtures: Any) -> None:
        asyncio.run(test(**fixtures))

    return run


class Timer:
    def __init__(self, at: float, act: Callable[..., object]) -> None:
        self.at = at
        self.act = act
        self.is_cancelled = False

    def cancel(self) -> None:
        self.is_cancelled = True


class Hours:
    """The event loop with timers of its own, whose time passes in `wait`."""

    def __init__(self) -> None:
        self.now = 0.0
        self.timers: list[Timer] = []

    def create_task(self, coroutine: Any) -> asyncio.Task[None]:
        return asyncio.get_running_loop().create_task(coroutine)

    def call_later(self, seconds: float, act: Callable[..., object]) -> Timer:
        self.timers.append(Timer(self.now + seconds, act))
        return self.timers[-1]

    def pass_by(self, seconds: float) -> None:
        end = self.now + seconds
        while due := [timer for timer in self.timers if not timer.is_cancelled and timer.at <= end]:
            timer = min(due, key=lambda each: each.at)
            self.timers.remove(timer)
            self.now = timer.at
            timer.act()
        self.now = end


class Line(Written):
    """A transport that knows whether it was closed, and holds what the client does not take."""

    protocol: Any

    def __init__(self) -> None:
        super().__init__()
        self.socket = socket.socket()
        self.is_closed = False
        self.is_aborted = False
        self.is_paused = False
        self.is_taken = True
        self._waiting = 0

    def write(self, data: bytes | bytearray | memoryview) -> None:
        super().write(data)
        if not self.is_taken:
            was_full, self._waiting = self._waiting > MOST_WAITING, self._waiting + len(data)
            if self._waiting > MOST_WAITING and not was_full:
                self.protocol.pause_writing()

    def take(self, size: int) -> None:
        was_full, self._waiting = self._waiting > LEAST_WAITING, max(self._waiting - size, 0)
        if was_full and self._waiting <= LEAST_WAITING:
            self.protocol.resume_writing()

    def get_write_buffer_size(self) -> int:
        return self._waiting

    def get_extra_info(self, name: str, default: Any = None) -> Any:
        return self.socket if name == "socket" else default

    def abort(self) -> None:
        self.is_aborted = True

    def close(self) -> None:
        self.is_closed = True

    def is_closing(self) -> bool:
        return self.is_closed

    def pause_reading(self) -> None:
        self.is_paused = True

    def resume_reading(self) -> None:
        self.is_paused = False


class SlowClient:
    """A client on a connection."""

    def __init__(self, protocol: Any, line: Line, hours: Hours, state: ServerState) -> None:
        self.protocol = protocol
        self.line = line
        self.hours = hours
        self._state = state

    async def send(self, data: bytes) -> None:
        self.protocol.data_received(data)
        await self.turn()

    async def wait(self, seconds: float) -> None:
        self.hours.pass_by(seconds)
        await self.turn()

    async def turn(self) -> None:
        for _ in range(20):
            await asyncio.sleep(0)

    async def end(self) -> None:
        while self._state.tasks:
            await asyncio.gather(*self._state.tasks)

    @property
    def replies(self) -> bytes:
        return b"".join(self.line.pieces)

    @property
    def statuses(self) -> list[int]:
        return [int(status) for status in re.findall(rb"HTTP/1.1 (\d+)", self.replies)]


@asynccontextmanager
async def slow_client(app: Any, seconds: float = SECONDS) -> AsyncIterator[SlowClient]:
    config = server_config(app, grace_seconds=0, limits=TimeLimits(seconds, seconds))
    config.load()
    state, line, hours = ServerState(), Line(), Hours()
    protocol: Any = config.http_protocol_class(config=config, server_state=state, app_state={}, _loop=hours)  # type: ignore[call-arg]
    line.protocol = protocol
    protocol.connection_made(line)
    yield SlowClient(protocol, line, hours, state)
    protocol.connection_lost(None)
    for task in state.tasks:
        task.cancel()
    line.socket.close()
