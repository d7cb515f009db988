"""The streams of uploaded files on disk. Each is made once; requests that come meanwhile wait for it."""

import asyncio
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

from mockserver.app.media.files import Files

_SUFFIX = ".hls"


class StreamFiles:
    """Keeps the stream of each file beside it, in a directory of its own."""

    def __init__(self, files: Files) -> None:
        self._files = files
        # One at a time: FFmpeg uses all cores for one film and holds what one film needs. The threads that serve
        # uploads and pictures stay free.
        self._maker = ThreadPoolExecutor(1, "streams")
        self._streams: dict[str, Future[Path]] = {}
        self._is_open = True

    async def playlist(self, file: str) -> str:
        """Return the playlist of the kept file at `file`, whose segments are then there too."""
        directory = await self._directory(file)
        return await asyncio.to_thread(_playlist_in, directory)

    async def segment(self, file: str, number: int) -> Path | None:
        """Return where segment `number` of the kept file at `file` is, or None where it has no such segment."""
        path = await self._directory(file) / f"{number}.ts"
        return path if await asyncio.to_thread(path.is_file) else None

    def close(self) -> None:
        """Give up what is being made; nothing can be asked for any more."""
        self._is_open = False
        self._maker.shutdown(wait=True, cancel_futures=True)

    async def _directory(self, file: str) -> Path:
        stream = self._streams.get(file)
        if stream is None or (stream.done() and (stream.exception() or not stream.result().is_dir())):
            stream = self._streams[file] = self._maker.submit(self._make, file)
        # One who asked and hangs up shall not take the stream from the others.
        return await asyncio.shield(asyncio.wrap_future(stream))

    def _make(self, file: str) -> Path:
        from mockserver.media.streams import make_stream  # FFmpeg is not loaded before the first stream is asked for

        return self._files.keep_beside(file, _SUFFIX, lambda made: make_stream(file, made, lambda: self._is_open))


def _playlist_in(directory: Path) -> str:
    from mockserver.media.streams import PLAYLIST  # by now FFmpeg has made one

    return (directory / PLAYLIST).read_text("utf-8")
