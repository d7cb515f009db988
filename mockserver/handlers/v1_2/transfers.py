"""Transfers: many videos at once from a cloud storage."""

import asyncio
from collections.abc import Collection, Sequence
from pathlib import Path

import orjson

from mockserver.contract.bodies import JSON_TYPE
from mockserver.contract.errors import ApiError
from mockserver.domain.account.account import World
from mockserver.domain.records.index import Index
from mockserver.domain.records.job import INDEX_TASK
from mockserver.domain.records.job_profile import Status
from mockserver.domain.records.upload import Upload
from mockserver.domain.rules import imports
from mockserver.domain.rules.imports import ImportLog, ImportRules, Standing, WatchedFile
from mockserver.ground.clock import rfc3339_seconds
from mockserver.ground.errors import BodyTooLarge, DomainError, NotFound, ParameterInvalid, ParameterNotProvided
from mockserver.handlers.call import Call, ReceivedFile, Reply, View, WatchOptions
from mockserver.handlers.common.provoked_errors import raise_provoked
from mockserver.handlers.common.uploads import TransferEntry
from mockserver.handlers.registry import Registry
from mockserver.handlers.v1_2.requests.uploads import (
    read_import,
    read_status_index,
    read_transfer_entries,
    read_transfer_list,
)
from mockserver.handlers.v1_2.words import use_of

operations = Registry()

_STATES = (*INDEX_TASK.path, Status.FAILED)

LARGEST_LIST = 4 * 1024 * 1024


@operations.operation("cloud-to-cloud-transfer")
async def transfer(call: Call, world: World) -> Reply:
    entries = await _entries(call)
    wanted = [(entry.index_id, await _upload(call, world, number, entry)) for number, entry in enumerate(entries)]
    imports.transfer(world.afresh(), wanted)
    return Reply(204)


@operations.operation("cloud-to-cloud-import-videos")
async def import_videos(call: Call, world: World) -> Reply:
    wanted = read_import(call.body)
    integration_id = _integration_of(call)
    index = world.index(wanted.index_id)
    passed = imports.keys_passed_over(world, integration_id, index.id, wanted.rules)
    watched = await _watched(call, world, integration_id, index, passed)
    world = world.afresh()
    index = world.index(index.id)
    made = imports.import_files(world, integration_id, index, watched, wanted.rules, wanted.user_metadata)
    return Reply(
        200,
        {
            "videos": [
                {"video_id": file.id, "filename": file.filename} for file in made.files if file.error_message is None
            ],
            "failed_files": [
                {"filename": file.filename, "error_message": file.error_message}
                for file in made.files
                if file.error_message is not None
            ],
        },
    )


@operations.operation("cloud-to-cloud-retrieve-status")
async def retrieve_status(call: Call, world: World) -> Reply:
    index_id = read_status_index(call.query, call.body)
    if index_id is None:
        raise ParameterNotProvided("index_id", f" in the query string or the body of {call.operation.id}")
    integration_id = _integration_of(call)
    files = await call.ingest.stored_files(integration_id)
    world = world.afresh()
    world.index(index_id)
    taken = imports.keys_passed_over(world, integration_id, index_id, ImportRules())
    groups: dict[str, list[dict[str, str]]] = {status.value: [] for status in _STATES}
    for standing in imports.retrieve_standings(world, integration_id, index_id):
        groups[standing.status].append(_standing_view(standing))
    return Reply(200, {"not_imported": [file.filename for file in files if file.sha256 not in taken], **groups})


@operations.operation("cloud-to-cloud-retrieve-import-logs")
def retrieve_logs(call: Call, world: World) -> Reply:
    logs = imports.list_logs(world, _integration_of(call))
    return Reply(200, {"data": [_log_view(log) for log in logs]})


def _integration_of(call: Call) -> str:
    integration_id: str = call.path["integration-id"]
    if not call.ingest.has_integration(integration_id):
        raise NotFound(integration_id, "integrations")
    return integration_id


async def _entries(call: Call) -> Sequence[TransferEntry]:
    """Return the videos that a transfer lists, in the body itself or in a file, which is held to the same rules."""
    given = read_transfer_list(call.body)
    listed = await _read(given) if isinstance(given, ReceivedFile) else given
    complete = call.operation.bodies[JSON_TYPE].read_value({"file": listed}, strict=call.strict)
    return read_transfer_entries(complete)


async def _read(given: ReceivedFile) -> object:
    """Return what the file holds as JSON. Raises ParameterInvalid."""
    if given.size > LARGEST_LIST:
        raise BodyTooLarge(LARGEST_LIST, "The list")
    raw = await asyncio.to_thread(Path(given.path).read_bytes)
    try:
        listed: object = orjson.loads(raw)
    except orjson.JSONDecodeError as error:
        raise ParameterInvalid("file", f"It is not JSON: {error}") from None
    return listed


async def _upload(call: Call, world: World, number: int, entry: TransferEntry) -> Upload:
    """Return what lies at the address of an entry. Raises the API's errors, naming the entry."""
    try:
        index = world.index(entry.index_id)
        raise_provoked(call, f"{entry.address} {entry.subtitles_address}")
        options = WatchOptions(expected=world.account.kit.expected_videos)
        return await call.ingest.ingest_address(entry.address, use_of(index), options)
    except DomainError as error:
        raise ApiError(call.operation.errors.row(error).code, f"file[{number}]: {error}") from None


async def _watched(
    call: Call, world: World, integration_id: str, index: Index, passed: Collection[str]
) -> list[WatchedFile]:
    """Return the files of the storage but for those that are passed over, looked at for `index`."""
    options = WatchOptions(expected=world.account.kit.expected_videos)
    files = await call.ingest.stored_files(integration_id)
    return [
        WatchedFile(file.filename, file.sha256, await _outcome(call, file, index, options))
        for file in files
        if file.sha256 not in passed
    ]


async def _outcome(call: Call, file: ReceivedFile, index: Index, options: WatchOptions) -> Upload | DomainError:
    try:
        return await call.ingest.ingest_file(file, use_of(index), options)
    except DomainError as error:
        return error


def _standing_view(standing: Standing) -> dict[str, str]:
    view = {
        "video_id": standing.file.id,
        "filename": standing.file.filename,
        "created_at": rfc3339_seconds(standing.created_at),
    }
    return view | {"error_message": standing.error_message} if standing.status is Status.FAILED else view


def _log_view(log: ImportLog) -> View:
    return {
        "index_id": log.index.id,
        "index_name": log.index.name,
        "created_at": rfc3339_seconds(log.made.created_at),
        "ended_at": rfc3339_seconds(log.ended_at) if log.ended_at else None,
        "video_status": {status.value: log.counts[status] for status in _STATES},
        "failed_files": [
            {"filename": standing.file.filename, "error_message": standing.error_message} for standing in log.failed
        ],
    }
