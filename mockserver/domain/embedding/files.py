"""Vectors of images and sounds. No model reads them: the digest replaces the content, words give the subject."""

from collections.abc import Iterator

from mockserver.domain.embedding.features import features_meant
from mockserver.domain.embedding.segments import CLIP_LENGTH, clips
from mockserver.domain.embedding.space import Bag, Vector, combine, project

# With words, the file name counts more than the bytes: tests give a file its meaning by its name.
_BYTES = 0.5
_WINDOW = 0.3


def embed_image(digest: bytes, words: str = "", *, dimensions: int) -> Vector:
    """Return the vector of the image with this digest: near to the text `words`, or without words near to nothing.

    `words` say what is shown, such as the words of the file name.
    """
    return project(combine(_parts(digest, words)), dimensions)


def embed_audio(
    digest: bytes, duration: float, words: str = "", *, dimensions: int, start: float = 0
) -> list[tuple[float, Vector]]:
    """Return offset and vector of each window of a sound, from second `start` on; at least one.

    Windows are cut like clips of a video. All are about `words`, with small differences.
    """
    offsets = [begins for begins, _ in clips(start, duration, CLIP_LENGTH)] or [start]
    return [
        (offset, project(combine([*_parts(digest, words), _window(digest, offset)]), dimensions)) for offset in offsets
    ]


def _parts(digest: bytes, words: str) -> Iterator[tuple[Bag, float]]:
    yield {f"@{digest.hex()}": 1.0}, _BYTES
    if words.strip():
        yield features_meant(words), 1.0


def _window(digest: bytes, offset: float) -> tuple[Bag, float]:
    return {f"@{digest.hex()} {float(offset)}": 1.0}, _WINDOW
