"""Multipart uploads: sessions, in which a large file comes in chunks."""

from mockserver.domain.account.account import World
from mockserver.domain.records.asset import Method
from mockserver.domain.records.upload import Upload
from mockserver.domain.records.uploads.upload_session import Chunk, ChunkStatus, SessionStatus, UploadSession
from mockserver.domain.rules.assets import get_asset
from mockserver.domain.rules.uploads import multipart_uploads
from mockserver.domain.rules.uploads.multipart_uploads import ChunkUrl, IssuedUrls
from mockserver.ground.clock import rfc3339
from mockserver.ground.errors import DomainError
from mockserver.handlers.call import Call, IngestOptions
from mockserver.handlers.common.lists import page_info, page_of
from mockserver.handlers.common.provoked_errors import raise_provoked
from mockserver.handlers.registry import Registry
from mockserver.handlers.reply import Reply, View
from mockserver.handlers.v1_3.assets.views import content_url
from mockserver.handlers.v1_3.requests.multipart_uploads import (
    read_announcement,
    read_chunk_list,
    read_report,
    read_session_list,
    read_wanted_urls,
)

operations = Registry()

_UPLOAD_HEADERS = {"Content-Type": "application/octet-stream"}
_LOST = "The server does not have the bytes of this chunk any more; upload it again."


@operations.operation("post_assets_multipart_uploads")
def open_session(call: Call, world: World) -> Reply:
    announced = read_announcement(call.body)
    raise_provoked(call, announced.filename)
    session = multipart_uploads.open_session(world, announced)
    issued = multipart_uploads.issue_urls(world, session.id, 1, multipart_uploads.FIRST_URLS)
    return Reply(
        201,
        {
            "upload_id": session.id,
            "asset_id": session.asset_id,
            "upload_urls": _urls_view(call, world, issued),
            "upload_headers": _UPLOAD_HEADERS,
            "chunk_size": session.chunk_size,
            "total_chunks": session.total_chunks,
            "expires_at": rfc3339(session.expires_at),
        },
    )


@operations.operation("get_assets_multipart_uploads")
async def list_sessions(call: Call, world: World) -> Reply:
    def is_active(session: UploadSession) -> bool:
        return session.status(world.now) is SessionStatus.ACTIVE

    page = await page_of(call, read_session_list(call.query), world.account.uploads.view(), dict, belongs=is_active)
    data = [_summary(session, world) for session in page.items]
    return Reply(200, {"data": data, "page_info": page_info(page)})


@operations.operation("get_assets_multipart_uploads_upload_id")
async def retrieve_session(call: Call, world: World) -> Reply:
    session = multipart_uploads.get_session(world, call.path["upload_id"])
    chunks = list(multipart_uploads.every_chunk(session))
    statuses = [session.chunk_status(chunk, world.now) for _, chunk in chunks]
    completed = [index for (index, _), status in zip(chunks, statuses, strict=True) if status is ChunkStatus.COMPLETED]
    page = await page_of(call, read_chunk_list(call.query), chunks, dict)
    return Reply(
        200,
        {
            "upload_id": session.id,
            "status": session.status(world.now),
            "total_size": session.total_size,
            "uploaded_size": sum(map(session.size_of, completed)),
            "uploaded_chunks": [_chunk_view(session, world, index, chunk) for index, chunk in page.items],
            **{f"chunks_{status}": statuses.count(status) for status in ChunkStatus},
            "created_at": rfc3339(session.created_at),
            "updated_at": rfc3339(session.updated_at),
            "page_info": page_info(page),
        },
    )


@operations.operation("post_assets_multipart_uploads_upload_id")
async def report_chunks(call: Call, world: World) -> Reply:
    reported = read_report(call.body)
    session, fresh = multipart_uploads.report(world, call.path["upload_id"], reported)
    if session.is_whole:
        outcome = await _outcome(call, world, session)
        world = world.at_now()
        session = multipart_uploads.complete(world, session, outcome)
    view: View = {
        "asset_id": session.asset_id,
        "processed_chunks": fresh,
        "duplicate_chunks": len(reported) - fresh,
        "total_completed": session.completed_chunks(world.now),
    }
    if session.completed_at is not None:
        view["url"] = content_url(call, world, session.asset_id)
    return Reply(200, view)


@operations.operation("post_assets_multipart_uploads_upload_id_presigned_urls")
def request_urls(call: Call, world: World) -> Reply:
    wanted = read_wanted_urls(call.body)
    upload_id = call.path["upload_id"]
    issued = multipart_uploads.issue_urls(world, upload_id, wanted.start, wanted.count)
    return Reply(
        200,
        {
            "upload_id": upload_id,
            "start_index": wanted.start,
            "count": len(issued.urls),
            "upload_urls": _urls_view(call, world, issued),
            "generated_at": rfc3339(issued.issued_at),
            "expires_at": rfc3339(issued.expires_at),
        },
    )


async def _outcome(call: Call, world: World, session: UploadSession) -> Upload | DomainError:
    """Return the file made of the chunks, or why it cannot be an asset."""
    asset = get_asset(world, session.asset_id)
    options = IngestOptions(
        is_streamed=asset.is_streamed,
        has_thumbnail=asset.has_thumbnail,
        method=Method.MULTIPART,
        expected=world.account.kit.expected_videos,
    )
    files = [chunk.file for chunk in session.chunks if chunk.file is not None]
    try:
        return await call.ingest.examine_chunks(files, asset.filename, options)
    except DomainError as error:
        return error


def _urls_view(call: Call, world: World, issued: IssuedUrls) -> list[View]:
    expires_at = rfc3339(issued.expires_at)
    return [
        {"chunk_index": url.index, "url": _address(call, world, url), "expires_at": expires_at} for url in issued.urls
    ]


def _address(call: Call, world: World, url: ChunkUrl) -> str:
    account = world.account
    place = f"{call.base_url}/{call.operation.version}/storage/{account.id}/{url.upload_id}/{url.index}"
    return f"{place}?serial={url.serial}&expires={url.expires}&signature={url.signature(account)}"


def _summary(session: UploadSession, world: World) -> View:
    return {
        "upload_id": session.id,
        "status": session.status(world.now),
        "total_size": session.total_size,
        "chunk_size": session.chunk_size,
        "total_chunks": session.total_chunks,
        "created_at": rfc3339(session.created_at),
        "expires_at": rfc3339(session.expires_at),
    }


def _chunk_view(session: UploadSession, world: World, index: int, chunk: Chunk | None) -> View:
    status = session.chunk_status(chunk, world.now)
    view: View = {
        "index": index,
        "status": status,
        "uploaded_at": rfc3339(chunk.put_at) if chunk and status is ChunkStatus.COMPLETED else None,
        "updated_at": rfc3339(chunk.changed_at if chunk else session.created_at),
    }
    return view | {"error": _LOST} if status is ChunkStatus.FAILED else view
