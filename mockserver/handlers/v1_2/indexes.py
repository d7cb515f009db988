"""Indexes."""

from collections.abc import Awaitable
from operator import attrgetter

from mockserver.domain.account.account import World
from mockserver.domain.records.index import Index
from mockserver.domain.rules import indexes
from mockserver.domain.rules.indexes import last_change
from mockserver.domain.tables.index_videos import Totals
from mockserver.ground.clock import rfc3339
from mockserver.handlers.call import Call
from mockserver.handlers.common.indexes import ViewIndex, index_fields, show_index, show_indexes
from mockserver.handlers.common.lists import Fields
from mockserver.handlers.common.steps import run_change
from mockserver.handlers.registry import Registry
from mockserver.handlers.reply import Reply, View
from mockserver.handlers.v1_2.eras import era_of
from mockserver.handlers.v1_2.requests.indexes import read_index_creation, read_index_name
from mockserver.handlers.v1_2.requests.lists import read_list
from mockserver.handlers.v1_2.words import addons_of, options_of

operations = Registry()


@operations.operation("create-index")
def create_index(call: Call, world: World) -> Reply:
    index = indexes.create_index(world, read_index_creation(call.body))
    return Reply(201, {"_id": index.id})


@operations.operation("list-indexes")
def list_indexes(call: Call, world: World) -> Reply | Awaitable[Reply]:
    return show_indexes(call, world, read_list(call.query), lambda: _fields(world), _view_of(world))


@operations.operation("retrieve-index")
def retrieve_index(call: Call, world: World) -> Reply:
    return show_index(world, world.index(call.path["index-id"]), _view_of(world))


@operations.operation("update-index")
def update_index(call: Call, world: World) -> Reply:
    index = world.index(call.path["index-id"])
    indexes.rename_index(world, index, read_index_name(call.body))
    return Reply(204)


@operations.operation("delete-index")
async def delete_index(call: Call, world: World) -> Reply:
    await run_change(world.account, indexes.delete_index(world, world.index(call.path["index-id"])))
    return Reply(204)


def _fields(world: World) -> Fields[Index]:
    """Return what conditions can ask of an index."""
    return {**index_fields(world, "engine", _options), "_id": attrgetter("id"), "index_options": _options}


def _options(index: Index) -> tuple[str, ...]:
    return tuple(option for choice in index.models for option in options_of(choice.modalities))


def _view_of(world: World) -> ViewIndex:
    return _view_of_2024 if era_of(world).addons_in_engines else _view


def _view(index: Index, totals: Totals) -> View:
    return _with_engines(index, totals, _engines(index))


def _view_of_2024(index: Index, totals: Totals) -> View:
    """Return what is shown of an index where its add-ons stand within its engines too."""
    addons = addons_of(index)
    return _with_engines(
        index, totals, [{**engine, "addons": addons} if addons else engine for engine in _engines(index)]
    )


def _engines(index: Index) -> list[View]:
    return [{"engine_name": choice.model, "engine_options": options_of(choice.modalities)} for choice in index.models]


def _with_engines(index: Index, totals: Totals, engines: list[View]) -> View:
    addons = addons_of(index)
    return {
        "_id": index.id,
        "index_name": index.name,
        "engines": engines,
        **({"addons": addons} if addons else {}),
        "video_count": totals.video_count,
        "total_duration": totals.total_duration,
        "created_at": rfc3339(index.created_at),
        "updated_at": rfc3339(last_change(index, totals)),
        "expires_at": rfc3339(index.expires_at) if index.expires_at else None,
    }
