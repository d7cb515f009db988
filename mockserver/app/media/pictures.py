"""Thumbnails over HTTP: a frame of the uploaded file, or a drawn card for that second."""

import asyncio

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from mockserver.app.accounts import Accounts
from mockserver.app.media.media_urls import (
    ASSET_FOLDER,
    OF_ASSET,
    asset_named,
    number_of,
    removed,
    video_of_asset,
)
from mockserver.domain.records.asset import Asset, Medium
from mockserver.domain.rules.asset_uploads import has_thumbnail

_CREDENTIAL = "X-Amz-Credential"


class Pictures:
    """Serves the picture addresses in replies."""

    def __init__(self, accounts: Accounts) -> None:
        self._accounts = accounts

    def routes(self) -> list[Route]:
        """Return the routes below the media path."""
        return [
            Route("/{video_id}/{number}.jpeg", self._thumbnail),
            Route(f"{ASSET_FOLDER}/thumbnails/{{asset}}.0000001.jpg", self._first_picture),
            Route(f"{OF_ASSET}/thumbnails/{{number}}.jpeg", self._picture_of_asset),
        ]

    async def _thumbnail(self, request: Request) -> Response:
        account = self._accounts.find(request.query_params.get(_CREDENTIAL, ""))
        video = account.videos.find(request.path_params["video_id"]) if account else None
        if video is None:
            raise HTTPException(404, "there is no such video")
        # Pictures are numbered by the second, from 1.
        return await _picture(video.asset, video.id, max(0, number_of(request) - 1))

    async def _first_picture(self, request: Request) -> Response:
        video = video_of_asset(self._accounts, request)
        return await _picture(video.asset, video.id, 0)

    async def _picture_of_asset(self, request: Request) -> Response:
        asset = asset_named(self._accounts, request)
        if not has_thumbnail(asset):
            raise HTTPException(404, "the asset has no thumbnail")
        return await _picture(asset, asset.id, number_of(request))


async def _picture(asset: Asset, shown_as: str, second: int) -> Response:
    seconds = min(float(second), max(0.0, asset.media.duration - 0.001))
    try:
        return Response(await asyncio.to_thread(_draw, asset, shown_as, seconds), media_type="image/jpeg")
    except FileNotFoundError:
        raise removed() from None


def _draw(asset: Asset, shown_as: str, seconds: float) -> bytes:
    # Pictures need FFmpeg and Pillow, which most runs never use.
    from mockserver.media.cards.marks import Mark, mark_of
    from mockserver.media.pictures import card_of, frame_of, scaled_picture

    if asset.file and asset.medium is Medium.IMAGE:
        return scaled_picture(asset.file)
    if asset.file:
        return frame_of(asset.file, seconds)
    return card_of(asset.content, asset.filename, seconds, Mark(mark_of(shown_as), int(seconds)))
