"""Imports: the videos of an integration's storage, one task each; and transfers of listed videos."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from mockserver.domain.account.account import World
from mockserver.domain.records.index import Index
from mockserver.domain.records.job import INDEX_TASK
from mockserver.domain.records.job_profile import FINAL, Status
from mockserver.domain.records.upload import Upload
from mockserver.domain.records.uploads.cloud_import import CloudImport, ImportedFile
from mockserver.domain.rules import tasks
from mockserver.domain.rules.jobs import retrieve_job
from mockserver.ground.clock import to_milliseconds
from mockserver.ground.errors import DomainError
from mockserver.ground.steps import Steps, in_portions, map_in_portions

# Tasks do not say why they failed; a test can give a failed task a code.
_INDEXING_FAILED = "The video could not be indexed."


@dataclass(frozen=True, slots=True)
class ImportRules:
    """The files that an import skips: if incremental, those in the index; unless retried, those that failed before."""

    is_incremental: bool = True
    retries_failed: bool = False


@dataclass(frozen=True, slots=True)
class ExaminedFile:
    """An examined file of an import: its content, or the reason why it is refused."""

    filename: str
    content_key: str
    outcome: Upload | DomainError


@dataclass(frozen=True, slots=True)
class FileState:
    """The state of an imported file, and since when."""

    file: ImportedFile
    status: Status
    created_at: datetime
    at: datetime
    code: str | None = None

    @property
    def error_message(self) -> str:
        failed = f"{_INDEXING_FAILED} ({self.code})" if self.code else _INDEXING_FAILED
        return self.file.error_message or failed


@dataclass(frozen=True, slots=True)
class ImportLog:
    """The results of an import so far; `ended_at` is None while one of its files is still indexed."""

    made: CloudImport
    index: Index
    counts: Counter[Status]
    failed: tuple[FileState, ...]
    ended_at: datetime | None


def import_files(
    world: World,
    integration_id: str,
    index: Index,
    watched: Iterable[ExaminedFile],
    passed: set[str],
    rules: ImportRules,
    options: tasks.IndexingOptions,
) -> CloudImport:
    """Start indexing the acceptable files of `watched`, record the refused ones, and skip those in `passed`.

    If the import is incremental, the files are added to `passed`.
    """
    now = to_milliseconds(world.now)
    files = []
    for one in watched:
        if one.content_key not in passed:
            files.append(_take(world, index, one, options))
            if rules.is_incremental:
                passed.add(one.content_key)
    import_id = world.account.identifiers.object_id(now)
    made = CloudImport(import_id, integration_id, index.id, now, tuple(files))
    world.imports.put(made)
    return made


def keys_passed_over(world: World, integration_id: str, index_id: str, rules: ImportRules) -> Steps[set[str]]:
    """Return the content keys of the files that an import into the index would skip."""
    if not rules.is_incremental:
        return set()
    states = yield from file_states(world, integration_id, index_id)
    keys = set(world.videos.content_keys(index_id))
    for file_state in states:
        if not (file_state.status is Status.FAILED and rules.retries_failed):
            keys.add(file_state.file.content_key)
    return keys


def file_states(world: World, integration_id: str, index_id: str) -> Steps[list[FileState]]:
    """Return the states of the files of all imports into the index, oldest first.

    Of a file that failed and was retried, only the later state counts; files deleted since are left out.
    """

    def read(imports: Sequence[CloudImport]) -> list[FileState]:
        return [file_state for made in imports for file_state in _file_states(world, made)]

    imports = _imports_into(world, integration_id, index_id)
    found = yield from map_in_portions(imports, read)
    found += read(_imports_into(world, integration_id, index_id)[len(imports) :])  # made since the first step
    last = {file_state.file.content_key: file_state for file_state in found}
    return [
        file_state
        for file_state in found
        if (file_state.status is not Status.FAILED or last[file_state.file.content_key] is file_state)
        and (file_state.status is not Status.READY or world.videos.find(file_state.file.id))
    ]


def retrieve_file_states(world: World, integration_id: str, index_id: str) -> Steps[list[FileState]]:
    """Return the states and count a poll, which advances tasks that progress by polls."""

    def poll(states: Sequence[FileState]) -> None:
        for file_state in states:
            if world.jobs.find_of(INDEX_TASK, file_state.file.id) is not None:
                retrieve_job(world, INDEX_TASK, file_state.file.id)

    states = yield from file_states(world, integration_id, index_id)
    yield from in_portions(states, poll)
    return (yield from file_states(world, integration_id, index_id))


def list_logs(world: World, integration_id: str) -> Steps[list[ImportLog]]:
    """Return the results of each import of the integration, oldest first."""

    def logs(portion: Sequence[CloudImport]) -> list[ImportLog]:
        # An import can be deleted meanwhile, and its index before it.
        return [_log(world, made) for made in portion if world.indexes.find(made.index_id)]

    return map_in_portions(_imports_of(world, integration_id), logs)


def transfer(world: World, wanted: Sequence[tuple[str, Upload]]) -> None:
    """Start indexing each upload in the index given with it, unless that has it already.

    Raises NotFound for an unknown index and LimitExceeded for more than the plan includes; then nothing is started.
    """
    indexes = {index_id: world.index(index_id) for index_id, _ in wanted}
    lacking = list(_lacking(world, wanted))
    tasks.check_included(world.account, sum(upload.media.duration for _, upload in lacking), len(lacking))
    for index_id, upload in lacking:
        tasks.create_task(world, indexes[index_id], upload)


def _lacking(world: World, wanted: Iterable[tuple[str, Upload]]) -> Iterator[tuple[str, Upload]]:
    """Yield the pairs whose index does not have the upload, without duplicates."""
    coming: set[tuple[str, str | None]] = set()
    for index_id, upload in wanted:
        if (
            upload.content_key not in world.videos.content_keys(index_id)
            and (index_id, upload.content_key) not in coming
        ):
            coming.add((index_id, upload.content_key))
            yield index_id, upload


def _take(world: World, index: Index, watched: ExaminedFile, options: tasks.IndexingOptions) -> ImportedFile:
    try:
        if isinstance(watched.outcome, DomainError):
            raise watched.outcome
        task = tasks.create_task(world, index, watched.outcome, options)
    except DomainError as error:
        # Without a task the identifier finds nothing, but clients expect one on every failed video.
        nothing = world.account.identifiers.object_id(world.now)
        return ImportedFile(nothing, watched.filename, watched.content_key, str(error))
    return ImportedFile(task.id, watched.filename, watched.content_key)


def _imports_of(world: World, integration_id: str) -> list[CloudImport]:
    return [made for made in world.imports.all() if made.integration_id == integration_id]


def _imports_into(world: World, integration_id: str, index_id: str) -> list[CloudImport]:
    return [made for made in _imports_of(world, integration_id) if made.index_id == index_id]


def _file_states(world: World, made: CloudImport) -> Iterator[FileState]:
    for file in made.files:
        task = world.jobs.find_of(INDEX_TASK, file.id)
        if task is not None:
            step = task.step(world.now)
            yield FileState(file, step.status, task.created_at, step.at, task.timeline.profile.code)
        elif file.error_message is not None:
            yield FileState(file, Status.FAILED, made.created_at, made.created_at)


def _log(world: World, made: CloudImport) -> ImportLog:
    found = list(_file_states(world, made))
    is_running = any(file_state.status not in FINAL for file_state in found)
    return ImportLog(
        made=made,
        index=world.indexes.get(made.index_id),
        counts=Counter(file_state.status for file_state in found),
        failed=tuple(file_state for file_state in found if file_state.status is Status.FAILED),
        ended_at=None if is_running else max((file_state.at for file_state in found), default=made.created_at),
    )
