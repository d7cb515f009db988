"""A fault in a server: an application in front of ours that changes what it is told, or what it tells."""

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
class Asked:
    """A request: its operation, what stands in path and query, its body as JSON if it is any, and its key."""

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
class Told:
    """A reply, to be changed in place; `body` is JSON where it is, else bytes."""

    status: int
    headers: dict[str, str]
    body: Any

    def become(self, status: int, body: Any = None) -> None:
        """Turn into another reply."""
        self.status, self.body = status, b"" if body is None else body


Again = Callable[[Asked], Awaitable[Told]]


class Fault:
    """What is wrong. `before` may change the request, `after` the reply; `again` asks the server once more."""

    def before(self, asked: Asked) -> Asked:
        """Return the request as the server gets it."""
        return asked

    async def after(self, asked: Asked, told: Told, again: Again) -> None:
        """Change what is told."""


@dataclass(frozen=True, slots=True)
class Changed(Fault):
    """A fault in the replies to some operations, and only in those with some status."""

    change: Callable[[Asked, Told], None]
    operations: frozenset[str]
    statuses: frozenset[int] = field(default=frozenset([200]))

    async def after(self, asked: Asked, told: Told, again: Again) -> None:
        if asked.operation in self.operations and told.status in self.statuses:
            self.change(asked, told)


class Meddler:
    """Serves as `app` does, but for a fault."""

    def __init__(self, app: ASGIApp, fault: Fault) -> None:
        self._app = app
        self._fault = fault

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        asked = self._fault.before(_asked(scope, await _whole(receive)))

        async def again(request: Asked) -> Told:
            return await self._ask(request, scope)

        told = await again(asked)
        await self._fault.after(asked, told, again)
        await _tell(told, send)

    async def _ask(self, asked: Asked, scope: Scope) -> Told:
        sent: list[Message] = []
        incoming: list[Message] = [{"type": "http.request", "body": asked.body, "more_body": False}]

        async def receive() -> Message:
            return incoming.pop(0) if incoming else {"type": "http.disconnect"}

        async def send(message: Message) -> None:
            sent.append(message)

        await self._app(_scope(asked, scope), receive, send)
        return _told(sent)


@cache
def _routes() -> Routes:
    contract = packaged_contract()
    return Routes(contract.operations.values(), contract.paths_of)


def _asked(scope: Scope, body: bytes) -> Asked:
    found = _routes().find(scope["path"])
    operation, parameters = "", {}
    if found and scope["method"] in found[0].operations:
        place, values = found
        operation = place.operations[scope["method"]].id
        parameters = dict(zip(place.names[scope["method"]], values, strict=True))
    query = dict(parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True))
    key = dict(scope["headers"]).get(b"x-api-key", b"").decode("latin-1")
    return Asked(operation, scope["method"], scope["path"], parameters, query, body, key)


def _scope(asked: Asked, scope: Scope) -> Scope:
    """Return `scope` for `asked`; a request that was not changed stays as it came, byte by byte."""
    before = _asked(scope, asked.body)
    changed = dict(scope)
    if asked.query != before.query:
        changed["query_string"] = urlencode(asked.query).encode()
    if (asked.path, asked.method) != (before.path, before.method):
        changed |= {"path": asked.path, "raw_path": asked.path.encode(), "method": asked.method}
    headers = [(name, value) for name, value in scope["headers"] if name not in (b"x-api-key", b"content-length")]
    headers += [(b"x-api-key", asked.key.encode("latin-1"))] if asked.key else []
    headers += [(b"content-length", str(len(asked.body)).encode())] if asked.body else []
    return {**changed, "headers": headers}


async def _whole(receive: Receive) -> bytes:
    chunks = bytearray()
    while True:
        message = await receive()
        chunks += message.get("body", b"")
        if not message.get("more_body", False):
            return bytes(chunks)


def _told(sent: list[Message]) -> Told:
    start, *rest = sent
    headers = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in start["headers"]}
    raw = b"".join(message.get("body", b"") for message in rest)
    is_json = headers.get("content-type") == "application/json"
    return Told(start["status"], headers, orjson.loads(raw) if is_json and raw else raw)


async def _tell(told: Told, send: Send) -> None:
    raw = told.body if isinstance(told.body, bytes) else orjson.dumps(told.body)
    headers = dict(told.headers)
    if not isinstance(told.body, bytes):
        headers.setdefault("content-type", "application/json")
    headers.pop("content-length", None)
    if raw:
        headers["content-length"] = str(len(raw))
    else:
        headers.pop("content-type", None)
    encoded = [(name.encode("latin-1"), value.encode("latin-1")) for name, value in headers.items()]
    await send({"type": "http.response.start", "status": told.status, "headers": encoded})
    await send({"type": "http.response.body", "body": raw})


def with_query(asked: Asked, **changes: str | None) -> Asked:
    """Return `asked` with parts of its query set, or gone where they are None."""
    query = {**asked.query, **{name: text for name, text in changes.items() if text is not None}}
    gone = [name for name, text in changes.items() if text is None]
    return replace(asked, query={name: text for name, text in query.items() if name not in gone})
