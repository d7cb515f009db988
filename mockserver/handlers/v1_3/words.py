"""The words of API v1.3 for what the domain knows under names of its own, both ways."""

from collections.abc import Iterable, Mapping

from mockserver.domain.records.index import Index
from mockserver.domain.records.media import Use
from mockserver.domain.records.models import Family, Model, Vectors, models_of
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

# The model option that a search option or an embedding option needs, where it is another.
_NEEDED = {"transcription": "audio", "visual-text": "visual"}

# What the vectors of a model are made of, by `embedding_option`: what a search looks at by the option of that name.
EMBEDDING_OPTIONS: Mapping[str, Mapping[str, tuple[Modality, ...]]] = {
    "marengo2.7": {"visual-text": OPTIONS["visual"], "audio": OPTIONS["audio"]},
    "marengo3.0": RANKED_SEARCH_OPTIONS,
    "marengo3.5": RANKED_SEARCH_OPTIONS,
}

# Of a file that can only be heard: all that happens in it, and what is said.
SOUND_OPTIONS: Mapping[str, tuple[Modality, ...]] = {"audio": tuple(Modality), "transcription": OPTIONS["audio"]}

# Of a document: what its pages look like, and what stands on them.
DOCUMENT_OPTIONS: Mapping[str, tuple[Modality, ...]] = {
    "visual": (Modality.VISUAL, Modality.TEXT),
    "text": (Modality.TEXT,),
}

# The model that knowledge stores are searched by.
STORE_SEARCH_MODEL = "marengo3.0"

# The model that takes several inputs together, and documents.
MULTIMODAL = "marengo3.5"

# What requests for vectors call a model, where it is not the name that indexes have for it.
_EMBEDDER_NAMES = {"marengo2.7": "Marengo-retrieval-2.7"}
_EMBEDDERS = {name: model for model, name in _EMBEDDER_NAMES.items()}


def modalities_of(model: str, options: Iterable[str]) -> tuple[Modality, ...]:
    """Return what a model of the catalogue looks at with these `model_options`, which are valid, in their order."""
    known = MODELS[model].modalities
    return tuple(dict.fromkeys(modality for option in options for modality in OPTIONS[option] if modality in known))


def search_options_of(index: Index) -> Mapping[str, tuple[Modality, ...]]:
    """Return where a search of `index` can look, and what it looks at there."""
    known, enabled = RANKED_SEARCH_OPTIONS if index.ranks else SEARCH_OPTIONS, index.modalities(Family.MARENGO)
    model_options = options_of(enabled)
    return {name: looks_at for name, looks_at in known.items() if _NEEDED.get(name, name) in model_options}


def embedder_of(name: str) -> Model:
    """Return the model that a request for vectors names; the contract has listed the names."""
    return MODELS[_EMBEDDERS.get(name, name)]


def embedder_name(model: str) -> str:
    """Return what replies with vectors call a model of the catalogue."""
    return _EMBEDDER_NAMES.get(model, model)


def vectors_of(model: str) -> Vectors:
    """Return what the vectors of a model are like. It makes some."""
    vectors = MODELS[model].vectors
    if vectors is None:
        raise ValueError(f"{model} makes no vectors")
    return vectors


def embedding_options_of(index: Index) -> tuple[str, Mapping[str, tuple[Modality, ...]]] | None:
    """Return the model of `index` that makes vectors, and by which options it does; None where there is no such one."""
    for choice in index.models:
        if choice.model in EMBEDDING_OPTIONS:
            enabled = options_of(choice.modalities)
            known = EMBEDDING_OPTIONS[choice.model]
            return choice.model, {name: of for name, of in known.items() if _NEEDED.get(name, name) in enabled}
    return None


def options_of(modalities: Iterable[Modality]) -> list[str]:
    """Return the `model_options` that `modalities` come from."""
    return list(dict.fromkeys(_OPTION_OF[modality] for modality in modalities))


def addons_of(index: Index) -> tuple[str, ...]:
    """Return the `addons` of an index."""
    return ("thumbnail",) if index.has_thumbnails else ()


def use_of(index: Index) -> Use:
    """Return what a video in `index` is used for. A video without sound is taken by every index."""
    return Use(index.limits)
