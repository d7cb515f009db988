"""HLS streams of video files: numbered segments of MPEG-TS and their playlist."""

import errno
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import av
from av.container import InputContainer, OutputContainer
from av.stream import Stream

from mockserver.ground.errors import MockserverError
from mockserver.media.durations import seconds_of_last_picture
from mockserver.media.frames import picture_stream, quarter_turns, readable_frames, sound_streams
from mockserver.media.open_films import open_film, open_stream_target
from mockserver.media.playlists import SEGMENT_SECONDS
from mockserver.media.tracks import NotCopyable, Track, picture_track, sound_track

PLAYLIST = "playlist.m3u8"


class StreamAbandoned(MockserverError):
    """The stream is no longer needed, so encoding was stopped."""


class _Seen(NamedTuple):
    """What a stream needs of a film before its first packet: the rotation, and how long the last picture is shown."""

    turns: int
    last_seconds: float | None


def make_stream(path: str, directory: Path, is_wanted: Callable[[], bool] = lambda: True) -> None:
    """Write the video file at `path` to `directory` as a stream: PLAYLIST and the segments that it names.

    Codecs that players support are copied, others are transcoded; frame size and timestamps stay. Of a damaged file,
    the readable part is streamed. Raises StreamAbandoned once `is_wanted` returns False.
    """
    seen = _seen(path)
    try:
        _write(path, directory, is_wanted, seen, may_copy=True)
    except (NotCopyable, ValueError):  # FFmpeg refuses damaged packets so
        for begun in directory.iterdir():
            begun.unlink()
        _write(path, directory, is_wanted, seen, may_copy=False)
    _check_complete(directory)


def _write(path: str, directory: Path, is_wanted: Callable[[], bool], seen: _Seen, *, may_copy: bool) -> None:
    with open_film(path) as source, _open_target(directory) as target:
        tracks = _tracks(source, target, seen, may_copy=may_copy)
        for packet in _packets(source, tracks):
            if not is_wanted():
                raise StreamAbandoned(path)
            target.mux(list(tracks[packet.stream.index].take(packet)))
        for track in tracks.values():
            target.mux(list(track.finish()))


def _check_complete(directory: Path) -> None:
    """Check that the stream in `directory` is complete: FFmpeg does not report a full disk. Raises OSError."""
    lines = (directory / PLAYLIST).read_text("utf-8").split() if (directory / PLAYLIST).exists() else []
    segments = [directory / line for line in lines if not line.startswith("#")]
    if "#EXT-X-ENDLIST" not in lines or not all(each.exists() and each.stat().st_size for each in segments):
        raise OSError(errno.EIO, "the stream could not be written completely", str(directory))


def _open_target(directory: Path) -> OutputContainer:
    options = {
        "hls_time": str(SEGMENT_SECONDS),
        "hls_playlist_type": "vod",
        "hls_segment_filename": str(directory / "%d.ts"),
    }
    return open_stream_target(directory / PLAYLIST, options)


def _seen(path: str) -> _Seen:
    with open_film(path) as source:
        frame = next(readable_frames(source), None)
        return _Seen(quarter_turns(frame) if frame is not None else 0, seconds_of_last_picture(source))


def _tracks(source: InputContainer, target: OutputContainer, seen: _Seen, *, may_copy: bool) -> dict[int, Track]:
    """Return the tracks for the first video and the first audio stream of `source`, by stream number."""
    pictures = picture_stream(source)
    tracks: dict[int, Track] = {}
    if pictures is not None:
        tracks[pictures.index] = picture_track(pictures, target, *seen, may_copy=may_copy)
    for sound in sound_streams(source)[:1]:
        tracks[sound.index] = sound_track(sound, target)
    return tracks


def _packets(source: InputContainer, tracks: Iterable[int]) -> "Iterator[av.Packet[Stream]]":
    """Yield the packets for `tracks`, as far as the file can be read."""
    try:
        yield from source.demux([source.streams[number] for number in tracks])
    except av.InvalidDataError:
        return
