"""The videos of an account on the page: a player, and the contents of a video on one timeline."""

from collections.abc import Mapping
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from mockserver.app.ui.rendering import page
from mockserver.app.ui.video_lines import found_in, latest_videos, lines_of, stream_of
from mockserver.domain.account.account import Account
from mockserver.domain.records.video import Video

_LONGEST_QUERY = 500


async def list_videos(request: Request, account: Account, named: Mapping[str, Any]) -> Response:
    """Show the latest videos."""
    return page(request, "videos", account=named, **latest_videos(account))


async def show_video(request: Request, account: Account, named: Mapping[str, Any]) -> Response:
    """Show a video, and the results of a search in it."""
    video = _video(account, request.path_params["video_id"])
    query = request.query_params.get("q", "")[:_LONGEST_QUERY].strip()
    found = await run_in_threadpool(found_in, video, query)
    return page(
        request,
        "video",
        account=named,
        video={
            "id": video.id,
            "name": video.filename,
            "title": video.asset.content.title,
            "seconds": video.media.duration,
        },
        stream=stream_of(account, video),
        lines=lines_of(video),
        query=query,
        found=found,
    )


def _video(account: Account, video_id: str) -> Video:
    video = account.videos.find(video_id)
    if video is None or video.ready_at is None or video.ready_at > account.clock.now():
        raise HTTPException(404, f"The account has no video {video_id} that is ready.")
    return video
