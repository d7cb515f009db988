"""The searchable text of an index: read in steps before the index is searched, and kept while it is used."""

import asyncio
from collections.abc import Awaitable, Callable
from functools import wraps
from typing import TypeAlias

from mockserver.domain.account.account import World
from mockserver.domain.generation.imagined import import_generator, is_any_unwritten, is_generator_imported
from mockserver.domain.records.index import Index
from mockserver.domain.retrieval.corpus import GrowingCorpus
from mockserver.ground.steps import Steps
from mockserver.handlers.call import Call, Values
from mockserver.handlers.common.steps import run_cooperatively
from mockserver.handlers.registry import Handler
from mockserver.handlers.reply import Reply

ReadIndex: TypeAlias = Callable[[Values, World], Index | None]


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


async def _answer_later(handler: Handler, call: Call, world: World, index_id: str) -> Reply:
    with world.account.corpora.in_use(index_id):
        if _imports_generator(world, index_id):
            await asyncio.to_thread(import_generator)  # which takes too long for the event loop
        await run_cooperatively(read_in_steps(world, index_id))
        answered = handler(call, world.at_now())
        return answered if isinstance(answered, Reply) else await answered
