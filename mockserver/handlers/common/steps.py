"""What takes long in a large index is done in small steps: others are answered between them."""

import asyncio
from collections.abc import Awaitable, Callable
from functools import wraps
from typing import TypeAlias, TypeVar, cast

from mockserver.domain.account.account import World
from mockserver.domain.records.index import Index
from mockserver.domain.retrieval.corpus import GrowingCorpus
from mockserver.domain.rules.steps import Steps
from mockserver.handlers.call import Call, Reply, Values
from mockserver.handlers.registry import Handler

T = TypeVar("T")
ReadIndex: TypeAlias = Callable[[Values, World], Index | None]


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


async def _answer_later(handler: Handler, call: Call, world: World, index_id: str) -> Reply:
    while not read_on(world, index_id):
        await asyncio.sleep(0)
        world = world.afresh()
        world.index(index_id)  # it may be gone
    answered = handler(call, world)
    return answered if isinstance(answered, Reply) else await answered
