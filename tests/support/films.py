"""Small, real video files."""

import struct
from collections.abc import Callable, Sequence
from fractions import Fraction
from functools import wraps
from pathlib import Path
from typing import BinaryIO, Concatenate, ParamSpec

import av
import numpy as np
from av.stream import Stream
from av.subtitles.stream import SubtitleStream

P = ParamSpec("P")

_AUDIO_RATE = 16_000
_MATRIX_OF_TRACK = 44  # bytes from the name of its box
# The same of the time scale, and of where an edit begins in its media; four bytes before that is how long it is.
_SCALE_OF_HEADER, _BEGIN_OF_EDIT = 16, 16
_ONE = 1 << 16
_TURNS = {0: (_ONE, 0), 90: (0, _ONE), 180: (-_ONE, 0), 270: (0, -_ONE)}
_SOUND_CODECS = {".wav": "pcm_s16le", ".mp3": "mp3", ".flac": "flac", ".mp4": "aac", ".m4a": "aac"}
# The durations in headers of containers: the name before it, the number of bytes between, and the format.
_OF_MP4 = [(b"mdhd", 20, ">I"), (b"mvhd", 20, ">I"), (b"tkhd", 24, ">I")]
_CLAIMS = {
    ".mp4": _OF_MP4,
    ".mov": _OF_MP4,
    ".mkv": [(b"\x44\x89\x88", 3, ">d")],
    ".avi": [(b"avih", 24, "<I"), (b"strh", 40, "<I")],
}
_MILLISECOND = Fraction(1, 1000)
_TEXT_CODECS = {".mp4": "mov_text", ".mkv": "subrip"}
_TEXT_HEADER = b"""[Script Info]
ScriptType: v4.00+
[V4+ Styles]
Format: Name, Fontname
Style: Default,Arial
[Events]
Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
"""


def _made_once(make: Callable[Concatenate[Path, P], Path]) -> Callable[Concatenate[Path, P], Path]:
    """Encode each kind of file once: that takes a tenth of a second or more, and many tests use the same."""
    made: dict[str, bytes] = {}

    @wraps(make)
    def write(path: Path, /, *args: P.args, **shape: P.kwargs) -> Path:
        kind = f"{path.suffix} {sorted(shape.items())}"
        if kind in made:
            path.write_bytes(made[kind])
        else:
            made[kind] = make(path, *args, **shape).read_bytes()
        return path

    return write


@_made_once
def make_film(
    path: Path,
    *,
    seconds: float = 5,
    width: int = 640,
    height: int = 360,
    fps: int = 10,
    audio: bool = True,
    hue: int = 0,
    lying: bool = False,
    codec: str = "mpeg4",
    subtitles: Sequence[tuple[float, float, str]] = (),
    times: Sequence[float] = (),
    pixels: Fraction | None = None,
) -> Path:
    """Write a film of moving stripes, and of silence if it has `audio`; `hue` and `lying` make films distinct.

    `subtitles` are shown from one second to another. `times` are the seconds of frames at irregular intervals.
    `pixels` is the pixel aspect ratio.

    The extension of the file decides the container.
    """
    with av.open(str(path), "w") as container:
        picture = _picture_track(container, codec, fps, (width, height), pixels)
        if times:
            picture.codec_context.time_base = _MILLISECOND
            picture.codec_context.max_b_frames = 0
        sound = container.add_stream("aac", rate=_AUDIO_RATE, layout="mono") if audio else None
        text = _text_track(container, path.suffix) if subtitles else None
        for number, second in enumerate(times or [number / fps for number in range(round(seconds * fps))]):
            frame = av.VideoFrame.from_ndarray(_stripes(width, height, number, hue, lying=lying), format="rgb24")
            if times:
                frame.pts, frame.time_base = round(second * 1000), _MILLISECOND
            container.mux(picture.encode(frame))
        container.mux(picture.encode())
        if sound is not None:
            _silence(container, sound, seconds)
        for line in subtitles if text is not None else ():
            container.mux(_shown(text, *line))
    return path


def _picture_track(
    container: av.container.OutputContainer, codec: str, fps: int, size: tuple[int, int], pixels: Fraction | None
) -> av.VideoStream:
    picture = container.add_stream(codec, rate=fps)
    assert isinstance(picture, av.VideoStream)
    picture.width, picture.height, picture.pix_fmt = *size, "yuv420p"
    if pixels is not None:
        picture.codec_context.sample_aspect_ratio = pixels
    return picture


def turn(path: Path, degrees: int) -> Path:
    """Set the rotation of the MP4 at `path`, clockwise in quarters, as phones do."""
    content = bytearray(path.read_bytes())
    matrix = content.index(b"tkhd") + _MATRIX_OF_TRACK
    cosine, sine = _TURNS[degrees]
    content[matrix : matrix + 36] = struct.pack(">9i", cosine, sine, 0, -sine, cosine, 0, 0, 0, 1 << 30)
    path.write_bytes(content)
    return path


