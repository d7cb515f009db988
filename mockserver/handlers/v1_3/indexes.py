"""Indexes."""

from collections.abc import Awaitable

from mockserver.domain.account.account import World
from mockserver.domain.records.index import Index
from mockserver.domain.rules import indexes
from mockserver.domain.rules.indexes import last_change
from mockserver.domain.tables.index_videos import Totals
from mockserver.ground.clock import rfc3339
from mockserver.handlers.call import Call
from mockserver.handlers.common.indexes import index_fields, show_index, show_indexes
from mockserver.handlers.common.steps import run_change
from mockserver.handlers.registry import Registry
from mockserver.handlers.reply import Reply, View
from mockserver.handlers.v1_3.requests.indexes import read_index_creation, read_index_name
from mockserver.handlers.v1_3.requests.lists import read_list
from mockserver.handlers.v1_3.words import addons_of, options_of

operations = Registry()


@operations.operation("post_indexes")
def create_index(call: Call, world: World) -> Reply:
    index = indexes.create_index(world, read_index_creation(call.body))
    return Reply(201, {"_id": index.id})


@operations.operation("get_indexes")
def list_indexes(call: Call, world: World) -> Reply | Awaitable[Reply]:
    return show_indexes(call, world, read_list(call.query), lambda: index_fields(world, "model", _options), _view)


@operations.operation("get_indexes_index_id")
def retrieve_index(call: Call, world: World) -> Reply:
    return show_index(world, world.index(call.path["index-id"]), _view)


@operations.operation("put_indexes_index_id")
def update_index(call: Call, world: World) -> Reply:
    indexes.rename_index(world, world.index(call.path["index-id"]), read_index_name(call.body))
    return Reply(204)


@operations.operation("delete_indexes_index_id")
async def delete_index(call: Call, world: World) -> Reply:
    await run_change(world.account, indexes.delete_index(world, world.index(call.path["index-id"])))
    return Reply(204)


def _options(index: Index) -> tuple[str, ...]:
    return tuple(option for choice in index.models for option in options_of(choice.modalities))


def _view(index: Index, totals: Totals) -> View:
    view: View = {
        "_id": index.id,
        "created_at": rfc3339(index.created_at),
        "updated_at": rfc3339(last_change(index, totals)),
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
