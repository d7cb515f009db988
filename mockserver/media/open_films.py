"""Opens films and audio for FFmpeg through Python file objects.

FFmpeg itself opens no other files: a playlist or film that names files or addresses cannot read them, and test tools
that keep files in memory, such as pyfakefs, work.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from io import BufferedWriter
from pathlib import Path

import av
from av.container import InputContainer, OutputContainer

_NO_OTHER_FILES = {"protocol_whitelist": "none"}


@contextmanager
def open_film(path: str) -> Iterator[InputContainer]:
    """Open the film or sound at `path`. Raises FFmpegError."""
    with Path(path).open("rb") as file, av.open(file, "r", options=_NO_OTHER_FILES) as container:
        yield container


def open_stream_target(playlist: Path, options: Mapping[str, str]) -> OutputContainer:
    """Return a container that writes an HLS stream: `playlist`, and the segments that `options` name."""
    return av.open(str(playlist), "w", format="hls", options=dict(options), io_open=_opened)


def _opened(path: str, flags: int, options: Mapping[str, str]) -> BufferedWriter:
    return Path(path).open("wb")
