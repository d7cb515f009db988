"""Tracks from a video file into a stream: copied if players support the codec, else transcoded to H.264 or AAC."""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import Protocol

import av
from av.audio.stream import AudioStream
from av.container import OutputContainer
from av.filter import Graph
from av.stream import Stream
from av.video.frame import PictureType
from av.video.stream import VideoStream

from mockserver.ground.errors import MockserverError
from mockserver.media.frames import frame_rate
from mockserver.media.measures import shown_size
from mockserver.media.playlists import SEGMENT_SECONDS

# Every player supports these: H.264 with 8 bits and 4:2:0 chroma subsampling, and AAC.
_PICTURE_FORMATS = frozenset(["yuv420p", "yuvj420p"])
# In these containers every packet has a timestamp. In others, such as Matroska, the first may lack it and could not be
# copied.
_TIMED_CONTAINER = "mp4"

# Encode fast rather than small, because a player is waiting.
_PICTURE_ENCODER = {"preset": "ultrafast", "crf": "23", "forced-idr": "1"}
_USUAL_FPS = Fraction(25)
_SOUND_RATE = 48_000
# The FFmpeg filters for one, two and three counter-clockwise quarter turns.
_TURNS: dict[int, list[tuple[str, ...]]] = {
    1: [("transpose", "cclock")],
    2: [("hflip",), ("vflip",)],
    3: [("transpose", "clock")],
}


class NotCopyable(MockserverError):
    """The file has pictures that an edit list hides, and players of the stream would show them."""


class Track(Protocol):
    """Takes packets of the file and writes packets of the stream."""

    def take(self, packet: "av.Packet[Stream]") -> "Iterable[av.Packet[Stream]]": ...
    def finish(self) -> "Iterable[av.Packet[Stream]]": ...


def picture_track(
    stream: VideoStream,
    target: OutputContainer,
    turns: int = 0,
    last_seconds: float | None = None,
    *,
    may_copy: bool = True,
) -> Track:
    """Return the track for the pictures of `stream` into `target`, rotated by `turns` counter-clockwise quarter turns.

    The last picture is shown for `last_seconds`, or, if that is not known, as long as the first.

    A track that copies raises NotCopyable at a picture that an edit list hides. It copies only if `may_copy` is set.
    """
    if may_copy and not turns and _is_copied(stream, "h264") and stream.pix_fmt in _PICTURE_FORMATS:
        return _AsCounted(_Copied(stream, target), last_seconds)
    return _AsCounted(_EncodedPictures(stream, target, turns), last_seconds)


def sound_track(stream: AudioStream, target: OutputContainer) -> Track:
    """Return the track for the sound of `stream` into `target`."""
    return _FromTheStart(_Copied(stream, target) if _is_copied(stream, "aac") else _EncodedSound(stream, target))


def _is_copied(stream: VideoStream | AudioStream, codec: str) -> bool:
    return stream.codec.canonical_name == codec and _TIMED_CONTAINER in stream.container.format.name.split(",")


class _Copied:
    def __init__(self, stream: VideoStream | AudioStream, target: OutputContainer) -> None:
        self._stream = target.add_stream_from_template(stream)

    def take(self, packet: "av.Packet[Stream]") -> "Iterable[av.Packet[Stream]]":
        if not packet.size:
            return ()  # this is how PyAV marks the end
        if packet.is_discard and isinstance(packet.stream, VideoStream):
            raise NotCopyable
        packet.stream = self._stream
        return (packet,)

    def finish(self) -> "Iterable[av.Packet[Stream]]":
        return ()


class _FromTheStart:
    """Drops the priming samples that audio encoders put before second 0. They would delay every picture."""

    def __init__(self, track: Track) -> None:
        self._track = track

    def take(self, packet: "av.Packet[Stream]") -> "Iterable[av.Packet[Stream]]":
        return filter(_is_heard, self._track.take(packet))

    def finish(self) -> "Iterable[av.Packet[Stream]]":
        return filter(_is_heard, self._track.finish())


