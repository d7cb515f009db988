"""The frames of a film: which stream has them, their rotation, and which ones can be decoded."""

from collections.abc import Iterator
from fractions import Fraction

import av
from av.container import InputContainer
from PIL import Image

_QUARTER = 90
# An average is rounded.
_MOST_ABOVE_BASE = 1.5


def picture_stream(container: InputContainer) -> av.VideoStream | None:
    """Return the video stream, or None; a song's cover picture is not one."""
    return next(iter(picture_streams(container)), None)


def picture_streams(container: InputContainer) -> list[av.VideoStream]:
    """Return the video streams that can be decoded, without a song's cover picture."""
    return [stream for stream in container.streams.video if _is_decodable(stream) and not is_cover(stream)]


def sound_streams(container: InputContainer) -> list[av.AudioStream]:
    """Return the audio streams that can be decoded."""
    return [stream for stream in container.streams.audio if _is_decodable(stream)]


def _is_decodable(stream: av.VideoStream | av.AudioStream) -> bool:
    """Return whether a stream can be decoded.

    Streams of an unknown codec, or that FFmpeg infers from damaged data, have no decoder.
    """
    return stream.codec_context is not None


def frame_rate(stream: av.VideoStream) -> Fraction | None:
    """Return the average frame rate, or None if it is not known.

    Containers with a clock of their own, such as DV and GXF, give the rate of the clock or of the fields. Pictures
    cannot come more often than the base rate, which all their times fit.
    """
    average, base = stream.average_rate, stream.base_rate
    if average and base and average > base * _MOST_ABOVE_BASE:
        return base
    return average or stream.guessed_rate or None


def is_cover(stream: av.VideoStream) -> bool:
    """Return whether a stream is the cover picture of an audio file."""
    return bool(stream.disposition & av.stream.Disposition.attached_pic)


def first_frame(container: InputContainer) -> av.VideoFrame | None:
    """Return the first frame that can be decoded, or None. Raises FFmpegError."""
    stream = picture_stream(container)
    return next(container.decode(stream), None) if stream is not None else None


def readable_frames(container: InputContainer) -> Iterator[av.VideoFrame]:
    """Yield the frames from the position of `container` on, up to the first that cannot be decoded."""
    stream = picture_stream(container)
    if stream is None:
        return
    try:
        yield from container.decode(stream)
    except av.FFmpegError:
        return


def quarter_turns(frame: av.VideoFrame) -> int:
    """Return by how many quarter turns, counter-clockwise, a frame is rotated when shown."""
    return round(frame.rotation / _QUARTER) % 4


def upright_image(frame: av.VideoFrame) -> Image.Image:
    """Return a frame as it is shown."""
    image: Image.Image = frame.to_image()  # type: ignore[no-untyped-call]
    turns = quarter_turns(frame)
    return image.rotate(turns * _QUARTER, expand=True) if turns else image
