"""Calls the application as an HTTP server does: any bytes in any pieces, without corrections by a client library."""

import asyncio
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import TracebackType
from typing import Any
from urllib.parse import urlencode

import orjson
from starlette.types import ASGIApp, Message, Scope

from mockserver.app.http.asgi_client import AsgiCall, NextMessage, body_messages, call, http_scope
from tests.support.multipart import MULTIPART, Part, multipart

JSON = "application/json"
FORM = "application/x-www-form-urlencoded"


@dataclass(frozen=True, slots=True)
class Answer:
    """A reply of the application; `status` is 0 if none was sent."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    def json(self) -> Any:
        return orjson.loads(self.body)


class AsgiClient:
    """A client without a library in between. Paths are below `/v1.2`; targets are sent as they are."""

    def __init__(
        self, app: ASGIApp, key: str | None = "tlk_TEST", admin_token: str | None = None, *, keeps_bodies: bool = True
    ) -> None:
        self.app = app
        self.key = key
        self._keeps_bodies = keeps_bodies
        self._admin_token = admin_token
        self._runner = asyncio.Runner()

    def __enter__(self) -> "AsgiClient":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        self._runner.close()

    def get(self, path: str, query: Mapping[str, Any] | None = None, **options: Any) -> Answer:
        return self.send("GET", f"/v1.2{path}?{urlencode(query or {}, doseq=True)}", **options)

    def delete(self, path: str, **options: Any) -> Answer:
        return self.send("DELETE", f"/v1.2{path}", **options)

    def post(self, path: str, body: Any, **options: Any) -> Answer:
        return self.send("POST", f"/v1.2{path}", orjson.dumps(body), {"content-type": JSON}, **options)

    def put(self, path: str, body: Any, **options: Any) -> Answer:
        return self.send("PUT", f"/v1.2{path}", orjson.dumps(body), {"content-type": JSON}, **options)

    def upload(self, path: str, parts: Iterable[Part], **options: Any) -> Answer:
        return self.send("POST", f"/v1.2{path}", multipart(parts), {"content-type": MULTIPART}, **options)

    def send(
        self,
        method: str,
        target: str,
        body: bytes | Sequence[bytes] = b"",
        headers: Mapping[str, str] | None = None,
        *,
        key: str | None = None,
        hangs_up: bool = False,
        local: tuple[str, int] = ("testserver", 80),
    ) -> Answer:
        """Send one request, its body in the given pieces. With `hangs_up` the client disconnects after the last one.

        `local` is the address of the server that receives the request.
        """
        request = self._call(method, target, body, headers, key, hangs_up, local)
        # Not `run`: it installs signal handlers for each call, which takes longer than the request.
        return self._runner.get_loop().run_until_complete(request)

    def send_amid_reads(self, method: str, target: str, body: bytes, media_type: str, read: str) -> Answer:
        """Send one request, and GET the target `read` repeatedly until the request is answered."""
        return self._runner.get_loop().run_until_complete(self._amid_reads(method, target, body, media_type, read))

    async def _amid_reads(self, method: str, target: str, body: bytes, media_type: str, read: str) -> Answer:
        sent = asyncio.create_task(self._call(method, target, body, {"content-type": media_type}))
        while not sent.done():
            await self._call("GET", read)
            await asyncio.sleep(0)  # lets the other request run between two reads
        return await sent

    async def _call(
        self,
        method: str,
        target: str,
        body: bytes | Sequence[bytes] = b"",
        headers: Mapping[str, str] | None = None,
        key: str | None = None,
        hangs_up: bool = False,
        local: tuple[str, int] = ("testserver", 80),
    ) -> Answer:
        key = self.key if key is None else key  # an empty body is left out
        own = {"host": "testserver"} | ({"x-api-key": key} if key else {})
        own |= {"x-admin-token": self._admin_token} if self._admin_token else {}
        raw_headers = [(name.encode(), text.encode("latin-1")) for name, text in (own | dict(headers or {})).items()]
        scope = http_scope(method, target.encode("latin-1"), raw_headers, server=local)
        chunks = [body] if isinstance(body, bytes) else list(body)
        messages = body_messages(chunks, is_complete=not hangs_up)
        if not self._keeps_bodies:
            return await _answer_without_body(self.app, scope, messages)
        reply = await call(self.app, scope, messages)
        return Answer(reply.status, reply.headers, reply.body)


async def _answer_without_body(app: ASGIApp, scope: Scope, messages: NextMessage) -> Answer:
    """Send a request and drop the body of its reply: to join a very long one takes longer than to answer."""
    started: list[Message] = []

    def note(message: Message) -> None:
        if message["type"] == "http.response.start":
            started.append(message)

    exchange = AsgiCall(messages, note)
    await app(scope, exchange.receive, exchange.send)
    return Answer(started[0]["status"] if started else 0, {}, b"")
