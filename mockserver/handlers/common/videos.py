"""Lists of the videos of an index."""

from collections.abc import Callable, Sequence

from mockserver.domain.account.account import World
from mockserver.domain.records.index import Index
from mockserver.domain.records.video import Video
from mockserver.domain.rules.paging import Page
from mockserver.handlers.call import Call
from mockserver.handlers.common.lists import Fields, ListQuery, page_info, page_of
from mockserver.handlers.common.visible import hidden_videos, without


async def page_of_videos(
    call: Call, world: World, index: Index, asked: tuple[ListQuery, str | None], fields: Callable[[], Fields[Video]]
) -> Page[Video]:
    """Return the requested page of the ready videos of `index`, all or those with a file name."""
    hidden = hidden_videos(call, world, index.id)
    conditions, filename = asked

    def listed(*, by_update: bool) -> Sequence[Video]:
        if filename is None:
            return without(world.videos.ready(index.id, world.now, by_update=by_update), hidden)
        return without(world.videos.named(index.id, filename, world.now, by_update=by_update), hidden)

    return await page_of(
        call,
        conditions,
        listed(by_update=False),
        fields,
        by_update=lambda: listed(by_update=True),
        metadata=lambda video: video.user_metadata,
    )


def video_page_info(page: Page[Video], index: Index, world: World) -> dict[str, float]:
    """Return a page's `page_info`. Recorded: only this list has the total duration of the videos."""
    return {**page_info(page), "total_duration": world.videos.totals(index.id, world.now).total_duration}
