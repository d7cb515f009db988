"""Result pages of search and classification: kept while they are valid, refused when the index has changed."""

from collections.abc import Sequence
from datetime import timedelta

from mockserver.domain.account.account import World
from mockserver.domain.account.result_pages import (
    ResultPage,
    ResultSet,
    TokenExpired,
    state_of,
    still_holds,
)
from mockserver.domain.retrieval.corpus import is_fixed, result_size

# Recorded classify answers expire five minutes after the request; we use the same for searches of that time.
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
    """Return the first page of `items`, found in the current index or knowledge store.

    The UUID in its tokens is written with or without dashes.
    """
    size, lifetime = _size_and_lifetime(world, page_limit, lifetime)
    state = state_of(world, index_id, store_id, world.now)
    results = ResultSet(
        kind,
        items,
        page_limit,
        size,
        world.now + lifetime,
        index_id,
        state,
        about,
        result_size(items, page_limit),
        store_id=store_id,
        is_fixed=is_fixed(items),
    )
    new_uuid = world.account.identifiers.uuid
    return world.account.pages.open(results, world.now, new_uuid if has_dashes else lambda: new_uuid().replace("-", ""))


def expiry_of(token: str, searched: str = "a video of the index") -> str:
    """Return the message for a token that leads to no page; `searched` is what its search covers."""
    ends = f"{searched} became ready, changed or was deleted after the search"
    return f"The page token {token} has expired, was never given out, or {ends}."


def turn_to(world: World, kind: str, token: str) -> ResultPage:
    """Return the page for `token`.

    Raises TokenMalformed, or TokenExpired, also if searched videos or items have changed since.
    """
    page = world.account.pages.turn(token, kind, world.now)
    if not world.shows(page.results.index_id or None):
        raise TokenExpired
    behaviour = world.account.kit.behaviour
    if behaviour is not None and not behaviour.paging.use_token():
        raise TokenExpired
    if not still_holds(world, page.results, world.now):
        raise TokenExpired
    world.account.corpora.touch(page.results.index_id or page.results.store_id)
    return page


def _size_and_lifetime(world: World, page_limit: int, lifetime: timedelta) -> tuple[int, timedelta]:
    """Return the page size and the lifetime of tokens, by the behaviour of the account."""
    behaviour = world.account.kit.behaviour
    if behaviour is None:
        return page_limit, lifetime
    seconds = behaviour.paging.token_seconds
    return behaviour.paging.size(page_limit), lifetime if seconds is None else timedelta(seconds=seconds)
