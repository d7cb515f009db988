"""Small, real video files."""

from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
from av.stream import Stream
from av.subtitles.stream import SubtitleStream

_AUDIO_RATE = 16_000
_SOUND_CODECS = {".wav": "pcm_s16le", ".mp3": "mp3", ".flac": "flac", ".mp4": "aac"}
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
) -> Path:
    """Write a film of moving stripes, and of silence if it has `audio`; `hue` and `lying` make films that differ.

    `subtitles` are shown from one second to another.

    The end of the file's name says which container it is in.
    """
    with av.open(str(path), "w") as container:
        picture = container.add_stream(codec, rate=fps)
        assert isinstance(picture, av.VideoStream)
        picture.width, picture.height, picture.pix_fmt = width, height, "yuv420p"
        sound = container.add_stream("aac", rate=_AUDIO_RATE, layout="mono") if audio else None
        text = _text_track(container, path.suffix) if subtitles else None
        for number in range(round(seconds * fps)):
            frame = av.VideoFrame.from_ndarray(_stripes(width, height, number, hue, lying=lying), format="rgb24")
            container.mux(picture.encode(frame))
        container.mux(picture.encode())
        if sound is not None:
            _silence(container, sound, seconds)
        for line in subtitles if text is not None else ():
            container.mux(_shown(text, *line))
    return path


def make_sound(path: Path, *, seconds: float) -> Path:
    """Write a sound of silence; the end of the file's name says which format it has."""
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
