"""Scenes as a test describes them: in the words of fixture files, but only as much as it cares about."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from mockserver.domain.scenes import Content, Option, Scene
from mockserver.state.fixture_format import MOMENT_LISTS, check_fixture
from mockserver.state.fixtures import content_of

# What a fixture file says of the video itself; here it is known or imagined elsewhere.
_TECHNICAL = {"filename": "video", "fps": 25, "width": 1280, "height": 720, "size": 1}
_OPTIONS = dict(zip(MOMENT_LISTS, Option, strict=True))


def read_content(described: Mapping[str, Any], *, title: str = "") -> Content:
    """Return the content that is described; gaps are filled, and `title` holds where none is given.

    Raises ValueError, which names the first place that is not right.
    """
    scenes = list(_completed(described["scenes"]))
    duration = scenes[-1]["span"][1]
    check_fixture(
        {
            "metadata": {**_TECHNICAL, "duration": duration},
            "match": {"filenames": ["video"]},
            "title": "video",
            "scenes": scenes,
        }
    )
    return content_of({"title": title, **described, "scenes": scenes})


def _completed(scenes: Sequence[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yield the scenes so that each lasts until the next begins, with the moments that it has anyway, and a heading.

    Raises ValueError for a scene that takes no time.
    """
    begins = [0, *(scene["span"][0] for scene in scenes[1:])]
    for number, scene in enumerate(scenes):
        start, end = scene["span"]
        if end <= start:
            raise ValueError(f"scenes[{number}].span: it ends at {end}, which is not after its start")
        ends = max(end, begins[number + 1]) if number + 1 < len(scenes) else end
        moments = {name: _moments(scene[name], start, end) for name in MOMENT_LISTS if name in scene}
        heading = scene.get("heading") or _first_text(moments) or f"Scene {number + 1}"
        yield {"span": [begins[number], ends], "heading": heading, **moments}


def _moments(described: Any, start: float, end: float) -> list[Any]:
    return [[start, end, described]] if isinstance(described, str) else list(described)


def _first_text(moments: Mapping[str, list[Any]]) -> str | None:
    return next((found[0][2] for found in moments.values() if found), None)


def describe_content(content: Content) -> dict[str, Any]:
    """Return `content` as it would be described in full."""
    return {
        "title": content.title,
        "topics": list(content.topics),
        "hashtags": list(content.hashtags),
        "scenes": [_describe_scene(scene) for scene in content.scenes],
    }


def _describe_scene(scene: Scene) -> dict[str, Any]:
    found = {name: scene.moments(option) for name, option in _OPTIONS.items()}
    moments = {name: [[at.start, at.end, at.text] for at in moments] for name, moments in found.items() if moments}
    return {"span": [scene.start, scene.end], "heading": scene.heading, **moments}
