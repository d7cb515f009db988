"""Assets: made of an upload, shown by videos, and gone with the last record that refers to them."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from mockserver.domain.account.account import World
from mockserver.domain.records.asset import Asset
from mockserver.domain.records.scenes import Content
from mockserver.domain.records.upload import Upload


def create_asset(world: World, upload: Upload, now: datetime, *, keeps_file: bool) -> Asset:
    """Add an asset made of `upload`. Its file is kept only where something will show it."""
    asset = Asset(
        id=world.account.identifiers.object_id(now, "asset"),
        filename=upload.filename,
        media=upload.media,
        content=upload.content,
        created_at=now,
        source=upload.source,
        file=upload.file if keeps_file else None,
        content_key=upload.content_key,
        is_streamed=upload.is_streamed,
    )
    world.assets.put(asset)
    return asset


def change_content(world: World, asset_id: str, content: Content) -> None:
    """Let something else happen in an asset, and so in every video of it. Jobs keep the asset that they began with."""
    asset = replace(world.assets.get(asset_id), content=content)
    world.assets.put(asset)
    for video in world.videos.all():
        if video.asset.id == asset_id:
            world.videos.put(replace(video, asset=asset))


def release_assets(world: World, assets: Iterable[Asset]) -> None:
    """Let go what nothing needs any more: the file with the last video, the asset with the last record of it."""
    for asset in assets:
        kept = world.assets.find(asset.id)
        if kept is None or asset.id in world.videos.assets:
            continue
        if asset.id not in world.jobs.assets:
            world.assets.delete(asset.id)
        elif kept.file is not None:
            world.assets.put(replace(kept, file=None))
