"""The scenes of videos."""

from mockserver.domain.account.account import World
from mockserver.domain.rules.assets import change_content
from mockserver.domain.testkit.expected_videos import MOST_EXPECTED, ExpectedVideo, ExpectedVideos, TooManyExpected
from mockserver.fixtures.scene_sheets import describe_content
from mockserver.ground.errors import ParameterInvalid
from mockserver.handlers.admin.requests.scenes import read_expected, read_scenes
from mockserver.handlers.call import Call
from mockserver.handlers.registry import Registry
from mockserver.handlers.reply import Reply, View

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
    change_content(world, video.asset.id, read_scenes(call.body, video))
    return Reply(204)


def _all(world: World) -> ExpectedVideos:
    return world.account.kit.expected_videos or ExpectedVideos()


def _view(video: ExpectedVideo) -> View:
    return {"id": video.id, "video": video.described}
