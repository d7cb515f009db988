"""Parses classifications."""

from msgspec import Struct

from mockserver.contract.errors import ApiError
from mockserver.domain.account.account import World
from mockserver.domain.records.index import Index
from mockserver.domain.records.models import Family
from mockserver.domain.records.scenes import Modality
from mockserver.domain.retrieval.classify import ClassSpec, Thresholds
from mockserver.domain.rules.videos import find_video
from mockserver.ground.errors import ModelMissing, ParameterInvalid
from mockserver.handlers.call import Values
from mockserver.handlers.v1_2.words import OPTIONS, modalities_of, options_of

_MOST_PROMPTS = 100


class ClassifyQuery(Struct, frozen=True, gc=False):
    """The classes, the thresholds, and how much to show."""

    classes: tuple[ClassSpec, ...]
    thresholds: Thresholds
    with_clips: bool
    with_details: bool
    page_limit: int


def read_video_ids(body: Values) -> tuple[str, ...]:
    """Return the videos that are named, each once."""
    return tuple(dict.fromkeys(body["video_ids"]))


def read_index_of_videos(body: Values, world: World) -> Index | None:
    """Return the index of the first video that is named, if there is such a video."""
    video = find_video(world, body["video_ids"][0])
    return world.index(video.index_id) if video else None


def read_classification(body: Values, index: Index) -> ClassifyQuery:
    """Return the classification. Raises the API's errors if `index` cannot be classified this way."""
    if Family.MARENGO not in index.families:
        raise ModelMissing(index.id, "Marengo", "classification")
    if sum(len(item["prompts"]) for item in body["classes"]) > _MOST_PROMPTS:
        raise ApiError(
            "classify_prompts_limit_exceeded", f"The classes may have at most {_MOST_PROMPTS} prompts together."
        )
    return ClassifyQuery(
        tuple(_class_spec(item, body, index) for item in body["classes"]),
        _thresholds(body.get("threshold")),
        body["include_clips"],
        body["show_detailed_score"],
        body["page_limit"],
    )


def _class_spec(item: Values, body: Values, index: Index) -> ClassSpec:
    """Return a class; its options override those of the request."""
    modalities = modalities_of(item.get("options") or body["options"])
    exact = (item.get("conversation_option") or body["conversation_option"]) == "exact_match"
    if exact and set(modalities) != {Modality.SPEECH}:
        raise ApiError(
            "classify_option_combination_not_supported",
            f"Class {item['name']!r}: exact_match looks for words that are said; it needs options ['conversation'].",
        )
    supported = index.modalities(Family.MARENGO)
    for modality in modalities:
        if modality not in supported:
            known = ", ".join(options_of(supported))
            reason = f"Index {index.id} does not support the option {OPTIONS[modality]}. It supports: {known}."
            raise ParameterInvalid("options", reason)
    return ClassSpec(item["name"], tuple(item["prompts"]), modalities, exact)


def _thresholds(given: Values | float | None) -> Thresholds:
    """Return the thresholds. A number, as in later documentation, is the least score of a video."""
    if given is None:
        return Thresholds()
    if isinstance(given, int | float):
        return Thresholds(min_video_score=given)
    return Thresholds(**{name: value for name, value in given.items() if name in Thresholds.__dataclass_fields__})
