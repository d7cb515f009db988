"""Valid files for uploads: a server opens them, and correctly rejects random bytes."""

import wave
from fractions import Fraction
from functools import cache
from io import BytesIO

import av
from PIL import Image

FILM_SECONDS = 5
_WIDTH, _HEIGHT, _FPS = 640, 360, 10
_RATE, _SAMPLES = 16_000, 1024


@cache
def film() -> bytes:
    """Return a small MP4 that every index accepts: five grey seconds, with a silent sound track."""
    buffer = BytesIO()
    with av.open(buffer, "w", format="mp4") as container:
        picture = container.add_stream("mpeg4", rate=_FPS)
        picture.width, picture.height, picture.pix_fmt = _WIDTH, _HEIGHT, "yuv420p"
        sound = container.add_stream("aac", rate=_RATE, layout="mono")
        for _ in range(FILM_SECONDS * _FPS):
            container.mux(picture.encode(_grey()))
        container.mux(picture.encode())
        for number in range(FILM_SECONDS * _RATE // _SAMPLES):
            container.mux(sound.encode(_silence(number)))
        container.mux(sound.encode())
    return buffer.getvalue()


@cache
def subtitles() -> bytes:
    """Return the speech of the film, as SubRip."""
    return b"1\n00:00:01,000 --> 00:00:03,000\nNothing is to be seen.\n"


@cache
def picture() -> bytes:
    """Return a JPEG."""
    buffer = BytesIO()
    Image.new("RGB", (_WIDTH, _HEIGHT), (90, 120, 150)).save(buffer, "JPEG")
    return buffer.getvalue()


@cache
def silence() -> bytes:
    """Return a WAV file of five seconds."""
    buffer = BytesIO()
    with wave.open(buffer, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(_RATE)
        sound.writeframes(bytes(2 * _RATE * FILM_SECONDS))
    return buffer.getvalue()


@cache
def transfers() -> bytes:
    """Return a list with one video to transfer into the index of the sample account."""
    return b'[{"index_id": "6527e59e74b5a5ab84015cf5", "language": "en", "object": "s3://lessons/chess.mp4"}]'


@cache
def snapshot() -> bytes:
    """Return a snapshot of an empty account."""
    clock = b'"clock":{"frozen":false,"now":"2024-06-01T12:00:00+00:00","scale":1}'
    account = b'{"account":{%b,"identifiers":{"front":1,"uuid":0,"video":1}}}' % clock
    return b'{"snapshot":{"format":2}}\n%b\n' % account


def _grey() -> av.VideoFrame:
    frame = av.VideoFrame(_WIDTH, _HEIGHT, "yuv420p")
    for plane in frame.planes:
        plane.update(bytes([128]) * plane.buffer_size)
    return frame


def _silence(number: int) -> av.AudioFrame:
    frame = av.AudioFrame(format="fltp", layout="mono", samples=_SAMPLES)
    for plane in frame.planes:
        plane.update(bytes(plane.buffer_size))
    frame.sample_rate, frame.time_base, frame.pts = _RATE, Fraction(1, _RATE), number * _SAMPLES
    return frame


# By the name of the form field; operations that use a name differently are listed by their path.
FILES_AT = {"/v1.3/assets": {"file": film}}
FILES = {
    "video_file": film,
    "transcription_file": subtitles,
    "image_file": picture,
    "query_media_file": picture,
    "audio_file": silence,
    "file": transfers,
    "snapshot": snapshot,
}
