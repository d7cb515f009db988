"""Thumbnails over HTTP: the frame of an uploaded file, or a drawn card of what happens at that second."""

import asyncio

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from mockserver.app.accounts import Accounts
from mockserver.domain.video import Video
from mockserver.handlers.v1_2.media import asset_of

_CREDENTIAL = "X-Amz-Credential"


class Pictures:
    """Serves the addresses that replies give for pictures and streams."""

    def __init__(self, accounts: Accounts) -> None:
        self._accounts = accounts

    def routes(self) -> list[Route]:
        """Return the routes below the media path."""
        return [
            Route("/{video_id}/{number:int}.jpeg", self._thumbnail),
            Route("/{account_id}/{index_id}/thumbnails/{asset}.0000001.jpg", self._first_picture),
            Route("/{account_id}/{index_id}/stream/{asset}.m3u8", self._stream),
        ]

    async def _thumbnail(self, request: Request) -> Response:
        account = self._accounts.find(request.query_params.get(_CREDENTIAL, ""))
        video = account.videos.find(request.path_params["video_id"]) if account else None
        return await _picture(video, request.path_params["number"] - 1)

    async def _first_picture(self, request: Request) -> Response:
        return await _picture(self._by_asset(request), 0)

    async def _stream(self, request: Request) -> Response:
        raise HTTPException(501, "streams are not built yet")

    def _by_asset(self, request: Request) -> Video | None:
        account = self._accounts.find(request.path_params["account_id"])
        if account is None:
            return None
        videos = account.videos.of_index(request.path_params["index_id"])
        return next((video for video in videos if asset_of(video) == request.path_params["asset"]), None)


async def _picture(video: Video | None, second: int) -> Response:
    if video is None:
        raise HTTPException(404, "there is no such video")
    seconds = min(float(second), max(0.0, video.media.duration - 0.001))
    return Response(await asyncio.to_thread(_draw, video, seconds), media_type="image/jpeg")


def _draw(video: Video, seconds: float) -> bytes:
    # Pictures need FFmpeg and Pillow, which most runs never do.
    from mockserver.media.pictures import card_of, frame_of

    if video.file:
        return frame_of(video.file, seconds)
    return card_of(video.content, video.filename, seconds)
