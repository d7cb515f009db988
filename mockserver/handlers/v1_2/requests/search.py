"""Parses searches: options, filter, and a query in words, as a tree or as a picture."""

from collections.abc import Iterable, Mapping

from mockserver.contract.errors import ApiError
from mockserver.domain.records.index import Index
from mockserver.domain.records.models import Family
from mockserver.domain.records.scenes import Modality
from mockserver.domain.retrieval.confidence import Threshold
from mockserver.domain.retrieval.query_tree import Node, leaves
from mockserver.domain.retrieval.search import GroupOrder
from mockserver.ground.caches import short_cache
from mockserver.ground.errors import ModelMissing, ParameterInvalid
from mockserver.handlers.call import Values
from mockserver.handlers.common.search.filters import read_filter
from mockserver.handlers.common.search.query import SearchQuery
from mockserver.handlers.common.uploads import MediaSource, source_of
from mockserver.handlers.v1_2.requests.combined_queries import LeafDefaults, QueryInvalid, read_query
from mockserver.handlers.v1_2.words import OPTIONS, modalities_of, options_of

_THRESHOLDS = {threshold.value: threshold for threshold in Threshold}


def read_search(body: Values, index: Index) -> SearchQuery:
    """Return the search, in words or as a tree. Raises the API's errors if `index` cannot be searched this way."""
    query = body["query"]
    if isinstance(query, str):
        return _by_words(body, query, index)
    if body["group_by"] == "video":
        raise ApiError("search_parameter_not_allowed", "group_by does not go with a combined query.")
    return read_combined_search(body, index)


def read_combined_search(body: Values, index: Index) -> SearchQuery:
    """Return the search by a tree. Raises the API's errors if `index` cannot be searched this way."""
    written = body["query"]
    modalities, exact = _modalities(body, index)
    tree = _tree(written, LeafDefaults(modalities, exact), index)
    return SearchQuery(
        str(written),
        modalities,
        exact,
        "or",
        body["adjust_confidence_level"],
        _THRESHOLDS[body["threshold"]],
        read_filter(body.get("filter")),
        None,
        body["page_limit"],
        tree=tree,
    )


def read_any_search(body: Values, index: Index) -> SearchQuery:
    """Return the search, in words or by a picture. Raises the API's errors if `index` cannot be searched this way."""
    image = source_of(body.get("query_media_url"), body.get("query_media_file"))
    if image is None:
        return _by_words(body, body["query_text"], index)
    if body["conversation_option"] == "exact_match":
        raise ParameterInvalid("conversation_option", "exact_match looks for words; an image has none.")
    return _by_words(body, "", index, (image,))


# Created for every search; positional arguments are fastest.
def _by_words(body: Values, text: str, index: Index, images: tuple[MediaSource, ...] = ()) -> SearchQuery:
    modalities, exact = _modalities(body, index)
    return SearchQuery(
        text,
        modalities,
        exact,
        body["operator"],
        body["adjust_confidence_level"],
        _THRESHOLDS[body["threshold"]],
        read_filter(body.get("filter")),
        None if body["group_by"] == "clip" else GroupOrder(body["sort_option"]),
        body["page_limit"],
        None,
        images,
    )


def _modalities(body: Values, index: Index) -> tuple[tuple[Modality, ...], bool]:
    exact = body["conversation_option"] == "exact_match"
    return _checked_modalities(tuple(body["search_options"]), index, exact), exact


@short_cache(maxsize=256)
def _checked_modalities(options: tuple[str, ...], index: Index, exact: bool) -> tuple[Modality, ...]:
    modalities = modalities_of(options)
    _check_modalities(modalities, index, exact=exact)
    return modalities


def _check_modalities(modalities: Iterable[Modality], index: Index, *, exact: bool) -> None:
    if Family.MARENGO not in index.families:
        raise ModelMissing(index.id, "Marengo", "search")
    supported = index.modalities(Family.MARENGO)
    for modality in modalities:
        if modality not in supported:
            known = ", ".join(options_of(supported))
            reason = f"Index {index.id} does not support the search option {OPTIONS[modality]}. It supports: {known}."
            raise ApiError("search_option_not_supported", reason)
    if exact and set(modalities) != {Modality.SPEECH}:
        raise ApiError(
            "search_option_combination_not_supported",
            "exact_match looks for words that are said; search with search_options ['conversation'] alone.",
        )


def _tree(written: Mapping[str, object], defaults: LeafDefaults, index: Index) -> Node:
    try:
        tree = read_query(written, defaults)
    except QueryInvalid as error:
        raise ParameterInvalid("query", str(error)) from None
    for leaf in leaves(tree):
        _check_modalities(leaf.modalities, index, exact=leaf.exact)
    return tree
