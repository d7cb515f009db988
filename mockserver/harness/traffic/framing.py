"""Checks the framing of a reply in its raw bytes: flaws that an HTTP library forgives, but other clients do not.

The sections are those of RFC 9112. If the library rejects a reply, it counts as no reply and is reported as such.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from starlette.types import Scope

from mockserver.handlers.exchanges.observed import Flaw

_NOTE = "mockserver.framing"
_HEAD_END = re.compile(rb"\r?\n\r?\n")
_LINE_END = re.compile(rb"\r?\n")
_CHUNK_SIZE = re.compile(rb"([0-9A-Fa-f]+)[^\r\n]*\r?\n")
_VERSIONS = (b"HTTP/1.0", b"HTTP/1.1")
_BODILESS = (204, 304)
_SHOWN = 40


class _Head(NamedTuple):
    """The head of a reply: its bytes, its version, its status, and what its framing headers say."""

    raw: bytes
    version: bytes
    status: int
    length: bytes | None
    coding: bytes | None


def framing_flaw(raw: bytes, method: str) -> Flaw | None:
    """Return the first flaw in the framing of `raw`, all bytes that came in reply to one request of `method`."""
    head, body = _last_head(raw)
    if head is None:
        return None
    return next(_flaws(head, body, method), None)


def note_framing(scope: Scope, flaw: Flaw | None) -> None:
    """Record the framing flaw of the reply to the request of `scope`."""
    scope[_NOTE] = flaw


def framing_of(scope: Scope) -> Flaw | None:
    """Return the recorded framing flaw of the reply to the request of `scope`."""
    flaw = scope.get(_NOTE)
    return flaw if isinstance(flaw, Flaw) else None


def _last_head(raw: bytes) -> tuple[_Head | None, bytes]:
    """Return the head of the final reply, after interim ones, and the bytes that follow it."""
    while True:
        end = _HEAD_END.search(raw)
        if end is None:
            return None, b""
        head, raw = _head(raw[: end.start()]), raw[end.end() :]
        if not 100 <= head.status < 200:
            return head, raw


def _head(raw: bytes) -> _Head:
    first, *lines = _LINE_END.split(raw)
    named = dict(line.lower().split(b":", 1) for line in lines if b":" in line)
    framing = [named[name].strip() if name in named else None for name in (b"content-length", b"transfer-encoding")]
    version, _, rest = first.partition(b" ")
    status = int(rest[:3]) if rest[:3].isdigit() else 0
    return _Head(raw, version, status, *framing)


def _flaws(head: _Head, body: bytes, method: str) -> Iterator[Flaw]:
    if head.version not in _VERSIONS:
        version = head.version.decode("latin-1")
        yield Flaw("head", f"The reply calls itself {version}; it was asked as HTTP/1.1 (section 2.6).")
    if re.search(rb"(?<!\r)\n", head.raw):
        yield Flaw(
            "head", "A line of the head ends with a line feed alone; it has to end with CR and LF (section 2.2)."
        )
    if re.search(rb"\n[ \t]", head.raw):
        yield Flaw("head", "A header goes on in a second line, which servers must not send (section 5.2).")
    if head.coding is not None and head.length is not None:
        message = "The reply has both Transfer-Encoding and Content-Length, so that clients differ in where it ends"
        yield Flaw("header.transfer-encoding", f"{message} (section 6.1).")
    if head.coding is not None and head.version == b"HTTP/1.0":
        message = "A reply of HTTP/1.0 comes in chunks, which that version does not have (section 6.1)."
        yield Flaw("header.transfer-encoding", message)
    surplus = _surplus(head, body, method)
    if surplus:
        shown = surplus[:_SHOWN].decode("latin-1")
        message = f"{len(surplus)} bytes follow the end of the reply: {shown!r}. A client takes them for its next reply"
        yield Flaw("reply", f"{message} (section 6.3).")


def _surplus(head: _Head, body: bytes, method: str) -> bytes:
    """Return the bytes after the end of the body; empty if the end of the connection ends it."""
    if method == "HEAD" or head.status in _BODILESS:
        return body
    if head.coding is not None:
        return _after_chunks(body)
    if head.length is not None and head.length.isdigit():
        return body[int(head.length) :]
    return b""


def _after_chunks(body: bytes) -> bytes:
    place = 0
    while found := _CHUNK_SIZE.match(body, place):
        size = int(found[1], 16)
        if size == 0:
            return _after_trailers(body[found.end() :])
        place = found.end() + size + len(b"\r\n")
    return b""


def _after_trailers(rest: bytes) -> bytes:
    if rest.startswith((b"\r\n", b"\n")):
        return rest[rest.index(b"\n") + 1 :]
    end = _HEAD_END.search(rest)
    return rest[end.end() :] if end else b""
