"""Engines."""

from mockserver.domain.account.account import World
from mockserver.domain.records.models import Model
from mockserver.ground.errors import NotFound
from mockserver.handlers.call import Call
from mockserver.handlers.registry import Registry
from mockserver.handlers.reply import CachedBody, Reply, View
from mockserver.handlers.v1_2.words import ENGINES, options_of

operations = Registry()

# UUIDs as Go writes them, which only engines have. Those of marengo2.6, marengo2 and pegasus1.1 are documented, the
# other two made up.
_DATES = {
    "marengo2.6": "2022-07-24 09:30:52.683 +0000 UTC",
    "marengo2.5": "2022-07-24 09:30:52.684 +0000 UTC",
    "marengo2": "2022-07-24 09:30:52.686 +0000 UTC",
    "pegasus1.1": "2023-04-12 11:49:26.663 +0000 UTC",
    "pegasus1": "2023-04-12 11:49:26.66 +0000 UTC",
}


def _view(engine: Model) -> View:
    return {
        "_id": engine.name,
        "allowed_engine_options": options_of(engine.modalities),
        "author": "twelve_labs",
        "created_at": _DATES[engine.name],
        "updated_at": _DATES[engine.name],
        "finetune": False,
        "ready": True,
    }


_BY_NAME = {name: CachedBody(_view(engine)) for name, engine in ENGINES.items()}
_ALL = CachedBody({"data": [kept.value for kept in _BY_NAME.values()]})


@operations.operation("list-engines")
def list_engines(call: Call, world: World) -> Reply:
    return Reply(200, _ALL)


@operations.operation("retrieve-engine")
def retrieve_engine(call: Call, world: World) -> Reply:
    engine = _BY_NAME.get(call.path["engine-id"])
    if engine is None:
        raise NotFound(call.path["engine-id"], "engines")
    return Reply(200, engine)
