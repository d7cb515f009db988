"""How long a film or sound lasts, and which of its pictures an edit list leaves."""

from collections.abc import Iterator
from typing import NamedTuple

import av
from av.container import InputContainer
from av.stream import Stream

from mockserver.domain.records.media import tidy
from mockserver.ground.errors import MediaBroken
from mockserver.media.frames import frame_rate, picture_stream

_MICROSECONDS = 1_000_000
# A still picture has one frame.
_LEAST_PACKETS = 2
# A time in seconds after the end of any film: a seek there ends at the last keyframe.
_AFTER_THE_END = 10_000_000
# A container whose duration is off by fewer frames than this is trusted: it may count the sound or the start of the
# film.
_FRAMES_OFF = 1.5
_BITS = 8
# FFmpeg has one name for all containers that may have an edit list, with commas between its parts.
_WITH_EDIT_LIST = "mp4"


class EditedPictures(NamedTuple):
    """The pictures that an edit list leaves: how many, and their bytes."""

    number: int
    size: int

    def fps(self, seconds: float) -> float:
        """Return the average frame rate of a film of this length."""
        return tidy(self.number / seconds)

    def bit_rate(self, seconds: float) -> int:
        """Return the bits of its pictures in a second."""
        return round(self.size * _BITS / seconds)


def edited_pictures(stream: av.VideoStream) -> EditedPictures | None:
    """Return the pictures that are shown.

    None if no edit list hides or repeats one, or the container has no table of them.
    """
    if not stream.frames or _WITH_EDIT_LIST not in stream.container.format.name.split(","):
        return None
    sizes = [entry.size for entry in stream.index_entries if not entry.is_discard]
    return EditedPictures(len(sizes), sum(sizes)) if sizes and len(sizes) != stream.frames else None


def packets_from(container: InputContainer, second: float, *streams: Stream) -> "Iterator[av.Packet[Stream]]":
    """Yield the packets that have a time, from `second` on, or from the start if a seek leaves nothing to read."""
    for position in (second, 0):
        is_empty = True
        for packet in container.demux(*streams) if seeks(container, position) else ():
            if packet.pts is not None:
                is_empty = False
                yield packet
        if not is_empty:
            return


def seeks(container: InputContainer, second: float) -> bool:
    """Seek to the last keyframe before `second`, and return whether the format can seek."""
    try:
        container.seek(int(second * _MICROSECONDS))
    except av.FFmpegError:
        return False
    return True


def end_of(packet: "av.Packet[Stream]") -> float:
    """Return the second at which `packet` ends."""
    return float(((packet.pts or 0) + (packet.duration or 0)) * packet.time_base)


def claimed_duration(container: InputContainer, stream: av.VideoStream | av.AudioStream) -> float | None:
    """Return the duration in the header, if it has one; some have only that of the longest stream."""
    if stream.duration is not None and stream.time_base is not None:
        return tidy(float(stream.duration * stream.time_base))
    if container.duration is not None:
        return tidy(container.duration / _MICROSECONDS)
    return None


def duration_of_packets(container: InputContainer, stream: av.VideoStream | av.AudioStream) -> float:
    """Return the duration of a stream by its packets, for files recorded by browsers, which state none.

    Raises MediaBroken.
    """
    if not seeks(container, 0):
        raise MediaBroken("its duration is not known")  # a raw stream has no times
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


class _LastPicture(NamedTuple):
    """The seconds at which the last picture begins and ends."""

    begins: float
    ends: float


def duration_of_pictures(container: InputContainer, stream: av.VideoStream, claimed: float | None) -> float:
    """Return how long pictures are shown, even if the header states another duration. Raises MediaBroken.

    An edit list may end within a picture, but it cannot show more than there is.
    """
    if claimed is None:
        return duration_of_packets(container, stream)
    return _shown_seconds(stream, claimed, _last_picture(container, stream))


def _shown_seconds(stream: av.VideoStream, claimed: float, last: _LastPicture | None) -> float:
    """Return how long pictures are shown, given the duration in the header and the last picture."""
    lasts = last.ends - _start_of(stream) if last is not None else 0
    if lasts <= 0:
        return claimed
    if edited_pictures(stream) is not None:
        return tidy(min(lasts, claimed))
    return tidy(lasts) if abs(lasts - claimed) * float(frame_rate(stream) or 0) > _FRAMES_OFF else claimed


def seconds_of_last_picture(container: InputContainer) -> float | None:
    """Return how long the last picture is shown; None if that cannot be read."""
    stream = picture_stream(container)
    if stream is None:
        return None
    try:
        last = _last_picture(container, stream)
        if last is None or edited_pictures(stream) is None:
            return last and last.ends - last.begins
        claimed = claimed_duration(container, stream)
        shown = duration_of_packets(container, stream) if claimed is None else _shown_seconds(stream, claimed, last)
        return _start_of(stream) + shown - last.begins
    except (av.FFmpegError, MediaBroken):
        return None


def _last_picture(container: InputContainer, stream: av.VideoStream) -> _LastPicture | None:
    """Return when the last picture is shown, or None if that cannot be read."""
    rate = frame_rate(stream)
    if not rate:
        return None
    shown = (packet for packet in packets_from(container, _AFTER_THE_END, stream) if not packet.is_discard)
    try:
        times = [(_begin_of(packet), end_of(packet) + (0 if packet.duration else float(1 / rate))) for packet in shown]
    except av.FFmpegError:
        return None
    if not times:
        return None
    begins, ends = zip(*times, strict=True)
    return _LastPicture(max(begins), max(ends))


def _start_of(stream: av.VideoStream) -> float:
    return float((stream.start_time or 0) * (stream.time_base or 0))


def _begin_of(packet: "av.Packet[Stream]") -> float:
    return float((packet.pts or 0) * packet.time_base)
