"""Pages of results, for search and classification alike: kept while they are good, refused when the index changed."""

from collections.abc import Sequence
from datetime import timedelta

from mockserver.domain.account.account import World
from mockserver.domain.account.result_pages import ResultPage, ResultSet, TokenExpired, state_of

# Recorded classify answers expire five minutes after the request; searches of that time are given the same.
FIVE_MINUTES = timedelta(minutes=5)


def open_pages(
    world: World,
    kind: str,
    items: Sequence[object],
    page_limit: int,
    index_id: str,
    about: object = None,
    *,
    lifetime: timedelta = FIVE_MINUTES,
    has_dashes: bool = True,
    store_id: str = "",
) -> ResultPage:
    """Return the first page of `items`, found in the index, or in the knowledge store, as it is now.

    The UUID that its tokens begin with is written with its dashes or without.
    """
    size, lifetime = _size_and_lifetime(world, page_limit, lifetime)
    state = state_of(world, index_id, store_id, world.now)
    results = ResultSet(kind, items, page_limit, size, world.now + lifetime, index_id, state, about, store_id=store_id)
    new_uuid = world.account.identifiers.uuid
    return world.account.pages.open(results, world.now, new_uuid if has_dashes else lambda: new_uuid().replace("-", ""))


def turn_to(world: World, kind: str, token: str) -> ResultPage:
    """Return the page that `token` names.

    Raises TokenMalformed, or TokenExpired: also where a video came into the index or left it since, or an item the
    store.
    """
    page = world.account.pages.turn(token, kind, world.now)
    if not world.shows(page.results.index_id or None):
        raise TokenExpired
    behaviour = world.account.kit.behaviour
    if behaviour is not None and not behaviour.paging.may_turn():
        raise TokenExpired
    if page.results.index_state != state_of(world, page.results.index_id, page.results.store_id, world.now):
        raise TokenExpired
    return page


def _size_and_lifetime(world: World, page_limit: int, lifetime: timedelta) -> tuple[int, timedelta]:
    """Return how long a page is and how long its tokens are good, unless a test wants it otherwise."""
    behaviour = world.account.kit.behaviour
    if behaviour is None:
        return page_limit, lifetime
    seconds = behaviour.paging.token_seconds
    return behaviour.paging.size(page_limit), lifetime if seconds is None else timedelta(seconds=seconds)
