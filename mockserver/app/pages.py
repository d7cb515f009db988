"""What is not the API: documents, pictures, streams. Starlette serves it; none of it is hot."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from functools import partial
from http import HTTPStatus
from importlib.util import find_spec
from pathlib import Path

import orjson
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from mockserver.app.replies import error_body
from mockserver.contract.contract import Contract

_VIEWER = "/docs/viewer"

_DOCS = f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Twelve Labs API, as this mock serves it</title>
<link rel="stylesheet" href="{_VIEWER}/swagger-ui.css">
</head>
<body>
<div id="contract"></div>
<script src="{_VIEWER}/swagger-ui-bundle.js"></script>
<script>SwaggerUIBundle({{url: "/openapi.json", dom_id: "#contract", deepLinking: true}})</script>
</body>
</html>
"""


def page_routes(contract: Contract, media_routes: Sequence[BaseRoute]) -> list[BaseRoute]:
    """Return the routes of everything beside the API; `media_routes` are those below the media path."""
    return [
        Route("/openapi.json", _document(lambda: contract.document)),
        *(Route(f"/{name}/openapi.json", _document(partial(contract.version, name))) for name in contract.versions),
        Route("/docs", _docs),
        Mount(_VIEWER, StaticFiles(directory=_viewer_files(), check_dir=False)),
        Mount("/_media", routes=media_routes),
    ]


async def refuse(request: Request, error: Exception) -> Response:
    """Answer a request for nothing we have, as the API does."""
    assert isinstance(error, HTTPException)  # noqa: S101 - Starlette calls it for nothing else
    code = _CODES.get(error.status_code, "endpoint_not_exists")
    return _refusal(error.status_code, code, _reason(request, error), error.headers)


async def fail(request: Request, error: Exception) -> Response:
    """Answer a request at which a page failed; Starlette raises the error again, so that it is logged."""
    return _refusal(500, "mock_internal_error", f"This mock failed at {request.url.path}; see its log.")


_CODES = {404: "endpoint_not_exists", 405: "method_not_allowed"}


def _reason(request: Request, error: HTTPException) -> str:
    path = request.url.path
    if error.detail != HTTPStatus(error.status_code).phrase:
        return f"{request.method} {path}: {error.detail}."
    if error.status_code == 405:
        return f"{request.method} is not a method of {path}; allowed: {(error.headers or {}).get('Allow')}."
    return f"There is no endpoint {path}; those there are stand at /docs."


def _refusal(status: int, code: str, message: str, headers: Mapping[str, str] | None = None) -> Response:
    return Response(orjson.dumps(error_body(code, message)), status, headers=headers, media_type="application/json")


def _document(make: Callable[[], object]) -> Callable[[Request], Awaitable[Response]]:
    async def serve(request: Request) -> Response:
        return Response(orjson.dumps(make()), media_type="application/json")

    return serve


async def _docs(request: Request) -> Response:
    return HTMLResponse(_DOCS)


def _viewer_files() -> Path:
    """Return the directory of the viewer's files; its package is found without being imported."""
    package = find_spec("swagger_ui")
    return Path(package.origin or "").parent / "static" if package else Path("missing")
