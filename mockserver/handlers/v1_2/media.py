"""Addresses of pictures and streams. The paths are shaped like those of the real service, on our own host."""

from datetime import datetime
from math import floor
from typing import Any
from uuid import UUID

from mockserver.domain.video import Video
from mockserver.domain.world import World
from mockserver.ground.clock import rfc3339
from mockserver.ground.identifiers import digest
from mockserver.handlers.call import Call

THUMBNAIL_SECONDS = 3600


def thumbnail_url(call: Call, world: World, video_id: str, start: float) -> str:
    """Return the address of the picture at `start`: the number in it is that of the second, counted from 1.

    Source: every recorded clip. The account stands where the real service's URLs name the signer.
    """
    signature = f"X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential={world.account.id}"
    life = f"X-Amz-Date={world.now:%Y%m%dT%H%M%SZ}&X-Amz-Expires={THUMBNAIL_SECONDS}"
    return f"{call.media_url}/{video_id}/{floor(start) + 1}.jpeg?{signature}&{life}"


def hls_view(call: Call, world: World, video_id: str, index_id: str, updated_at: datetime) -> dict[str, Any]:
    """Return the `hls` object of a video, whose stream is there as soon as the video is."""
    asset = UUID(bytes=digest("hls", video_id), version=4)
    base = f"{call.media_url}/{world.account.id}/{index_id}"
    return {
        "video_url": f"{base}/stream/{asset}.m3u8",
        "thumbnail_urls": [f"{base}/thumbnails/{asset}.0000001.jpg"],
        "status": "COMPLETE",
        "updated_at": rfc3339(updated_at),
    }


def asset_of(video: Video) -> str:
    """Return the identifier under which a video's stream and its first picture are served."""
    return str(UUID(bytes=digest("hls", video.id), version=4))
