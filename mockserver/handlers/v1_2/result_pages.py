"""Pages of results, for search and classification alike: kept while they are good, refused when the index changed."""

from collections.abc import Sequence
from typing import Any

from mockserver.domain.pages import LIFETIME, ResultPage, ResultSet, TokenExpired, index_state
from mockserver.domain.world import World


def open_pages(
    world: World, kind: str, items: Sequence[Any], page_limit: int, index_id: str, about: Any = None
) -> ResultPage:
    """Return the first page of `items`, found in the index as it is now."""
    results = ResultSet(
        kind, items, page_limit, world.now + LIFETIME, index_id, index_state(world.videos, index_id, world.now), about
    )
    return world.account.pages.open(results, world.now, world.account.identifiers.uuid)


def turn_to(world: World, kind: str, token: str) -> ResultPage:
    """Return the page that `token` names.

    Raises TokenMalformed, or TokenExpired: also where a video came into the index or left it since.
    """
    page = world.account.pages.turn(token, kind, world.now)
    if page.results.index_state != index_state(world.videos, page.results.index_id, world.now):
        raise TokenExpired
    return page
