"""Indexing tasks: made by an upload, moved by time, and in the end a video."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from enum import StrEnum
from types import MappingProxyType

from mockserver.domain import indexes
from mockserver.domain.index import Index
from mockserver.domain.lifecycle import FINAL, LIFECYCLE, Path, Status, asked, begin, entered, failing
from mockserver.domain.plans import upload_seconds
from mockserver.domain.task import Task
from mockserver.domain.upload import Upload
from mockserver.domain.video import Scalar, Video
from mockserver.domain.world import Account, World
from mockserver.ground.clock import to_milliseconds
from mockserver.ground.errors import ApiError

# A file of such a name is accepted and then fails, which no real file can be made to do on purpose.
FAILING_NAME = "fail"

# What a task that progresses by polls is said to need; it knows no better.
_GUESSED_TIME = timedelta(minutes=1)


def create_task(
    world: World,
    index: Index,
    upload: Upload,
    *,
    is_import: bool = False,
    user_metadata: Mapping[str, Scalar] = MappingProxyType({}),
) -> Task:
    """Begin to index `upload`. The video is there at once, and seen once its task is ready.

    Task and video of an import have the same id; of any other upload they differ. Source: contract,
    cloud-to-cloud-import-videos; recordings of 2023.
    """
    now = to_milliseconds(world.now)
    account = world.account
    fails = FAILING_NAME in upload.filename.lower()
    path = failing(_path(account), Status.FAILED) if fails else _path(account)
    timeline = begin(account.profile, now, path)
    ready_at = entered(timeline, Status.READY)
    task_id = account.identifiers.object_id(now)
    task = Task(
        id=task_id,
        index_id=index.id,
        video_id=task_id if is_import else account.identifiers.object_id(now, "video"),
        filename=upload.filename,
        media=upload.media,
        created_at=now,
        estimated_at=ready_at or now + _GUESSED_TIME,
        timeline=timeline,
        path=path,
        is_streamed=upload.is_streamed,
    )
    _spend(account, upload.media.duration)
    world.tasks.add(task)
    if not fails:
        world.videos.add(_video(task, upload, user_metadata))
    indexes.touch_index(world, index.id)
    return task


def _path(account: Account) -> Path:
    return LIFECYCLE if account.era.has_queued_state else tuple(s for s in LIFECYCLE if s is not Status.QUEUED)


def check_included(account: Account, seconds: float) -> None:
    """Return if the plan includes `seconds` of video more. Raises `usage_limit_exceeded`."""
    included = upload_seconds(account.plan)
    if included is not None and account.seconds_uploaded + seconds > included:
        raise ApiError(
            "usage_limit_exceeded",
            f"The {account.plan} plan includes {included:g} s of video; {account.seconds_uploaded:g} s are used up.",
        )


def _spend(account: Account, seconds: float) -> None:
    check_included(account, seconds)
    account.seconds_uploaded += seconds


def retrieve_task(world: World, task_id: str) -> Task:
    """Return the task, having noted the question: it is what moves a task that progresses by polls."""
    task = world.tasks.get(task_id)
    if world.account.profile.seconds_per_state is not None or task.step(world.now).status in FINAL:
        return task
    timeline = asked(task.timeline, task.polls, to_milliseconds(world.now), task.path)
    moved = replace(task, timeline=timeline, polls=task.polls + 1)
    world.tasks.replace(moved)
    ready_at = entered(timeline, Status.READY)
    if ready_at:
        world.videos.replace(replace(world.videos.get(task.video_id), ready_at=ready_at))
    return moved


def delete_task(world: World, task_id: str) -> None:
    """Remove a task that failed, or whose video was deleted. Raises `task_cannot_be_deleted` for any other."""
    task = world.tasks.get(task_id)
    status = task.step(world.now).status
    if status not in FINAL:
        raise ApiError("task_cannot_be_deleted", f"Task {task_id} is {status}; wait until it is ready or failed.")
    if world.videos.find(task.video_id):
        raise ApiError("task_cannot_be_deleted", f"Task {task_id} has the video {task.video_id}; delete that first.")
    world.tasks.remove(task_id)


def count_by_status(world: World, index_id: str) -> Counter[StrEnum]:
    """Return how many tasks of the index stand at each status now."""
    return Counter(task.step(world.now).status for task in world.tasks.of_index(index_id))


def _video(task: Task, upload: Upload, user_metadata: Mapping[str, Scalar]) -> Video:
    return Video(
        id=task.video_id,
        task_id=task.id,
        index_id=task.index_id,
        filename=upload.filename,
        media=upload.media,
        content=upload.content,
        created_at=task.created_at,
        ready_at=entered(task.timeline, Status.READY),
        is_streamed=upload.is_streamed,
        source=upload.source,
        file=upload.file,
        mark=upload.mark,
        user_metadata=user_metadata,
    )
