"""Reads an entry of a HAR file as an exchange. Exporters differ in what they omit, add and encode."""

from base64 import b64decode
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from urllib.parse import unquote, urlencode, urlsplit

import orjson

from mockserver.contract.bodies import FORM_TYPE, MULTIPART_TYPE
from mockserver.contract.schemas import Schemas
from mockserver.contract.violations.violations import violation_message
from mockserver.ground.errors import MockserverError
from mockserver.handlers.exchanges.observed import Body, Ending, Observed, Part, media_type_of
from mockserver.harness.traffic.bounds import Bounds, ReplyEndless
from mockserver.harness.traffic.collecting import MOST_KEPT, Collector
from mockserver.harness.traffic.unpacking import unpacked

Json = dict[str, Any]

_BOUNDS = Bounds(most_bytes=MOST_KEPT)
_PACKED = (b"\x1f\x8b", b"\x78\x01", b"\x78\x9c", b"\x78\xda")
_TEXT = {"type": ["string", "null"]}
_HEADERS = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["name", "value"],
        "properties": {"name": {"type": "string"}, "value": {"type": "string"}},
    },
}
_ENTRY = {
    "type": "object",
    "required": ["startedDateTime", "request", "response"],
    "properties": {
        "startedDateTime": {"type": "string"},
        "request": {
            "type": "object",
            "required": ["method", "url", "headers"],
            "properties": {
                "method": {"type": "string", "minLength": 1},
                "url": {"type": "string", "minLength": 1},
                "headers": _HEADERS,
                "bodySize": {"type": "number"},
                "postData": {
                    "type": ["object", "null"],
                    "properties": {
                        "text": _TEXT,
                        "mimeType": _TEXT,
                        "encoding": _TEXT,
                        "params": {
                            "type": ["array", "null"],
                            "items": {
                                "type": "object",
                                "required": ["name"],
                                "properties": {"name": {"type": "string"}, "value": _TEXT, "fileName": _TEXT},
                            },
                        },
                    },
                },
            },
        },
        "response": {
            "type": "object",
            "required": ["status", "headers"],
            "properties": {
                "status": {"type": "integer"},
                "headers": _HEADERS,
                "content": {
                    "type": ["object", "null"],
                    "properties": {"text": _TEXT, "encoding": _TEXT, "size": {"type": ["number", "null"]}},
                },
            },
        },
    },
}
_VALIDATOR = Schemas({}).compile(_ENTRY)


class EntryUnusable(MockserverError):
    """An entry lacks data that a recording needs; the message names them."""


class EntryMalformed(MockserverError):
    """An entry is malformed; the message says where."""


@dataclass(frozen=True, slots=True)
class Exchange:
    """The exchange, its start time, and the server that the client called."""

    observed: Observed
    began: datetime
    origin: str


def exchange_of(raw: bytes) -> Exchange:
    """Return the exchange of an entry. Raises EntryMalformed, and EntryUnusable if the file lacks a part of it."""
    entry = _read(raw)
    request, response = entry["request"], entry["response"]
    try:
        address = urlsplit(request["url"])
    except ValueError:
        raise EntryMalformed(f"request.url is not an address: {request['url'][:80]}") from None
    headers = _headers(request["headers"])
    post = request.get("postData") or {}
    if post.get("mimeType"):
        headers.setdefault("content-type", post["mimeType"])
    if not response["status"]:
        raise EntryUnusable("it got no reply")
    reply_headers = _headers(response["headers"])
    observed = Observed(
        request["method"].upper(),
        unquote(address.path) or "/",
        address.query.encode("utf-8"),
        {**headers, "host": address.netloc},
        _request_body(request, post, headers),
        response["status"],
        reply_headers,
        _reply_body(response, reply_headers),
    )
    return Exchange(observed, _instant(entry["startedDateTime"]), f"{address.scheme}://{address.netloc}")


def _read(raw: bytes) -> Json:
    """Return the parsed entry, checked against the format of HAR. Raises EntryMalformed."""
    try:
        entry = orjson.loads(raw)
    except orjson.JSONDecodeError as error:
        raise EntryMalformed(f"it is not JSON on line {error.lineno} of the entry: {error.msg}") from None
    problem = violation_message(_VALIDATOR, entry)
    if problem:
        raise EntryMalformed(problem)
    checked: Json = entry
    return checked


def _headers(pairs: list[Json]) -> dict[str, str]:
    """Return headers by their names in lower case, without the pseudo-headers of HTTP/2."""
    found: dict[str, str] = {}
    for pair in pairs:
        name = pair["name"].lower()
        if not name.startswith(":"):
            found[name] = f"{found[name]}, {pair['value']}" if name in found else pair["value"]
    return found


def _instant(text: str) -> datetime:
    try:
        instant = datetime.fromisoformat(text)
    except ValueError:
        raise EntryMalformed(f"startedDateTime is not a date: {text[:80]}") from None
    if instant.tzinfo is None:
        raise EntryMalformed(f"startedDateTime has no time zone: {text}")
    return instant.astimezone(UTC)


def _request_body(request: Json, post: Json, headers: Json) -> Body:
    params = post.get("params") or []
    if post.get("text"):
        return _collected(_bytes(post["text"], post.get("encoding")), headers)
    if params and media_type_of(headers) == MULTIPART_TYPE:
        parts = tuple(map(_part, params))
        return Body(sum(part.size for part in parts), parts=parts)
    if params:
        pairs = [(param["name"], param.get("value") or "") for param in params]
        return _collected(urlencode(pairs).encode(), {**headers, "content-type": FORM_TYPE})
    if request.get("bodySize", 0) > 0 or headers.get("content-length", "0").strip() not in ("", "0"):
        raise EntryUnusable("the file does not have the body of its request")
    return Body()


def _part(param: Json) -> Part:
    """Return a part of a form; exporters do not keep the contents of files."""
    text, filename = param.get("value"), param.get("fileName")
    content = (text or "").encode()
    return Part(
        param["name"], filename, param.get("contentType") or "", len(content), "", text if filename is None else None
    )


def _collected(raw: bytes, headers: Json) -> Body:
    collector = Collector(headers)
    collector.write(raw)
    return collector.body(Ending.WHOLE)


def _reply_body(response: Json, headers: Json) -> Body:
    content = response.get("content") or {}
    text = content.get("text")
    if text is None or (not text and (content.get("size") or 0) > 0):
        if (content.get("size") or 0) > 0:
            raise EntryUnusable("the file does not have the body of its reply")
        return Body()
    raw = _bytes(text, content.get("encoding"))
    if raw.startswith(_PACKED) and headers.get("content-encoding"):
        try:
            raw = unpacked(raw, headers["content-encoding"], _BOUNDS)
        except (ValueError, ReplyEndless) as error:
            raise EntryUnusable(f"the body of its reply cannot be unpacked: {error}") from None
    return _collected(raw, {})


def _bytes(text: str, encoding: str | None) -> bytes:
    if (encoding or "").lower() != "base64":
        return text.encode("utf-8", "surrogatepass")
    try:
        return b64decode(text, validate=False)
    except ValueError as error:
        raise EntryUnusable(f"a body is not base64: {error}") from None
