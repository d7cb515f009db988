"""Replies as bytes: the only place that writes status, headers and bodies of the API."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Sequence
from datetime import datetime
from functools import lru_cache
from itertools import accumulate, takewhile
from typing import TYPE_CHECKING, Any

import orjson
from msgspec import Struct
from starlette.types import Message, Scope, Send

from mockserver import __version__
from mockserver.contract.bodies import JSON_TYPE
from mockserver.contract.errors import ErrorTable
from mockserver.ground.address import SERVER_HEADER
from mockserver.ground.clock import epoch_second
from mockserver.ground.errors import DomainError, RateExceeded
from mockserver.handlers.reply import CachedBody, EventStream, JsonPieces, LiveEvents, Reply

if TYPE_CHECKING:
    from mockserver.contract.operations import Operation

Headers = tuple[tuple[bytes, bytes], ...]

REQUEST_ID = b"x-mockserver-request-id"

# The error code where a file could not be written.
STORAGE_FAILED = "mock_storage_failed"

# Clients of 2026 read the limit of requests under other names.
_SECOND_NAME = (b"x-ratelimit-", b"x-ratelimit-request-")

# This header tells the stand-in's replies from those of the real service.
SIGNATURE = (SERVER_HEADER.encode(), __version__.encode())
_JSON = (b"content-type", JSON_TYPE.encode())

# The head of a reply is sent with the first piece of its body. If that takes time, this piece is sent first.
NOTHING_YET: Message = {"type": "http.response.body", "body": b"", "more_body": True}


# Created for every request. It is in no reference cycle, so the garbage collector need not track it.
class EncodedReply(Struct, gc=False):
    """A reply as it is sent: its body is one piece, several pieces, or pieces that are produced later."""

    status: int
    media_type: str
    raw: bytes
    headers: Headers
    pieces: Sequence[bytes] = ()
    pause_seconds: float = 0
    live: AsyncGenerator[bytes] | None = None


# The first bytes of a stream are validated, up to the end of their piece. Only snapshots are longer; their lines
# are all written by the same code.
_MOST_CHECKED = 1024 * 1024

# For a request that ends before it is answered.
NO_REPLY = EncodedReply(0, "", b"", ())


def encode(status: int, body: Any, headers: Headers = ()) -> EncodedReply:
    """Return a reply with this body, or None for no body, as bytes."""
    return EncodedReply(status, JSON_TYPE, b"" if body is None else _json(body), headers)


def _json(value: Any) -> bytes:
    # A copy: the encoder's result keeps a buffer many times its size alive, and the journal keeps the result.
    return b"".join((orjson.dumps(value), b""))


def encode_stopped() -> EncodedReply:
    """Return the reply to a request that is not answered when the server stops."""
    return encode(503, {"code": "mock_stopping", "message": "The server was told to stop before this was answered."})


def checked(reply: Reply, operation: Operation) -> EncodedReply:
    """Return `reply` as bytes that the contract allows. Raises ContractViolation.

    What was valid before is not validated again: cached values, and replies with the same bytes.
    """
    body = reply.body
    if isinstance(body, CachedBody):
        raw = body.raw or _checked_json(body, reply.status, operation)
        return EncodedReply(reply.status, JSON_TYPE, raw, reply.headers)
    if isinstance(body, JsonPieces):
        length = (b"content-length", b"%d" % sum(map(len, body.pieces)))
        return EncodedReply(reply.status, JSON_TYPE, b"", (length, *reply.headers), body.pieces)
    if isinstance(body, EventStream):
        return _checked_stream(reply, body, operation)
    if isinstance(body, LiveEvents):
        operation.check_reply(reply.status, "", body.media_type)
        return EncodedReply(reply.status, body.media_type, b"", reply.headers, live=body.pieces)
    encoded = encode(reply.status, body, reply.headers)
    operation.check_reply(reply.status, body, raw=encoded.raw)
    return encoded


def _checked_stream(reply: Reply, body: EventStream, operation: Operation) -> EncodedReply:
    encoded = EncodedReply(reply.status, body.media_type, b"", reply.headers, body.pieces, body.pause_seconds)
    operation.check_reply(reply.status, _beginning(encoded.pieces), body.media_type)
    return encoded


def _beginning(pieces: Sequence[bytes]) -> str:
    """Return the first pieces as one text, which is what the contract describes."""
    sizes = accumulate(map(len, pieces))
    number = sum(1 for _ in takewhile(lambda size: size < _MOST_CHECKED, sizes)) + 1
    return b"".join(pieces[:number]).decode()


def _checked_json(body: CachedBody, status: int, operation: Operation) -> bytes:
    value = body.value
    operation.check_reply(status, value)
    body.keep_encoded(_json(value))
    return body.raw


def refuse(error: DomainError, errors: ErrorTable) -> Reply:
    """Return the reply for `error` by the error table. Raises ContractViolation if the table does not have it."""
    row = errors.row(error)
    headers = _headers_when_spent(error) if isinstance(error, RateExceeded) else ()
    return Reply(row.status, row.body(str(error)), headers)


def encode_refusal(error: DomainError, errors: ErrorTable, headers: Headers = ()) -> EncodedReply:
    """Return `refuse` as bytes, for requests that are refused before their operation is known."""
    reply = refuse(error, errors)
    return encode(reply.status, reply.body, (*reply.headers, *headers))


def encode_failure(status: int, code: str, message: str, errors: ErrorTable) -> EncodedReply:
    """Return an error of the stand-in itself, which is in no error table."""
    return encode(status, errors.body(code, message))


def rate_headers(limit: int, used: int, ends_at: datetime) -> Headers:
    """Return the rate limit headers."""
    return (
        *_lasting_rate_headers(limit, ends_at),
        (b"x-ratelimit-remaining", b"%d" % (limit - used)),
        (b"x-ratelimit-used", b"%d" % used),
    )


def _headers_when_spent(error: RateExceeded) -> Headers:
    return *rate_headers(error.limit, error.limit, error.ends_at), (b"retry-after", b"%d" % error.retry_after)


def declared_rate_headers(operation: Operation, headers: Headers) -> Headers:
    """Return those rate limit `headers` to which the contract gives a second name, under that name."""
    renamed = ((name.replace(*_SECOND_NAME), value) for name, value in headers)
    return tuple(
        (name, value) for name, value in renamed if name in operation.rate_headers and name not in dict(headers)
    )


@lru_cache(maxsize=256)
def _lasting_rate_headers(limit: int, ends_at: datetime) -> Headers:
    return (b"x-ratelimit-limit", b"%d" % limit), (b"x-ratelimit-reset", b"%d" % epoch_second(ends_at))


async def send_reply(scope: Scope, send: Send, reply: EncodedReply, request_id: bytes = b"") -> None:
    """Send `reply` with this request identifier.

    A body in one piece always has a Content-Length: some clients need it.
    """
    raw = reply.raw
    if raw:
        headers = [SIGNATURE, _JSON, (b"content-length", b"%d" % len(raw)), *reply.headers]
    elif reply.pieces:
        headers = [SIGNATURE, (b"content-type", reply.media_type.encode()), *reply.headers]
    else:
        headers = [SIGNATURE, *reply.headers]
    if request_id:
        headers.append((REQUEST_ID, request_id))
    write = getattr(send, "write_reply", None)
    if write is not None and raw and write(reply.status, headers, raw):
        return
    await send({"type": "http.response.start", "status": reply.status, "headers": headers})
    if reply.pieces:
        await _send_pieces(send, reply)
    else:
        await send({"type": "http.response.body", "body": b"" if scope["method"] == "HEAD" else raw})


async def _send_pieces(send: Send, reply: EncodedReply) -> None:
    await send(NOTHING_YET)
    # Each piece is freed once it is sent: to free hundreds of megabytes at once takes long.
    left, reply.pieces = list(reversed(reply.pieces)), ()
    while left:
        await asyncio.sleep(reply.pause_seconds)
        await send({"type": "http.response.body", "body": left.pop(), "more_body": True})
    await send({"type": "http.response.body", "body": b""})
