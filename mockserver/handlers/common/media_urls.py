"""Addresses of pictures and streams. Paths look like those of the real service, on our own host."""

from datetime import datetime
from math import floor

from mockserver.domain.account.account import World
from mockserver.ground.clock import rfc3339, rfc3339_seconds
from mockserver.ground.identifiers import digest, uuid4_of
from mockserver.handlers.call import Call
from mockserver.handlers.reply import View


class Thumbnails:
    """Creates the picture addresses of one reply. Real addresses contain the signer; these contain the account."""

    def __init__(self, call: Call, world: World, lifetime_seconds: int) -> None:
        self._base = call.media_url
        date = rfc3339_seconds(world.now).replace("-", "").replace(":", "")
        self._query = (
            f"X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential={world.account.id}"
            f"&X-Amz-Date={date}&X-Amz-Expires={lifetime_seconds}"
        )

    def url(self, video_id: str, start: float) -> str:
        """Return the address of the picture at `start`; the number in it is the second, counted from 1.

        Source: every recorded clip.
        """
        return f"{self._base}/{video_id}/{floor(start) + 1}.jpeg?{self._query}"


def hls_view(call: Call, world: World, video_id: str, index_id: str, updated_at: datetime) -> View:
    """Return the `hls` object of a video. Its stream is ready with the video."""
    asset = asset_of(video_id)
    base = f"{call.media_url}/{world.account.id}/{index_id}"
    return {
        "video_url": f"{base}/stream/{asset}.m3u8",
        "thumbnail_urls": [f"{base}/thumbnails/{asset}.0000001.jpg"],
        "status": "COMPLETE",
        "updated_at": rfc3339(updated_at),
    }


def asset_of(video_id: str) -> str:
    """Return the identifier under which a video's stream and its first picture are served."""
    return uuid4_of(digest("hls", video_id))
