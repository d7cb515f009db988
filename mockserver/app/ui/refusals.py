"""Error messages of the page."""

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from mockserver.app.ui.rendering import HEADERS, page

ACCOUNT_GONE = (
    "This account is not there: it was reset, or idle for long, or the server was restarted. The next request with its "
    "key opens it again."
)


def refuse(request: Request, error: HTTPException) -> Response:
    """Show the error as a page; for a part of an open page, as a text that the page shows."""
    if "part" in request.query_params:
        return PlainTextResponse(error.detail, error.status_code, headers=HEADERS)
    return page(request, "refused", error.status_code, problem=error.detail)
