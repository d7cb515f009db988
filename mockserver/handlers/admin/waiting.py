"""Waiting until something has happened in an account, woken by what happens and not by a clock."""

import asyncio
from collections.abc import Callable
from functools import partial

from mockserver.domain.account.journal import Journal


async def wait_until(is_so: Callable[[], bool], journal: Journal, timeout_seconds: float) -> bool:
    """Return True as soon as `is_so` after an exchange was added to `journal`, False once the time is over.

    A journal that takes its place has its listeners.
    """
    news = asyncio.Event()
    # The journal may grow from another thread's event loop, as with in-process clients.
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
