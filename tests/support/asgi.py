"""The application called as a server calls it: any bytes can be sent, in any pieces, and nothing is tidied up."""

import asyncio
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import TracebackType
from typing import Any
from urllib.parse import unquote, urlencode

import orjson
from starlette.types import ASGIApp, Message

JSON = "application/json"
FORM = "application/x-www-form-urlencoded"
BOUNDARY = "the-boundary"
MULTIPART = f"multipart/form-data; boundary={BOUNDARY}"


@dataclass(frozen=True, slots=True)
class Answer:
    """A reply as it left the application; `status` is 0 where none was sent."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    def json(self) -> Any:
        return orjson.loads(self.body)


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a multipart body; with a `filename` it is a file."""

    name: str
    content: bytes
    filename: str | None = None


def multipart(parts: Iterable[Part], *, closed: bool = True) -> bytes:
    """Return `parts` as a multipart body; one that is not `closed` lacks its end."""
    body = bytearray()
    for part in parts:
        filename = "" if part.filename is None else f'; filename="{part.filename}"'
        body += f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{part.name}"{filename}\r\n\r\n'.encode()
        body += part.content + b"\r\n"
    return bytes(body) + (f"--{BOUNDARY}--\r\n".encode() if closed else b"")


class AsgiClient:
    """A client without a library in between. Paths are below `/v1.2`; targets are sent as they are."""

    def __init__(self, app: ASGIApp, key: str | None = "tlk_TEST", admin_token: str | None = None) -> None:
        self.app = app
        self._key = key
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
        """Send one request, its body in the pieces given; a client that hangs up does so after the last of them.

        It comes in at the address `local` of the server.
        """
        path, _, query = target.partition("?")
        key = self._key if key is None else key  # an empty one is none
        own = {"host": "testserver"} | ({"x-api-key": key} if key else {})
        own |= {"x-admin-token": self._admin_token} if self._admin_token else {}
        scope = {
            "type": "http",
            "asgi": {"version": "3.0"},
            "http_version": "1.1",
            "method": method,
            "scheme": "http",
            "path": unquote(path),
            "raw_path": path.encode("latin-1"),
            "query_string": query.encode("latin-1"),
            "root_path": "",
            "headers": [(name.encode(), text.encode("latin-1")) for name, text in (own | dict(headers or {})).items()],
            "client": ("127.0.0.1", 1),
            "server": local,
            "state": {},
        }
        chunks = [body] if isinstance(body, bytes) else list(body)
        # Not `run`: that would handle signals anew for each request, which costs more than the request.
        return self._runner.get_loop().run_until_complete(self._exchange(scope, _messages(chunks, hangs_up=hangs_up)))

    async def _exchange(self, scope: dict[str, Any], incoming: list[Message]) -> Answer:
        sent: list[Message] = []

        async def receive() -> Message:
            return incoming.pop(0) if incoming else {"type": "http.disconnect"}

        async def send(message: Message) -> None:
            sent.append(message)

        await self.app(scope, receive, send)
        return _answer(sent)


def _messages(chunks: Sequence[bytes], *, hangs_up: bool) -> list[Message]:
    last = len(chunks) - 1
    return [
        {"type": "http.request", "body": chunk, "more_body": hangs_up or number < last}
        for number, chunk in enumerate(chunks)
    ]


def _answer(sent: Sequence[Message]) -> Answer:
    if not sent:
        return Answer(0, {}, b"")
    start, *rest = sent
    headers = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in start["headers"]}
    return Answer(start["status"], headers, b"".join(message.get("body", b"") for message in rest))
