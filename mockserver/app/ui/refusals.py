"""What the page says where it cannot show what was asked for."""

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from mockserver.app.ui.rendering import HEADERS, page

ACCOUNT_GONE = (
    "This account is not there: it was reset, or idle for long, or the server was restarted. The next request with its "
    "key opens it again."
)


def refuse(request: Request, error: HTTPException) -> Response:
    """Say why, as a page; for a part of a page that is open, as a text that the page shows."""
    if "part" in request.query_params:
        return PlainTextResponse(error.detail, error.status_code, headers=HEADERS)
    return page(request, "refused", error.status_code, problem=error.detail)
