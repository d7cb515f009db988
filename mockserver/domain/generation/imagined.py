"""Lazily generated content: most videos are uploaded, listed and deleted without being searched."""

from collections.abc import Callable, Iterable, Iterator
from functools import cache, lru_cache, partial
from itertools import chain
from typing import TYPE_CHECKING

from mockserver.domain.records.scenes import (
    Content,
    Modality,
    Moment,
    TemplateWords,
    moments_of,
    only_heard,
    template_words_of,
)
from mockserver.ground.late.objects import creating_long_lived_objects

if TYPE_CHECKING:  # late: it costs a tenth of a second and may never be needed
    from mockserver.domain.generation.generator import Outline

# Cached, because parallel tests upload the same few files to different accounts.
_MOST_KEPT, _LONGEST_KEPT = 64, 900.0

_WITHOUT_SCENES = ("title", "topics", "hashtags", "moments", "scene_count", "duration", "template_words")


@cache
def _outlines() -> "type[Outline]":
    with creating_long_lived_objects():
        from mockserver.domain.generation.generator import Outline

    return Outline


def is_generator_imported() -> bool:
    """Return whether made-up content can be read without an import that takes a tenth of a second."""
    return _outlines.cache_info().currsize > 0


def import_generator() -> None:
    """Import what makes content up, and build its tables, so that the first reads of content do not."""
    with creating_long_lived_objects():
        _outlines()
        from mockserver.domain.generation.generator import build_tables

        build_tables()


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
    return _Imagined(_Pending(partial(_outline, digest, duration, title)))


def imagined_speech(digest: bytes, duration: float, *, title: str | None = None) -> Content:
    """Return content like `imagined_content` with speech only, for audio."""
    return _Imagined(_Pending(partial(_outline, digest, duration, title, is_audio=True), is_only_heard=True))


class _Pending:
    """What an `_Imagined` is made from; its outline is made once."""

    __slots__ = ("_make", "_outline", "is_only_heard")

    def __init__(self, make: Callable[[], "Outline"], *, is_only_heard: bool = False) -> None:
        self._make, self.is_only_heard = make, is_only_heard
        self._outline: Outline | None = None

    def outline(self) -> "Outline":
        if self._outline is None:
            self._outline = self._make()
        return self._outline


class _Imagined(Content):
    """Has the title and topics of its outline once anything is read; hashtags and the moments of one modality if asked.

    It becomes a Content with scenes when anything else is read.
    """

    __slots__ = ()

    def __init__(self, pending: _Pending) -> None:
        object.__setattr__(self, "scenes", pending)
        object.__setattr__(self, "title", None)

    def __getattribute__(self, name: str) -> object:
        pending = object.__getattribute__(self, "scenes")
        if isinstance(pending, _Pending):  # else another thread has written the scenes meanwhile
            outline = pending.outline()
            if object.__getattribute__(self, "title") is None:
                _write_outline(self, outline)
            if name == "hashtags":
                object.__setattr__(self, name, outline.hashtags)
            if name not in _WITHOUT_SCENES or outline.is_written:
                _write_scenes(self, pending)
        return object.__getattribute__(self, name)

    # Each is that of Content if another thread has written the scenes meanwhile; `super` would refuse that.

    @property
    def scene_count(self) -> int:
        pending = object.__getattribute__(self, "scenes")
        return pending.outline().writer.scene_count if isinstance(pending, _Pending) else len(pending)

    @property
    def duration(self) -> float:
        pending = object.__getattribute__(self, "scenes")
        if isinstance(pending, _Pending):
            return pending.outline().writer.duration
        return pending[-1].end if pending else 0.0

    @property
    def template_words(self) -> TemplateWords | None:
        pending = object.__getattribute__(self, "scenes")
        return pending.outline().writer.words if isinstance(pending, _Pending) else template_words_of(pending)

    def moments(self, modality: Modality) -> Iterator[Moment]:
        pending = object.__getattribute__(self, "scenes")
        if not isinstance(pending, _Pending):
            return moments_of(pending, modality)
        if pending.is_only_heard and modality is not Modality.SPEECH:
            return iter(())
        return chain.from_iterable(pending.outline().writer.moments(modality))


def _write_outline(imagined: Content, outline: "Outline") -> None:
    # The title is set last: for other threads it shows that the topics are there.
    object.__setattr__(imagined, "topics", outline.topics)
    object.__setattr__(imagined, "title", outline.title)


def _write_scenes(imagined: Content, pending: _Pending) -> None:
    outline = pending.outline()
    scenes = outline.scenes
    object.__setattr__(imagined, "hashtags", outline.hashtags)
    object.__setattr__(imagined, "scenes", only_heard(scenes) if pending.is_only_heard else scenes)
    object.__setattr__(imagined, "__class__", Content)
