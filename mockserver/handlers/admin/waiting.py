"""Waits for exchanges. A new exchange wakes the waiting request, not a timer."""

import asyncio
from collections.abc import Awaitable, Callable
from functools import partial

from mockserver.domain.account.journal import Journal


async def wait_until(is_so: Callable[[], Awaitable[bool]], journal: Journal, timeout_seconds: float) -> bool:
    """Return True as soon as `is_so` after an exchange was added to `journal`, False when the time is over.

    If another journal replaces it, the listeners move along. The time limits only the waiting: existing exchanges
    always count, however long it takes to examine them.
    """
    loop, news = asyncio.get_running_loop(), asyncio.Event()
    ends_at = loop.time() + timeout_seconds
    # Another thread's event loop may add to the journal, as with in-process clients.
    wake = partial(loop.call_soon_threadsafe, news.set)
    listeners = journal.listeners
    listeners.append(wake)
    try:
        while not await is_so():
            async with asyncio.timeout_at(ends_at):
                await news.wait()
            news.clear()
    except TimeoutError:
        return False
    finally:
        listeners.remove(wake)
    return True
