"""Reads the facts of a film with FFmpeg."""

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

import av
from av.stream import Stream

from mockserver.domain.records.media import Media, tidy
from mockserver.ground.errors import MediaBroken
from mockserver.media.frames import first_frame, picture_stream, quarter_turns, sound_streams
from mockserver.media.measures import container_measures, shown_size, with_film_duration
from mockserver.media.open_films import open_film

_MICROSECONDS = 1_000_000
# The pixels of an 8K frame, which take up to 64 MiB. A small file may claim far more.
_MOST_PIXELS = 8192 * 4320
# A film that ends earlier than this is broken.
_LEAST_SHARE = 0.9
# A still picture has one frame.
_LEAST_PACKETS = 2
# A time in seconds after the end of any film: a seek there ends at the last keyframe.
_AFTER_THE_END = 10_000_000
# A container whose duration is off by fewer frames than this is trusted: it may count the sound or the start of the
# film.
_FRAMES_OFF = 1.5


class Probed(NamedTuple):
    """The facts of a file for limits and searches, and its technical metadata."""

    media: Media
    measured: dict[str, object]


def probe(path: str, size: int) -> Probed:
    """Return the technical facts of the video file at `path`. Raises MediaBroken.

    One frame is decoded, so that a file with a good header and no picture is detected.
    """
    try:
        with open_film(path) as container:
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
        duration=0,
        width=width,
        height=height,
        fps=tidy(float(stream.average_rate or stream.guessed_rate or 0)),
        size=size,
        has_audio=bool(sound_streams(container)),
        has_subtitles=bool(container.streams.subtitles),
    )
    # Only now are packets read: with those of a damaged file FFmpeg may find streams that do not exist.
    claimed = _claimed_duration(container, stream)
    if claimed is not None:
        _check_whole(container, stream, claimed)
    duration = _duration_of_pictures(container, stream, claimed)
    return Probed(replace(media, duration=duration), with_film_duration(measured, duration))


def _check_whole(container: av.container.InputContainer, stream: av.VideoStream, duration: float) -> None:
    """Check that nearly all of the film exists, compared with the duration in its header. Raises MediaBroken.

    One stream of that length is enough: the last picture may be shown for a long time while the sound goes on.
    """
    # The length of a whole container counts from second 0, also where its streams begin later.
    start = float((stream.start_time or 0) * (stream.time_base or 0)) if stream.duration is not None else 0
    needed = start + duration * _LEAST_SHARE
    if not _seeks(container, needed):
        return  # some formats can only be read from the start
    if not any(_end(packet) >= needed for packet in _packets_from(container, needed)):
        raise MediaBroken(f"it breaks off before the {duration:g} s that it should last")


def _packets_from(
    container: av.container.InputContainer, second: float, *streams: Stream
) -> "Iterator[av.Packet[Stream]]":
    """Yield the packets that have a time, from `second` on, or from the start if a seek leaves nothing to read."""
    for position in (second, 0):
        is_empty = True
        for packet in container.demux(*streams) if _seeks(container, position) else ():
            if packet.pts is not None:
                is_empty = False
                yield packet
        if not is_empty:
            return


def _seeks(container: av.container.InputContainer, second: float) -> bool:
    """Seek to the last keyframe before `second`, and return whether the format can seek."""
    try:
        container.seek(int(second * _MICROSECONDS))
    except av.FFmpegError:
        return False
    return True


def _end(packet: "av.Packet[Stream]") -> float:
    """Return the second at which `packet` ends."""
    return float(((packet.pts or 0) + (packet.duration or 0)) * packet.time_base)


def probe_sound(path: str, size: int) -> Probed:
    """Return the technical facts of the audio file at `path`; a part is decoded. Raises MediaBroken."""
    try:
        with open_film(path) as container:
            sound = sound_streams(container)[0]
            if next(container.decode(sound), None) is None:
                raise MediaBroken("nothing in it can be decoded")
            claimed = _claimed_duration(container, sound)
            duration = _duration_of_packets(container, sound) if claimed is None else claimed
            media = Media(duration, 0, 0, 0, size, has_audio=True)
            return Probed(media, container_measures(container))
    except av.FFmpegError as error:
        raise MediaBroken(error.strerror or type(error).__name__) from None
    except (IndexError, ValueError):
        raise MediaBroken("its container contradicts itself") from None


def _claimed_duration(container: av.container.InputContainer, stream: av.VideoStream | av.AudioStream) -> float | None:
    """Return the duration in the header, if it has one; some have only that of the longest stream."""
    if stream.duration is not None and stream.time_base is not None:
        return tidy(float(stream.duration * stream.time_base))
    if container.duration is not None:
        return tidy(container.duration / _MICROSECONDS)
    return None


def _duration_of_pictures(
    container: av.container.InputContainer, stream: av.VideoStream, claimed: float | None
) -> float:
    """Return how long pictures are shown, even if the header states another duration. Raises MediaBroken."""
    if claimed is None:
        return _duration_of_packets(container, stream)
    rate = float(stream.average_rate or stream.guessed_rate or 0)
    end = _end_of_pictures(container, stream, 1 / rate) if rate else None
    if end is None:
        return claimed
    lasts = end - float((stream.start_time or 0) * (stream.time_base or 0))
    return tidy(lasts) if lasts > 0 and abs(lasts - claimed) * rate > _FRAMES_OFF else claimed


def _end_of_pictures(container: av.container.InputContainer, stream: av.VideoStream, usual: float) -> float | None:
    """Return the second at which the last picture ends, or None if that cannot be read.

    A picture without a duration has the `usual` one, in seconds.
    """
    shown = (packet for packet in _packets_from(container, _AFTER_THE_END, stream) if not packet.is_discard)
    try:
        return max((_end(packet) + (0 if packet.duration else usual) for packet in shown), default=None)
    except av.FFmpegError:
        return None


def _duration_of_packets(container: av.container.InputContainer, stream: av.VideoStream | av.AudioStream) -> float:
    """Return the duration of a stream by its packets, for files recorded by browsers, which state none.

    Raises MediaBroken.
    """
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
