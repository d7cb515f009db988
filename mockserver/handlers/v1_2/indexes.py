"""Indexes."""

from collections.abc import Callable, Mapping
from functools import lru_cache
from operator import attrgetter

from mockserver.domain.account.account import World
from mockserver.domain.records.index import Index
from mockserver.domain.rules import indexes
from mockserver.domain.rules.paging import PageQuery
from mockserver.domain.tables.shelf import Totals
from mockserver.ground.clock import rfc3339
from mockserver.handlers.call import Call, Kept, Reply, View
from mockserver.handlers.common.lists import page_numbers, page_of
from mockserver.handlers.registry import Registry
from mockserver.handlers.v1_2.eras import era_of
from mockserver.handlers.v1_2.requests.indexes import read_index_creation, read_index_name
from mockserver.handlers.v1_2.requests.lists import read_list
from mockserver.handlers.v1_2.words import addons_of, options_of

operations = Registry()

_ID = attrgetter("id")


@operations.operation("create-index")
def create_index(call: Call, world: World) -> Reply:
    index = indexes.create_index(world, read_index_creation(call.body))
    return Reply(201, {"_id": index.id})


@operations.operation("list-indexes")
def list_indexes(call: Call, world: World) -> Reply:
    page = page_of(
        call,
        read_list(call.query),
        world.visible_indexes(),
        lambda: _fields(world),
        by_update=lambda: sorted(
            world.visible_indexes(), key=lambda index: indexes.last_change(index, _totals(index, world))
        ),
    )
    totals = world.videos.totals_of(map(_ID, page.items), world.now)
    numbers = page.query, page.total_pages, page.total
    return Reply(200, _list(tuple(page.items), totals, era_of(world).addons_in_engines, numbers))


@operations.operation("retrieve-index")
def retrieve_index(call: Call, world: World) -> Reply:
    index = world.index(call.path["index-id"])
    return Reply(200, _shown(index, _totals(index, world), era_of(world).addons_in_engines))


@operations.operation("update-index")
def update_index(call: Call, world: World) -> Reply:
    index = world.index(call.path["index-id"])
    indexes.rename_index(world, index, read_index_name(call.body))
    return Reply(204)


@operations.operation("delete-index")
def delete_index(call: Call, world: World) -> Reply:
    indexes.delete_index(world, world.index(call.path["index-id"]))
    return Reply(204)


def _fields(world: World) -> Mapping[str, Callable[[Index], object]]:
    """Return what conditions can ask of an index."""
    return {
        "_id": attrgetter("id"),
        "index_name": attrgetter("name"),
        "engine_family": lambda index: tuple(index.families),
        "engine_options": _options,
        "index_options": _options,
        "created_at": attrgetter("created_at"),
        "updated_at": lambda index: indexes.last_change(index, _totals(index, world)),
    }


def _options(index: Index) -> tuple[str, ...]:
    return tuple(option for choice in index.models for option in options_of(choice.modalities))


def _totals(index: Index, world: World) -> Totals:
    return world.videos.totals(index.id, world.now)


# Clients ask for the same indexes again and again.
@lru_cache(maxsize=1024)
def _shown(index: Index, totals: Totals, addons_in_engines: bool) -> Kept:
    return Kept(_view(index, totals, addons_in_engines))


@lru_cache(maxsize=256)
def _list(
    shown: tuple[Index, ...], totals: tuple[Totals, ...], addons_in_engines: bool, numbers: tuple[PageQuery, int, int]
) -> Kept:
    views = [_view(*one, addons_in_engines) for one in zip(shown, totals, strict=True)]
    return Kept({"data": views, "page_info": page_numbers(*numbers)})


def _view(index: Index, totals: Totals, addons_in_engines: bool) -> View:
    addons = addons_of(index)
    engines: list[View] = [
        {"engine_name": choice.model, "engine_options": options_of(choice.modalities)} for choice in index.models
    ]
    view: View = {
        "_id": index.id,
        "index_name": index.name,
        "engines": engines,
        "addons": addons,
        "video_count": totals.video_count,
        "total_duration": totals.total_duration,
        "created_at": rfc3339(index.created_at),
        "updated_at": rfc3339(indexes.last_change(index, totals)),
        "expires_at": rfc3339(index.expires_at) if index.expires_at else None,
    }
    if not addons:
        del view["addons"]
    elif addons_in_engines:
        for engine in engines:
            engine["addons"] = addons
    return view
