"""Parses requests about indexes."""

from collections.abc import Iterable

from mockserver.domain.account.account import World
from mockserver.domain.records.index import Index, ModelChoice
from mockserver.domain.rules.indexes import IndexCreation
from mockserver.ground.caches import short_cache
from mockserver.handlers.call import Values
from mockserver.handlers.v1_2.words import modalities_of


def read_index(values: Values, world: World) -> Index:
    """Return the index that a body or a query string names. Raises NotFound."""
    return world.index(values["index_id"])


def read_index_name(body: Values) -> str:
    """Return the new name of an index."""
    name: str = body["index_name"]
    return name


def read_index_creation(body: Values) -> IndexCreation:
    """Return the index to create.

    Clients of 2024 put add-ons beside an engine, all others beside the list of engines.
    """
    engines, addons = [], [*body.get("addons", ())]
    for engine in body["engines"]:
        engines.append((engine["engine_name"], *engine["engine_options"]))
        if "addons" in engine:
            addons += engine["addons"]
    return IndexCreation(body["index_name"], _choices(*engines), "thumbnail" in addons)


# Most indexes have the same engines.
@short_cache(maxsize=256)
def _choices(*engines: Iterable[str]) -> tuple[ModelChoice, ...]:
    return tuple(ModelChoice(name, modalities_of(options)) for name, *options in engines)
