"""Opens pictures within bounds: a small file may claim gigabytes of pixels."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PIL import Image, UnidentifiedImageError

# What Pillow raises for an unreadable picture.
# With warnings as errors, as in a test run, the warning about many pixels is raised too.
PICTURE_ERRORS = (
    UnidentifiedImageError,
    Image.DecompressionBombError,
    Image.DecompressionBombWarning,
    OSError,
    ValueError,
    SyntaxError,
)

# At four bytes a pixel this takes 64 MiB. A file may have one more pixel for each two of its bytes, which is enough for
# any picture of 32 MiB with a byte a pixel.
_MOST_PIXELS = 16 * 1024 * 1024
# A JPEG may have more: only every eighth pixel in each direction is decoded.
_MOST_JPEG_PIXELS = 8 * 8 * 4 * 1024 * 1024
_JPEG = "JPEG"


class PictureTooLarge(OSError):
    """A picture has, or claims to have, more pixels than are decoded."""


@contextmanager
def open_picture(path: str, formats: tuple[str, ...] | None = None) -> Iterator[Image.Image]:
    """Open the picture at `path` without decoding it.

    Raises PICTURE_ERRORS, among them PictureTooLarge before any memory is used.
    """
    with Image.open(path, formats=formats) as image:
        most = _MOST_JPEG_PIXELS if image.format == _JPEG else _MOST_PIXELS + Path(path).stat().st_size // 2
        if image.width * image.height > most:
            raise PictureTooLarge(f"it has {image.width} × {image.height} pixels, and at most {most} are decoded")
        yield image


def decoded(image: Image.Image) -> Image.Image:
    """Return `image`, decoded in full; a large JPEG with fewer pixels. Raises PICTURE_ERRORS."""
    if image.format == _JPEG and image.width * image.height > _MOST_PIXELS:
        image.draft(image.mode, (image.width // 8, image.height // 8))
    image.load()
    return image