def cut(path: Path, skipped: float, kept: float) -> Path:
    """Give the MP4 at `path` an edit list: it is shown from `skipped` seconds on, for `kept` seconds."""
    content = bytearray(path.read_bytes())
    scales = [_number(content, at + _SCALE_OF_HEADER) for at in _boxes(content, b"mdhd")]
    [movie] = [_number(content, at + _SCALE_OF_HEADER) for at in _boxes(content, b"mvhd")]
    for scale, at in zip(scales, _boxes(content, b"elst"), strict=True):
        begins = _number(content, at + _BEGIN_OF_EDIT) + int(skipped * scale)
        struct.pack_into(">II", content, at + _BEGIN_OF_EDIT - 4, int(kept * movie), begins)
    path.write_bytes(content)
    return path


def claim(path: Path, share: float) -> Path:
    """Multiply the duration in the header of the film at `path` by `share`; the frames stay."""
    content = bytearray(path.read_bytes())
    for name, distance, kind in _CLAIMS[path.suffix]:
        for at in _boxes(content, name):
            (length,) = struct.unpack_from(kind, content, at + distance)
            struct.pack_into(kind, content, at + distance, type(length)(length * share))
    path.write_bytes(content)
    return path


def _boxes(content: bytearray, name: bytes) -> list[int]:
    return [at for at in range(len(content)) if content.startswith(name, at)]


def _number(content: bytearray, at: int) -> int:
    (number,) = struct.unpack_from(">I", content, at)
    return int(number)


@_made_once
def make_song(path: Path, *, seconds: float) -> Path:
    """Write a song with a cover picture, as an MP3 or an M4A."""
    with av.open(str(path), "w", format=path.suffix.strip(".").replace("m4a", "mp4")) as container:
        sound = container.add_stream(_SOUND_CODECS[path.suffix], rate=_AUDIO_RATE, layout="mono")
        assert isinstance(sound, av.AudioStream)
        sleeve = container.add_stream("mjpeg", rate=1)
        assert isinstance(sleeve, av.VideoStream)
        sleeve.width, sleeve.height, sleeve.pix_fmt = 160, 160, "yuvj420p"
        sleeve.disposition = av.stream.Disposition.attached_pic
        picture = av.VideoFrame.from_ndarray(_stripes(160, 160, 0, 0, lying=False), format="rgb24")
        container.mux([*sleeve.encode(picture), *sleeve.encode()])
        _silence(container, sound, seconds)
    return path


@_made_once
def make_recording(path: Path, *, seconds: float) -> Path:
    """Write a film as browsers record it: in WebM, without its duration and without an index."""
    options = {"live": "1"}
    with path.open("wb") as file, av.open(_Unseekable(file), "w", format="webm", options=options) as container:
        picture = container.add_stream("libvpx", rate=10, options={"deadline": "realtime", "cpu-used": "8"})
        assert isinstance(picture, av.VideoStream)
        picture.width, picture.height, picture.pix_fmt = 640, 360, "yuv420p"
        for number in range(round(seconds * 10)):
            frame = av.VideoFrame.from_ndarray(_stripes(640, 360, number, 0, lying=False), format="rgb24")
            container.mux(picture.encode(frame))
        container.mux(picture.encode())
    return path


class _Unseekable:
    def __init__(self, file: BinaryIO) -> None:
        self._file = file

    def write(self, data: bytes) -> int:
        return self._file.write(data)


@_made_once
def make_sound(path: Path, *, seconds: float) -> Path:
    """Write silence; the extension of the file decides the format."""
    with av.open(str(path), "w") as container:
        sound = container.add_stream(_SOUND_CODECS[path.suffix], rate=_AUDIO_RATE, layout="mono")
        assert isinstance(sound, av.AudioStream)
        _silence(container, sound, seconds)
    return path


def _stripes(
    width: int, height: int, number: int, hue: int, *, lying: bool
) -> "np.ndarray[tuple[int, ...], np.dtype[np.uint8]]":
    image = np.zeros((height, width, 3), dtype=np.uint8)
    shades = (np.arange(height if lying else width) // 16 + number) % 16 * 16
    image[:, :, 0] = shades[:, np.newaxis] if lying else shades
    image[:, :, 1] = hue % 256
    return image


def _text_track(container: av.container.OutputContainer, suffix: str) -> SubtitleStream:
    track = container.add_stream(_TEXT_CODECS[suffix])
    assert isinstance(track, SubtitleStream)
    track.codec_context.subtitle_header = _TEXT_HEADER
    track.codec_context.time_base = track.time_base = _MILLISECOND
    return track


def _shown(track: SubtitleStream | None, start: float, end: float, text: str) -> "av.Packet[Stream]":
    assert track is not None
    raw = text.encode()
    in_mp4 = track.codec_context.name == "mov_text"
    packet: av.Packet[Stream] = av.Packet(len(raw).to_bytes(2, "big") + raw if in_mp4 else raw)
    packet.stream = track
    packet.time_base = _MILLISECOND
    packet.pts = packet.dts = round(start * 1000)
    packet.duration = round((end - start) * 1000)
    return packet


def _silence(container: av.container.OutputContainer, stream: av.AudioStream, seconds: float) -> None:
    samples = 1024
    for number in range(int(seconds * _AUDIO_RATE / samples)):
        frame = av.AudioFrame(format="fltp", layout="mono", samples=samples)
        for plane in frame.planes:
            plane.update(bytes(plane.buffer_size))
        frame.sample_rate = _AUDIO_RATE
        frame.time_base = Fraction(1, _AUDIO_RATE)
        frame.pts = number * samples
        container.mux(stream.encode(frame))
    container.mux(stream.encode())
