"""Requests and replies as lines of JSON."""

import base64
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.support.multipart import Part as RawPart
from tests.support.multipart import multipart

MOST_TEXT = 480

# One is a version; the others depend on the machine.
_HIDDEN = {"x-mockserver": "(version)"}
_DROPPED = frozenset(["date"])

Headers = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a multipart body: a text, or a file of `media/`, or both a text and its file name."""

    name: str
    text: str = ""
    media: str | None = None
    filename: str | None = None
    content_type: str | None = None


@dataclass(frozen=True, slots=True)
class Body:
    """The body of a request: a text (`times` over), bytes in base64, or parts."""

    text: str = ""
    times: int = 1
    base64: str = ""
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class Request:
    """A request to send. Without a `key` it has no `x-api-key`."""

    method: str
    target: str
    key: str | None = None
    headers: Headers = field(default_factory=dict)
    body: Body | None = None

    @property
    def is_admin(self) -> bool:
        return self.target.startswith("/__admin")


@dataclass(frozen=True, slots=True)
class Reply:
    """A reply; `status` 0 means that the connection was lost, and `body` then says how."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes

    @property
    def is_media(self) -> bool:
        return dict(self.headers).get("content-type", "").startswith(("image/", "video/", "audio/"))


def visible_headers(headers: list[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Return `headers` in order, without those that differ from run to run or from release to release."""
    shown = ((name.lower(), text) for name, text in headers)
    return tuple(sorted((name, _HIDDEN.get(name, text)) for name, text in shown if name not in _DROPPED))


def content_of(body: Body, read_media: Any) -> bytes:
    """Return the bytes of `body`; `read_media` returns those of a file."""
    if body.parts:
        return multipart(_raw_part(part, read_media) for part in body.parts)
    if body.base64:
        return base64.b64decode(body.base64)
    return body.text.encode() * body.times


def _raw_part(part: Part, read_media: Any) -> RawPart:
    content: bytes = read_media(part.media) if part.media else part.text.encode()
    return RawPart(part.name, content, part.filename, part.content_type)


def request_line(request: Request) -> dict[str, Any]:
    """Return `request` as plain values, without defaults."""
    said: dict[str, Any] = {"send": f"{request.method} {request.target}"}
    if request.key is not None:
        said["key"] = request.key
    if request.headers:
        said["headers"] = {name: _short(text) for name, text in request.headers.items()}
    if request.body is not None:
        said["body"] = _body_line(request.body)
    return said


def _body_line(body: Body) -> dict[str, Any]:
    if body.parts:
        return {"parts": [_given(part, ("name", "text", "media", "filename", "content_type")) for part in body.parts]}
    return _given(body, ("base64",)) or {"text": body.text, **({"times": body.times} if body.times > 1 else {})}


def _given(thing: object, names: tuple[str, ...]) -> dict[str, Any]:
    values = {name: getattr(thing, name) for name in names}
    return {name: value for name, value in values.items() if value not in (None, "")}


def read_request(line: Mapping[str, Any]) -> Request:
    """Return the request of a line that `request_line` wrote."""
    method, _, target = line["send"].partition(" ")
    body = line.get("body")
    headers = {name: _long(text) for name, text in line.get("headers", {}).items()}
    return Request(method, target, line.get("key"), headers, None if body is None else _read_body(body))


def _short(text: str) -> Any:
    """Return a long text of one repeated character as that character and its length."""
    return [text[0], len(text)] if len(text) > MOST_TEXT and text == text[0] * len(text) else text


def _long(said: Any) -> str:
    return said if isinstance(said, str) else str(said[0] * said[1])


def _read_body(said: Mapping[str, Any]) -> Body:
    parts = tuple(Part(**part) for part in said.get("parts", ()))
    return Body(said.get("text", ""), said.get("times", 1), said.get("base64", ""), parts)


def reply_line(reply: Reply, *, whole: bool = False) -> dict[str, Any]:
    """Return `reply` as plain values: a long or binary body by its hash and length, unless `whole`."""
    headers = [f"{name}: {text}" for name, text in reply.headers]
    return {"status": reply.status, "reply_headers": headers, "reply": _shown(reply, whole=whole)}


def _shown(reply: Reply, *, whole: bool) -> Any:
    try:
        text = reply.body.decode()
    except UnicodeDecodeError:
        text = None
    if text is not None and not reply.is_media and (whole or len(text) <= MOST_TEXT):
        return text
    return {"sha256": hashlib.sha256(reply.body).hexdigest(), "bytes": len(reply.body)}
