"""The event loop of a client, asyncio's or trio's, as a server in another thread of the process deals with it."""

import asyncio
import sys
from collections.abc import Awaitable, Callable
from contextlib import suppress
from math import inf
from typing import Any, Protocol, TypeVar

T = TypeVar("T")


class Mailbox(Protocol[T]):
    """Takes items in any thread and gives them, in their order, in the event loop."""

    def put(self, item: T) -> None: ...

    async def get(self, longest_wait: float | None) -> T:
        """Return the next item. Raises TimeoutError where none comes within `longest_wait` seconds."""


class Home(Protocol):
    """An event loop with a client in it."""

    def mailbox(self) -> Mailbox[Any]: ...

    async def in_thread(self, act: Callable[[], T]) -> T:
        """Return what `act` returns, called in a thread. To be awaited in the loop itself."""

    async def run(self, act: Callable[[], Awaitable[T]]) -> T:
        """Return what `act` comes to in the loop. To be awaited in asyncio's loop of another thread."""


def home() -> Home:
    """Return the event loop that runs here. Raises RuntimeError where neither kind does."""
    try:
        return _Asyncio(asyncio.get_running_loop())
    except RuntimeError:
        trio = sys.modules.get("trio")
        if trio is None:
            raise
        return _Trio(trio)


class _Asyncio:
    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self._loop = loop

    def mailbox(self) -> Mailbox[Any]:
        return _AsyncioMailbox(self._loop)

    async def in_thread(self, act: Callable[[], T]) -> T:
        return await asyncio.to_thread(act)

    async def run(self, act: Callable[[], Awaitable[T]]) -> T:
        async def result() -> T:
            return await act()

        return await asyncio.wrap_future(asyncio.run_coroutine_threadsafe(result(), self._loop))


class _AsyncioMailbox:
    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self._loop = loop
        self._items: asyncio.Queue[Any] = asyncio.Queue()

    def put(self, item: Any) -> None:
        with suppress(RuntimeError):  # the client's event loop is closed and waits for no message
            self._loop.call_soon_threadsafe(self._items.put_nowait, item)

    async def get(self, longest_wait: float | None) -> Any:
        return await asyncio.wait_for(self._items.get(), longest_wait)


class _Trio:
    def __init__(self, trio: Any) -> None:
        self._trio = trio
        self._token = trio.lowlevel.current_trio_token()

    def mailbox(self) -> Mailbox[Any]:
        return _TrioMailbox(self._trio, self._token)

    async def in_thread(self, act: Callable[[], T]) -> T:
        result: T = await self._trio.to_thread.run_sync(act)
        return result

    async def run(self, act: Callable[[], Awaitable[T]]) -> T:
        return await asyncio.to_thread(self._trio.from_thread.run, act, trio_token=self._token)


class _TrioMailbox:
    def __init__(self, trio: Any, token: Any) -> None:
        self._trio = trio
        self._token = token
        self._put, self._items = trio.open_memory_channel(inf)

    def put(self, item: Any) -> None:
        with suppress(self._trio.RunFinishedError):  # as above
            self._token.run_sync_soon(self._put.send_nowait, item)

    async def get(self, longest_wait: float | None) -> Any:
        try:
            with self._trio.fail_after(inf if longest_wait is None else longest_wait):
                return await self._items.receive()
        except self._trio.TooSlowError:
            raise TimeoutError from None
