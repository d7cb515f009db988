"""Files over HTTP, which a client that has them need not get again."""

import asyncio
import os
from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, Response

from mockserver.app.media.media_urls import removed


async def file_reply(request: Request, file: str | Path, media_type: str) -> Response:
    """Return a reply with `file`, or 304 without a body if `If-None-Match` names its ETag.

    Raises HTTPException with 404 if the file is gone.
    """
    try:
        found = await asyncio.to_thread(os.stat, file)
    except FileNotFoundError:
        raise removed() from None
    reply = FileResponse(file, media_type=media_type, stat_result=found)
    known = [tag.strip().removeprefix("W/") for tag in ",".join(request.headers.getlist("if-none-match")).split(",")]
    if "*" in known or reply.headers["etag"] in known:
        return Response(status_code=304, headers={name: reply.headers[name] for name in ("etag", "last-modified")})
    return reply
