"""What a path or a body of v1.3 names: an index is there for v1.3 if it knows all its models."""

from collections.abc import Sequence

from mockserver.domain.account.account import World
from mockserver.domain.records.index import Index
from mockserver.domain.records.models import MODELS
from mockserver.ground.errors import NotFound
from mockserver.handlers.v1_3.words import VERSION


def is_visible(index: Index) -> bool:
    """Return whether v1.3 knows all models of `index`."""
    return all(VERSION in MODELS[choice.model].versions for choice in index.models)


def index_of(world: World, index_id: str) -> Index:
    """Return the index. Raises NotFound."""
    index = world.indexes.get(index_id)
    if not is_visible(index):
        raise NotFound(index_id, "indexes")
    return index


def visible_indexes(world: World) -> Sequence[Index]:
    """Return all indexes that v1.3 shows, oldest first."""
    return [index for index in world.indexes.view() if is_visible(index)]
