"""Pictures in searches: the words for what they show."""

from pathlib import PurePath

from msgspec.structs import replace

from mockserver.domain.account.account import World
from mockserver.domain.records.asset import Medium
from mockserver.domain.records.index import Index
from mockserver.domain.rules.sources import filename_of, words_in
from mockserver.domain.rules.videos import ready_videos
from mockserver.handlers.call import Call
from mockserver.handlers.common.opened_files import check_name, opened_file
from mockserver.handlers.common.own_pictures import scene_pictured, seen_in
from mockserver.handlers.common.search.query import SearchQuery
from mockserver.handlers.common.uploads import MediaSource


async def words_of_images(call: Call, world: World, index: Index, query: SearchQuery) -> SearchQuery:
    """Return `query` with the words for what its pictures show added to its text."""
    words = [await _words_of(call, world, index, image) for image in query.images]
    return replace(query, text=" ".join([query.text, *words] if query.text else words))


async def seen_in_video(call: Call, world: World, index: Index, image: MediaSource) -> str | None:
    """Return what is seen in the video of the index that a picture is from; None if it is from no video.

    An address is not fetched; our own addresses are recognised.
    """
    if isinstance(image, str):
        scene = scene_pictured(call, world, image)
        return None if scene is None else seen_in(scene)
    sighting = await call.ingest.recognise(image, list(ready_videos(world, index.id)))
    if sighting is None:
        return None
    return seen_in(world.videos.get(sighting.video_id).content.scene_at(sighting.second))


async def _words_of(call: Call, world: World, index: Index, image: MediaSource) -> str:
    """Return what an image shows: what its video shows, or else what a test describes or its name says.

    Raises ParameterInvalid if it is not an image.
    """
    seen = await seen_in_video(call, world, index, image)
    if seen is not None:
        return seen
    if isinstance(image, str):
        check_name(image, Medium.IMAGE, "query_media_url")
        return words_in(PurePath(filename_of(image)).stem)
    opened = await opened_file(call, world, image, Medium.IMAGE, "query_media_file")
    return " ".join(map(seen_in, opened.content.scenes))
