"""Indexing tasks: made by an upload, moved by time, and in the end a video."""

from collections import Counter
from collections.abc import Mapping

from mockserver.domain.account.account import Account, World
from mockserver.domain.account.plan import upload_seconds
from mockserver.domain.records.index import Index
from mockserver.domain.records.job import INDEX_TASK, Indexing, IndexTask
from mockserver.domain.records.job_profile import FINAL, Status
from mockserver.domain.records.metadata import Scalar
from mockserver.domain.records.upload import Upload
from mockserver.domain.records.video import Video
from mockserver.domain.rules import indexes
from mockserver.domain.rules.assets import create_asset, release_assets
from mockserver.domain.rules.jobs import create_job, plan_job
from mockserver.domain.rules.videos import find_video
from mockserver.ground.clock import to_milliseconds
from mockserver.ground.errors import InUse, NotFinished, PlanExhausted


def create_task(
    world: World,
    index: Index,
    upload: Upload,
    *,
    is_import: bool = False,
    user_metadata: Mapping[str, Scalar] | None = None,
) -> IndexTask:
    """Begin to index `upload`. The video is there at once, and seen once its task is ready.

    Task and video of an import have the same id; of any other upload they differ. Source: contract,
    cloud-to-cloud-import-videos; recordings of 2023.
    """
    now = to_milliseconds(world.now)
    account = world.account
    _spend(account, upload.media.duration)  # before anything is made: a refusal leaves nothing behind, not even an id
    timeline = plan_job(account, INDEX_TASK, upload.filename, index.id, now)
    task_id = account.identifiers.object_id(now)
    video_id = task_id if is_import else account.identifiers.object_id(now, "video")
    asset = create_asset(world, upload, now, keeps_file=not timeline.fails)
    task = create_job(world, task_id, Indexing(index.id, video_id), asset, timeline, now)
    if not timeline.fails:
        account.hooks.note_use(videos=1, indexed=asset.media.duration)
        world.videos.put(
            Video(video_id, task_id, index.id, asset, now, timeline.ready_at, user_metadata=user_metadata or {})
        )
        account.hooks.note_new_video(video_id)
    indexes.touch_index(world, index.id)
    return task


def check_included(account: Account, seconds: float, videos: int = 1) -> None:
    """Return if the plan, and a limit that was set, include so much video more. Raises LimitExceeded."""
    account.hooks.check_use(videos=videos, indexed=seconds)
    included = upload_seconds(account.plan)
    if included is not None and account.seconds_uploaded + seconds > included:
        raise PlanExhausted(account.plan, included, account.seconds_uploaded)


def _spend(account: Account, seconds: float) -> None:
    check_included(account, seconds)
    account.seconds_uploaded += seconds


def delete_task(world: World, task_id: str) -> None:
    """Remove a task that failed, or whose video was deleted. Raises WrongState for any other."""
    task = world.jobs.get_of(INDEX_TASK, task_id)
    status = task.step(world.now).status
    if status not in FINAL:
        raise NotFinished("Task", task_id, status)
    if find_video(world, task.work.video_id):
        raise InUse("Task", task_id, f"the video {task.work.video_id}")
    world.jobs.delete(task_id)
    release_assets(world, [task.asset])


def count_by_status(world: World, index_id: str) -> Counter[Status]:
    """Return how many tasks of the index stand at each status now."""
    return Counter(task.step(world.now).status for task in world.jobs.view_of_index(index_id))
