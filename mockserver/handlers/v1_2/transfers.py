"""Transfers: many videos at once from a cloud storage."""

import asyncio
from collections.abc import Sequence
from pathlib import Path

import orjson

from mockserver.contract.bodies import JSON_TYPE
from mockserver.contract.errors import ApiError
from mockserver.domain.account.account import World
from mockserver.domain.records.upload import Upload
from mockserver.domain.rules.uploads import imports
from mockserver.ground.errors import BodyTooLarge, DomainError, ParameterInvalid, ParameterNotProvided
from mockserver.handlers.call import Call, ReceivedFile
from mockserver.handlers.common.imports import import_files, list_logs, status_of_imports
from mockserver.handlers.common.provoked_errors import raise_provoked
from mockserver.handlers.common.uploads import TransferEntry
from mockserver.handlers.registry import Registry
from mockserver.handlers.reply import Reply
from mockserver.handlers.v1_2.requests.uploads import (
    read_import,
    read_status_index,
    read_transfer_entries,
    read_transfer_list,
)
from mockserver.handlers.v1_2.transcriptions import options_with_subtitles
from mockserver.handlers.v1_2.words import use_of

operations = Registry()

LARGEST_LIST = 4 * 1024 * 1024


@operations.operation("cloud-to-cloud-transfer")
async def transfer(call: Call, world: World) -> Reply:
    entries = await _entries(call)
    wanted = [(entry.index_id, await _upload(call, world, number, entry)) for number, entry in enumerate(entries)]
    imports.transfer(world.at_now(), wanted)
    return Reply(204)


@operations.operation("cloud-to-cloud-import-videos")
async def import_videos(call: Call, world: World) -> Reply:
    return Reply(200, await import_files(call, world, read_import(call.body), use_of))


@operations.operation("cloud-to-cloud-retrieve-status")
async def retrieve_status(call: Call, world: World) -> Reply:
    index_id = read_status_index(call.query, call.body)
    if index_id is None:
        raise ParameterNotProvided("index_id", f" in the query string or the body of {call.operation.id}")
    return Reply(200, await status_of_imports(call, world, index_id))


@operations.operation("cloud-to-cloud-retrieve-import-logs")
async def retrieve_logs(call: Call, world: World) -> Reply:
    return Reply(200, {"data": await list_logs(call, world)})


async def _entries(call: Call) -> Sequence[TransferEntry]:
    """Return the videos of a transfer, in the body or in a file; the same rules apply to both."""
    given = read_transfer_list(call.body)
    listed = await _read(given) if isinstance(given, ReceivedFile) else given
    complete = call.operation.bodies[JSON_TYPE].read_value({"file": listed}, strict=call.strict)
    return read_transfer_entries(complete)


async def _read(given: ReceivedFile) -> object:
    """Return the JSON in the file. Raises ParameterInvalid."""
    if given.size > LARGEST_LIST:
        raise BodyTooLarge(LARGEST_LIST)
    raw = await asyncio.to_thread(Path(given.path).read_bytes)
    try:
        listed: object = orjson.loads(raw)
    except orjson.JSONDecodeError as error:
        raise ParameterInvalid("file", f"It is not JSON: {error}") from None
    return listed


async def _upload(call: Call, world: World, number: int, entry: TransferEntry) -> Upload:
    """Return the media at the address of an entry. Raises the API's errors, naming the entry."""
    try:
        index = world.index(entry.index_id)
        raise_provoked(call, f"{entry.address} {entry.subtitles_address}")
        options = await options_with_subtitles(call, world, entry.subtitles_address)
        return await call.ingest.ingest_address(entry.address, use_of(index), options)
    except DomainError as error:
        raise ApiError(call.operation.errors.row(error).code, f"file[{number}]: {error}") from None
