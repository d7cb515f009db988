"""Indexing tasks: made by an upload, moved by time, and in the end a video."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from enum import StrEnum
from types import MappingProxyType

from mockserver.domain.account.account import Account, World
from mockserver.domain.account.plan import upload_seconds
from mockserver.domain.records.index import Index
from mockserver.domain.records.job_profile import Path, Profile
from mockserver.domain.records.lifecycle import FINAL, LIFECYCLE, Course, Status, begin
from mockserver.domain.records.task import Task
from mockserver.domain.records.upload import Upload
from mockserver.domain.records.video import Scalar, Video
from mockserver.domain.rules import indexes
from mockserver.domain.rules.videos import find_video
from mockserver.ground.clock import to_milliseconds
from mockserver.ground.errors import ApiError

# A file of such a name is accepted and then fails, which no real file can be made to do on purpose.
FAILING_NAME = "fail"

# A file of such a name waits for ever, which no real file can be made to do either.
WAITING_NAME = "stays-queued"

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
    _spend(account, upload.media.duration)  # before anything is made: a refusal leaves nothing behind, not even an id
    profile = profile_of(account, upload.filename, index.id)
    course = begin(profile, now, natural_path(account), fails=FAILING_NAME in upload.filename.lower())
    task_id = account.identifiers.object_id(now)
    task = Task(
        id=task_id,
        index_id=index.id,
        video_id=task_id if is_import else account.identifiers.object_id(now, "video"),
        filename=upload.filename,
        media=upload.media,
        created_at=now,
        estimated_at=_estimate(course, now),
        course=course,
        is_streamed=upload.is_streamed,
    )
    world.tasks.add(task)
    if not course.fails:
        account.kit.meter.index(upload.media.duration)
        world.videos.add(_video(task, upload, user_metadata))
        account.files.use(upload.file)
        if account.kit.behaviour is not None:
            account.kit.behaviour.consistency.came(task.video_id)
    indexes.touch_index(world, index.id)
    if account.outbox is not None:
        account.outbox.await_end(task_id)
    return task


def profile_of(account: Account, filename: str, index_id: str) -> Profile:
    """Return the profile of a task that has none of its own; one whose file has the name for it waits in any case."""
    profile = account.profile_of(filename, index_id)
    if WAITING_NAME not in filename.lower():
        return profile
    return replace(profile, stuck=Status.QUEUED if account.has_queued_state else Status.PENDING)


def natural_path(account: Account) -> Path:
    """Return the states of a task with which nothing goes wrong."""
    return LIFECYCLE if account.has_queued_state else tuple(s for s in LIFECYCLE if s is not Status.QUEUED)


def check_included(account: Account, seconds: float, videos: int = 1) -> None:
    """Return if the plan, and a limit that was set, include so much video more. Raises `usage_limit_exceeded`."""
    account.kit.meter.check(videos=videos, indexed=seconds)
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
    if not task.course.profile.by_polls or task.course.is_over(world.now):
        return task
    return _take(world, task, task.course.asked(to_milliseconds(world.now)))


def change_profile(world: World, task: Task, profile: Profile) -> None:
    """Let `task`, which is at work, progress by `profile` from now on."""
    now = to_milliseconds(world.now)
    course = task.course.changed(profile, natural_path(world.account), now)
    _take(world, replace(task, estimated_at=_estimate(course, now)), course)


def _take(world: World, task: Task, course: Course) -> Task:
    """Return the task on another course, with its video where that leads it: none will come of a task that fails."""
    moved = replace(task, course=course)
    world.tasks.replace(moved)
    video = world.videos.find(task.video_id)
    if video is not None and course.fails:
        world.videos.remove(video.id)
        world.account.files.drop(video.file)
    elif video is not None and video.ready_at != course.ready_at:
        world.videos.replace(replace(video, ready_at=course.ready_at))
    return moved


def _estimate(course: Course, now: datetime) -> datetime:
    return course.ready_at or now + _GUESSED_TIME


def delete_task(world: World, task_id: str) -> None:
    """Remove a task that failed, or whose video was deleted. Raises `task_cannot_be_deleted` for any other."""
    task = world.tasks.get(task_id)
    status = task.step(world.now).status
    if status not in FINAL:
        raise ApiError("task_cannot_be_deleted", f"Task {task_id} is {status}; wait until it is ready or failed.")
    if find_video(world, task.video_id):
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
        ready_at=task.course.ready_at,
        is_streamed=upload.is_streamed,
        source=upload.source,
        file=upload.file,
        mark=upload.mark,
        user_metadata=user_metadata,
    )
