"""Indexes."""

from functools import lru_cache
from typing import Any

from mockserver.domain import indexes
from mockserver.domain.index import EngineChoice, Index
from mockserver.domain.scenes import Option
from mockserver.domain.world import World
from mockserver.ground.clock import rfc3339
from mockserver.ground.errors import ApiError
from mockserver.handlers.call import Call, Reply
from mockserver.handlers.registry import Registry
from mockserver.handlers.v1_2.lists import page_info, page_of

operations = Registry()

_ENGINES_ARE_FIXED = "The engines of an index are fixed at its creation; create another index."
_FIXED_FIELDS = {
    "index_options": "index_option_cannot_be_changed",
    "engine_options": "index_option_cannot_be_changed",
    "engine_id": "index_engine_cannot_be_changed",
    "engines": "index_engine_cannot_be_changed",
}


@operations.operation("create-index")
def create_index(call: Call, world: World) -> Reply:
    engines = tuple(
        EngineChoice(engine["engine_name"], tuple(Option(option) for option in engine["engine_options"]))
        for engine in call.body["engines"]
    )
    index = indexes.create_index(world, call.body["index_name"], engines, _addons(call.body))
    return Reply(201, {"_id": index.id})


@operations.operation("list-indexes")
def list_indexes(call: Call, world: World) -> Reply:
    page = page_of(call, world.indexes.all(), _facts, lambda index: index.updated_at)
    return Reply(200, {"data": [_view_now(index, world) for index in page.items], "page_info": page_info(page)})


@operations.operation("retrieve-index")
def retrieve_index(call: Call, world: World) -> Reply:
    return Reply(200, _view_now(world.indexes.get(call.path["index-id"]), world))


@operations.operation("update-index")
def update_index(call: Call, world: World) -> Reply:
    index = world.indexes.get(call.path["index-id"])
    for name, code in _FIXED_FIELDS.items():
        if name in call.body:
            raise ApiError(code, f"{name} cannot be changed. {_ENGINES_ARE_FIXED}")
    indexes.rename_index(world, index, call.body["index_name"])
    return Reply(204)


@operations.operation("delete-index")
def delete_index(call: Call, world: World) -> Reply:
    indexes.delete_index(world, world.indexes.get(call.path["index-id"]))
    return Reply(204)


def _addons(body: Any) -> tuple[str, ...]:
    """Return the add-ons, which clients of 2024 put beside an engine and all others beside the list of engines."""
    named = [*body.get("addons", ()), *(addon for engine in body["engines"] for addon in engine.get("addons", ()))]
    return tuple(dict.fromkeys(named))


def _facts(index: Index) -> dict[str, Any]:
    options = tuple(option for engine in index.engines for option in engine.engine_options)
    return {
        "_id": index.id,
        "index_name": index.name,
        "engine_family": tuple(index.families),
        "engine_options": options,
        "index_options": options,
        "created_at": index.created_at,
        "updated_at": index.updated_at,
    }


def _view_now(index: Index, world: World) -> dict[str, Any]:
    totals = world.videos.totals(index.id, world.now)
    return _view(index, totals.video_count, totals.total_duration)


# A list shows the same indexes again and again. The result is shared and must not be changed.
@lru_cache(maxsize=4096)
def _view(index: Index, video_count: int, total_duration: float) -> dict[str, Any]:
    view = {
        "_id": index.id,
        "index_name": index.name,
        "engines": [
            {"engine_name": engine.engine_name, "engine_options": engine.engine_options} for engine in index.engines
        ],
        "addons": index.addons,
        "video_count": video_count,
        "total_duration": total_duration,
        "created_at": rfc3339(index.created_at),
        "updated_at": rfc3339(index.updated_at),
        "expires_at": rfc3339(index.expires_at) if index.expires_at else None,
    }
    if not index.addons:
        del view["addons"]
    return view
