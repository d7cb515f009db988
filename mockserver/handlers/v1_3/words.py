"""Translates between the names of API v1.3 and those of the domain."""

from collections.abc import Iterable, Mapping

from mockserver.domain.records.index import Index
from mockserver.domain.records.media import Use
from mockserver.domain.records.models import Family, Model, Vectors, models_of
from mockserver.domain.records.scenes import Modality

VERSION = "v1.3"

MODELS = models_of(VERSION)

# The modalities of `model_options`; text and logos in the picture are part of the visual one.
OPTIONS = {
    "visual": (Modality.VISUAL, Modality.TEXT, Modality.LOGO),
    "audio": (Modality.SPEECH,),
}
_OPTION_OF = {modality: option for option, modalities in OPTIONS.items() for modality in modalities}

# The modalities of search options. A ranking model separates speech from other sound, which counts as visual.
SEARCH_OPTIONS: Mapping[str, tuple[Modality, ...]] = OPTIONS
RANKED_SEARCH_OPTIONS: Mapping[str, tuple[Modality, ...]] = {
    "visual": OPTIONS["visual"],
    "audio": (Modality.VISUAL,),
    "transcription": (Modality.SPEECH,),
}

# The model option for a search option or an embedding option, if it has another name.
_NEEDED = {"transcription": "audio", "visual-text": "visual"}

# The modalities of an `embedding_option`: those of the search option with that name.
EMBEDDING_OPTIONS: Mapping[str, Mapping[str, tuple[Modality, ...]]] = {
    "marengo2.7": {"visual-text": OPTIONS["visual"], "audio": OPTIONS["audio"]},
    "marengo3.0": RANKED_SEARCH_OPTIONS,
    "marengo3.5": RANKED_SEARCH_OPTIONS,
}

# For an audio file: everything that happens in it, and its speech.
SOUND_OPTIONS: Mapping[str, tuple[Modality, ...]] = {"audio": tuple(Modality), "transcription": OPTIONS["audio"]}

# For a document: the look of its pages, and their text.
DOCUMENT_OPTIONS: Mapping[str, tuple[Modality, ...]] = {
    "visual": (Modality.VISUAL, Modality.TEXT),
    "text": (Modality.TEXT,),
}

# The search model of knowledge stores.
STORE_SEARCH_MODEL = "marengo3.0"

# The model that embeds several inputs together, and documents.
MULTIMODAL = "marengo3.5"

# Model names in requests for vectors that differ from those of indexes.
_EMBEDDER_NAMES = {"marengo2.7": "Marengo-retrieval-2.7"}
_EMBEDDERS = {name: model for model, name in _EMBEDDER_NAMES.items()}


def modalities_of(model: str, options: Iterable[str]) -> tuple[Modality, ...]:
    """Return the modalities of valid `model_options` of a model of the catalogue, in order."""
    known = MODELS[model].modalities
    return tuple(dict.fromkeys(modality for option in options for modality in OPTIONS[option] if modality in known))


def search_options_of(index: Index) -> Mapping[str, tuple[Modality, ...]]:
    """Return the search options of `index`, with their modalities."""
    known, enabled = RANKED_SEARCH_OPTIONS if index.ranks else SEARCH_OPTIONS, index.modalities(Family.MARENGO)
    model_options = options_of(enabled)
    return {name: modalities for name, modalities in known.items() if _NEEDED.get(name, name) in model_options}


def embedder_of(name: str) -> Model:
    """Return the model that a request for vectors names; the contract lists the names."""
    return MODELS[_EMBEDDERS.get(name, name)]


def embedder_name(model: str) -> str:
    """Return the name of a model of the catalogue in replies with vectors."""
    return _EMBEDDER_NAMES.get(model, model)


def vectors_of(model: str) -> Vectors:
    """Return the vectors of a model that has some."""
    vectors = MODELS[model].vectors
    if vectors is None:
        raise ValueError(f"{model} makes no vectors")
    return vectors


def embedding_options_of(index: Index) -> tuple[str, Mapping[str, tuple[Modality, ...]]] | None:
    """Return the model of `index` that computes vectors, and its options; None if there is none."""
    for choice in index.models:
        if choice.model in EMBEDDING_OPTIONS:
            enabled = options_of(choice.modalities)
            known = EMBEDDING_OPTIONS[choice.model]
            return choice.model, {name: of for name, of in known.items() if _NEEDED.get(name, name) in enabled}
    return None


def options_of(modalities: Iterable[Modality]) -> list[str]:
    """Return the `model_options` of `modalities`."""
    return list(dict.fromkeys(_OPTION_OF[modality] for modality in modalities))


def addons_of(index: Index) -> tuple[str, ...]:
    """Return the `addons` of an index."""
    return ("thumbnail",) if index.has_thumbnails else ()


def use_of(index: Index) -> Use:
    """Return the media limits for a video in `index`. Every index accepts a video without sound."""
    return Use(index.limits)
