"""Opens films and sounds for FFmpeg, and the streams that it writes.

An upload may be a list of other files or addresses, such as a playlist. FFmpeg would open those, so it does not know
such formats here. Nor does it know those of pictures, drawn texts among them: it would make films of them.

Test tools such as pyfakefs keep files in memory; what FFmpeg does not find, Python reads for it.
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
_PICTURE_SUFFIX = "_pipe"
_PICTURES = frozenset(
    [
        "adf",
        "alias_pix",
        "bin",
        "brender_pix",
        "fits",
        "frm",
        "ico",
        "idf",
        "ilbc",
        "mjpeg",  # JPEGs one after the other, without times
        "mjpeg_2000",
        "msp",
        "tty",
        "txd",
        "xbin",
    ]
)
# By the brand of an MP4 container: pictures in it, with their media types.
PICTURE_BRANDS: Mapping[str, str] = {
    **dict.fromkeys(["avif", "avis"], "image/avif"),
    **dict.fromkeys(["heic", "heix", "heim", "heis", "hevc", "hevx", "hevm", "hevs"], "image/heic"),
    **dict.fromkeys(["mif1", "mif2", "msf1", "miaf"], "image/heif"),
}


class NotAFilm(ValueError):
    """A file of a format that is neither of films nor of sounds."""


@contextmanager
def open_film(path: str) -> Iterator[InputContainer]:
    """Open the film or sound at `path`. Raises FFmpegError and NotAFilm."""
    with _opened_by_ffmpeg(path) as container:
        if container.metadata.get("major_brand", "") in PICTURE_BRANDS:
            raise NotAFilm
        yield container


@contextmanager
def _opened_by_ffmpeg(path: str) -> Iterator[InputContainer]:
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
    except av.ArgumentError:
        raise NotAFilm from None
    with container:
        yield container


def open_stream_target(playlist: Path, options: Mapping[str, str]) -> OutputContainer:
    """Return a container that writes an HLS stream: `playlist`, and the segments that `options` name."""
    return av.open(str(playlist), "w", format="hls", options=dict(options), io_open=_opened)


def _opened(path: str, flags: int, options: Mapping[str, str]) -> BufferedWriter:
    return Path(path).open("wb")


@cache
def _formats() -> str:
    """Return the formats of films and sounds. FFmpeg has several names for one, with commas between them."""
    refused = _NAMING_OTHERS | _PICTURES
    known = (name for name in sorted(av.formats_available) if not refused & set(name.split(",")))
    return ",".join(name for name in known if not name.endswith(_PICTURE_SUFFIX))
