"""Small, real video files."""

from fractions import Fraction
from pathlib import Path

import av
import numpy as np

_AUDIO_RATE = 16_000


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
) -> Path:
    """Write a film of moving stripes, and of silence if it has `audio`; `hue` and `lying` make films that differ.

    The end of the file's name says which container it is in.
    """
    with av.open(str(path), "w") as container:
        picture = container.add_stream(codec, rate=fps)
        assert isinstance(picture, av.VideoStream)
        picture.width, picture.height, picture.pix_fmt = width, height, "yuv420p"
        sound = container.add_stream("aac", rate=_AUDIO_RATE, layout="mono") if audio else None
        for number in range(round(seconds * fps)):
            frame = av.VideoFrame.from_ndarray(_stripes(width, height, number, hue, lying=lying), format="rgb24")
            container.mux(picture.encode(frame))
        container.mux(picture.encode())
        if sound is not None:
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
