"""The words of API v1.3 for what the domain knows under names of its own, both ways."""

from collections.abc import Iterable, Mapping

from mockserver.domain.records.index import Index
from mockserver.domain.records.media import Use
from mockserver.domain.records.models import Family, models_of
from mockserver.domain.records.scenes import Modality

VERSION = "v1.3"

MODELS = models_of(VERSION)

# What models look at, `model_options`: what is written or branded in the picture is part of it.
OPTIONS = {
    "visual": (Modality.VISUAL, Modality.TEXT, Modality.LOGO),
    "audio": (Modality.SPEECH,),
}
_OPTION_OF = {modality: option for option, modalities in OPTIONS.items() for modality in modalities}

# Where a search looks. A model that ranks knows speech from other sound, and what sounds is what is seen.
SEARCH_OPTIONS: Mapping[str, tuple[Modality, ...]] = OPTIONS
RANKED_SEARCH_OPTIONS: Mapping[str, tuple[Modality, ...]] = {
    "visual": OPTIONS["visual"],
    "audio": (Modality.VISUAL,),
    "transcription": (Modality.SPEECH,),
}

# The model option that a search option needs, where it is another.
_NEEDED = {"transcription": "audio"}

# What the vectors of a model can be made from, by `embedding_option`, and the model option that each needs.
EMBEDDING_OPTIONS = {
    "marengo2.7": {"visual-text": "visual", "audio": "audio"},
    "marengo3.0": {"visual": "visual", "audio": "audio", "transcription": "audio"},
}


def modalities_of(model: str, options: Iterable[str]) -> tuple[Modality, ...]:
    """Return what a model of the catalogue looks at with these `model_options`, which are valid, in their order."""
    known = MODELS[model].modalities
    return tuple(dict.fromkeys(modality for option in options for modality in OPTIONS[option] if modality in known))


def search_options_of(index: Index) -> Mapping[str, tuple[Modality, ...]]:
    """Return where a search of `index` can look, and what it looks at there."""
    known, enabled = RANKED_SEARCH_OPTIONS if index.ranks else SEARCH_OPTIONS, index.modalities(Family.MARENGO)
    model_options = options_of(enabled)
    return {name: looks_at for name, looks_at in known.items() if _NEEDED.get(name, name) in model_options}


def options_of(modalities: Iterable[Modality]) -> list[str]:
    """Return the `model_options` that `modalities` come from."""
    return list(dict.fromkeys(_OPTION_OF[modality] for modality in modalities))


def addons_of(index: Index) -> tuple[str, ...]:
    """Return the `addons` of an index."""
    return ("thumbnail",) if index.has_thumbnails else ()


def use_of(index: Index) -> Use:
    """Return what a video in `index` is used for. A video without sound is taken by every index."""
    return Use(index.limits)
