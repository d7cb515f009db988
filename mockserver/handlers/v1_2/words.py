"""Translates between the names of API v1.2 and those of the domain."""

from collections.abc import Iterable

from mockserver.domain.records.index import Index
from mockserver.domain.records.media import Use
from mockserver.domain.records.models import FIRST_EMBEDDER, models_of
from mockserver.domain.records.scenes import Modality

# Engine names, for models.
ENGINES = models_of("v1.2")

# Models for vectors; the default of operations that name none, and its name in replies.
VECTORS = {name: engine.vectors for name, engine in ENGINES.items() if engine.vectors}
EMBEDDING = VECTORS[FIRST_EMBEDDER]
EMBEDDING_LIMITS = ENGINES[FIRST_EMBEDDER].limits
EMBEDDING_ENGINE = "Marengo-retrieval-2.6"

# The names of modalities in `engine_options`, `search_options` and `options`.
OPTIONS = {
    Modality.VISUAL: "visual",
    Modality.SPEECH: "conversation",
    Modality.TEXT: "text_in_video",
    Modality.LOGO: "logo",
}
MODALITIES = {option: modality for modality, option in OPTIONS.items()}


def modalities_of(options: Iterable[str]) -> tuple[Modality, ...]:
    """Return the modalities for valid `options`."""
    return tuple([MODALITIES[option] for option in options])


def options_of(modalities: Iterable[Modality]) -> list[str]:
    """Return the names of `modalities` in v1.2."""
    return [OPTIONS[modality] for modality in modalities]


def addons_of(index: Index) -> tuple[str, ...]:
    """Return the `addons` of an index."""
    return ("thumbnail",) if index.has_thumbnails else ()


def use_of(index: Index) -> Use:
    """Return the media limits for a video in `index`."""
    return Use(index.limits, OPTIONS[Modality.SPEECH] if index.covers(Modality.SPEECH) else None)
