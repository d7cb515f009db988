"""Lazily generated content: most videos are uploaded, listed and deleted without being searched."""

from collections.abc import Callable, Iterable
from functools import cache, lru_cache, partial
from typing import TYPE_CHECKING, TypeAlias

from mockserver.domain.records.scenes import Content, Scene, only_heard

if TYPE_CHECKING:  # late: Faker costs 150 ms and may never be needed
    from mockserver.domain.generation.generator import Outline

Scenes: TypeAlias = tuple[Scene, ...]

# Cached, because parallel tests upload the same few files to different accounts.
_MOST_KEPT, _LONGEST_KEPT = 64, 900.0

_OUTLINE = ("title", "topics", "hashtags")


@cache
def _outlines() -> "type[Outline]":
    from mockserver.domain.generation.generator import Outline

    return Outline


def is_generator_imported() -> bool:
    """Return whether made-up content can be read without an import that takes a tenth of a second."""
    return _outlines.cache_info().currsize > 0


def import_generator() -> None:
    """Import what makes content up, so that the first read of it does not."""
    _outlines()


def is_any_unwritten(contents: Iterable[Content]) -> bool:
    """Return whether any of `contents` is still to be made up."""
    return any(type(content) is _Imagined for content in contents)


def _outline(digest: bytes, duration: float, title: str | None, *, is_audio: bool = False) -> "Outline":
    make = _kept if duration <= _LONGEST_KEPT else _made
    return make(digest, duration, title, is_audio)


def _made(digest: bytes, duration: float, title: str | None, is_audio: bool) -> "Outline":
    return _outlines()(digest, duration, title, is_audio=is_audio)


_kept = lru_cache(maxsize=_MOST_KEPT)(_made)


def imagined_content(digest: bytes, duration: float, *, title: str | None = None) -> Content:
    """Return the result of `generate_content`. Until it is read it takes neither time nor memory."""
    return _Imagined(_Pending(partial(_outline, digest, duration, title), _all))


def imagined_speech(digest: bytes, duration: float, *, title: str | None = None) -> Content:
    """Return content like `imagined_content` with speech only, for audio."""
    return _Imagined(_Pending(partial(_outline, digest, duration, title, is_audio=True), only_heard))


def _all(scenes: Scenes) -> Scenes:
    return scenes


class _Pending:
    """What an `_Imagined` is made from; its outline is made once."""

    __slots__ = ("_make", "_outline", "shown")

    def __init__(self, make: Callable[[], "Outline"], shown: Callable[[Scenes], Scenes]) -> None:
        self._make, self.shown = make, shown
        self._outline: Outline | None = None

    def outline(self) -> "Outline":
        if self._outline is None:
            self._outline = self._make()
        return self._outline


class _Imagined(Content):
    """Has the title, topics and hashtags of its outline when one of them is read.

    It becomes a Content with scenes when anything else is read.
    """

    __slots__ = ()

    def __init__(self, pending: _Pending) -> None:
        object.__setattr__(self, "scenes", pending)
        object.__setattr__(self, "title", None)

    def __getattribute__(self, name: str) -> object:
        pending = object.__getattribute__(self, "scenes")
        if isinstance(pending, _Pending):  # else another thread has written the scenes meanwhile
            if object.__getattribute__(self, "title") is None:
                _write_outline(self, pending.outline())
            if name not in _OUTLINE:
                _write_scenes(self, pending)
        return object.__getattribute__(self, name)


def _write_outline(imagined: Content, outline: "Outline") -> None:
    # The title is set last: for other threads it shows that the others are there.
    for name in ("topics", "hashtags", "title"):
        object.__setattr__(imagined, name, getattr(outline, name))


def _write_scenes(imagined: Content, pending: _Pending) -> None:
    object.__setattr__(imagined, "scenes", pending.shown(pending.outline().scenes))
    object.__setattr__(imagined, "__class__", Content)
