"""Assets: created from an upload, for a video or on their own, and deleted when nothing refers to them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from mockserver.domain.account.account import World
from mockserver.domain.records.asset import Asset
from mockserver.domain.records.job import STORE_ITEM, StoreItem
from mockserver.domain.records.metadata import Value
from mockserver.domain.records.scenes import Content
from mockserver.domain.records.upload import Upload
from mockserver.ground.errors import NotFound
from mockserver.ground.steps import Steps, map_in_portions


def create_asset(
    world: World,
    upload: Upload,
    now: datetime,
    *,
    keeps_file: bool,
    outlives_videos: bool = False,
    user_metadata: Mapping[str, Value] | None = None,
) -> Asset:
    """Add an asset for `upload`. Its file is kept only if something can show it."""
    asset = Asset(
        id=world.account.identifiers.object_id(now, "asset"),
        filename=upload.filename,
        media=upload.media,
        content=upload.content,
        created_at=now,
        medium=upload.medium,
        source=upload.source,
        file=upload.file if keeps_file else None,
        content_key=upload.content_key,
        is_streamed=upload.is_streamed,
        media_type=upload.media_type,
        method=upload.method,
        measured=upload.measured,
        has_thumbnail=upload.has_thumbnail,
        user_metadata=user_metadata or {},
        outlives_videos=outlives_videos,
        fault=upload.fault,
        origin=upload.origin,
    )
    world.assets.put(asset)
    return asset


def is_visible(world: World, asset: Asset) -> bool:
    """Return whether the owner of `asset` can see it: it was uploaded on its own, or is that of a video.

    The input of an embedding task is not visible.
    """
    return not asset.is_deleted and (asset.outlives_videos or asset.id in world.videos.assets)


def get_asset(world: World, asset_id: str) -> Asset:
    """Return an asset that its owner can see. Raises NotFound."""
    asset = world.assets.get(asset_id)
    if not is_visible(world, asset):
        raise NotFound(asset_id, world.assets.collection)
    return asset


def change_content(world: World, asset_id: str, content: Content) -> None:
    """Replace the content of an asset, and so of every video of it."""
    change_asset(world, replace(world.assets.get(asset_id), content=content))


def change_asset(world: World, asset: Asset) -> None:
    """Replace `asset` with its new version, also in every video and knowledge store item.

    Other jobs keep the version that they started with.
    """
    world.assets.put(asset)
    for item in _items_of(world, asset.id):
        world.jobs.put(replace(item, asset=asset))
    for video in map(world.videos.find, world.videos.assets.of(asset.id)):
        if video is not None:
            world.videos.put(replace(video, asset=asset))


def release_assets(world: World, assets: Iterable[Asset]) -> None:
    """Free unused files and assets.

    A file is freed with its last video or item, an asset with the last record that refers to it. An asset that outlives
    its videos stays, with its file.
    """
    for asset in assets:
        if _is_left(world, asset.id):
            world.assets.delete(asset.id)


def release_in_steps(world: World, assets: Sequence[Asset]) -> Steps[None]:
    """Free many assets in steps, as `release_assets` does."""
    left = yield from map_in_portions(
        assets, lambda portion: [asset.id for asset in portion if _is_left(world, asset.id)]
    )
    if left:
        yield
        yield from world.assets.delete_in_steps(list(dict.fromkeys(left)), lambda asset_id: _is_left(world, asset_id))


def _is_left(world: World, asset_id: str) -> bool:
    """Return whether nothing refers to the asset; if only jobs do, free its file."""
    kept = world.assets.find(asset_id)
    if kept is None or kept.outlives_videos or asset_id in world.videos.assets:
        return False
    if asset_id not in world.jobs.assets:
        return True
    if kept.file is not None and not _items_of(world, asset_id):
        world.assets.put(replace(kept, file=None))
    return False


def _items_of(world: World, asset_id: str) -> list[StoreItem]:
    """Return the knowledge store items of this asset."""
    found = (world.jobs.find_of(STORE_ITEM, job_id) for job_id in world.jobs.assets.of(asset_id))
    return [item for item in found if item is not None]
