"""Streams over HTTP: the playlist that `hls.video_url` names, and the segments that it names."""

import asyncio

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import Route

from mockserver.app.accounts import Accounts
from mockserver.app.media.media_urls import ASSET_FOLDER, number_of, removed, video_of_asset
from mockserver.app.media.stream_files import StreamFiles
from mockserver.domain.records.video import Video
from mockserver.media.playlists import moved, playlist_of, segment_durations

_PLAYLIST_TYPE = "application/vnd.apple.mpegurl"
_SEGMENT_TYPE = "video/mp2t"


class Streams:
    """Serves the stream of an uploaded file, or a drawn one that is as long as the video."""

    def __init__(self, accounts: Accounts, files: StreamFiles) -> None:
        self._accounts = accounts
        self._files = files

    def routes(self) -> list[Route]:
        """Return the routes below the media path."""
        return [
            Route(f"{ASSET_FOLDER}/stream/{{asset}}.m3u8", self._playlist),
            Route(f"{ASSET_FOLDER}/stream/{{asset}}/{{number}}.ts", self._segment),
        ]

    async def _playlist(self, request: Request) -> Response:
        video = self._streamed(request)
        try:
            playlist = await self._files.playlist(video.file) if video.file else _drawn_playlist(video)
        except FileNotFoundError:
            raise removed() from None
        return Response(moved(playlist, request.path_params["asset"]), media_type=_PLAYLIST_TYPE)

    async def _segment(self, request: Request) -> Response:
        video, number = self._streamed(request), number_of(request)
        if video.file is None:
            return await _drawn_segment(video, number)
        try:
            path = await self._files.segment(video.file, number)
        except FileNotFoundError:
            raise removed() from None
        if path is None:
            raise _no_such_segment()
        return FileResponse(path, media_type=_SEGMENT_TYPE)

    def _streamed(self, request: Request) -> Video:
        video = video_of_asset(self._accounts, request)
        if not video.is_streamed:
            raise HTTPException(404, "the video was uploaded with disable_video_stream, so it has no stream")
        return video


def _drawn_playlist(video: Video) -> str:
    return playlist_of(segment_durations(video.media.duration))


async def _drawn_segment(video: Video, number: int) -> Response:
    if number >= len(segment_durations(video.media.duration)):
        raise _no_such_segment()
    from mockserver.media.drawn_streams import draw_segment  # few runs look at a stream

    return Response(await asyncio.to_thread(draw_segment, video, number), media_type=_SEGMENT_TYPE)


def _no_such_segment() -> HTTPException:
    return HTTPException(404, "the stream has no such segment")
