"""What an index is to be."""

from functools import lru_cache
from typing import Any

from msgspec import Struct

from mockserver.domain.records.index import ModelChoice
from mockserver.handlers.v1_3.words import choice_of


class IndexCreation(Struct, frozen=True, gc=False):
    """An index that is to be created."""

    name: str
    models: tuple[ModelChoice, ...]
    has_thumbnails: bool = False


def read_index_creation(body: Any) -> IndexCreation:
    """Return what index is to be created."""
    models = [(model["model_name"], *model["model_options"]) for model in body["models"]]
    return IndexCreation(body["index_name"], _choices(*models), "thumbnail" in body.get("addons", ()))


def read_index_name(body: Any) -> str:
    """Return the name that an index is to have."""
    name: str = body["index_name"]
    return name


# Most indexes have the same models.
@lru_cache(maxsize=256)
def _choices(*models: tuple[str, ...]) -> tuple[ModelChoice, ...]:
    return tuple(choice_of(name, options) for name, *options in models)
