"""Reads the facts of a film with FFmpeg."""

from typing import NamedTuple

import av
from av.stream import Stream

from mockserver.domain.records.media import Media, tidy
from mockserver.ground.errors import MediaBroken
from mockserver.media.frames import first_frame, picture_stream, quarter_turns
from mockserver.media.measures import container_measures, shown_size

_MICROSECONDS = 1_000_000
# The pixels of an 8K frame, which take up to 64 MiB. A small file may claim far more.
_MOST_PIXELS = 8192 * 4320
# A film that ends earlier than this is broken.
_LEAST_SHARE = 0.9
# A still picture has one frame.
_LEAST_PACKETS = 2


class Probed(NamedTuple):
    """The facts of a file for limits and searches, and its technical metadata."""

    media: Media
    measured: dict[str, object]


def probe(path: str, size: int) -> Probed:
    """Return the technical facts of the video file at `path`. Raises MediaBroken.

    One frame is decoded, so that a file with a good header and no picture is detected.
    """
    try:
        with av.open(path) as container:
            return _read(container, size)
    except av.FFmpegError as error:
        # Its full text names our temporary file, which clients must not see.
        raise MediaBroken(error.strerror or type(error).__name__) from None
    except (IndexError, ValueError):
        raise MediaBroken("its container contradicts itself") from None


def _read(container: av.container.InputContainer, size: int) -> Probed:
    stream = picture_stream(container)
    if stream is None:
        raise MediaBroken("it has no video stream")
    width, height = stream.codec_context.width, stream.codec_context.height
    if width * height > _MOST_PIXELS:
        raise MediaBroken(f"its frames have {width} × {height} pixels, and at most {_MOST_PIXELS} are decoded")
    frame = first_frame(container)
    if frame is None:
        raise MediaBroken("it has no frame that can be decoded")
    is_turned = quarter_turns(frame) % 2 == 1
    width, height = shown_size(width, height, is_turned=is_turned)
    measured = container_measures(container, is_turned=is_turned)
    media = Media(
        duration=_duration(container, stream),
        width=width,
        height=height,
        fps=tidy(float(stream.average_rate or stream.guessed_rate or 0)),
        size=size,
        has_audio=bool(container.streams.audio),
        has_subtitles=bool(container.streams.subtitles),
    )
    _check_whole(container, stream, media.duration)
    return Probed(media, measured)


def _check_whole(container: av.container.InputContainer, stream: av.VideoStream, duration: float) -> None:
    """Check that nearly all of the film exists, by the duration in its header. Raises MediaBroken.

    Any stream is enough: the last picture may be shown for long while the sound goes on.
    """
    needed = float((stream.start_time or 0) * (stream.time_base or 0)) + duration * _LEAST_SHARE
    try:
        container.seek(int(needed * _MICROSECONDS), backward=True)
    except av.FFmpegError:
        return  # some formats can only be read from the start
    if not any(packet.pts is not None and _end(packet) >= needed for packet in container.demux()):
        raise MediaBroken(f"it breaks off before the {duration:g} s that it should last")


def _end(packet: "av.Packet[Stream]") -> float:
    """Return the second at which `packet` ends."""
    return float(((packet.pts or 0) + (packet.duration or 0)) * packet.time_base)


def probe_sound(path: str, size: int) -> Probed:
    """Return the technical facts of the audio file at `path`; a part is decoded. Raises MediaBroken."""
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
    if container.duration is not None:
        return tidy(container.duration / _MICROSECONDS)
    return _duration_of_packets(container, stream)


def _duration_of_packets(container: av.container.InputContainer, stream: av.VideoStream | av.AudioStream) -> float:
    """Return the duration of a stream by its packets, for files of browsers without it. Raises MediaBroken."""
    container.seek(0)
    times = [
        (float(packet.pts * packet.time_base), float((packet.duration or 0) * packet.time_base))
        for packet in container.demux(stream)
        if packet.pts is not None
    ]
    if len(times) < _LEAST_PACKETS:
        raise MediaBroken("its duration is not known")
    starts = sorted(start for start, _ in times)
    # If the last frame has no duration, it has that of the one before.
    usual = starts[-1] - starts[-2]
    return tidy(max(start + (lasts or usual) for start, lasts in times) - starts[0])
