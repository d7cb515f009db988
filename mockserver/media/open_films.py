"""Opens films and sounds for FFmpeg, also those that only Python sees.

Test tools such as pyfakefs keep files in memory. FFmpeg knows nothing of them, and looks for a path on the disk.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from io import BufferedWriter
from pathlib import Path

import av
from av.container import InputContainer, OutputContainer


@contextmanager
def open_film(path: str) -> Iterator[InputContainer]:
    """Open the film or sound at `path`. Raises FFmpegError."""
    try:
        container = av.open(path, "r")
    except av.FileNotFoundError:
        if not Path(path).is_file():
            raise
        with Path(path).open("rb") as file, av.open(file) as container:
            yield container
        return
    with container:
        yield container


def open_stream_target(playlist: Path, options: Mapping[str, str]) -> OutputContainer:
    """Return a container that writes an HLS stream: `playlist`, and the segments that `options` name."""
    return av.open(str(playlist), "w", format="hls", options=dict(options), io_open=_opened)


def _opened(path: str, flags: int, options: Mapping[str, str]) -> BufferedWriter:
    return Path(path).open("wb")
