"""Content that is made up when somebody first looks: most videos are uploaded, listed, deleted and never searched."""

from collections.abc import Callable
from functools import lru_cache, partial

from mockserver.domain.records.scenes import Content

# Tests that run beside each other upload the same few files, each into an account of its own.
_MOST_KEPT, _LONGEST_KEPT = 64, 900.0


def _generated(digest: bytes, duration: float, title: str | None) -> Content:
    make = _kept if duration <= _LONGEST_KEPT else _made
    return make(digest, duration, title)


def _made(digest: bytes, duration: float, title: str | None) -> Content:
    from mockserver.domain.generation.generator import generate_content  # Faker costs 150 ms and may never be needed

    return generate_content(digest, duration, title=title)


_kept = lru_cache(maxsize=_MOST_KEPT)(_made)


def imagined_content(digest: bytes, duration: float, *, title: str | None = None) -> Content:
    """Return what `generate_content` returns. Until something of it is read it takes neither time nor memory."""
    return _Imagined(partial(_generated, digest, duration, title))


def imagined_speech(digest: bytes, duration: float, *, title: str | None = None) -> Content:
    """Return content like `imagined_content`, in which things are only said: that of a sound."""
    return _Imagined(lambda: _generated(digest, duration, title).only_heard())


class _Imagined(Content):
    """Becomes the Content that `make` returns as soon as anything of it is read."""

    __slots__ = ()

    def __init__(self, make: Callable[[], Content]) -> None:
        object.__setattr__(self, "title", make)

    def __getattribute__(self, name: str) -> object:
        _come_true(self)
        return object.__getattribute__(self, name)


def _come_true(imagined: Content) -> None:
    make = object.__getattribute__(imagined, "title")
    if isinstance(make, str):
        return  # so it did in another thread, just now
    made = make()
    # The title comes last: it tells those who read meanwhile that all is there.
    for name in ("topics", "hashtags", "scenes", "title"):
        object.__setattr__(imagined, name, getattr(made, name))
    object.__setattr__(imagined, "__class__", Content)
