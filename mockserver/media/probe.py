"""What a container says of itself, read by FFmpeg."""

from typing import NamedTuple

import av

from mockserver.domain.records.media import Media, tidy
from mockserver.ground.errors import MediaBroken
from mockserver.media.measures import container_measures

_MICROSECONDS = 1_000_000
# Those of a frame of 8K, which take 64 MiB or less. A small file may claim far more.
_MOST_PIXELS = 8192 * 4320


class Probed(NamedTuple):
    """The facts of a file on which limits and searches rest, and all its technical metadata."""

    media: Media
    measured: dict[str, object]


def probe(path: str, size: int) -> Probed:
    """Return the technical facts of the video file at `path`. Raises MediaBroken.

    One frame is decoded, so that a file with a good header and no picture is found out.
    """
    try:
        with av.open(path) as container:
            return Probed(_read(container, size), container_measures(container))
    except av.FFmpegError as error:
        # Its text in full names our own temporary file, which clients must not see.
        raise MediaBroken(error.strerror or type(error).__name__) from None
    except (IndexError, ValueError):
        raise MediaBroken("its container contradicts itself") from None


def _read(container: av.container.InputContainer, size: int) -> Media:
    if not container.streams.video:
        raise MediaBroken("it has no video stream")
    stream = container.streams.video[0]
    width, height = stream.codec_context.width, stream.codec_context.height
    if width * height > _MOST_PIXELS:
        raise MediaBroken(f"its frames have {width} × {height} pixels, and at most {_MOST_PIXELS} are decoded")
    if next(container.decode(stream), None) is None:
        raise MediaBroken("it has no frame that can be decoded")
    return Media(
        duration=_duration(container, stream),
        width=width,
        height=height,
        fps=tidy(float(stream.average_rate or stream.guessed_rate or 0)),
        size=size,
        has_audio=bool(container.streams.audio),
        has_subtitles=bool(container.streams.subtitles),
    )


def probe_sound(path: str, size: int) -> Probed:
    """Return the technical facts of the sound at `path`, of which some is decoded. Raises MediaBroken."""
    try:
        with av.open(path) as container:
            sound = container.streams.audio[0]
            if next(container.decode(sound), None) is None:
                raise MediaBroken("nothing in it can be decoded")
            media = Media(_duration(container, sound), 0, 0, 0, size, has_audio=True)
            return Probed(media, container_measures(container))
    except av.FFmpegError as error:
        raise MediaBroken(error.strerror or type(error).__name__) from None
    except (IndexError, ValueError):
        raise MediaBroken("its container contradicts itself") from None


def _duration(container: av.container.InputContainer, stream: av.VideoStream | av.AudioStream) -> float:
    if stream.duration is not None and stream.time_base is not None:
        return tidy(float(stream.duration * stream.time_base))
    if container.duration is None:
        raise MediaBroken("its duration is not known")
    return tidy(container.duration / _MICROSECONDS)
