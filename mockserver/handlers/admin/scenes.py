"""What happens in videos, as a test wants it."""

from collections.abc import Mapping
from typing import Any

from mockserver.domain.account.account import World
from mockserver.domain.records.scenes import Content
from mockserver.domain.rules.assets import change_content
from mockserver.domain.testkit.conditions import Fits, MatcherInvalid, read_pattern
from mockserver.domain.testkit.expected_videos import MOST_EXPECTED, ExpectedVideo, ExpectedVideos, TooManyExpected
from mockserver.fixtures.library import address_mark
from mockserver.fixtures.scene_sheets import describe_content, read_content
from mockserver.ground.errors import ParameterInvalid
from mockserver.handlers.call import Call, Reply
from mockserver.handlers.registry import Registry

operations = Registry()


@operations.operation("add-scenes")
def add_scenes(call: Call, world: World) -> Reply:
    kit = world.account.kit
    video = read_expected(call.body)
    kit.expected_videos = kit.expected_videos or ExpectedVideos()
    try:
        kit.expected_videos.add(video)
    except TooManyExpected:
        raise ParameterInvalid("match", f"There are {MOST_EXPECTED} videos expected already; remove some.") from None
    return Reply(201, _view(video))


@operations.operation("list-scenes")
def list_scenes(call: Call, world: World) -> Reply:
    return Reply(200, {"data": [_view(video) for video in _all(world).all()]})


@operations.operation("remove-scenes")
def remove_scenes(call: Call, world: World) -> Reply:
    _all(world).remove(call.path["scenes-id"])
    return Reply(204)


@operations.operation("clear-scenes")
def clear_scenes(call: Call, world: World) -> Reply:
    _all(world).clear()
    return Reply(204)


@operations.operation("retrieve-video-scenes")
def retrieve_video_scenes(call: Call, world: World) -> Reply:
    return Reply(200, describe_content(world.videos.get(call.path["video-id"]).content))


@operations.operation("put-video-scenes")
def put_video_scenes(call: Call, world: World) -> Reply:
    video = world.videos.get(call.path["video-id"])
    described = {"topics": video.content.topics, "hashtags": video.content.hashtags, **call.body}
    content = _content(described, title=video.content.title).fitted(video.media.duration)
    change_content(world, video.asset.id, content)
    return Reply(204)


def read_expected(described: Mapping[str, Any]) -> ExpectedVideo:
    """Return the video that is described. Raises ParameterInvalid."""
    match = described["match"]
    addresses = map(address_mark, match.get("urls", ()))
    marks = tuple(sorted({*match.get("sha256", ()), *addresses, *match.get("filenames", ())}))
    return ExpectedVideo(described, marks, _content(described), _fitting(match))


def _fitting(match: Mapping[str, Any]) -> Fits | None:
    if "pattern" not in match:
        return None
    try:
        return Fits(match["pattern"], read_pattern(match["pattern"], "pattern"))
    except MatcherInvalid as error:
        raise ParameterInvalid("match", f"{error}.") from None


def _content(described: Mapping[str, Any], *, title: str = "") -> Content:
    try:
        return read_content(described, title=title)
    except ValueError as slip:
        raise ParameterInvalid("scenes", f"{slip}.") from None


def _all(world: World) -> ExpectedVideos:
    return world.account.kit.expected_videos or ExpectedVideos()


def _view(video: ExpectedVideo) -> dict[str, Any]:
    return {"id": video.id, "video": video.described}
