"""The original files of assets over HTTP."""

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from mockserver.app.accounts import Accounts
from mockserver.app.media.file_replies import file_reply
from mockserver.app.media.media_urls import OF_ASSET, asset_named


class Contents:
    """Serves the file address that the reply to a completed upload gives."""

    def __init__(self, accounts: Accounts) -> None:
        self._accounts = accounts

    def routes(self) -> list[Route]:
        """Return the routes below the media path."""
        return [Route(f"{OF_ASSET}/content", self._content)]

    async def _content(self, request: Request) -> Response:
        asset = asset_named(self._accounts, request)
        if asset.file is None:
            raise HTTPException(404, "the file of the asset is not kept here")
        return await file_reply(request, asset.file, asset.media_type)
