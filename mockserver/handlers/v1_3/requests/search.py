"""What a search asks for: where it looks, by which words and pictures, in which videos."""

from collections.abc import Iterable, Mapping

from mockserver.contract.errors import ApiError
from mockserver.domain.account.account import World
from mockserver.domain.embedding import TextTooLong, Truncation, truncate
from mockserver.domain.records.index import Index
from mockserver.domain.records.models import MODELS, Family
from mockserver.domain.records.scenes import Modality
from mockserver.domain.retrieval.confidence import DEFAULT_LEVEL, Threshold
from mockserver.domain.retrieval.search import GroupOrder
from mockserver.ground.errors import ModelMissing, ParameterInvalid
from mockserver.handlers.call import Values
from mockserver.handlers.common.search_filters import read_filter
from mockserver.handlers.common.search_query import SearchQuery
from mockserver.handlers.common.uploads import MediaSource
from mockserver.handlers.v1_3.words import search_options_of

_FILTER_FIELDS = frozenset(["id", "filename", "duration", "width", "height", "size"])
_SPEECH = "transcription"


def read_searched_index(body: Values, world: World) -> Index:
    """Return the index that is to be searched. Raises NotFound."""
    return world.index(body["index_id"])


def read_search(body: Values, index: Index) -> SearchQuery:
    """Return the search. Raises the API's errors where `index` cannot be searched so."""
    if Family.MARENGO not in index.families:
        raise ModelMissing(index.id, "Marengo", "search")
    options = _options(body["search_options"], index)
    images, text = _images(body), body.get("query_text") or ""
    _check_text(text, index)
    is_all_asked = body.get("operator") == "and"
    parts = _parts(options.values()) if is_all_asked else tuple(map(frozenset, options.values()))
    level, threshold = _strictness(body, index)
    return SearchQuery(
        text=text,
        modalities=tuple(modality for modality in Modality if any(modality in part for part in parts)),
        exact=_is_exact(body, has_words=bool(text)),
        operator="and" if is_all_asked else "or",
        adjust_confidence_level=level,
        threshold=threshold,
        filter=read_filter(body.get("filter"), _FILTER_FIELDS),
        group_order=_group_order(body, index),
        page_limit=body["page_limit"],
        images=images,
        all_of=parts if is_all_asked else (),
        with_metadata=bool(body.get("include_user_metadata")),
    )


def read_metadata_wish(query: Values) -> bool | None:
    """Return whether a page is to show the metadata of its videos; None leaves that to the search."""
    wish: bool | None = query.get("include_user_metadata")
    return wish


def _options(wanted: Iterable[str], index: Index) -> Mapping[str, tuple[Modality, ...]]:
    known = search_options_of(index)
    for option in wanted:
        if option not in known:
            reason = f"Index {index.id} does not support the search option {option}. It supports: {', '.join(known)}."
            raise ApiError("search_option_not_supported", reason)
    return {option: known[option] for option in wanted}


def _parts(options: Iterable[tuple[Modality, ...]]) -> tuple[frozenset[Modality], ...]:
    """Return what a clip must have something of: where two options overlap, the narrower one."""
    parts = dict.fromkeys(map(frozenset, options))
    return tuple(part for part in parts if not any(other < part for other in parts))


def _images(body: Values) -> tuple[MediaSource, ...]:
    """Return the pictures to look for; addresses win over files."""
    return tuple(body.get("query_media_url") or body.get("query_media_file") or ())


def _check_text(text: str, index: Index) -> None:
    limit = min(vectors.text_tokens for choice in index.models if (vectors := MODELS[choice.model].vectors))
    try:
        truncate(text, Truncation.NONE, limit)
    except TextTooLong as error:
        reason = f"It has {error.tokens} tokens; the model of the index reads at most {limit}."
        raise ParameterInvalid("query_text", reason) from None


def _strictness(body: Values, index: Index) -> tuple[float, Threshold]:
    """Return how strict confidence is, and the least to show; a model that ranks knows neither."""
    level = body.get("adjust_confidence_level")
    if index.ranks:
        return DEFAULT_LEVEL, Threshold.LOW
    return DEFAULT_LEVEL if level is None else level, Threshold(body.get("threshold") or Threshold.LOW)


def _is_exact(body: Values, *, has_words: bool) -> bool:
    """Return whether speech has to hold the words themselves."""
    ways = body.get("transcription_options")
    if not ways:
        return False
    if _SPEECH not in body["search_options"]:
        raise ApiError(
            "search_option_combination_not_supported",
            f"transcription_options say how to look for speech; they need {_SPEECH} among the search_options.",
        )
    if not has_words:
        raise ParameterInvalid("transcription_options", "They are about words; an image has none.")
    return "semantic" not in ways


def _group_order(body: Values, index: Index) -> GroupOrder | None:
    if body.get("group_by") != "video":
        return None
    return GroupOrder.SCORE if index.ranks else GroupOrder(body.get("sort_option") or GroupOrder.SCORE)
