"""Engines."""

from typing import Any

from mockserver.domain.account.account import World
from mockserver.domain.records.models import ENGINES, Engine
from mockserver.ground.errors import ResourceNotExist
from mockserver.handlers.call import Call, Reply
from mockserver.handlers.registry import Registry

operations = Registry()


@operations.operation("list-engines")
def list_engines(call: Call, world: World) -> Reply:
    return Reply(200, {"data": [_view(engine) for engine in ENGINES.values()]})


@operations.operation("retrieve-engine")
def retrieve_engine(call: Call, world: World) -> Reply:
    engine = ENGINES.get(call.path["engine-id"])
    if engine is None:
        raise ResourceNotExist(call.path["engine-id"], "engines")
    return Reply(200, _view(engine))


def _view(engine: Engine) -> dict[str, Any]:
    return {
        "_id": engine.id,
        "allowed_engine_options": engine.options,
        "author": "twelve_labs",
        "created_at": engine.created_at,
        "updated_at": engine.created_at,
        "finetune": False,
        "ready": True,
    }
