"""Opens films and sounds for FFmpeg, and the streams that it writes.

An upload may be a list of other files or addresses, such as a playlist. FFmpeg would open those, so it does not know
such formats here. Test tools such as pyfakefs keep files in memory; what FFmpeg does not find, Python reads for it.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from io import BufferedWriter
from pathlib import Path

import av
from av.container import InputContainer, OutputContainer

_NAMING_OTHERS = frozenset(
    [
        "avisynth",
        "concat",
        "dash",
        "hls",
        "image2",
        "imf",
        "lavfi",
        "rtp",
        "rtsp",
        "sap",
        "sdp",
        "vapoursynth",
        "vobsub",
    ]
)


@contextmanager
def open_film(path: str) -> Iterator[InputContainer]:
    """Open the film or sound at `path`. Raises FFmpegError."""
    options = {"format_whitelist": _formats()}
    try:
        container = av.open(path, "r", options=options)
    except av.FileNotFoundError:
        if not Path(path).is_file():
            raise
        # Not in general, since it takes longer.
        with Path(path).open("rb") as file, av.open(file, "r", options=options) as container:
            yield container
        return
    with container:
        yield container


def open_stream_target(playlist: Path, options: Mapping[str, str]) -> OutputContainer:
    """Return a container that writes an HLS stream: `playlist`, and the segments that `options` name."""
    return av.open(str(playlist), "w", format="hls", options=dict(options), io_open=_opened)


def _opened(path: str, flags: int, options: Mapping[str, str]) -> BufferedWriter:
    return Path(path).open("wb")


@cache
def _formats() -> str:
    """Return the formats of single files. FFmpeg has several names for one, with commas between them."""
    return ",".join(name for name in sorted(av.formats_available) if not _NAMING_OTHERS & set(name.split(",")))
