"""Views of assets."""

from collections.abc import Callable, Collection, Mapping

from mockserver.domain import transcription
from mockserver.domain.account.account import World
from mockserver.domain.records.asset import Asset, Medium, Origin
from mockserver.domain.records.job_profile import Status
from mockserver.domain.records.media import Media
from mockserver.domain.records.scenes import Content, Moment
from mockserver.domain.rules.asset_uploads import fault_of, has_stream, has_thumbnail, status_of
from mockserver.domain.rules.connections.imports import place_of
from mockserver.ground.clock import rfc3339
from mockserver.handlers.call import Call
from mockserver.handlers.reply import View

# As recorded, a thumbnail is of the fifth second; of a shorter video, of its middle.
_SHOWN_SECOND = 5
_HALF = 2


def asset_view(asset: Asset, world: World) -> View:
    """Return an asset as the reply to its upload shows it."""
    view: View = {
        "_id": asset.id,
        "method": asset.method,
        "status": status_of(world, asset),
        "filename": asset.filename,
        "file_type": asset.media_type,
        "created_at": rfc3339(asset.created_at),
    }
    if asset.user_metadata:
        view["user_metadata"] = dict(asset.user_metadata)
    if asset.origin is not None:
        view["source"] = {"type": "connector", "details": _origin_view(asset.origin, asset.filename)}
    return view


def asset_detail(call: Call, world: World, asset: Asset) -> View:
    """Return an asset with all details: measures when it is ready, its error if it failed."""
    view = asset_view(asset, world)
    status = status_of(world, asset)
    if has_stream(asset):
        view["hls"] = _rendition(status, "manifest_url", stream_url(call, world, asset.id))
    if has_thumbnail(asset):
        view["thumbnail"] = _rendition(status, "representative_url", thumbnail_url(call, world, asset))
    if status == Status.FAILED:
        view["error"] = {"message": fault_of(world, asset)}
    elif status == Status.READY:
        view |= _measured(asset)
    return view


def _origin_view(origin: Origin, filename: str) -> View:
    return {
        "provider": origin.provider,
        "source_id": origin.source_id,
        "original_filename": filename,
        "source_link": place_of(origin.source_id),
    }


def content_url(call: Call, world: World, asset_id: str) -> str:
    """Return the address of an asset's file, when it is ready."""
    return f"{_base(call, world, asset_id)}/content"


def thumbnail_url(call: Call, world: World, asset: Asset, second: int | None = None) -> str:
    """Return the address of a picture of an asset: at a second, or the default one."""
    return f"{_base(call, world, asset.id)}/thumbnails/{_shown_second(asset.media) if second is None else second}.jpeg"


def stream_url(call: Call, world: World, asset_id: str) -> str:
    """Return the address of an asset's stream, when it is ready."""
    return f"{_base(call, world, asset_id)}/hlses/playlist.m3u8"


def _base(call: Call, world: World, asset_id: str) -> str:
    return f"{call.media_url}/{world.account.id}/assets/{asset_id}"


def _shown_second(media: Media) -> int:
    return _SHOWN_SECOND if media.duration > _SHOWN_SECOND else int(media.duration / _HALF)


def _rendition(status: Status, name: str, url: str) -> View:
    """Return the status of a stream or picture, which is ready with its asset."""
    match status:
        case Status.READY:
            return {"status": "ready", name: url}
        case Status.FAILED:
            return {"status": "error"}
        case _:
            return {"status": "processing"}


def _measured(asset: Asset) -> View:
    media = asset.media
    file = {"file_size_bytes": media.size, "file_mime_type": asset.media_type}
    measured: View = {"technical_metadata": {**file, **_usual(asset), **asset.measured}, "size": media.size}
    if asset.medium in (Medium.VIDEO, Medium.AUDIO):
        measured["duration"] = media.duration
    return measured


def _usual(asset: Asset) -> View:
    """Return typical facts for a file at an address, which is not opened."""
    media = asset.media
    match asset.medium:
        case Medium.VIDEO:
            return {
                "video_width": media.width,
                "video_height": media.height,
                "video_fps": media.fps,
                "video_duration_seconds": media.duration,
                "has_audio": media.has_audio,
            }
        case Medium.AUDIO:
            return {"audio_duration_seconds": media.duration, "has_audio": True}
        case Medium.IMAGE:
            return {"image_width": media.width, "image_height": media.height}
        case Medium.DOCUMENT:
            return {}


_PARTS: Mapping[str, Callable[[Content], list[Moment]]] = {
    "words": transcription.words,
    "sentences": transcription.sentences,
    "utterances": transcription.utterances,
}


def transcription_view(asset: Asset, world: World, wanted: Collection[str]) -> View:
    """Return the transcript of a ready asset, with the `wanted` parts."""
    status = status_of(world, asset)
    view: View = {"status": status.value}
    if status is Status.FAILED:
        view["error"] = {"message": fault_of(world, asset)}
    if status is not Status.READY:
        return view
    for name, parts_of in _PARTS.items():
        if name in wanted:
            view[name] = list(map(_part_view, parts_of(asset.content)))
    return view


def _part_view(part: Moment) -> View:
    view: View = {"start": part.start, "end": part.end, "value": part.text}
    return view | {"speaker": part.voice.label} if part.voice else view
