"""Waits for exchanges. A new exchange wakes the waiting request, not a timer."""

import asyncio
from collections.abc import Callable
from functools import partial

from mockserver.domain.account.journal import Journal


async def wait_until(is_so: Callable[[], bool], journal: Journal, timeout_seconds: float) -> bool:
    """Return True once `is_so` holds after an exchange was added to `journal`, False when the time is over.

    If another journal replaces it, the listeners move along.
    """
    news = asyncio.Event()
    # Another thread's event loop may add to the journal, as with in-process clients.
    wake = partial(asyncio.get_running_loop().call_soon_threadsafe, news.set)
    listeners = journal.listeners
    listeners.append(wake)
    try:
        async with asyncio.timeout(timeout_seconds):
            while not is_so():
                await news.wait()
                news.clear()
    except TimeoutError:
        return False
    finally:
        listeners.remove(wake)
    return True
