"""How similar two pictures are, by a difference hash: 64 bits, each says which of two neighbouring pixels is brighter.

A test checks that it equals the hash of ImageHash bit by bit. The library itself would require NumPy, SciPy and
PyWavelets: 57 MB to download, 226 MB on disk, and 150 ms and 20 MiB for the first picture.
"""

from functools import lru_cache

from PIL import Image

from mockserver.media.frames import readable_frames, upright_image
from mockserver.media.open_films import open_film

_SIDE = 8
_MOST_FRAMES = 60

# Frames of one shot differ in fewer bits; pictures of different things differ in about half of them.
ALIKE = 12


def fingerprint(image: Image.Image) -> int:
    """Return the hash of a picture; scaling and compression change few of its bits."""
    grey = image.convert("L").resize((_SIDE + 1, _SIDE), Image.Resampling.LANCZOS)
    pixels = grey.tobytes()
    signs = 0
    for row in range(_SIDE):
        for column in range(_SIDE):
            at = row * (_SIDE + 1) + column
            signs = signs << 1 | (pixels[at + 1] > pixels[at])
    return signs


def distance(one: int, other: int) -> int:
    """Return how many bits differ: 0 for pictures that look the same."""
    return (one ^ other).bit_count()


@lru_cache(maxsize=256)
def frames_of(path: str, duration: float) -> list[tuple[float, int]]:
    """Return second and hash of frames spread evenly over the file at `path`, until one cannot be decoded."""
    step = max(1.0, duration / _MOST_FRAMES)
    found: list[tuple[float, int]] = []
    with open_film(path) as container:
        for frame in readable_frames(container):
            if not found or frame.time >= found[-1][0] + step:
                found.append((frame.time, fingerprint(upright_image(frame))))
    return found
