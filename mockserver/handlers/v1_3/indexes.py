"""Indexes."""

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import lru_cache
from operator import attrgetter

from mockserver.domain.account.account import World
from mockserver.domain.records.index import Index
from mockserver.domain.rules import indexes
from mockserver.domain.tables.shelf import Totals
from mockserver.ground.clock import rfc3339
from mockserver.handlers.call import Call, Kept, Reply, View
from mockserver.handlers.common.lists import page_info, page_of
from mockserver.handlers.registry import Registry
from mockserver.handlers.v1_3.requests.indexes import read_index_creation, read_index_name
from mockserver.handlers.v1_3.requests.lists import read_list
from mockserver.handlers.v1_3.words import addons_of, options_of

operations = Registry()

_ID = attrgetter("id")


@operations.operation("post_indexes")
def create_index(call: Call, world: World) -> Reply:
    index = indexes.create_index(world, read_index_creation(call.body))
    return Reply(201, {"_id": index.id})


@operations.operation("get_indexes")
def list_indexes(call: Call, world: World) -> Reply:
    page = page_of(
        call,
        read_list(call.query),
        world.visible_indexes(),
        lambda: _fields(world),
        by_update=lambda: sorted(world.visible_indexes(), key=lambda index: _changed_at(index, world)),
    )
    totals = world.videos.totals_of(map(_ID, page.items), world.now)
    views = [_view(*one) for one in zip(page.items, totals, strict=True)]
    return Reply(200, {"data": views, "page_info": page_info(page)})


@operations.operation("get_indexes_index_id")
def retrieve_index(call: Call, world: World) -> Reply:
    index = world.index(call.path["index-id"])
    return Reply(200, _shown(index, world.videos.totals(index.id, world.now)))


@operations.operation("put_indexes_index_id")
def update_index(call: Call, world: World) -> Reply:
    indexes.rename_index(world, world.index(call.path["index-id"]), read_index_name(call.body))
    return Reply(204)


@operations.operation("delete_indexes_index_id")
def delete_index(call: Call, world: World) -> Reply:
    indexes.delete_index(world, world.index(call.path["index-id"]))
    return Reply(204)


def _fields(world: World) -> Mapping[str, Callable[[Index], object]]:
    """Return what conditions can ask of an index."""
    return {
        "index_name": attrgetter("name"),
        "model_family": lambda index: tuple(index.families),
        "model_options": lambda index: tuple(
            option for choice in index.models for option in options_of(choice.modalities)
        ),
        "created_at": attrgetter("created_at"),
        "updated_at": lambda index: _changed_at(index, world),
    }


def _changed_at(index: Index, world: World) -> datetime:
    return indexes.last_change(index, world.videos.totals(index.id, world.now))


# Clients ask for the same indexes again and again.
@lru_cache(maxsize=1024)
def _shown(index: Index, totals: Totals) -> Kept:
    return Kept(_view(index, totals))


def _view(index: Index, totals: Totals) -> View:
    view: View = {
        "_id": index.id,
        "created_at": rfc3339(index.created_at),
        "updated_at": rfc3339(indexes.last_change(index, totals)),
        "expires_at": rfc3339(index.expires_at) if index.expires_at else None,
        "index_name": index.name,
        "total_duration": totals.total_duration,
        "video_count": totals.video_count,
        "models": [
            {"model_name": choice.model, "model_options": options_of(choice.modalities)} for choice in index.models
        ],
    }
    addons = addons_of(index)
    return {**view, "addons": addons} if addons else view
