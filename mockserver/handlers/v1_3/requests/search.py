"""Parses searches: modalities, words and pictures, filter."""

from collections.abc import Iterable, Mapping
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

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
from mockserver.handlers.common.search.filters import read_filter
from mockserver.handlers.common.search.query import SearchQuery
from mockserver.handlers.common.uploads import MediaSource
from mockserver.handlers.v1_3.requests.entities import named_entities
from mockserver.handlers.v1_3.words import search_options_of

_FILTER_FIELDS = frozenset(["id", "filename", "duration", "width", "height", "size"])
_SPEECH = "transcription"
_LONGEST_REMEMBERED = 1024


def read_searched_index(body: Values, world: World) -> Index:
    """Return the index to search. Raises NotFound."""
    return world.index(body["index_id"])


class _Words(Struct, frozen=True, gc=False):
    """The text of a search: everything but its pictures and its filter."""

    options: tuple[str, ...]
    ways: tuple[str, ...]
    text: str
    operator: str | None
    level: float | None
    threshold: str | None
    group_by: str | None
    sort_option: str | None
    page_limit: int
    with_metadata: bool


def read_search(body: Values, index: Index) -> SearchQuery:
    """Return the search. Raises the API's errors if `index` cannot be searched this way."""
    get = body.get
    words = _Words(
        tuple(body["search_options"]),
        tuple(get("transcription_options") or ()),
        get("query_text") or "",
        get("operator"),
        get("adjust_confidence_level"),
        get("threshold"),
        get("group_by"),
        get("sort_option"),
        body["page_limit"],
        bool(get("include_user_metadata")),
    )
    query = (
        _read_words(words, index) if len(words.text) <= _LONGEST_REMEMBERED else _read_words.__wrapped__(words, index)
    )
    images, written = _images(body), get("filter")
    if not images and not written:
        return query
    return replace(query, images=images, filter=read_filter(written, _FILTER_FIELDS))


# Clients repeat the same searches.
@lru_cache(maxsize=256)
def _read_words(words: _Words, index: Index) -> SearchQuery:
    if Family.MARENGO not in index.families:
        raise ModelMissing(index.id, "Marengo", "search")
    options = _options(words.options, index)
    _check_text(words.text, index)
    entities = named_entities(words.text)
    if entities and not index.ranks:
        reason = f"It names the entity {entities[0]}, and no model of index {index.id} knows entities."
        raise ParameterInvalid("query_text", reason)
    is_all_asked = words.operator == "and"
    parts = _parts(options.values()) if is_all_asked else tuple(map(frozenset, options.values()))
    level, threshold = _strictness(words, index)
    return SearchQuery(
        text=words.text,
        modalities=tuple(modality for modality in Modality if any(modality in part for part in parts)),
        exact=_is_exact(words),
        operator="and" if is_all_asked else "or",
        adjust_confidence_level=level,
        threshold=threshold,
        filter=None,
        group_order=_group_order(words, index),
        page_limit=words.page_limit,
        entities=entities,
        all_of=parts if is_all_asked else (),
        with_metadata=words.with_metadata,
    )


def read_metadata_choice(query: Values) -> bool | None:
    """Return whether a page should show the metadata of its videos; None means as the search says."""
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
    """Return the required modalities of a clip: where two options overlap, the narrower one."""
    parts = dict.fromkeys(map(frozenset, options))
    return tuple(part for part in parts if not any(other < part for other in parts))


def _images(body: Values) -> tuple[MediaSource, ...]:
    """Return the pictures to search for; addresses have priority over files."""
    return tuple(body.get("query_media_url") or body.get("query_media_file") or ())


def _check_text(text: str, index: Index) -> None:
    check_length("query_text", text, (choice.model for choice in index.models))


def check_length(parameter: str, text: str, models: Iterable[str]) -> None:
    """Check that all search models of `models` accept a text of this length. Raises ParameterInvalid."""
    limit = min(vectors.text_tokens for model in models if (vectors := MODELS[model].vectors))
    try:
        truncate(text, Truncation.NONE, limit)
    except TextTooLong as error:
        reason = f"It has {error.tokens} tokens; the model of the index reads at most {limit}."
        raise ParameterInvalid(parameter, reason) from None


def _strictness(words: _Words, index: Index) -> tuple[float, Threshold]:
    """Return the confidence thresholds, and the lowest level to show; a ranking model has neither."""
    if index.ranks:
        return DEFAULT_LEVEL, Threshold.LOW
    return DEFAULT_LEVEL if words.level is None else words.level, Threshold(words.threshold or Threshold.LOW)


def _is_exact(words: _Words) -> bool:
    """Return whether speech must contain the exact words."""
    if not words.ways:
        return False
    if _SPEECH not in words.options:
        raise ApiError(
            "search_option_combination_not_supported",
            f"transcription_options say how to look for speech; they need {_SPEECH} among the search_options.",
        )
    if not words.text:
        raise ParameterInvalid("transcription_options", "They are about words; an image has none.")
    return "semantic" not in words.ways


def _group_order(words: _Words, index: Index) -> GroupOrder | None:
    if words.group_by != "video":
        return None
    return GroupOrder.SCORE if index.ranks else GroupOrder(words.sort_option or GroupOrder.SCORE)
