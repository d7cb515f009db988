"""Vectors of images and sounds. No model looks at them: the digest stands for the content, words for the subject."""

from collections.abc import Iterator

from mockserver.domain.embedding.features import features_of
from mockserver.domain.embedding.segments import CLIP_LENGTH, clips
from mockserver.domain.embedding.space import Bag, Vector, combine, project

# With words, what a file is called counts more than which bytes it has: by its name a test gives a file its meaning.
_BYTES = 0.5
_WINDOW = 0.3


def embed_image(digest: bytes, words: str = "", *, dimensions: int) -> Vector:
    """Return the vector of the image with this digest: near to the text `words`, or without words near to nothing.

    `words` say what is shown, as a file name does without its ending.
    """
    return project(combine(_parts(digest, words)), dimensions)


def embed_audio(
    digest: bytes, duration: float, words: str = "", *, dimensions: int, start: float = 0
) -> list[tuple[float, Vector]]:
    """Return offset and vector of each window of a sound from `start` on, in seconds; at least one.

    Windows are cut like the clips of a video. All speak of `words`, and each differs a little from the others.
    """
    offsets = [begins for begins, _ in clips(start, duration, CLIP_LENGTH)] or [start]
    return [
        (offset, project(combine([*_parts(digest, words), _window(digest, offset)]), dimensions)) for offset in offsets
    ]


def _parts(digest: bytes, words: str) -> Iterator[tuple[Bag, float]]:
    yield {f"@{digest.hex()}": 1.0}, _BYTES
    if words.strip():
        yield features_of(words), 1.0


def _window(digest: bytes, offset: float) -> tuple[Bag, float]:
    return {f"@{digest.hex()} {float(offset)}": 1.0}, _WINDOW
