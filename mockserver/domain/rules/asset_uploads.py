"""Assets that are uploaded on their own: processed for a while, then ready; deleted by their owner."""

from collections.abc import Mapping
from dataclasses import replace

from mockserver.domain.account.account import World
from mockserver.domain.records.asset import Asset, Medium, Method
from mockserver.domain.records.job import ASSET_PROCESSING, Processing
from mockserver.domain.records.job_profile import Status
from mockserver.domain.records.media import GIBIBYTE
from mockserver.domain.records.metadata import Value
from mockserver.domain.records.upload import Upload
from mockserver.domain.records.uploads.upload_session import SessionStatus
from mockserver.domain.rules.assets import change_asset, create_asset, release_assets
from mockserver.domain.rules.entities.images import unlink_asset
from mockserver.domain.rules.jobs import create_job, plan_job
from mockserver.ground.clock import to_milliseconds
from mockserver.ground.errors import AssetInUse, AudioTooLarge, DomainError, MediaTooLarge, StillTooLarge

_MEBIBYTE = 1024**2
# Source: documentation of 2026.
_LARGEST: Mapping[Method, Mapping[Medium, int]] = {
    Method.DIRECT: {
        Medium.VIDEO: 200 * _MEBIBYTE,
        Medium.AUDIO: 200 * _MEBIBYTE,
        Medium.IMAGE: 32 * _MEBIBYTE,
        Medium.DOCUMENT: 200 * _MEBIBYTE,
    },
    Method.URL: {
        Medium.VIDEO: 4 * GIBIBYTE,
        Medium.AUDIO: 4 * GIBIBYTE,
        Medium.IMAGE: 32 * _MEBIBYTE,
        Medium.DOCUMENT: 512 * _MEBIBYTE,
    },
    Method.MULTIPART: {
        Medium.VIDEO: 10 * GIBIBYTE,
        Medium.AUDIO: 10 * GIBIBYTE,
        Medium.IMAGE: 32 * _MEBIBYTE,
        Medium.DOCUMENT: 200 * _MEBIBYTE,
    },
    Method.CONNECTOR: {
        Medium.VIDEO: 10 * GIBIBYTE,
        Medium.AUDIO: 4 * GIBIBYTE,
        Medium.IMAGE: 32 * _MEBIBYTE,
        Medium.DOCUMENT: 200 * _MEBIBYTE,  # only for completeness: documents are not imported at all
    },
}
_TOO_LARGE: Mapping[Medium, type[MediaTooLarge]] = {Medium.VIDEO: MediaTooLarge, Medium.AUDIO: AudioTooLarge}

_UNNAMED_FAULT = "The file could not be processed."


def check_asset_size(medium: Medium, method: Method, size: int) -> None:
    """Check that a file of `size` bytes may be an asset. Raises the MediaTooLarge for its medium."""
    largest = _LARGEST[method][medium]
    if size > largest:
        raise _TOO_LARGE.get(medium, StillTooLarge)(largest, size)


def upload_asset(world: World, upload: Upload, user_metadata: Mapping[str, Value]) -> Asset:
    """Add an asset for `upload` and start its processing. A broken file fails at the end of it."""
    now = to_milliseconds(world.now)
    timeline = plan_job(world.account, ASSET_PROCESSING, upload, None, now, is_broken=upload.fault is not None)
    asset = create_asset(
        world, upload, now, keeps_file=not timeline.fails, outlives_videos=True, user_metadata=user_metadata
    )
    create_job(world, asset.id, Processing(), asset, timeline, now)
    return asset


def reserve_asset(world: World, upload: Upload, user_metadata: Mapping[str, Value]) -> Asset:
    """Add an asset whose file has not arrived yet; `upload` has what is known of it."""
    now = to_milliseconds(world.now)
    return create_asset(world, upload, now, keeps_file=False, outlives_videos=True, user_metadata=user_metadata)


def fill_asset(world: World, asset: Asset, outcome: Upload | DomainError) -> None:
    """Start processing a reserved asset, whose file has arrived.

    `outcome` is the file, or the error if it is not acceptable.
    """
    now = to_milliseconds(world.now)
    fault = str(outcome) if isinstance(outcome, DomainError) else outcome.fault
    timeline = plan_job(world.account, ASSET_PROCESSING, asset, None, now, is_broken=fault is not None)
    asset = replace(asset, fault=fault)
    if isinstance(outcome, Upload):
        asset = replace(
            asset,
            media=outcome.media,
            content=outcome.content,
            medium=outcome.medium,
            media_type=outcome.media_type,
            measured=outcome.measured,
            content_key=outcome.content_key,
            file=None if timeline.fails else outcome.file,
        )
    change_asset(world, asset)
    create_job(world, asset.id, Processing(), asset, timeline, now)


def status_of(world: World, asset: Asset) -> Status:
    """Return the state of an asset. An asset created with a video is ready, because the video has a job of its own."""
    job = world.jobs.find_of(ASSET_PROCESSING, asset.id)
    if job:
        return job.step(world.now).status
    session = world.account.uploads.find_of_asset(asset.id)
    if session is None:
        return Status.READY
    return Status.FAILED if session.status(world.now) is SessionStatus.EXPIRED else Status.PROCESSING


def has_come(world: World, asset: Asset) -> bool:
    """Return whether the file of an asset has arrived. Until then its medium is guessed from its name."""
    return bool(world.jobs.find_of(ASSET_PROCESSING, asset.id)) or not world.account.uploads.find_of_asset(asset.id)


def has_stream(asset: Asset) -> bool:
    """Return whether a ready `asset` has a stream: only videos do, unless the upload disabled it."""
    return asset.medium is Medium.VIDEO and asset.is_streamed


def has_thumbnail(asset: Asset) -> bool:
    """Return whether a ready `asset` has a thumbnail: only visual media do, unless the upload disabled it."""
    return asset.medium in (Medium.VIDEO, Medium.IMAGE) and asset.has_thumbnail


def fault_of(world: World, asset: Asset) -> str:
    """Return why a failed asset has failed."""
    if asset.fault is not None:
        return asset.fault
    job = world.jobs.find_of(ASSET_PROCESSING, asset.id)
    code = job.timeline.profile.code if job else None
    return f"{_UNNAMED_FAULT} Reason: {code}." if code else _UNNAMED_FAULT


def delete_asset(world: World, asset: Asset, *, force: bool) -> None:
    """Delete an asset. Raises AssetInUse if indexes hold it, unless `force` is set.

    Its videos stay and can still be searched. No source says whether they do; losing them would be the greater
    surprise. Entities lose the image.
    """
    if asset.id in world.videos.assets and not force:
        raise AssetInUse(asset.id, next(video.index_id for video in world.videos.all() if video.asset.id == asset.id))
    if world.jobs.find_of(ASSET_PROCESSING, asset.id):
        world.jobs.delete(asset.id)
    session = world.account.uploads.find_of_asset(asset.id)
    if session:
        world.account.uploads.delete(session.id)
    unlink_asset(world, asset.id)
    # Videos and tasks may still refer to the deleted asset, which its owner no longer sees.
    change_asset(world, replace(asset, outlives_videos=False, is_deleted=True))
    release_assets(world, [asset])
