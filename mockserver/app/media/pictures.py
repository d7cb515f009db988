"""Thumbnails over HTTP: the frame of an uploaded file, or a drawn card of what happens at that second."""

import asyncio

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from mockserver.app.accounts import Accounts
from mockserver.app.media.media_urls import ASSET_FOLDER, number_of, removed, video_of_asset
from mockserver.domain.records.video import Video

_CREDENTIAL = "X-Amz-Credential"


class Pictures:
    """Serves the addresses that replies give for pictures."""

    def __init__(self, accounts: Accounts) -> None:
        self._accounts = accounts

    def routes(self) -> list[Route]:
        """Return the routes below the media path."""
        return [
            Route("/{video_id}/{number}.jpeg", self._thumbnail),
            Route(f"{ASSET_FOLDER}/thumbnails/{{asset}}.0000001.jpg", self._first_picture),
        ]

    async def _thumbnail(self, request: Request) -> Response:
        account = self._accounts.find(request.query_params.get(_CREDENTIAL, ""))
        video = account.videos.find(request.path_params["video_id"]) if account else None
        if video is None:
            raise HTTPException(404, "there is no such video")
        # Pictures are numbered by the second, from 1.
        return await _picture(video, max(0, number_of(request) - 1))

    async def _first_picture(self, request: Request) -> Response:
        return await _picture(video_of_asset(self._accounts, request), 0)


async def _picture(video: Video, second: int) -> Response:
    seconds = min(float(second), max(0.0, video.media.duration - 0.001))
    try:
        return Response(await asyncio.to_thread(_draw, video, seconds), media_type="image/jpeg")
    except FileNotFoundError:
        raise removed() from None


def _draw(video: Video, seconds: float) -> bytes:
    # Pictures need FFmpeg and Pillow, which most runs never do.
    from mockserver.media.marks import Mark, mark_of
    from mockserver.media.pictures import card_of, frame_of

    if video.file:
        return frame_of(video.file, seconds)
    return card_of(video.content, video.filename, seconds, Mark(mark_of(video.id), int(seconds)))
