"""Writes the bodies of requests: multipart ones byte by byte, malformed ones too."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import orjson

from mockserver.contract.bodies import JSON_TYPE

BOUNDARY = "the-boundary"
MULTIPART = f"multipart/form-data; boundary={BOUNDARY}"


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a multipart body; with a `filename` it is a file."""

    name: str
    content: bytes
    filename: str | None = None
    content_type: str | None = None


def multipart(parts: Iterable[Part], *, closed: bool = True) -> bytes:
    """Return `parts` as a multipart body; without `closed` the end is missing."""
    body = bytearray()
    for part in parts:
        filename = "" if part.filename is None else f'; filename="{part.filename}"'
        kind = "" if part.content_type is None else f"\r\nContent-Type: {part.content_type}"
        body += f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{part.name}"{filename}{kind}\r\n\r\n'.encode()
        body += part.content + b"\r\n"
    return bytes(body) + (f"--{BOUNDARY}--\r\n".encode() if closed else b"")


def form_of(fields: Mapping[str, str]) -> bytes:
    """Return `fields` as a multipart body."""
    return multipart([Part(name, value.encode()) for name, value in fields.items()])


def encoded(json: Any, parts: Sequence[Part], raw: bytes | None) -> bytes:
    """Return a body: `raw` as it is, else `parts` as a form, else `json`; empty if all are missing."""
    if raw is not None:
        return raw
    return multipart(parts) if parts else b"" if json is None else orjson.dumps(json)


def media_type_of(json: Any, parts: Sequence[Part]) -> str:
    """Return the Content-Type of an encoded body; empty without a body."""
    return MULTIPART if parts else JSON_TYPE if json is not None else ""
