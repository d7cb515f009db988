"""Indexing tasks: created by an upload, advanced by time, finally a video."""

from collections import Counter
from collections.abc import Mapping, Sequence

from msgspec import Struct

from mockserver.domain.account.account import Account, World
from mockserver.domain.account.plan import upload_seconds
from mockserver.domain.records.asset import Asset
from mockserver.domain.records.index import Index
from mockserver.domain.records.job import INDEX_TASK, Indexing, IndexTask
from mockserver.domain.records.job_profile import FINAL, Status
from mockserver.domain.records.metadata import Value
from mockserver.domain.records.upload import Upload
from mockserver.domain.records.video import Video
from mockserver.domain.rules import indexes
from mockserver.domain.rules.assets import create_asset, release_assets
from mockserver.domain.rules.jobs import create_job, keep_metadata, plan_job
from mockserver.domain.rules.videos import find_video
from mockserver.ground.clock import to_milliseconds
from mockserver.ground.errors import InUse, NotFinished, NotFound, PlanExhausted

# How many states a task for an existing asset skips: the asset was validated when it was uploaded.
_VALIDATED = INDEX_TASK.path.index(Status.VALIDATING) + 1


class IndexingOptions(Struct, frozen=True, gc=False):
    """Options for adding a video to an index.

    A task and its video may share an identifier; the asset may outlive the video. `has_stream` is as in a video.
    """

    shares_id: bool = False
    outlives_video: bool = False
    has_stream: bool | None = None
    user_metadata: Mapping[str, Value] = {}


_USUAL = IndexingOptions()


def create_task(world: World, index: Index, upload: Upload, options: IndexingOptions = _USUAL) -> IndexTask:
    """Start indexing `upload`. The video exists at once and is visible once its task is ready.

    Task and video have the same id for imports, and for uploads since 2025; before, they differed. Source:
    documentation of imports; recordings of 2023 to 2026.
    """
    now = to_milliseconds(world.now)
    account = world.account
    _spend(account, upload.media.duration)  # before anything is created: a refused request must not even use up an id
    timeline = plan_job(account, INDEX_TASK, upload, index.id, now)
    task_id = account.identifiers.object_id(now)
    video_id = task_id if options.shares_id else account.identifiers.object_id(now, "video")
    keeps_file = options.outlives_video or not timeline.fails
    asset = create_asset(world, upload, now, keeps_file=keeps_file, outlives_videos=options.outlives_video)
    return _begin(world, create_job(world, task_id, Indexing(index.id, video_id), asset, timeline, now), options)


def index_asset(world: World, index: Index, asset: Asset, options: IndexingOptions) -> IndexTask:
    """Start indexing an existing asset, which was validated when it was uploaded."""
    now = to_milliseconds(world.now)
    account = world.account
    _spend(account, asset.media.duration)
    timeline = plan_job(account, INDEX_TASK, asset, index.id, now, done=_VALIDATED)
    task_id = account.identifiers.object_id(now)
    return _begin(world, create_job(world, task_id, Indexing(index.id, task_id), asset, timeline, now), options)


def _begin(world: World, task: IndexTask, options: IndexingOptions) -> IndexTask:
    """Put the video of a task into its index, unless the task will fail."""
    account, index_id, video_id = world.account, task.work.index_id, task.work.video_id
    if task.timeline.fails:
        task = keep_metadata(world, task, options.user_metadata)
    else:
        account.hooks.note_use(videos=1, indexed=task.asset.media.duration)
        world.videos.put(
            Video(
                video_id,
                task.id,
                index_id,
                task.asset,
                task.created_at,
                task.timeline.ready_at,
                user_metadata=options.user_metadata,
                has_stream=options.has_stream,
            )
        )
        account.hooks.note_new_video(video_id)
    indexes.touch_index(world, index_id)
    return task


def check_included(account: Account, seconds: float, videos: int = 1) -> None:
    """Check that the plan and limits of a test allow so much more video. Raises LimitExceeded."""
    account.hooks.check_use(videos=videos, indexed=seconds)
    included = upload_seconds(account.plan)
    if included is not None and account.seconds_uploaded + seconds > included:
        raise PlanExhausted(account.plan, included, account.seconds_uploaded)


def _spend(account: Account, seconds: float) -> None:
    check_included(account, seconds)
    account.seconds_uploaded += seconds


def delete_task(world: World, task_id: str) -> None:
    """Delete a task that failed, or whose video was deleted. Raises WrongState for any other."""
    task = world.jobs.get_of(INDEX_TASK, task_id)
    if not world.shows(task.index_id):
        raise NotFound(task_id, INDEX_TASK.collection)
    status = task.step(world.now).status
    if status not in FINAL:
        raise NotFinished("Task", task_id, status)
    if find_video(world, task.work.video_id):
        raise InUse("Task", task_id, f"the video {task.work.video_id}")
    world.jobs.delete(task_id)
    release_assets(world, [task.asset])


def count_by_status(world: World, index_id: str) -> Counter[Status]:
    """Return the number of tasks of the index in each status now."""
    return Counter(task.step(world.now).status for task in world.jobs.view_of_index(index_id))


def visible_tasks(world: World, index_id: str | None = None) -> Sequence[IndexTask]:
    """Return the tasks of a visible index, or of all of them, oldest first; valid until one is added or deleted."""
    if index_id is not None:
        return world.jobs.view_of_index(index_id) if world.shows(index_id) else ()
    tasks = world.jobs.view_of(INDEX_TASK)
    if not world.version or (world.indexes.all_are_of(world.version) and not world.account.deleting):
        return tasks
    shown = {index.id for index in world.visible_indexes()}
    return [task for task in tasks if task.work.index_id in shown]
