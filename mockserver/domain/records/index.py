"""An index: what it was created with. Its rules are in `indexes`."""

from datetime import datetime
from functools import lru_cache

from msgspec import Struct

from mockserver.domain.records.media import MediaLimits, strictest
from mockserver.domain.records.models import MODELS, VERSIONS, Family
from mockserver.domain.records.scenes import Modality


class ModelChoice(Struct, frozen=True, gc=False):
    """A model of the catalogue, by name, and the modalities that it analyses."""

    model: str
    modalities: tuple[Modality, ...]

    @property
    def family(self) -> Family:
        return MODELS[self.model].family


# Compared by identity: a change makes a new record, so values derived from a record can be cached on it.
class Index(Struct, frozen=True, eq=False, gc=False):
    """An index as it was created; counts of its videos are derived, not stored."""

    id: str
    name: str
    models: tuple[ModelChoice, ...]
    has_thumbnails: bool
    created_at: datetime
    updated_at: datetime
    expires_at: datetime | None

    @property
    def families(self) -> frozenset[Family]:
        return _families(self.models)

    @property
    def searched_by(self) -> tuple[str, ...]:
        """The models that make its videos searchable."""
        return _searched_by(self.models)

    @property
    def versions(self) -> frozenset[str]:
        """The API versions that know all models of the index."""
        return _versions(self.models)

    @property
    def limits(self) -> MediaLimits:
        """The limits of a video that all models of the index accept."""
        return strictest(MODELS[choice.model].limits for choice in self.models)

    @property
    def ranks(self) -> bool:
        """Whether a search always returns the nearest clips, however low their scores."""
        return _ranks(self.models)

    def modalities(self, family: Family) -> tuple[Modality, ...]:
        """Return the modalities that the models of `family` analyse; empty if the index has no such model."""
        found = [modality for choice in self.models if choice.family is family for modality in choice.modalities]
        return tuple(dict.fromkeys(found))

    def covers(self, modality: Modality) -> bool:
        """Return whether any model of the index analyses `modality`."""
        return any(modality in choice.modalities for choice in self.models)


# Cached, because each request to an index needs them, and most indexes have the same models.
@lru_cache(maxsize=256)
def _families(models: tuple[ModelChoice, ...]) -> frozenset[Family]:
    return frozenset(choice.family for choice in models)


@lru_cache(maxsize=256)
def _searched_by(models: tuple[ModelChoice, ...]) -> tuple[str, ...]:
    return tuple(choice.model for choice in models if choice.family is Family.MARENGO)


@lru_cache(maxsize=256)
def _versions(models: tuple[ModelChoice, ...]) -> frozenset[str]:
    return VERSIONS.intersection(*(MODELS[choice.model].versions for choice in models))


@lru_cache(maxsize=256)
def _ranks(models: tuple[ModelChoice, ...]) -> bool:
    return any(MODELS[choice.model].ranks for choice in models)
