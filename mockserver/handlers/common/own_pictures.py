"""Our own picture addresses, sent back by a client: recognised without a download."""

import re

from mockserver.domain.account.account import World
from mockserver.domain.records.asset import Asset
from mockserver.domain.records.scenes import Scene
from mockserver.handlers.call import Call
from mockserver.handlers.common.own_media import own_path, video_served_as

_ID = "[0-9a-f]{24}"
_NUMBER = "[0-9]{1,9}"
_THUMBNAIL = re.compile(rf"/({_ID})/({_NUMBER})\.jpeg", re.ASCII)
_FIRST_PICTURE = re.compile(rf"/([^/]+)/({_ID})/thumbnails/([0-9a-f-]+)\.0000001\.jpg", re.ASCII)
_OF_ASSET = re.compile(rf"/([^/]+)/assets/({_ID})/thumbnails/({_NUMBER})\.jpeg", re.ASCII)


def scene_pictured(call: Call, world: World, address: str) -> Scene | None:
    """Return the scene in the picture at one of our own addresses; None for any other address."""
    path = own_path(call, address)
    found = _pictured(world, path) if path else None
    return found[0].content.scene_at(found[1]) if found else None


def seen_in(scene: Scene) -> str:
    """Return the words for what is seen in a picture of the scene."""
    return " ".join(moment.text for moment in scene.seen)


def _pictured(world: World, path: str) -> tuple[Asset, int] | None:
    """Return the video of the picture, and the second in it."""
    if match := _THUMBNAIL.fullmatch(path):
        video = world.videos.find(match[1])
        return (video.asset, max(0, int(match[2]) - 1)) if video and video.is_ready(world.now) else None
    if match := _OF_ASSET.fullmatch(path):
        asset = world.assets.find(match[2]) if match[1] == world.account.id else None
        return (asset, int(match[3])) if asset else None
    if match := _FIRST_PICTURE.fullmatch(path):
        video = video_served_as(world, *match.groups())
        return (video.asset, 0) if video else None
    return None
