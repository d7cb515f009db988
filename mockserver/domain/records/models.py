"""The catalogue of models: modalities, vectors, media limits, and the API versions that list each model."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from mockserver.domain.records.media import GIBIBYTE, MediaLimits
from mockserver.domain.records.scenes import Modality


class Family(StrEnum):
    """Marengo embeds (search, classify); Pegasus generates (gist, summarize, generate)."""

    MARENGO = "marengo"
    PEGASUS = "pegasus"


@dataclass(frozen=True, slots=True)
class Vectors:
    """The vectors of a model: the number of dimensions, and the maximum number of tokens of a text."""

    dimensions: int
    text_tokens: int


@dataclass(frozen=True, slots=True)
class Model:
    """A model; `versions` are the names of the API versions that list it.

    It was retired on the day `until`, and not available for new indexes from `indexed_until` on; `successor` replaces
    it. A model that `ranks` answers every search with the nearest clips; any other returns only matches.
    """

    name: str
    family: Family
    modalities: tuple[Modality, ...]
    versions: frozenset[str]
    limits: MediaLimits
    vectors: Vectors | None = None
    until: date | None = None
    indexed_until: date | None = None
    successor: str = ""
    ranks: bool = False


_EVERYTHING = (Modality.VISUAL, Modality.SPEECH, Modality.TEXT, Modality.LOGO)
_SEEN_AND_SAID = (Modality.VISUAL, Modality.SPEECH)

# Source: documentation of 2024.
_MARENGO_2 = MediaLimits(
    shortest_side=360,
    longest_side=3840,
    other_side=2160,
    widest_ratio=2.4,
    shortest_seconds=4,
    longest_seconds=7200,
    largest_size=2 * GIBIBYTE,
)
_PEGASUS_1 = replace(_MARENGO_2, longest_seconds=1200)

# Source: documentation of 2025 and 2026. A file at an address may have 4 GiB.
_MARENGO_2_7 = replace(_MARENGO_2, longest_side=5184)
_MARENGO_3 = replace(_MARENGO_2_7, longest_seconds=4 * 3600)
_PEGASUS_1_2 = replace(_MARENGO_2_7, longest_seconds=3600)
_PEGASUS_1_5 = replace(_MARENGO_2_7, shortest_seconds=1)

_V1_2, _V1_3 = frozenset(["v1.2"]), frozenset(["v1.3"])

MODELS: Mapping[str, Model] = {
    model.name: model
    for model in (
        Model("marengo2.6", Family.MARENGO, _EVERYTHING, _V1_2, _MARENGO_2, Vectors(1024, 77)),
        Model("marengo2.5", Family.MARENGO, _EVERYTHING, _V1_2, _MARENGO_2),
        Model("marengo2", Family.MARENGO, _EVERYTHING, _V1_2, _MARENGO_2),
        Model("pegasus1.1", Family.PEGASUS, _SEEN_AND_SAID, _V1_2, _PEGASUS_1),
        Model("pegasus1", Family.PEGASUS, _SEEN_AND_SAID, _V1_2, _PEGASUS_1),
        Model(
            "marengo2.7",
            Family.MARENGO,
            _EVERYTHING,
            _V1_3,
            _MARENGO_2_7,
            Vectors(1024, 77),
            until=date(2026, 3, 30),
            indexed_until=date(2026, 3, 30),
            successor="marengo3.0",
        ),
        Model("marengo3.0", Family.MARENGO, _EVERYTHING, _V1_3, _MARENGO_3, Vectors(512, 500), ranks=True),
        Model("marengo3.5", Family.MARENGO, _EVERYTHING, _V1_3, _MARENGO_3, Vectors(512, 2000), ranks=True),
        Model(
            "pegasus1.2",
            Family.PEGASUS,
            _SEEN_AND_SAID,
            _V1_3,
            _PEGASUS_1_2,
            indexed_until=date(2026, 2, 15),
            successor="marengo3.0",
        ),
        Model("pegasus1.5", Family.PEGASUS, _SEEN_AND_SAID, _V1_3, _PEGASUS_1_5),
        Model("pegasus1.6", Family.PEGASUS, _SEEN_AND_SAID, _V1_3, _PEGASUS_1_5),
    )
}

# The model of all embeddings before requests could choose one.
FIRST_EMBEDDER = "marengo2.6"

# The API versions that list a model.
VERSIONS = frozenset[str]().union(*(model.versions for model in MODELS.values()))

# The limits of any upload, before its model is known.
LARGEST_FILE = max(model.limits.largest_size for model in MODELS.values())


def models_of(version: str) -> dict[str, Model]:
    """Return the models that an API version lists, by name."""
    return {name: model for name, model in MODELS.items() if version in model.versions}


def knows_all(version: str, models: Iterable[str]) -> bool:
    """Return whether an API version knows all these models of the catalogue."""
    return all(version in MODELS[name].versions for name in models)
