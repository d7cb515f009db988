"""Texts about images: each image is a scene of its own, in the given order."""

from collections.abc import Iterable, Sequence

from msgspec import structs

from mockserver.domain.records.scenes import Content, Modality, Scene
from mockserver.ground.late.patterns import late_pattern

_IMAGE, _IMAGES = "image", "series of images"
_TIME = r"\d{1,2}(?::\d\d){1,2}"
_TIMES = late_pattern(rf" ?\({_TIME}(?:(?:-|, | and ){_TIME})*\)|\[{_TIME}(?:-{_TIME})?\] ?")


def content_of_stills(stills: Sequence[Content]) -> Content:
    """Return the content of several images as one video; each lasts a second."""
    titles = [still.title for still in stills if still.title]
    return Content(
        title=" and ".join(dict.fromkeys(titles)),
        topics=_each_once(topic for still in stills for topic in still.topics),
        hashtags=_each_once(tag for still in stills for tag in still.hashtags),
        scenes=tuple(_scene(still, at) for at, still in enumerate(stills)),
    )


def noun_of_stills(count: int) -> str:
    """Return the noun for this number of images."""
    return _IMAGE if count == 1 else _IMAGES


def is_still(noun: str) -> bool:
    """Return whether `noun` is one of images, which have no times."""
    return noun in (_IMAGE, _IMAGES)


def without_times(text: str) -> str:
    """Return `text` without the times in parentheses or brackets."""
    return _TIMES.sub("", text)


def _each_once(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words))


def _scene(still: Content, at: int) -> Scene:
    """Return the content of an image as scene number `at`."""
    seen, said, read, branded = (
        tuple(structs.replace(moment, start=at, end=at + 1) for moment in still.moments(modality))
        for modality in Modality
    )
    return Scene(at, at + 1, still.title, seen, said, read, branded)
