"""Long work runs in steps, and other requests run every few milliseconds."""

import asyncio
import sys
from collections.abc import Callable
from time import thread_time
from typing import Protocol, TypeVar, cast

from mockserver.domain.account.account import Account, World, changing
from mockserver.ground.steps import Steps, run_blocking

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)

_MOST_ATTEMPTS = 3

# Other requests run after so much processor time. If they ran after each step, work in many short steps would take many
# times as long on a busy server. A turn is longer than the interval after which Python lets a waiting thread run:
# otherwise a client in another thread of the process can wait for many seconds, since each pause restarts its interval
# and ends before it wakes up. Tools that freeze time in tests leave `thread_time` alone.
SECONDS_PER_TURN = 1.2 * sys.getswitchinterval()


async def run_cooperatively(steps: Steps[T]) -> T:
    """Return the result of `steps`; other requests run between them."""
    return cast("T", await run_while(steps, lambda: True))


async def run_change(account: Account, steps: Steps[T]) -> T:
    """Return the result of `steps`, which change `account`; other requests run between them.

    Until they are done, the account is neither stored nor written to a snapshot. If the request is cancelled, the
    remaining steps run at once, so that no change stays incomplete.
    """
    with changing(account):
        try:
            return await run_cooperatively(steps)
        finally:
            run_blocking(steps)


async def run_while(steps: Steps[T], is_good: Callable[[], bool]) -> T | None:
    """Return the result of `steps`, or None if `is_good` no longer holds. Other requests run every few milliseconds."""
    pause_at = 0.0
    while is_good():
        try:
            next(steps)
        except StopIteration as end:
            result: T = end.value
            return result
        if thread_time() >= pause_at:
            await asyncio.sleep(0)
            pause_at = thread_time() + SECONDS_PER_TURN
    return None


class LongWork(Protocol[T_co]):
    """Work on one consistent state of an account, in steps, between which the account may change."""

    def is_up_to_date(self) -> bool:
        """Return whether the data that the work uses are unchanged."""

    def steps(self) -> Steps[T_co]:
        """Do the work."""


async def at_one_instant(world: World, begin: Callable[[World], LongWork[T]]) -> tuple[World, T]:
    """Return the result of some work, and the account in that state.

    If the data change meanwhile, the work restarts; the last attempt runs without yielding.
    """
    for _ in range(_MOST_ATTEMPTS):
        work = begin(world)
        found = await run_while(work.steps(), work.is_up_to_date)
        if found is not None:
            return world, found
        world = world.at_now()
    return world, run_blocking(begin(world).steps())
