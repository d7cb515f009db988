"""Streams over HTTP: the playlist at `hls.video_url`, and its segments."""

import asyncio

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from mockserver.app.accounts import Accounts
from mockserver.app.media.file_replies import file_reply
from mockserver.app.media.media_urls import (
    ASSET_FOLDER,
    OF_ASSET,
    asset_named,
    number_of,
    removed,
    video_of_asset,
)
from mockserver.app.media.stream_files import StreamFiles
from mockserver.domain.records.asset import Asset
from mockserver.domain.records.video import Video
from mockserver.domain.rules.asset_uploads import has_stream
from mockserver.media.playlists import moved, playlist_of, segment_durations

_PLAYLIST_TYPE = "application/vnd.apple.mpegurl"
_SEGMENT_TYPE = "video/mp2t"


class Streams:
    """Serves the stream of an uploaded file, or a drawn one as long as the video."""

    def __init__(self, accounts: Accounts, files: StreamFiles) -> None:
        self._accounts = accounts
        self._files = files

    def routes(self) -> list[Route]:
        """Return the routes below the media path."""
        return [
            Route(f"{ASSET_FOLDER}/stream/{{asset}}.m3u8", self._playlist),
            Route(f"{ASSET_FOLDER}/stream/{{asset}}/{{number}}.ts", self._segment),
            Route(f"{OF_ASSET}/hlses/playlist.m3u8", self._playlist_of_asset),
            Route(f"{OF_ASSET}/hlses/segments/{{number}}.ts", self._segment_of_asset),
        ]

    async def _playlist(self, request: Request) -> Response:
        return await self._playlist_to(self._streamed(request).asset, request.path_params["asset"])

    async def _playlist_of_asset(self, request: Request) -> Response:
        return await self._playlist_to(self._streamed_asset(request), "segments")

    async def _segment(self, request: Request) -> Response:
        video = self._streamed(request)
        return await self._segment_in(request, video.asset, video.id)

    async def _segment_of_asset(self, request: Request) -> Response:
        asset = self._streamed_asset(request)
        return await self._segment_in(request, asset, asset.id)

    async def _playlist_to(self, asset: Asset, folder: str) -> Response:
        try:
            playlist = await self._files.playlist(asset.file) if asset.file else _drawn_playlist(asset)
        except FileNotFoundError:
            raise removed() from None
        return Response(moved(playlist, folder), media_type=_PLAYLIST_TYPE)

    async def _segment_in(self, request: Request, asset: Asset, shown_as: str) -> Response:
        number = number_of(request)
        if asset.file is None:
            return await _drawn_segment(asset, shown_as, number)
        try:
            path = await self._files.segment(asset.file, number)
        except FileNotFoundError:
            raise removed() from None
        if path is None:
            raise _no_such_segment()
        return await file_reply(request, path, _SEGMENT_TYPE)

    def _streamed(self, request: Request) -> Video:
        video = video_of_asset(self._accounts, request)
        if not video.is_streamed:
            raise HTTPException(404, "the video was uploaded with disable_video_stream, so it has no stream")
        return video

    def _streamed_asset(self, request: Request) -> Asset:
        asset = asset_named(self._accounts, request)
        if not has_stream(asset):
            raise HTTPException(404, "the asset has no stream")
        return asset


def _drawn_playlist(asset: Asset) -> str:
    return playlist_of(segment_durations(asset.media.duration))


async def _drawn_segment(asset: Asset, shown_as: str, number: int) -> Response:
    if number >= len(segment_durations(asset.media.duration)):
        raise _no_such_segment()
    from mockserver.media.drawn_streams import draw_segment  # few runs look at a stream

    return Response(await asyncio.to_thread(draw_segment, asset, shown_as, number), media_type=_SEGMENT_TYPE)


def _no_such_segment() -> HTTPException:
    return HTTPException(404, "the stream has no such segment")
