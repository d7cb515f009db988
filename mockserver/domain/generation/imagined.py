"""Lazily generated content: most videos are uploaded, listed and deleted without being searched."""

from collections.abc import Callable
from functools import lru_cache, partial

from mockserver.domain.records.scenes import Content

# Cached, because parallel tests upload the same few files to different accounts.
_MOST_KEPT, _LONGEST_KEPT = 64, 900.0


def _generated(digest: bytes, duration: float, title: str | None, *, is_audio: bool = False) -> Content:
    make = _kept if duration <= _LONGEST_KEPT else _made
    return make(digest, duration, title, is_audio)


def _made(digest: bytes, duration: float, title: str | None, is_audio: bool) -> Content:
    # Late: Faker costs 150 ms and may never be needed
    from mockserver.domain.generation.generator import generate_content

    return generate_content(digest, duration, title=title, is_audio=is_audio)


_kept = lru_cache(maxsize=_MOST_KEPT)(_made)


def imagined_content(digest: bytes, duration: float, *, title: str | None = None) -> Content:
    """Return the result of `generate_content`. Until it is read it takes neither time nor memory."""
    return _Imagined(partial(_generated, digest, duration, title))


def imagined_speech(digest: bytes, duration: float, *, title: str | None = None) -> Content:
    """Return content like `imagined_content` with speech only, for audio."""
    return _Imagined(lambda: _generated(digest, duration, title, is_audio=True).only_heard())


class _Imagined(Content):
    """Becomes the Content that `make` returns when any attribute is read."""

    __slots__ = ()

    def __init__(self, make: Callable[[], Content]) -> None:
        object.__setattr__(self, "title", make)

    def __getattribute__(self, name: str) -> object:
        _generate_into(self)
        return object.__getattribute__(self, name)


def _generate_into(imagined: Content) -> None:
    make = object.__getattribute__(imagined, "title")
    if isinstance(make, str):
        return  # another thread has generated it meanwhile
    made = make()
    # The title is set last: for other threads it shows that everything is there.
    for name in ("topics", "hashtags", "scenes", "title"):
        object.__setattr__(imagined, name, getattr(made, name))
    object.__setattr__(imagined, "__class__", Content)
