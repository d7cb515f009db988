"""Parses requests about indexes."""

from mockserver.domain.records.index import ModelChoice
from mockserver.domain.rules.indexes import IndexCreation
from mockserver.ground.caches import short_cache
from mockserver.handlers.call import Values
from mockserver.handlers.v1_3.words import modalities_of


def read_index_creation(body: Values) -> IndexCreation:
    """Return the index to create."""
    models = [(model["model_name"], *model["model_options"]) for model in body["models"]]
    return IndexCreation(body["index_name"], _choices(*models), "thumbnail" in body.get("addons", ()))


def read_index_name(body: Values) -> str:
    """Return the new name of an index."""
    name: str = body["index_name"]
    return name


# Most indexes have the same models.
@short_cache(maxsize=256)
def _choices(*models: tuple[str, ...]) -> tuple[ModelChoice, ...]:
    return tuple(ModelChoice(name, modalities_of(name, options)) for name, *options in models)
