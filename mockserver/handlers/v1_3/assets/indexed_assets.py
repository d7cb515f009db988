"""Indexed assets: assets in an index."""

from operator import attrgetter

from mockserver.domain.account.account import World
from mockserver.domain.records.asset import Asset, Medium
from mockserver.domain.records.job_profile import Status
from mockserver.domain.records.media import check_media
from mockserver.domain.rules import indexed_assets, tasks
from mockserver.domain.rules.asset_uploads import status_of
from mockserver.domain.rules.assets import get_asset
from mockserver.domain.rules.indexed_assets import IndexedAsset
from mockserver.ground.clock import rfc3339_seconds, to_seconds
from mockserver.ground.errors import ParameterInvalid
from mockserver.handlers.call import Call
from mockserver.handlers.common.lists import Fields, page_info, page_of
from mockserver.handlers.common.provoked_errors import raise_provoked
from mockserver.handlers.common.visible import hidden_videos, without
from mockserver.handlers.registry import Registry
from mockserver.handlers.reply import Reply, View
from mockserver.handlers.v1_3.requests.lists import read_list
from mockserver.handlers.v1_3.requests.uploads import read_asset_to_index, read_changes
from mockserver.handlers.v1_3.requests.videos import read_extras
from mockserver.handlers.v1_3.tasks import check_takes_videos
from mockserver.handlers.v1_3.video_views import (
    check_extras,
    extras_view,
    metadata_view,
    stream_view,
    system_metadata,
)
from mockserver.handlers.v1_3.words import use_of

operations = Registry()


@operations.operation("post_indexes_index_id_indexed_assets")
def index_asset(call: Call, world: World) -> Reply:
    index = world.index(call.path["index-id"])
    wanted = read_asset_to_index(call.body)
    asset = get_asset(world, wanted.asset_id)
    check_takes_videos(world, index)
    _check_indexable(world, asset)
    raise_provoked(call, asset.filename)
    check_media(asset.media, use_of(index))
    task = tasks.index_asset(world, index, asset, wanted.options)
    location = f"/v1.3/indexes/{index.id}/indexed-assets/{task.work.video_id}"
    return Reply(202, {"_id": task.work.video_id, "asset_id": asset.id}, ((b"location", location.encode()),))


@operations.operation("get_indexes_index_id_indexed_assets")
async def list_indexed_assets(call: Call, world: World) -> Reply:
    index = world.index(call.path["index-id"])
    hidden = hidden_videos(call, world, index.id)
    listed = without(indexed_assets.indexed_assets(world, index.id), hidden)
    page = await page_of(
        call,
        read_list(call.query),
        listed,
        lambda: _fields(world),
        keys={"updated_at": lambda indexed: indexed.updated_at(world.now)},
        metadata=attrgetter("user_metadata"),
    )
    return Reply(200, {"data": [_view(indexed, world) for indexed in page.items], "page_info": page_info(page)})


@operations.operation("get_indexes_index_id_indexed_assets_indexed_asset_id")
async def retrieve_indexed_asset(call: Call, world: World) -> Reply:
    index, extras = world.index(call.path["index-id"]), read_extras(call.query)
    indexed = indexed_assets.retrieve_indexed_asset(world, call.path["indexed-asset-id"], index)
    step = indexed.step(world.now)
    view = {
        **_view(indexed, world),
        **metadata_view(indexed.user_metadata),
        "hls": stream_view(call, world, index.id, indexed.video, step),
    }
    check_extras(index, extras)
    if indexed.video is not None and step.status is Status.READY:
        view |= await extras_view(index, indexed.video, extras)
    return Reply(200, view)


@operations.operation("patch_indexes_index_id_indexed_assets_indexed_asset_id")
def update_indexed_asset(call: Call, world: World) -> Reply:
    indexed_assets.describe_indexed_asset(world, _indexed_of(call, world), read_changes(call.body))
    return Reply(204)


@operations.operation("delete_indexes_index_id_indexed_assets_indexed_asset_id")
def delete_indexed_asset(call: Call, world: World) -> Reply:
    indexed_assets.delete_indexed_asset(world, _indexed_of(call, world))
    return Reply(204)


@operations.operation("get_assets_asset_id_indexed_assets")
async def list_indexes_of_asset(call: Call, world: World) -> Reply:
    asset = get_asset(world, call.path["asset_id"])
    found = [
        (indexed, world.index(indexed.task.work.index_id))
        for indexed in indexed_assets.indexed_assets_of(world, asset.id)
        if world.shows(indexed.task.work.index_id)
    ]
    page = await page_of(call, read_list(call.query), found, dict)
    data = [{"_id": indexed.id, "index": {"_id": index.id, "name": index.name}} for indexed, index in page.items]
    return Reply(200, {"data": data, "page_info": page_info(page)})


def _indexed_of(call: Call, world: World) -> IndexedAsset:
    index = world.index(call.path["index-id"])
    return indexed_assets.find_indexed_asset(world, call.path["indexed-asset-id"], index)


def _check_indexable(world: World, asset: Asset) -> None:
    """Check that `asset` is ready and of a kind that can be indexed. Raises ParameterInvalid."""
    status = status_of(world, asset)
    if status is not Status.READY:
        raise ParameterInvalid("asset_id", f"Asset {asset.id} is {status}; wait until it is ready.")
    if asset.medium is not Medium.VIDEO:
        raise ParameterInvalid("asset_id", f"Asset {asset.id} is of the kind {asset.medium}; an index holds videos.")


def _fields(world: World) -> Fields[IndexedAsset]:
    """Return the fields by which indexed assets are filtered.

    Dates are compared in whole seconds, as they are shown.
    """
    return {
        "status": lambda indexed: indexed.step(world.now).status,
        "filename": attrgetter("asset.filename"),
        **{name: attrgetter(f"asset.media.{name}") for name in ("duration", "fps", "width", "height", "size")},
        "created_at": lambda indexed: to_seconds(indexed.created_at),
        "updated_at": lambda indexed: to_seconds(indexed.updated_at(world.now)),
    }


def _view(indexed: IndexedAsset, world: World) -> View:
    step = indexed.step(world.now)
    view: View = {
        "_id": indexed.id,
        "asset_id": indexed.asset.id,
        "status": step.status,
        "created_at": rfc3339_seconds(indexed.created_at),
        "updated_at": rfc3339_seconds(indexed.updated_at(world.now)),
    }
    if step.status is Status.READY:
        view["indexed_at"] = rfc3339_seconds(step.at)
    return {**view, "system_metadata": system_metadata(indexed.asset)}
