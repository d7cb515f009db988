"""Marks: a strip of black and white blocks at the bottom of a drawn picture, which identifies it.

A real frame is recognised by its contents; drawn cards all look alike.
"""

from hashlib import blake2b
from typing import NamedTuple

from PIL import Image, ImageDraw

_BLOCKS = 80
_HEIGHT = 12
_MARK_BYTES, _SECOND_BYTES, _CHECK_BYTES = 5, 2, 2
_MIDDLE_GREY = 128


class Mark(NamedTuple):
    """The contents of a strip: five bytes that identify a video, and a second of it."""

    video: bytes
    second: int


def mark_of(video_id: str) -> bytes:
    """Return the bytes that identify a video."""
    return blake2b(video_id.encode(), digest_size=_MARK_BYTES).digest()


def draw_mark(image: Image.Image, mark: Mark) -> None:
    """Draw `mark` over the foot of `image`."""
    draw = ImageDraw.Draw(image)
    width, top = image.width / _BLOCKS, image.height - _HEIGHT
    payload = mark.video + mark.second.to_bytes(_SECOND_BYTES, "big")
    bits = int.from_bytes(payload + _check(payload), "big")
    for number in range(_BLOCKS):
        # The blocks after the payload stay black.
        shift = 8 * (_MARK_BYTES + _SECOND_BYTES + _CHECK_BYTES) - 1 - number
        lit = shift >= 0 and bits >> shift & 1
        draw.rectangle(
            (number * width, top, (number + 1) * width, image.height), fill=(255, 255, 255) if lit else (0, 0, 0)
        )


def read_mark(image: Image.Image) -> Mark | None:
    """Return the mark at the foot of `image`, even if it was scaled or compressed, or None."""
    grey = image.convert("L").resize((_BLOCKS * 4, 120), Image.Resampling.BOX)
    bits = 0
    length = _MARK_BYTES + _SECOND_BYTES + _CHECK_BYTES
    for number in range(8 * length):
        pixel = grey.getpixel((number * 4 + 2, 118))
        bits = bits << 1 | (isinstance(pixel, int | float) and pixel > _MIDDLE_GREY)
    read = bits.to_bytes(length, "big")
    payload, check = read[:-_CHECK_BYTES], read[-_CHECK_BYTES:]
    if check != _check(payload):
        return None
    return Mark(payload[:_MARK_BYTES], int.from_bytes(payload[_MARK_BYTES:], "big"))


def _check(payload: bytes) -> bytes:
    return blake2b(payload, digest_size=_CHECK_BYTES).digest()
