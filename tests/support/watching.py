"""Reads streams with FFmpeg, as a player does."""

import re
from dataclasses import dataclass
from math import inf
from pathlib import Path

import av
import numpy as np
from PIL import Image

# FFmpeg follows the addresses in a playlist; here it may open only files and servers of the test.
_PROTOCOLS = {"protocol_whitelist": "file,http,tcp", "http_proxy": ""}
_MICROSECONDS = 1_000_000
_STRIPE_STEPS = 16


@dataclass(frozen=True, slots=True)
class Shown:
    """A frame of a stream, and its second after the first frame."""

    second: float
    image: Image.Image


def codecs_of(playlist: str | Path) -> list[str]:
    """Return the codecs of the tracks of a stream."""
    with av.open(str(playlist), options=_PROTOCOLS) as container:
        return [stream.codec_context.codec.canonical_name for stream in container.streams]


def beginnings_of(playlist: str | Path) -> list[float]:
    """Return the start time of each track of a stream, in seconds."""
    with av.open(str(playlist), options=_PROTOCOLS) as container:
        return [float((stream.start_time or 0) * (stream.time_base or 0)) for stream in container.streams]


def duration_of(playlist: str | Path) -> float:
    """Return the duration of a stream in seconds."""
    with av.open(str(playlist), options=_PROTOCOLS) as container:
        return (container.duration or 0) / _MICROSECONDS


def pictures_of(playlist: str | Path, start: float = 0, end: float = inf) -> list[Shown]:
    """Return the frames that a player shows from `start` to `end`."""
    shown = []
    with av.open(str(playlist), options=_PROTOCOLS) as container:
        stream = container.streams.video[0]
        begin = float((stream.start_time or 0) * (stream.time_base or 0))
        if start:
            container.seek(int((begin + start) * _MICROSECONDS))
        for frame in container.decode(stream):
            second = round(frame.time - begin, 3)
            if second >= end:
                break
            if second >= start:
                shown.append(Shown(second, Image.fromarray(frame.to_ndarray(format="rgb24"))))
    return shown


def durations_in(playlist: str) -> list[float]:
    """Return the durations of the segments of a playlist."""
    return [float(seconds) for seconds in re.findall(r"#EXTINF:([\d.]+),", playlist)]


def segments_in(playlist: str) -> list[str]:
    """Return the addresses of the segments of a playlist."""
    return [line for line in playlist.splitlines() if not line.startswith("#")]


def stripe_number(image: Image.Image) -> int:
    """Return the number of a frame of a film by `make_film`, modulo 16."""
    red = np.asarray(image.convert("RGB"))[:, 4:12, 0].mean()
    return round(float(red) / _STRIPE_STEPS) % _STRIPE_STEPS
