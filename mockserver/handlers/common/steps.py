"""Long work in a large index runs in small steps, between which other requests run."""

import asyncio
from collections.abc import Awaitable, Callable
from functools import wraps
from time import thread_time
from typing import Protocol, TypeAlias, TypeVar, cast

from mockserver.domain.account.account import Account, World, changing
from mockserver.domain.generation.imagined import import_generator, is_any_unwritten, is_generator_imported
from mockserver.domain.records.index import Index
from mockserver.domain.retrieval.corpus import GrowingCorpus
from mockserver.ground.steps import Steps, run_blocking
from mockserver.handlers.call import Call, Values
from mockserver.handlers.registry import Handler
from mockserver.handlers.reply import Reply

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
ReadIndex: TypeAlias = Callable[[Values, World], Index | None]

_MOST_ATTEMPTS = 3

# Other requests run after so much processor time. If they ran after each step, work in many short steps would take many
# times as long on a busy server. Tools that freeze time in tests leave `thread_time` alone.
_SECONDS_PER_TURN = 0.002


def corpus_of(world: World, index: Index) -> GrowingCorpus:
    """Return the searchable text of all videos in `index`, including those that are not ready yet."""
    return world.account.corpora.of(index.id, world.videos, GrowingCorpus)


def read_on(world: World, index_id: str) -> bool:
    """Index some of the videos that are not searchable yet; return whether all are done."""
    return world.account.corpora.read_on(index_id, world.videos, GrowingCorpus)


def read_in_steps(world: World, index_id: str) -> Steps[None]:
    """Index all videos that are not searchable yet. Raises NotFound if the index was deleted."""
    while True:
        world.at_now().index(index_id)
        if read_on(world, index_id):
            return
        yield


def once_read(read_index: ReadIndex) -> Callable[[Handler], Handler]:
    """Make a handler wait until the index in the body is searchable.

    Then it gets the current account.
    """

    def waiting(handler: Handler) -> Handler:
        @wraps(handler)
        def answer(call: Call, world: World) -> Reply | Awaitable[Reply]:
            index = read_index(call.body, world)
            if index is None:
                return handler(call, world)
            if not _is_searchable(world, index.id):
                return _answer_later(handler, call, world, index.id)
            answered = handler(call, world)
            return answered if isinstance(answered, Reply) else _while_in_use(world, index.id, answered)

        return answer

    return waiting


def _is_searchable(world: World, index_id: str) -> bool:
    """Return whether the whole index is searchable, maybe after a first step of reading it."""
    if world.account.corpora.is_read(index_id, world.videos):
        return True
    return not _imports_generator(world, index_id) and read_on(world, index_id)


def _imports_generator(world: World, index_id: str) -> bool:
    """Return whether reading the videos of an index imports what makes content up."""
    if is_generator_imported():
        return False
    return is_any_unwritten(video.content for video in world.videos.of_index(index_id))


async def _while_in_use(world: World, index_id: str, answer: Awaitable[Reply]) -> Reply:
    with world.account.corpora.in_use(index_id):
        return await answer


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
    """Return the result of `steps`, or None if `is_good` no longer holds."""
    pause_at = 0.0
    while is_good():
        try:
            next(steps)
        except StopIteration as end:
            result: T = end.value
            return result
        if thread_time() >= pause_at:
            await asyncio.sleep(0)
            pause_at = thread_time() + _SECONDS_PER_TURN
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


async def _answer_later(handler: Handler, call: Call, world: World, index_id: str) -> Reply:
    with world.account.corpora.in_use(index_id):
        if _imports_generator(world, index_id):
            await asyncio.to_thread(import_generator)  # which takes too long for the event loop
        await run_cooperatively(read_in_steps(world, index_id))
        answered = handler(call, world.at_now())
        return answered if isinstance(answered, Reply) else await answered
