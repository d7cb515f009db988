"""Resolves media addresses: from the address of a stream or picture to its video."""

from starlette.exceptions import HTTPException
from starlette.requests import Request

from mockserver.app.accounts import Accounts
from mockserver.domain.account.account import world_at
from mockserver.domain.records.asset import Asset
from mockserver.domain.records.job_profile import Status
from mockserver.domain.records.video import Video
from mockserver.domain.rules.asset_uploads import status_of
from mockserver.domain.rules.assets import is_visible
from mockserver.handlers.common.media_urls import asset_of

ASSET_FOLDER = "/{account_id}/{index_id}"
# Files of the asset itself, not of one of its videos.
OF_ASSET = "/{account_id}/assets/{asset_id}"


def video_of_asset(accounts: Accounts, request: Request) -> Video:
    """Return the video whose asset the path names below ASSET_FOLDER. Answers 404 if none is ready."""
    asset = request.path_params["asset"]
    account = accounts.find(request.path_params["account_id"])
    if account is not None:
        now = account.clock.now()
        for video in account.videos.of_index(request.path_params["index_id"]):
            if video.is_ready(now) and asset_of(video.id) == asset:
                return video
    raise HTTPException(404, "there is no such video")


def asset_named(accounts: Accounts, request: Request) -> Asset:
    """Return the asset that the path names below OF_ASSET. Answers 404 if it is not ready."""
    account = accounts.find(request.path_params["account_id"])
    asset = account.assets.find(request.path_params["asset_id"]) if account else None
    if account is not None and asset is not None:
        world = world_at(account, account.clock.now())
        if is_visible(world, asset) and status_of(world, asset) is Status.READY:
            return asset
    raise HTTPException(404, "there is no such asset")


def removed() -> HTTPException:
    """Return the reply for a file that was just removed with its video."""
    return HTTPException(404, "the video has just been removed")


def number_of(request: Request) -> int:
    """Return the `number` in the path. Raises a 404 if it is not a number."""
    number = request.path_params["number"]
    # No video has a million hours; longer numbers only cost time.
    if not (number.isascii() and number.isdigit() and len(number) < 10):
        raise HTTPException(404, "pictures and segments are numbered")
    return int(number)
