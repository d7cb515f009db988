"""Jobs: the rules for all kinds, from creation to the end."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, TypeVar, cast
from urllib.parse import unquote, urlsplit

from msgspec import structs

from mockserver.domain.account.account import Account, World
from mockserver.domain.records.asset import Asset
from mockserver.domain.records.job import Embedding, Indexing, IndexTask, Job, JobKind, Work
from mockserver.domain.records.job_profile import Profile, Status
from mockserver.domain.records.metadata import Value
from mockserver.domain.records.models import knows_all
from mockserver.domain.records.timeline import Timeline, begin
from mockserver.domain.records.upload import Upload
from mockserver.domain.rules.assets import release_assets
from mockserver.ground.clock import to_milliseconds
from mockserver.ground.errors import NotFound

W = TypeVar("W", bound=Work)

# A file with such a name is accepted and then fails; real files cannot be made to do that on purpose. Among other words
# it is a word of its own: "will fail.mp4", but not "bike jump fails.mp4".
FAILING_NAME = "fail"
_FAILING_WORD = re.compile(rf"\b{FAILING_NAME}\b")

# A file with such a name waits forever; real files cannot be made to do that either.
WAITING_NAME = "stays-queued"

# Where it waits: at the first of these states on its path.
_WAITING = (Status.QUEUED, Status.PENDING)

# The estimated duration of a job that progresses by polls; nothing better is known.
_GUESSED_TIME = timedelta(minutes=1)


def plan_job(
    account: Account,
    kind: JobKind[W],
    file: Asset | Upload,
    index_id: str | None,
    now: datetime,
    *,
    is_broken: bool = False,
    done: int = 0,
) -> Timeline:
    """Return the timeline of a job for `file` that starts now; if the file `is_broken`, the job fails.

    The job starts after the first `done` of its states.
    """
    profile = profile_for(account, kind, file, index_id)
    fails = is_broken or (kind.has_magic_names and _is_failing(_magic_name(file)))
    return begin(profile, now, account.natural_path(kind), fails=fails, done=done)


def create_job(world: World, job_id: str, work: W, asset: Asset, timeline: Timeline, now: datetime) -> Job[W]:
    """Start a job, and let webhooks wait for its end if its kind is announced."""
    job = Job(job_id, work, asset, now, _estimate(timeline, now), timeline)
    world.jobs.put(job)
    if job.is_announced and world.account.outbox is not None:
        world.account.outbox.await_end(job_id)
    return job


def profile_for(account: Account, kind: JobKind[Work], file: Asset | Upload, index_id: str | None) -> Profile:
    """Return the profile of a job without one of its own. Some file names make a job wait."""
    profile = _suited(kind, account.profile_of(file.filename, index_id))
    if not kind.has_magic_names or WAITING_NAME not in _magic_name(file):
        return profile
    path = account.natural_path(kind)
    return replace(profile, stuck=next((status for status in _WAITING if status in path), path[0]))


def _is_failing(name: str) -> bool:
    if FAILING_NAME not in name:
        return False
    written = unquote(name)
    return " " not in written or bool(_FAILING_WORD.search(written))


def _magic_name(file: Asset | Upload) -> str:
    """Return the name of `file` in lower case. The host of an address without a path is not a name."""
    return "" if file.filename == urlsplit(file.content_key or "").netloc else file.filename.lower()


def _suited(kind: JobKind[Work], profile: Profile) -> Profile:
    return replace(profile, fails=None) if kind.cannot_fail and profile.fails else profile


def retrieve_job(world: World, kind: JobKind[W], job_id: str) -> Job[W]:
    """Return the job and count a poll, which advances a job that progresses by polls.

    Raises NotFound, also if the job's lifetime is over or it is not visible.
    """
    job = world.jobs.get_of(kind, job_id)
    if not is_known(world, job):
        raise NotFound(job_id, kind.collection)
    if not job.timeline.profile.by_polls or job.timeline.is_over(world.now):
        return job
    return _take(world, replace(job, timeline=job.timeline.polled(to_milliseconds(world.now))))


def is_known(world: World, job: Job[Any]) -> bool:
    """Return whether a job's lifetime is not over and its index or model is visible."""
    if not job.is_kept(world.now):
        return False
    if isinstance(job.work, Embedding) and world.version:
        return knows_all(world.version, [job.work.model])
    return world.shows(job.index_id)


def change_profile(world: World, job: Job[Any], profile: Profile) -> None:
    """Let the running `job` progress by `profile` from now on."""
    now = to_milliseconds(world.now)
    timeline = job.timeline.changed(_suited(job.kind, profile), world.account.natural_path(job.kind), now)
    _take(world, replace(job, timeline=timeline, estimated_at=_estimate(timeline, now)))


def _take(world: World, job: Job[W]) -> Job[W]:
    """Replace a job with its new timeline, and update its video: a failing job has none."""
    world.jobs.put(job)
    if isinstance(job.work, Indexing):
        _take_video(world, cast("IndexTask", job))
    return job


def _take_video(world: World, job: IndexTask) -> None:
    video = world.videos.find(job.work.video_id)
    ready_at = job.timeline.ready_at
    if video is not None and job.timeline.fails:
        keep_metadata(world, job, video.user_metadata, video.changed_at)
        world.videos.delete(video.id)
        release_assets(world, [video.asset])
    elif video is not None and video.ready_at != ready_at:
        world.videos.put(replace(video, ready_at=ready_at))


def keep_metadata(
    world: World, task: IndexTask, metadata: Mapping[str, Value], described_at: datetime | None = None
) -> IndexTask:
    """Store the user metadata of a video in its failed task, and return the task."""
    if not metadata and not task.work.user_metadata:
        return task
    kept = replace(task, work=structs.replace(task.work, user_metadata=metadata, described_at=described_at))
    world.jobs.put(kept)
    return kept


def _estimate(timeline: Timeline, now: datetime) -> datetime:
    return timeline.ready_at or now + _GUESSED_TIME
