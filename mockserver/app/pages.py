"""Everything besides the API: documents, pictures, streams. Starlette serves it; none of it is hot."""

from collections.abc import Awaitable, Callable, Mapping
from functools import lru_cache, partial
from http import HTTPStatus
from pathlib import Path

import orjson
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.types import ASGIApp, Receive, Scope, Send

from mockserver import __version__
from mockserver.app.health import HealthCheck
from mockserver.app.http.replies import STORAGE_FAILED, EncodedReply, Headers
from mockserver.app.published_contract import admin_document, version_document, whole_document
from mockserver.app.ui.paths import UI_PATH
from mockserver.contract.bodies import JSON_TYPE
from mockserver.contract.contract import Contract
from mockserver.contract.other_versions.unserved import Unserved, sdk_of
from mockserver.contract.schemas import Json
from mockserver.ground.errors import (
    BodyTooLarge,
    DomainError,
    EndpointUnknown,
    MethodNotAllowed,
    ParameterInvalid,
    StorageFailed,
)

_VIEWER = "/docs/viewer"
_VIEWER_FILES = ("swagger-ui.css", "swagger-ui-bundle.js", "NOTICE")
_VIEWER_DIRECTORY = Path(__file__).parent / "viewer"  # the build copies them there

# Behind a public URL the contract names that address; requests from this page go to the server it came from. Addresses
# are relative, since a proxy may put a prefix before the path of the page.
_DOCS = f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Twelve Labs API, as this mock serves it</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="{_VIEWER[1:]}/swagger-ui.css">
</head>
<body>
<div id="contract"></div>
<script src="{_VIEWER[1:]}/swagger-ui-bundle.js"></script>
<script>
fetch("openapi.json").then(reply => reply.json()).then(spec => {{
  const root = new URL(".", location).href.slice(0, -1)
  for (const server of spec.servers) server.url = server.url.replace(new URL(server.url).origin, root)
  SwaggerUIBundle({{spec, dom_id: "#contract", deepLinking: true, defaultModelsExpandDepth: 0}})
}})
</script>
</body>
</html>
"""


_FACTS: Mapping[int, type[DomainError]] = {
    400: ParameterInvalid,
    404: EndpointUnknown,
    405: MethodNotAllowed,
    413: BodyTooLarge,
}


def pages(
    contract: Contract,
    apps: Mapping[str, ASGIApp],
    health: HealthCheck,
    address_of: Callable[[Scope], str],
    record: Callable[[Scope, EncodedReply], Headers],
) -> Starlette:
    """Return the application for everything besides the API; `apps` answer below their paths.

    `address_of` returns the address at which a request reached the server, for documents. `record` records a refused
    request, and returns further headers of the reply.
    """
    return Starlette(
        routes=_routes(contract, apps, health, address_of),
        exception_handlers={
            **dict.fromkeys(_FACTS, partial(_refuse, contract=contract, record=record)),
            StorageFailed: partial(_fail_to_store, contract=contract),
            Exception: partial(_fail, contract=contract),
        },
    )


def _routes(
    contract: Contract, apps: Mapping[str, ASGIApp], health: HealthCheck, address_of: Callable[[Scope], str]
) -> list[BaseRoute]:
    documents = {
        "": partial(whole_document, contract.document),
        "/__admin": partial(admin_document, contract.document, __version__),
        **{f"/{name}": partial(version_document, contract.document, name) for name in contract.versions},
    }
    return [
        *(Route(f"{base}/openapi.json", _document(make, address_of)) for base, make in documents.items()),
        Route("/docs", _docs),
        Route(f"{_VIEWER}/{{name}}", _viewer),
        Route(UI_PATH, _to_ui),
        *(Mount(path, app) for path, app in apps.items()),
        Route("/", _Home()),
        Route(health.path, health, methods=["GET"]),
    ]


async def _refuse(
    request: Request, error: Exception, contract: Contract, record: Callable[[Scope, EncodedReply], Headers]
) -> Response:
    """Answer a request for an unknown path, as the API does."""
    assert isinstance(error, HTTPException)  # noqa: S101 - Starlette calls it for nothing else
    fact = _FACTS[error.status_code]
    body = contract.errors_at(request.url.path).of(fact).body(_reason(request, error, contract.unserved))
    response = _refusal(error.status_code, body, error.headers)
    reply = EncodedReply(response.status_code, JSON_TYPE, bytes(response.body), ())
    response.raw_headers.extend(record(request.scope, reply))
    return response


async def _fail(request: Request, error: Exception, contract: Contract) -> Response:
    """Answer a request for a page that failed. Starlette raises the error again, so that it is logged."""
    path = request.url.path
    message = f"This mock failed at {path}; see its log."
    return _refusal(500, contract.errors_at(path).body("mock_internal_error", message))


async def _fail_to_store(request: Request, error: Exception, contract: Contract) -> Response:
    """Answer a request for which a file could not be written."""
    return _refusal(507, contract.errors_at(request.url.path).body(STORAGE_FAILED, str(error)))


def _reason(request: Request, error: HTTPException, unserved: Unserved) -> str:
    path = request.url.path
    if error.detail != HTTPStatus(error.status_code).phrase:
        return f"{request.method} {path}: {error.detail}."
    if error.status_code == 405:
        return f"{request.method} is not a method of {path}; allowed: {(error.headers or {}).get('Allow')}."
    other_version = unserved.at_unknown_path(request.method, path, sdk_of(request.headers))
    return other_version or f"There is no endpoint {path}. /docs lists all endpoints."


def _refusal(status: int, body: object, headers: Mapping[str, str] | None = None) -> Response:
    return Response(orjson.dumps(body), status, headers=headers, media_type="application/json")


def _document(
    make: Callable[[str], Json], address_of: Callable[[Scope], str]
) -> Callable[[Request], Awaitable[Response]]:
    # Writing one takes as long as reading 100 KB. A server has few addresses.
    @lru_cache(maxsize=4)
    def written(address: str) -> bytes:
        return orjson.dumps(make(address))

    async def serve(request: Request) -> Response:
        return Response(written(address_of(request.scope)), media_type="application/json")

    return serve


async def _docs(request: Request) -> Response:
    return HTMLResponse(_DOCS)


class _Home:
    """Redirects browsers to the UI. Other clients get a 404 at `/` for every method."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope)
        if request.method not in ("GET", "HEAD") or "text/html" not in request.headers.get("accept", ""):
            raise HTTPException(404)
        # Relative, like the links of the page: a proxy may put a prefix before this path.
        await RedirectResponse(f"{UI_PATH[1:]}/", 303, headers={"vary": "accept"})(scope, receive, send)


async def _to_ui(request: Request) -> Response:
    return RedirectResponse(f"{request.url.path.rpartition('/')[2]}/", 303)


async def _viewer(request: Request) -> Response:
    name = request.path_params["name"]
    if name not in _VIEWER_FILES:
        raise HTTPException(404)
    return FileResponse(_VIEWER_DIRECTORY / name)
