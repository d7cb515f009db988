"""Vectors of images and sounds. Nobody looks at or listens to them: content is told by its digest, subject by words."""

from mockserver.domain.embedding.features import features_of
from mockserver.domain.embedding.segments import CLIP_LENGTH, clips
from mockserver.domain.embedding.space import Vector, project, scaled

# With words, what a file is called weighs more than which bytes it has: tests give meaning to a file by its name.
_BYTES = 0.5
_WINDOW = 0.3


def embed_image(digest: bytes, words: str = "") -> Vector:
    """Return the vector of the image with this digest: near to the text `words`, or else near to nothing.

    `words` say what is shown, as a file name does without its ending.
    """
    return project(_features(digest, words))


def embed_audio(digest: bytes, duration: float, words: str = "", *, start: float = 0) -> list[tuple[float, Vector]]:
    """Return offset and vector of each window of a sound from `start` on, in seconds; at least one.

    Windows are cut like the clips of a video. They differ a little from each other and all speak of `words`.
    """
    features = _features(digest, words)
    offsets = [begins for begins, _ in clips(start, duration, CLIP_LENGTH)] or [start]
    return [(offset, project(features | {f"@{digest.hex()} {offset}": _WINDOW})) for offset in offsets]


def _features(digest: bytes, words: str) -> dict[str, float]:
    own = {f"@{digest.hex()}": _BYTES}
    return own | scaled(features_of(words), 1.0) if words.strip() else own
