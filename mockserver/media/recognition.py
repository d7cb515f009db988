"""Recognises the video that a picture is from."""

from collections.abc import Iterable, Sequence
from math import inf

from PIL import Image

from mockserver.domain.records.video import Video
from mockserver.media.cards.marks import mark_of, read_mark
from mockserver.media.likeness import ALIKE, distance, fingerprint, frames_of
from mockserver.media.open_pictures import PICTURE_ERRORS, decoded, open_picture


def recognise(path: str, videos: Sequence[Video]) -> tuple[str, float] | None:
    """Return the id of the video that the picture at `path` is from, and the second; or None.

    A drawn thumbnail carries a mark; any other picture is compared with frames of the uploaded files.
    """
    try:
        with open_picture(path) as opened:
            image = decoded(opened).convert("RGB")
    except PICTURE_ERRORS:
        return None
    return _by_mark(image, videos) or _by_likeness(image, videos)


def _by_mark(image: Image.Image, videos: Sequence[Video]) -> tuple[str, float] | None:
    mark = read_mark(image)
    if mark is None:
        return None
    return next(((video.id, float(mark.second)) for video in videos if mark_of(video.id) == mark.video), None)


def _by_likeness(image: Image.Image, videos: Sequence[Video]) -> tuple[str, float] | None:
    looks = fingerprint(image)
    best, found = inf, None
    for video in videos:
        for second, frame in _frames(video):
            apart = distance(looks, frame)
            if apart < best:
                best, found = apart, (video.id, second)
    return found if best <= ALIKE else None


def _frames(video: Video) -> Iterable[tuple[float, int]]:
    """Return second and hash of frames of `video`; empty if its file was deleted."""
    try:
        return frames_of(video.file, video.media.duration) if video.file else ()
    except FileNotFoundError:
        return ()
