"""An application in front of the server that plants a fault: it changes requests or replies."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any
from urllib.parse import parse_qsl, urlencode

import orjson
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from mockserver.contract.routes import Routes
from mockserver.contract.source import packaged_contract


@dataclass(frozen=True, slots=True)
class Request:
    """A request: its operation, the parameters in path and query, its body and its key."""

    operation: str
    method: str
    path: str
    parameters: Mapping[str, str]
    query: Mapping[str, str]
    body: bytes
    key: str

    @property
    def json(self) -> Any:
        try:
            return orjson.loads(self.body)
        except ValueError:
            return None


@dataclass(slots=True)
class Reply:
    """A reply, to be changed in place; `body` is the parsed JSON or, for any other media type, bytes."""

    status: int
    headers: dict[str, str]
    body: Any

    def become(self, status: int, body: Any = None) -> None:
        """Replace status and body."""
        self.status, self.body = status, b"" if body is None else body


Resend = Callable[[Request], Awaitable[Reply]]


class Fault:
    """What is wrong. `before` may change the request, `after` the reply; `resend` sends a request to the server."""

    def before(self, request: Request) -> Request:
        """Return the request as the server gets it."""
        return request

    async def after(self, request: Request, reply: Reply, resend: Resend) -> None:
        """Change the reply in place."""


@dataclass(frozen=True, slots=True)
class Changed(Fault):
    """A fault in the replies to some operations with some statuses."""

    change: Callable[[Request, Reply], None]
    operations: frozenset[str]
    statuses: frozenset[int] = field(default=frozenset([200]))

    async def after(self, request: Request, reply: Reply, resend: Resend) -> None:
        if request.operation in self.operations and reply.status in self.statuses:
            self.change(request, reply)


class FaultyApp:
    """Serves `app` with a fault planted."""

    def __init__(self, app: ASGIApp, fault: Fault) -> None:
        self._app = app
        self._fault = fault

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request = self._fault.before(_parsed_request(scope, await _read_body(receive)))

        async def resend(changed: Request) -> Reply:
            return await self._ask(changed, scope)

        reply = await resend(request)
        await self._fault.after(request, reply, resend)
        await _send_reply(reply, send)

    async def _ask(self, request: Request, scope: Scope) -> Reply:
        sent: list[Message] = []
        incoming: list[Message] = [{"type": "http.request", "body": request.body, "more_body": False}]

        async def receive() -> Message:
            return incoming.pop(0) if incoming else {"type": "http.disconnect"}

        async def send(message: Message) -> None:
            sent.append(message)

        await self._app(_scope(request, scope), receive, send)
        return _parsed_reply(sent)


@cache
def _routes() -> Routes:
    contract = packaged_contract()
    return Routes(contract.operations.values(), contract.paths_of)


def _parsed_request(scope: Scope, body: bytes) -> Request:
    found = _routes().find(scope["path"])
    operation, parameters = "", {}
    if found and scope["method"] in found[0].operations:
        place, values = found
        operation = place.operations[scope["method"]].id
        parameters = dict(zip(place.names[scope["method"]], values, strict=True))
    query = dict(parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True))
    key = dict(scope["headers"]).get(b"x-api-key", b"").decode("latin-1")
    return Request(operation, scope["method"], scope["path"], parameters, query, body, key)


def _scope(request: Request, scope: Scope) -> Scope:
    """Return `scope` for `request`; an unchanged request stays the same byte for byte."""
    before = _parsed_request(scope, request.body)
    changed = dict(scope)
    if request.query != before.query:
        changed["query_string"] = urlencode(request.query).encode()
    if (request.path, request.method) != (before.path, before.method):
        changed |= {"path": request.path, "raw_path": request.path.encode(), "method": request.method}
    headers = [(name, value) for name, value in scope["headers"] if name not in (b"x-api-key", b"content-length")]
    headers += [(b"x-api-key", request.key.encode("latin-1"))] if request.key else []
    headers += [(b"content-length", str(len(request.body)).encode())] if request.body else []
    return {**changed, "headers": headers}


async def _read_body(receive: Receive) -> bytes:
    chunks = bytearray()
    while True:
        message = await receive()
        chunks += message.get("body", b"")
        if not message.get("more_body", False):
            return bytes(chunks)


def _parsed_reply(sent: list[Message]) -> Reply:
    start, *rest = sent
    headers = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in start["headers"]}
    raw = b"".join(message.get("body", b"") for message in rest)
    is_json = headers.get("content-type") == "application/json"
    return Reply(start["status"], headers, orjson.loads(raw) if is_json and raw else raw)


async def _send_reply(reply: Reply, send: Send) -> None:
    raw = reply.body if isinstance(reply.body, bytes) else orjson.dumps(reply.body)
    headers = dict(reply.headers)
    if not isinstance(reply.body, bytes):
        headers.setdefault("content-type", "application/json")
    headers.pop("content-length", None)
    if raw:
        headers["content-length"] = str(len(raw))
    else:
        headers.pop("content-type", None)
    encoded = [(name.encode("latin-1"), value.encode("latin-1")) for name, value in headers.items()]
    await send({"type": "http.response.start", "status": reply.status, "headers": encoded})
    await send({"type": "http.response.body", "body": raw})


def with_query(request: Request, **changes: str | None) -> Request:
    """Return `request` with query parameters set, or left out if they are None."""
    query = {**request.query, **{name: text for name, text in changes.items() if text is not None}}
    left_out = [name for name, text in changes.items() if text is None]
    return replace(request, query={name: text for name, text in query.items() if name not in left_out})
