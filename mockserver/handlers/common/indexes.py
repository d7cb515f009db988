"""Replies with indexes, single ones and lists. The reply is cached until the index changes."""

from collections.abc import Awaitable, Callable
from functools import lru_cache
from operator import attrgetter
from typing import TypeAlias

from mockserver.domain.account.account import World
from mockserver.domain.records.index import Index
from mockserver.domain.rules.indexes import last_change
from mockserver.domain.rules.paging import Page, PageQuery, paginate
from mockserver.domain.tables.index_videos import Totals
from mockserver.handlers.call import Call
from mockserver.handlers.common.lists import Fields, ListQuery, is_of_all, page_numbers, page_of
from mockserver.handlers.reply import CachedBody, Reply, View

# A function that shows an index in one version. Replies are cached by it.
ViewIndex: TypeAlias = Callable[[Index, Totals], View]
Options: TypeAlias = Callable[[Index], tuple[str, ...]]

_ID = attrgetter("id")
# The recorded request for a list; every other list shows the current indexes.
_RECORDED_LIST = ListQuery(PageQuery(), {})


def show_index(world: World, index: Index, view: ViewIndex) -> Reply:
    """Answer with an index."""
    return Reply(200, _shown(view, index, _totals(index, world)))


def show_indexes(
    call: Call, world: World, asked: ListQuery, fields: Callable[[], Fields[Index]], view: ViewIndex
) -> Reply | Awaitable[Reply]:
    """Answer with the requested page of the visible indexes; `fields` maps conditions to fields of an index."""
    if is_of_all(call, asked):
        return _show_page(world, asked, paginate(world.visible_indexes(), asked.page), view)
    return _show_selected(call, world, asked, fields, view)


async def _show_selected(
    call: Call, world: World, asked: ListQuery, fields: Callable[[], Fields[Index]], view: ViewIndex
) -> Reply:
    page = await page_of(
        call,
        asked,
        world.visible_indexes(),
        fields,
        keys={"updated_at": lambda index: last_change(index, _totals(index, world))},
    )
    return _show_page(world, asked, page, view)


def _show_page(world: World, asked: ListQuery, page: Page[Index], view: ViewIndex) -> Reply:
    totals = world.videos.totals_of(map(_ID, page.items), world.now)
    recorded = world.account.recorded
    if recorded.listed and asked == _RECORDED_LIST:
        held = (recorded.totals_listed(index.id, world.videos) for index in page.items)
        totals = tuple(seen or own for seen, own in zip(held, totals, strict=True))
    numbers = page.query, page.total_pages, page.total
    return Reply(200, _listed(view, tuple(page.items), totals, numbers))


def index_fields(world: World, prefix: str, options: Options) -> Fields[Index]:
    """Return the fields by which every version filters indexes.

    Names of model fields begin with `prefix`; `options` returns the names of their modalities.
    """
    return {
        "index_name": attrgetter("name"),
        f"{prefix}_family": lambda index: tuple(index.families),
        f"{prefix}_options": options,
        "created_at": attrgetter("created_at"),
        "updated_at": lambda index: last_change(index, _totals(index, world)),
    }


def _totals(index: Index, world: World) -> Totals:
    return world.videos.totals(index.id, world.now)


# Clients request the same indexes again and again.
@lru_cache(maxsize=1024)
def _shown(view: ViewIndex, index: Index, totals: Totals) -> CachedBody:
    return CachedBody(view(index, totals))


@lru_cache(maxsize=256)
def _listed(
    view: ViewIndex, indexes: tuple[Index, ...], totals: tuple[Totals, ...], numbers: tuple[PageQuery, int, int]
) -> CachedBody:
    views = [view(*one) for one in zip(indexes, totals, strict=True)]
    return CachedBody({"data": views, "page_info": page_numbers(*numbers)})
