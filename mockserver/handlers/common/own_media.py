"""Our own media addresses, sent back by a client: resolved without a download."""

import re
from urllib.parse import urlsplit

from mockserver.domain.account.account import World
from mockserver.domain.records.asset import Asset
from mockserver.domain.records.job_profile import Status
from mockserver.domain.records.video import Video
from mockserver.domain.rules.asset_uploads import status_of
from mockserver.domain.rules.assets import is_visible
from mockserver.handlers.call import Call
from mockserver.handlers.common.media_urls import asset_of

_ID = "[0-9a-f]{24}"
_OF_ASSET = re.compile(rf"/([^/]+)/assets/({_ID})/(?:content|hlses/playlist\.m3u8)", re.ASCII)
_STREAM = re.compile(rf"/([^/]+)/({_ID})/stream/([0-9a-f-]+)\.m3u8", re.ASCII)


def own_path(call: Call, address: str) -> str | None:
    """Return the path below our media path, such as `/ID/1.jpeg`; None for any other address.

    The server has several names, so any host is accepted.
    """
    path, base = urlsplit(address).path, urlsplit(call.media_url).path
    return path.removeprefix(base) if path.startswith(f"{base}/") else None


def media_at(world: World, path: str) -> Asset | None:
    """Return the asset whose file or stream is at `path` below our media path; None if it is not ready."""
    if match := _OF_ASSET.fullmatch(path):
        asset = world.assets.find(match[2]) if match[1] == world.account.id else None
        is_there = asset and is_visible(world, asset) and status_of(world, asset) is Status.READY
        return asset if is_there else None
    if match := _STREAM.fullmatch(path):
        video = video_served_as(world, *match.groups())
        return video.asset if video else None
    return None


def video_served_as(world: World, account_id: str, index_id: str, asset_id: str) -> Video | None:
    """Return the video whose stream and first picture have these parts in their address, once it is ready."""
    if account_id != world.account.id:
        return None
    videos = world.videos.of_index(index_id)
    return next((video for video in videos if video.is_ready(world.now) and asset_of(video.id) == asset_id), None)
