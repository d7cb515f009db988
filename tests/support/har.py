"""HAR files of exchanges with an application, in the dialects of several exporting programs."""

import gzip
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import orjson
from starlette.types import ASGIApp, Message, Receive, Scope, Send

Json = dict[str, Any]

DIALECTS = ("chromium", "firefox", "mitmproxy", "charles")
_BEGAN = {"chromium": "2024-06-01T12:00:%02d.000Z", "charles": "2024-06-01T14:00:%02d.000+02:00"}


@dataclass(frozen=True, slots=True)
class _Exchange:
    method: str
    target: str
    headers: Mapping[str, str]
    body: bytes
    status: int
    reply_headers: Mapping[str, str]
    reply: bytes


class Exported:
    """An application whose exchanges are recorded for an export."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self.exchanges: list[_Exchange] = []

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        asked, answered = bytearray(), bytearray()
        head: Message = {}

        async def reading() -> Message:
            message = await receive()
            asked.extend(message.get("body", b""))
            return message

        async def sending(message: Message) -> None:
            head.update(message) if message["type"] == "http.response.start" else answered.extend(message["body"])
            await send(message)

        await self._app(scope, reading, sending)
        query = scope["query_string"].decode("latin-1")
        target = scope["raw_path"].decode("latin-1") + (f"?{query}" if query else "")
        sent, came = _texts(scope["headers"]), _texts(head["headers"])
        self.exchanges.append(
            _Exchange(scope["method"], target, sent, bytes(asked), head["status"], came, bytes(answered))
        )

    def har(self, dialect: str, *further: Json) -> bytes:
        """Return the HAR file that a program exports; `further` entries come first."""
        entries = [*further, *(_entry(each, dialect, number) for number, each in enumerate(self.exchanges))]
        return har_of(entries, dialect)


def har_of(entries: list[Json], dialect: str = "chromium") -> bytes:
    log = {
        "version": "1.2",
        "creator": {"name": dialect, "version": "1", "entries": []},
        "pages": [],
        "entries": entries,
    }
    options = orjson.OPT_INDENT_2 if dialect in ("chromium", "firefox") else 0
    return (b"\xef\xbb\xbf" if dialect == "charles" else b"") + orjson.dumps({"log": log}, option=options)


def _texts(headers: list[tuple[bytes, bytes]]) -> dict[str, str]:
    return {name.decode("latin-1"): value.decode("latin-1") for name, value in headers}


def _entry(exchange: _Exchange, dialect: str, number: int) -> Json:
    request: Json = {
        "method": exchange.method,
        "url": f"https://api.example{exchange.target}",
        "httpVersion": "h2" if dialect == "chromium" else "HTTP/1.1",
        "headers": _headers(exchange.headers, dialect),
        "queryString": [],
        "cookies": [],
        "bodySize": len(exchange.body),
    }
    if exchange.body:
        request["postData"] = _post_data(exchange, dialect)
    response: Json = {
        "status": exchange.status,
        "headers": _headers(exchange.reply_headers, dialect),
        "content": _content(exchange, dialect),
        "bodySize": -1,
    }
    if dialect == "charles" and exchange.reply:
        response["headers"].append({"name": "Content-Encoding", "value": "gzip"})
    began = _BEGAN.get(dialect, "2024-06-01T12:00:%02d.123456+00:00") % number
    entry = {"startedDateTime": began, "time": 3.5, "request": request, "response": response, "timings": {}}
    return entry | ({"_initiator": {"type": "script"}, "_priority": "High"} if dialect == "chromium" else {})


def _headers(headers: Mapping[str, str], dialect: str) -> list[Json]:
    pairs = [{"name": name if dialect == "chromium" else name.title(), "value": text} for name, text in headers.items()]
    return [{"name": ":authority", "value": "api.example"}, *pairs] if dialect == "chromium" else pairs


def _post_data(exchange: _Exchange, dialect: str) -> Json:
    media_type = exchange.headers.get("content-type", "")
    if dialect == "mitmproxy":
        return {"mimeType": media_type, "text": b64encode(exchange.body).decode(), "encoding": "base64", "params": []}
    return {"mimeType": media_type, "text": exchange.body.decode("utf-8")}


def _content(exchange: _Exchange, dialect: str) -> Json:
    media_type, size = exchange.reply_headers.get("content-type", ""), len(exchange.reply)
    if not exchange.reply:
        return {"size": 0, "mimeType": media_type}
    if dialect == "charles":
        packed = b64encode(gzip.compress(exchange.reply)).decode()
        return {"size": size, "mimeType": media_type, "text": packed, "encoding": "base64", "compression": 0}
    if dialect == "mitmproxy":
        return {"size": size, "mimeType": media_type, "text": b64encode(exchange.reply).decode(), "encoding": "base64"}
    return {"size": size, "mimeType": media_type, "text": exchange.reply.decode("utf-8")}
