"""Streams of video files, as HTTP Live Streaming has them: numbered segments of MPEG-TS and their playlist."""

import errno
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import av
from av.container import InputContainer, OutputContainer
from av.stream import Stream

from mockserver.ground.errors import MockserverError
from mockserver.media.frames import picture_stream, quarter_turns, readable_frames, sound_streams
from mockserver.media.playlists import SEGMENT_SECONDS
from mockserver.media.tracks import NotCopyable, Track, picture_track, sound_track

PLAYLIST = "playlist.m3u8"


class StreamAbandoned(MockserverError):
    """The stream is no longer needed, so encoding was stopped."""


def make_stream(path: str, directory: Path, is_wanted: Callable[[], bool] = lambda: True) -> None:
    """Write the video file at `path` to `directory`, as PLAYLIST and the segments that it names.

    What players support is copied, the rest is encoded again; size of the picture and times stay. Of a damaged file
    that is streamed which can be read. Raises StreamAbandoned once `is_wanted` returns False.
    """
    turns = _turns_of(path)
    try:
        _write(path, directory, is_wanted, turns, may_copy=True)
    except NotCopyable:
        for begun in directory.iterdir():
            begun.unlink()
        _write(path, directory, is_wanted, turns, may_copy=False)
    _check_complete(directory)


def _write(path: str, directory: Path, is_wanted: Callable[[], bool], turns: int, *, may_copy: bool) -> None:
    with av.open(path) as source, _open_target(directory) as target:
        tracks = _tracks(source, target, turns, may_copy=may_copy)
        for packet in _packets(source, tracks):
            if not is_wanted():
                raise StreamAbandoned(path)
            target.mux(list(tracks[packet.stream.index].take(packet)))
        for track in tracks.values():
            target.mux(list(track.finish()))


def _check_complete(directory: Path) -> None:
    """Check that the stream in `directory` is whole: FFmpeg does not say so when a disk is full. Raises OSError."""
    lines = (directory / PLAYLIST).read_text("utf-8").split() if (directory / PLAYLIST).exists() else []
    segments = [directory / line for line in lines if not line.startswith("#")]
    if "#EXT-X-ENDLIST" not in lines or not all(each.exists() and each.stat().st_size for each in segments):
        raise OSError(errno.EIO, "not all of a stream could be written to it", str(directory))


def _open_target(directory: Path) -> OutputContainer:
    options = {
        "hls_time": str(SEGMENT_SECONDS),
        "hls_playlist_type": "vod",
        "hls_segment_filename": str(directory / "%d.ts"),
    }
    return av.open(str(directory / PLAYLIST), "w", format="hls", options=options)


def _turns_of(path: str) -> int:
    with av.open(path) as source:
        frame = next(readable_frames(source), None)
        return quarter_turns(frame) if frame is not None else 0


def _tracks(source: InputContainer, target: OutputContainer, turns: int, *, may_copy: bool) -> dict[int, Track]:
    """Return the ways of the first pictures and the first sound of `source`, by their numbers there."""
    pictures = picture_stream(source)
    tracks = {pictures.index: picture_track(pictures, target, turns, may_copy=may_copy)} if pictures is not None else {}
    for sound in sound_streams(source)[:1]:
        tracks[sound.index] = sound_track(sound, target)
    return tracks


def _packets(source: InputContainer, tracks: Iterable[int]) -> "Iterator[av.Packet[Stream]]":
    """Yield what the file has for `tracks`, as far as it can be read."""
    try:
        yield from source.demux([source.streams[number] for number in tracks])
    except av.InvalidDataError:
        return