class _AsCounted:
    """Sets the duration of each picture packet to its distance from the one before it.

    FFmpeg adds these durations up for the length of the last segment, without its first packet but with the first
    packet of the film. So that one gets the duration of the last picture, and the length is right for variable frame
    rates.
    """

    def __init__(self, track: Track, last_seconds: float | None) -> None:
        self._track = track
        self._last_seconds = last_seconds
        self._first: int | None = None
        self._last: int | None = None

    def take(self, packet: "av.Packet[Stream]") -> "Iterator[av.Packet[Stream]]":
        if not packet.is_discard:  # one that an edit list hides may have any duration
            self._first = self._first or packet.duration
        return self._counted(self._track.take(packet))

    def finish(self) -> "Iterator[av.Packet[Stream]]":
        return self._counted(self._track.finish())

    def _counted(self, packets: "Iterable[av.Packet[Stream]]") -> "Iterator[av.Packet[Stream]]":
        for packet in packets:
            if packet.dts is not None:
                lasts = self._of_last(packet) if self._last is None else packet.dts - self._last
                packet.duration = lasts or packet.duration
                self._last = packet.dts
            yield packet

    def _of_last(self, packet: "av.Packet[Stream]") -> int | None:
        """Return how long the last picture is shown, in the time base of `packet`."""
        return self._first if self._last_seconds is None else round(self._last_seconds / packet.time_base)


class _EncodedPictures:
    def __init__(self, stream: VideoStream, target: OutputContainer, turns: int) -> None:
        stream.thread_type = "AUTO"
        self._turner = _turner(stream, turns) if turns else None
        rate = frame_rate(stream) or _USUAL_FPS
        self._encoder = target.add_stream("libx264", rate=rate, options=_PICTURE_ENCODER)
        # Chroma planes have half the size, so both sides must be even.
        sides = shown_size(stream.width, stream.height, is_turned=turns % 2 == 1)
        self._encoder.width, self._encoder.height = (max(2, side - side % 2) for side in sides)
        self._encoder.pix_fmt = "yuv420p"
        self._encoder.codec_context.time_base = stream.time_base or 1 / rate
        if stream.sample_aspect_ratio:
            pixels = Fraction(stream.sample_aspect_ratio)
            self._encoder.codec_context.sample_aspect_ratio = 1 / pixels if turns % 2 else pixels
        self._last: int | None = None
        self._next_start: float | None = None

    def take(self, packet: "av.Packet[Stream]") -> "Iterator[av.Packet[Stream]]":
        for frame in _frames_of(packet):
            if isinstance(frame, av.VideoFrame) and self._is_next(frame):
                yield from self._encoder.encode(self._prepared(frame))

    def finish(self) -> "Iterable[av.Packet[Stream]]":
        return self._encoder.encode()

    def _is_next(self, frame: av.VideoFrame) -> bool:
        """Return whether `frame` comes after the one before; in damaged files some do not."""
        if frame.pts is None or (self._last is not None and frame.pts <= self._last):
            return False
        self._last = frame.pts
        return True

    def _prepared(self, frame: av.VideoFrame) -> av.VideoFrame:
        """Return `frame` as the encoder takes it; a segment starts with a keyframe."""
        prepared = self._turned(frame).reformat(self._encoder.width, self._encoder.height, self._encoder.pix_fmt)
        begins = self._next_start is None or frame.time >= self._next_start
        prepared.pict_type = PictureType.I if begins else PictureType.NONE
        if begins:
            self._next_start = _following(self._next_start, frame.time)
        return prepared

    def _turned(self, frame: av.VideoFrame) -> av.VideoFrame:
        if self._turner is None:
            return frame
        self._turner.vpush(frame)
        return self._turner.vpull()


def _turner(stream: VideoStream, turns: int) -> Graph:
    """Return the filter that rotates frames by counter-clockwise quarter turns."""
    graph = Graph()
    filters = [
        graph.add_buffer(template=stream),
        *(graph.add(*each) for each in _TURNS[turns]),
        graph.add("buffersink"),
    ]
    graph.link_nodes(*filters).configure()
    return graph


class _EncodedSound:
    def __init__(self, stream: AudioStream, target: OutputContainer) -> None:
        self._encoder = target.add_stream("aac", rate=_SOUND_RATE, layout="stereo")

    def take(self, packet: "av.Packet[Stream]") -> "Iterator[av.Packet[Stream]]":
        for frame in _frames_of(packet):
            if isinstance(frame, av.AudioFrame):
                yield from self._encoder.encode(frame)

    def finish(self) -> "Iterable[av.Packet[Stream]]":
        return self._encoder.encode()


def _is_heard(packet: "av.Packet[Stream]") -> bool:
    return packet.pts is None or packet.pts >= 0


def _following(start: float | None, now: float) -> float:
    """Return the start of the segment after `now`. Segments are counted from the first frame, which may come late."""
    first = now if start is None else start
    return first + ((now - first) // SEGMENT_SECONDS + 1) * SEGMENT_SECONDS


def _frames_of(packet: "av.Packet[Stream]") -> Iterable[object]:
    """Return the frames in `packet`; none from a damaged one, as in players."""
    try:
        return packet.decode()
    except av.InvalidDataError:
        return ()
