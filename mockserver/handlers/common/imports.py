"""Imports: the videos in an integration's storage, each as its own task."""

from collections.abc import Callable, Collection

from mockserver.domain.account.account import World
from mockserver.domain.records.index import Index
from mockserver.domain.records.job import INDEX_TASK
from mockserver.domain.records.job_profile import Status
from mockserver.domain.records.media import Use
from mockserver.domain.records.upload import Upload
from mockserver.domain.rules.uploads import imports
from mockserver.domain.rules.uploads.imports import ExaminedFile, FileState, ImportLog, ImportRules
from mockserver.ground.clock import rfc3339_seconds
from mockserver.ground.errors import DomainError, NotFound
from mockserver.ground.steps import map_in_portions
from mockserver.handlers.call import Call, IngestOptions, ReceivedFile
from mockserver.handlers.common.steps import run_change, run_cooperatively
from mockserver.handlers.common.uploads import ImportRequest
from mockserver.handlers.reply import View

_STATES = (*INDEX_TASK.path, Status.FAILED)


async def import_files(call: Call, world: World, wanted: ImportRequest, use_of: Callable[[Index], Use]) -> View:
    """Index the files of a storage in the background. Returns those that fit the index, and why the others do not.

    `use_of` raises an error of the API if the index takes no videos.
    """
    integration_id = _integration_of(call)
    index = world.index(wanted.index_id)
    use = use_of(index)
    passed = await run_cooperatively(imports.keys_passed_over(world, integration_id, index.id, wanted.rules))
    watched = await _watched(call, world, integration_id, use, passed)
    # Again, because other requests may have imported files meanwhile.
    passed = await run_cooperatively(imports.keys_passed_over(world.at_now(), integration_id, index.id, wanted.rules))
    world = world.at_now()
    index = world.index(index.id)
    made = imports.import_files(world, integration_id, index, watched, passed, wanted.rules, wanted.options)
    return {
        "videos": [
            {"video_id": file.id, "filename": file.filename} for file in made.files if file.error_message is None
        ],
        "failed_files": [
            {"filename": file.filename, "error_message": file.error_message}
            for file in made.files
            if file.error_message is not None
        ],
    }


async def status_of_imports(call: Call, world: World, index_id: str) -> View:
    """Return the files of a storage by the status of their indexing."""
    integration_id = _integration_of(call)
    files = await call.ingest.stored_files(integration_id)
    world = world.at_now()
    world.index(index_id)
    taken = await run_cooperatively(imports.keys_passed_over(world, integration_id, index_id, ImportRules()))
    states = await run_change(world.account, imports.retrieve_file_states(world, integration_id, index_id))
    groups: dict[str, list[dict[str, str]]] = {status.value: [] for status in _STATES}
    for file_state in states:
        groups[file_state.status].append(_file_state_view(file_state))
    return {"not_imported": [file.filename for file in files if file.sha256 not in taken], **groups}


async def list_logs(call: Call, world: World) -> list[View]:
    """Return the results of each import from a storage, oldest first."""
    logs = await run_cooperatively(imports.list_logs(world, _integration_of(call)))
    return await run_cooperatively(map_in_portions(logs, lambda portion: list(map(_log_view, portion))))


def _integration_of(call: Call) -> str:
    integration_id: str = call.path["integration-id"]
    if not call.ingest.has_integration(integration_id):
        raise NotFound(integration_id, "integrations")
    return integration_id


async def _watched(
    call: Call, world: World, integration_id: str, use: Use, passed: Collection[str]
) -> list[ExaminedFile]:
    """Return the files of the storage, except the skipped ones, examined for `use`."""
    options = IngestOptions(expected=world.account.kit.expected_videos)
    files = await call.ingest.stored_files(integration_id)
    return [
        ExaminedFile(file.filename, file.sha256, await _outcome(call, file, use, options))
        for file in files
        if file.sha256 not in passed
    ]


async def _outcome(call: Call, file: ReceivedFile, use: Use, options: IngestOptions) -> Upload | DomainError:
    try:
        return await call.ingest.ingest_file(file, use, options)
    except DomainError as error:
        return error


def _file_state_view(file_state: FileState) -> dict[str, str]:
    view = {
        "video_id": file_state.file.id,
        "filename": file_state.file.filename,
        "created_at": rfc3339_seconds(file_state.created_at),
    }
    return view | {"error_message": file_state.error_message} if file_state.status is Status.FAILED else view


def _log_view(log: ImportLog) -> View:
    return {
        "index_id": log.index.id,
        "index_name": log.index.name,
        "created_at": rfc3339_seconds(log.made.created_at),
        "ended_at": rfc3339_seconds(log.ended_at) if log.ended_at else None,
        "video_status": {status.value: log.counts[status] for status in _STATES},
        "failed_files": [
            {"filename": file_state.file.filename, "error_message": file_state.error_message}
            for file_state in log.failed
        ],
    }
