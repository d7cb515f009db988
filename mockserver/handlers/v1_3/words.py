"""The words of API v1.3 for what the domain knows under names of its own, both ways."""

from collections.abc import Iterable

from mockserver.domain.records.models import models_of
from mockserver.domain.records.scenes import Modality

MODELS = models_of("v1.3")

# What models look at, `model_options`: what is written or branded in the picture is part of it.
OPTIONS = {
    "visual": (Modality.VISUAL, Modality.TEXT, Modality.LOGO),
    "audio": (Modality.SPEECH,),
}
_OPTION_OF = {modality: option for option, modalities in OPTIONS.items() for modality in modalities}


def modalities_of(model: str, options: Iterable[str]) -> tuple[Modality, ...]:
    """Return what a model of the catalogue looks at with these `model_options`, which are valid."""
    named = {modality for option in options for modality in OPTIONS[option]}
    return tuple([modality for modality in MODELS[model].modalities if modality in named])


def options_of(modalities: Iterable[Modality]) -> list[str]:
    """Return the `model_options` that `modalities` come from."""
    return list(dict.fromkeys(_OPTION_OF[modality] for modality in modalities))
