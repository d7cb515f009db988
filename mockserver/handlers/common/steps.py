"""What takes long in a large index is done in small steps: others are answered between them."""

import asyncio
from collections.abc import Awaitable, Callable
from functools import wraps
from typing import Protocol, TypeAlias, TypeVar, cast

from mockserver.domain.account.account import World
from mockserver.domain.records.index import Index
from mockserver.domain.retrieval.corpus import GrowingCorpus
from mockserver.domain.rules.steps import Steps, at_once
from mockserver.handlers.call import Call, Reply, Values
from mockserver.handlers.registry import Handler

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
ReadIndex: TypeAlias = Callable[[Values, World], Index | None]

_MOST_ATTEMPTS = 3


def corpus_of(world: World, index: Index) -> GrowingCorpus:
    """Return the searchable text of all videos in `index`, those that are not ready yet included."""
    return world.account.corpora.of(index.id, world.videos, GrowingCorpus)


def read_on(world: World, index_id: str) -> bool:
    """Read some of what is not searchable yet of all videos in the index; return whether nothing is left."""
    return world.account.corpora.read_on(index_id, world.videos, GrowingCorpus)


def once_read(read_index: ReadIndex) -> Callable[[Handler], Handler]:
    """Make a handler answer when the index that `read_index` finds in the body is read.

    It finds the account as it is then.
    """

    def waiting(handler: Handler) -> Handler:
        @wraps(handler)
        def answer(call: Call, world: World) -> Reply | Awaitable[Reply]:
            index = read_index(call.body, world)
            if index is None or read_on(world, index.id):
                return handler(call, world)
            return _answer_later(handler, call, world, index.id)

        return answer

    return waiting


async def taken(steps: Steps[T]) -> T:
    """Return what `steps` come to; others are answered between them."""
    return cast("T", await in_steps(steps, lambda: True))


async def in_steps(steps: Steps[T], is_good: Callable[[], bool]) -> T | None:
    """Return what `steps` come to; None where what they begin with `is_good` no more."""
    while is_good():
        try:
            next(steps)
        except StopIteration as end:
            result: T = end.value
            return result
        await asyncio.sleep(0)
    return None


class LongWork(Protocol[T_co]):
    """Work on an account as it is at one instant, in steps between which that may change."""

    def is_up_to_date(self) -> bool:
        """Return whether all that the work looks into still is as it was."""

    def steps(self) -> Steps[T_co]:
        """Do the work."""


async def at_one_instant(world: World, begin: Callable[[World], LongWork[T]]) -> tuple[World, T]:
    """Return what work comes to, and the account as it was then.

    Where what it looks into changes meanwhile it begins anew, and in the end takes no rest.
    """
    for _ in range(_MOST_ATTEMPTS):
        work = begin(world)
        found = await in_steps(work.steps(), work.is_up_to_date)
        if found is not None:
            return world, found
        world = world.afresh()
    return world, at_once(begin(world).steps())


async def _answer_later(handler: Handler, call: Call, world: World, index_id: str) -> Reply:
    while not read_on(world, index_id):
        await asyncio.sleep(0)
        world = world.afresh()
        world.index(index_id)  # it may be gone
    answered = handler(call, world)
    return answered if isinstance(answered, Reply) else await answered
