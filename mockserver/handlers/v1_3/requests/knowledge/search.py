"""Parses searches of a knowledge store."""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from mockserver.domain.records.asset import Medium
from mockserver.domain.rules.knowledge.choosing import Circle, ItemFilter
from mockserver.ground.errors import ParameterInvalid
from mockserver.handlers.call import Values
from mockserver.handlers.v1_3.requests.search import check_length
from mockserver.handlers.v1_3.words import STORE_SEARCH_MODEL

_USUAL_OPTIONS = ("visual",)


class StoreQuery(Struct, frozen=True, gc=False):
    """The text of a search, the items to search, and the form of the answer; `options` are the modalities for videos.

    They are None if no videos are searched.
    """

    text: str
    options: tuple[str, ...] | None
    items: ItemFilter
    is_grouped: bool
    page_size: int
    with_metadata: bool


def read_page_token(body: Values) -> str | None:
    """Return the requested page; None for the first one of a new search."""
    token: str | None = body.get("page_token")
    return token


def read_store_search(body: Values) -> StoreQuery:
    """Return the search. Raises ParameterInvalid if its parts do not fit together."""
    text = body["query"]["text"]
    check_length("query.text", text, [STORE_SEARCH_MODEL])
    items = _read_filter(body.get("filter") or {})
    return StoreQuery(
        text,
        _read_options(body.get("search_options") or {}, items),
        items,
        body["group_by"] == "item",
        body["page_size"],
        body["include_metadata"],
    )


def _read_filter(given: Values) -> ItemFilter:
    media, item_ids, circle = given.get("asset_type"), given.get("item_id"), given.get("location")
    return ItemFilter(
        frozenset(map(Medium, _any_of(media) if media else (Medium.VIDEO, Medium.IMAGE))),
        frozenset(_any_of(item_ids)) if item_ids else None,
        Circle(circle["latitude"], circle["longitude"], circle["radius_meters"]) if circle else None,
    )


def _any_of(condition: Mapping[str, str | Sequence[str]]) -> Sequence[str]:
    """Return the alternative values: the one of `eq`, or those of `in`."""
    only = condition.get("eq")
    return (str(only),) if only is not None else condition["in"]


def _read_options(given: Values, items: ItemFilter) -> tuple[str, ...] | None:
    for_videos = given.get("video")
    if Medium.VIDEO in items.media:
        return tuple(dict.fromkeys(for_videos["modalities"])) if for_videos else _USUAL_OPTIONS
    if for_videos:
        raise ParameterInvalid("search_options.video", "The filter lets no videos through.")
    return None
