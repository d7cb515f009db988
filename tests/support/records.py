"""Records made without a server."""

from datetime import datetime

from mockserver.domain.records.asset import Asset
from mockserver.domain.records.job import INDEX_TASK, Indexing, IndexTask, Job
from mockserver.domain.records.job_profile import PROFILES
from mockserver.domain.records.media import Media
from mockserver.domain.records.scenes import Content
from mockserver.domain.records.timeline import begin
from mockserver.domain.records.video import Video

MEDIA = Media(duration=10, width=640, height=360, fps=25, size=1000, has_audio=True)
NOTHING = Content("", (), (), ())


def an_asset(
    name: str, created_at: datetime, media: Media = MEDIA, content: Content = NOTHING, content_key: str | None = None
) -> Asset:
    """Return an asset whose identifier is that of its file."""
    return Asset(f"asset of {name}", name, media, content, created_at, content_key=content_key)


def a_video(video_id: str, index_id: str, asset: Asset, ready_at: datetime | None) -> Video:
    """Return a video that was created with its asset."""
    return Video(video_id, video_id, index_id, asset, asset.created_at, ready_at)


def an_index_task(task_id: str, index_id: str, asset: Asset) -> IndexTask:
    """Return a task that is done at once, and has a video of the same identifier."""
    timeline = begin(PROFILES["instant"], asset.created_at, INDEX_TASK.path)
    return Job(task_id, Indexing(index_id, task_id), asset, asset.created_at, asset.created_at, timeline)
