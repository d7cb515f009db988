"""Streams of uploaded files on disk. Each is created once; concurrent requests wait for it."""

import asyncio
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

from mockserver.app.media.files import Files


class StreamFiles:
    """Keeps the stream of each file beside it, in a directory."""

    def __init__(self, files: Files) -> None:
        self._files = files
        # One at a time: FFmpeg uses all cores and much memory for one film. The threads for uploads and pictures stay
        # free.
        self._maker = ThreadPoolExecutor(1, "streams")
        self._underway: dict[str, Future[Path]] = {}
        self._is_open = True

    async def playlist(self, file: str) -> str:
        """Return the playlist of the kept file at `file`; its segments exist then too."""
        directory = await self._directory(file)
        return await asyncio.to_thread(_playlist_in, directory)

    async def segment(self, file: str, number: int) -> Path | None:
        """Return the path of segment `number` of the kept file at `file`, or None if there is no such segment."""
        path = await self._directory(file) / f"{number}.ts"
        return path if await asyncio.to_thread(path.is_file) else None

    def close(self) -> None:
        """Cancel streams in progress, and accept no more requests."""
        self._is_open = False
        self._maker.shutdown(wait=True, cancel_futures=True)

    async def _directory(self, file: str) -> Path:
        kept = self._files.stream_of(file)
        if kept is not None:
            return kept
        stream = self._underway.get(file)
        if stream is None:
            stream = self._underway[file] = self._maker.submit(self._make, file)
            stream.add_done_callback(lambda _: self._underway.pop(file, None))
        # A client that hangs up must not cancel the stream for the others.
        return await asyncio.shield(asyncio.wrap_future(stream))

    def _make(self, file: str) -> Path:
        from mockserver.media.streams import make_stream  # FFmpeg is loaded with the first stream

        return self._files.keep_stream(file, lambda made: make_stream(file, made, lambda: self._is_open))


def _playlist_in(directory: Path) -> str:
    from mockserver.media.streams import PLAYLIST  # FFmpeg has created it by now

    return (directory / PLAYLIST).read_text("utf-8")
