"""The event loop of a client, asyncio or trio, as a server in another thread sees it."""

import asyncio
import sys
from collections.abc import Awaitable, Callable
from contextlib import suppress
from math import inf
from typing import Any, Protocol, TypeVar

T = TypeVar("T")


class Mailbox(Protocol[T]):
    """A queue: any thread puts items in, the event loop gets them in order."""

    def put(self, item: T) -> None: ...

    async def get(self, longest_wait: float | None) -> T:
        """Return the next item. Raises TimeoutError if none comes within `longest_wait` seconds."""


class Home(Protocol):
    """An event loop with a client in it."""

    def mailbox(self) -> Mailbox[Any]: ...

    async def in_thread(self, act: Callable[[], T]) -> T:
        """Run `act` in a thread and return its result. Await it in this loop."""

    async def run(self, act: Callable[[], Awaitable[T]]) -> T:
        """Run `act` in this loop and return its result. Await it in the asyncio loop of another thread."""


def home() -> Home:
    """Return the event loop that runs in this thread. Raises RuntimeError if neither asyncio nor trio does."""
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
        with suppress(RuntimeError):  # the client's event loop is closed: nothing waits for the message
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
