"""Assets: uploads that belong to the account itself."""

from dataclasses import replace

from mockserver.domain.account.account import World
from mockserver.domain.records.asset import Asset, Medium
from mockserver.domain.records.job import ASSET_PROCESSING
from mockserver.domain.records.upload import Upload
from mockserver.domain.rules import asset_uploads, user_metadata
from mockserver.domain.rules.assets import change_asset, get_asset, is_visible
from mockserver.domain.rules.jobs import retrieve_job
from mockserver.ground.errors import NotFound
from mockserver.handlers.call import Call, IngestOptions
from mockserver.handlers.common.lists import page_info, page_of
from mockserver.handlers.common.provoked_errors import raise_provoked
from mockserver.handlers.common.uploads import name_of
from mockserver.handlers.registry import Registry
from mockserver.handlers.reply import Reply
from mockserver.handlers.v1_3.assets.views import asset_detail, asset_view, transcription_view
from mockserver.handlers.v1_3.requests.assets import (
    AssetUpload,
    read_asset_list,
    read_force,
    read_metadata_update,
    read_transcript_parts,
    read_upload,
)

operations = Registry()


@operations.operation("post_assets")
async def create_asset(call: Call, world: World) -> Reply:
    wanted = read_upload(call.body)
    raise_provoked(call, f"{name_of(wanted.source)} {wanted.filename}")
    upload = await _examined(call, world, wanted)
    world = world.at_now()
    return Reply(201, asset_view(asset_uploads.upload_asset(world, upload, wanted.user_metadata), world))


async def _examined(call: Call, world: World, wanted: AssetUpload) -> Upload:
    options = IngestOptions(
        is_streamed=wanted.is_streamed,
        has_thumbnail=wanted.has_thumbnail,
        filename=wanted.filename,
        expected=world.account.kit.expected_videos,
    )
    if isinstance(wanted.source, str):
        return await call.ingest.examine_address(wanted.source, options)
    return await call.ingest.examine_file(wanted.source, options)


@operations.operation("get_assets")
async def list_assets(call: Call, world: World) -> Reply:
    asked = read_asset_list(call.query)
    page = await page_of(
        call,
        asked.page,
        world.assets.view(),
        dict,
        belongs=lambda asset: is_visible(world, asset) and asked.wants(asset),
    )
    data = [asset_detail(call, world, asset) for asset in page.items]
    return Reply(200, {"data": data, "page_info": page_info(page)})


@operations.operation("get_assets_asset_id")
def retrieve_asset(call: Call, world: World) -> Reply:
    asset = _asset(call, world)
    if world.jobs.find_of(ASSET_PROCESSING, asset.id):
        retrieve_job(world, ASSET_PROCESSING, asset.id)  # a request advances a job that progresses by polls
    return Reply(200, asset_detail(call, world, asset))


@operations.operation("get_assets_asset_id_transcription")
def retrieve_transcription(call: Call, world: World) -> Reply:
    asset, wanted = _asset(call, world), read_transcript_parts(call.query)
    if not asset.media.has_audio or asset.medium not in (Medium.VIDEO, Medium.AUDIO):
        raise NotFound(asset.id, "transcriptions")
    if world.jobs.find_of(ASSET_PROCESSING, asset.id):
        retrieve_job(world, ASSET_PROCESSING, asset.id)  # as for a request for the asset itself
    return Reply(200, transcription_view(asset, world, wanted))


@operations.operation("delete_assets_asset_id")
def delete_asset(call: Call, world: World) -> Reply:
    asset_uploads.delete_asset(world, _asset(call, world), force=read_force(call.query))
    return Reply(204)


@operations.operation("patch_assets_asset_id_user_metadata")
def merge_metadata(call: Call, world: World) -> Reply:
    asset = _asset(call, world)
    merged = user_metadata.merged(asset.user_metadata, read_metadata_update(call.body))
    change_asset(world, replace(asset, user_metadata=merged))
    return Reply(204)


@operations.operation("put_assets_asset_id_user_metadata")
def replace_metadata(call: Call, world: World) -> Reply:
    metadata = user_metadata.replaced(read_metadata_update(call.body))
    change_asset(world, replace(_asset(call, world), user_metadata=metadata))
    return Reply(204)


@operations.operation("delete_assets_asset_id_user_metadata")
def clear_metadata(call: Call, world: World) -> Reply:
    change_asset(world, replace(_asset(call, world), user_metadata={}))
    return Reply(204)


def _asset(call: Call, world: World) -> Asset:
    return get_asset(world, call.path["asset_id"])
