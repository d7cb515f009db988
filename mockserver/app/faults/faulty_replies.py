"""Faulty replies: late, incomplete, malformed, or missing."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import orjson
from msgspec.structs import replace

from mockserver.app.faults.orders import Connection
from mockserver.app.http.connections import drop
from mockserver.app.http.replies import NOTHING_YET, SIGNATURE, EncodedReply, Headers, declared_rate_headers, encode
from mockserver.contract.bodies import JSON_TYPE
from mockserver.contract.operations import Operation
from mockserver.domain.testkit.faulty_bodies import broken, garbage, truncated
from mockserver.ground.clock import epoch_second
from mockserver.ground.errors import ContractViolation, ParameterInvalid, RateExceeded

# The error code, if a test gives only a status that the operation does not list.
_NAMELESS = "mock_fault"

# At least one of these is not a status of the operation.
_STRANGE_STATUSES = (202, 203, 206)

# Replies with these statuses end with their headers. Clients read a body as the beginning of the next reply.
_WITHOUT_BODY = frozenset([204, 304])


@dataclass(frozen=True, slots=True)
class FaultContext:
    """The options of a fault, the operation, and the normal reply (empty if there is none)."""

    options: Mapping[str, Any]
    operation: Operation
    statuses: Mapping[str, int]
    now: datetime
    reply: EncodedReply

    @property
    def whole(self) -> bytes:
        return b"".join(self.reply.pieces) if self.reply.pieces else self.reply.raw


async def deliver(kind: str, context: FaultContext, connection: Connection) -> EncodedReply | None:
    """Send the reply with the fault `kind`, and return it; None if it was not a complete reply.

    Raises ConnectionAborted if there is no connection to drop.
    """
    if kind in _OTHER_REPLIES:
        return await _send(_OTHER_REPLIES[kind](context), connection)
    return await _OTHER_WAYS[kind](context, connection)


async def _send(
    reply: EncodedReply, connection: Connection, pieces: Sequence[bytes] = (), pause_seconds: float = 0
) -> EncodedReply:
    """Send a reply in one or more pieces, with the length and media type that it claims."""
    if reply.status in _WITHOUT_BODY:
        reply, pieces = replace(reply, media_type="", raw=b"", pieces=()), ()
    await _begin(reply, connection, None if reply.status in _WITHOUT_BODY else len(reply.raw))
    if pieces:
        await connection.send(NOTHING_YET)
    for piece in pieces:
        await asyncio.sleep(pause_seconds)
        await connection.send({"type": "http.response.body", "body": piece, "more_body": True})
    await connection.send({"type": "http.response.body", "body": b"" if pieces else reply.raw})
    return reply


async def _begin(reply: EncodedReply, connection: Connection, length: int | None) -> None:
    headers = [SIGNATURE, *reply.headers]
    if reply.media_type and b"content-type" not in dict(reply.headers):
        headers.append((b"content-type", reply.media_type.encode("latin-1")))
    if length is not None:
        headers.append((b"content-length", b"%d" % length))
    await connection.send({"type": "http.response.start", "status": reply.status, "headers": headers})


def _error(context: FaultContext) -> EncodedReply:
    options = context.options
    code, errors = options.get("code"), context.operation.errors
    status = options.get("status") or errors.status_of(code or "") or context.statuses.get(code or "") or 500
    own = {name.lower().encode(): text.encode() for name, text in options["headers"].items()}
    usual = (header for header in context.operation.reply_headers if header[0] not in own)
    headers = (*own.items(), *usual)
    message = options.get("message") or f"This error was ordered by a test ({context.operation.id})."
    limited = errors.of(RateExceeded)
    if code is None and status == limited.status:
        return _refusal(status, limited.body(message), headers)
    return _refusal(status, errors.body(code or _code_of(status, context.operation), message), headers)


def _refusal(status: int, body: Any, headers: Headers) -> EncodedReply:
    return EncodedReply(status, "", b"", headers) if body is None else encode(status, body, headers)


def _code_of(status: int, operation: Operation) -> str:
    """Return the code that the operation has for a status; of several, the most common one."""
    answer = operation.answers.get(status)
    codes = answer.error_codes if answer else ()
    ordinary = operation.errors.of(ParameterInvalid).code
    return ordinary if ordinary in codes else min(codes, default=_NAMELESS)


def _rate_limit(context: FaultContext) -> EncodedReply:
    limit, wait = context.options["limit"], context.options["retry_after"]
    ends_at = context.now + timedelta(seconds=wait)
    numbers = {
        b"x-ratelimit-limit": limit,
        b"x-ratelimit-remaining": 0,
        b"x-ratelimit-used": limit,
        b"x-ratelimit-reset": epoch_second(ends_at),
    }
    headers = {**numbers, b"retry-after": wait} if context.options["with_retry_after"] else numbers
    limited = context.operation.errors.of(RateExceeded)
    body = limited.body(str(RateExceeded(limit, ends_at, context.now)))
    written = tuple((name, b"%d" % number) for name, number in headers.items())
    written += (*declared_rate_headers(context.operation, written), *context.operation.reply_headers)
    return _refusal(limited.status, body, written)


def _empty(context: FaultContext) -> EncodedReply:
    return replace(context.reply, raw=b"", pieces=())


def _garbage(context: FaultContext) -> EncodedReply:
    reply, raw = context.reply, garbage(context.options["seed"], context.options["bytes"])
    return replace(reply, status=200 if reply.status in _WITHOUT_BODY else reply.status, raw=raw, pieces=())


def _content_type(context: FaultContext) -> EncodedReply:
    return replace(context.reply, media_type=context.options["value"], raw=context.whole, pieces=())


def _breach(context: FaultContext) -> EncodedReply:
    """Return a reply that breaks the contract: the test's own, or the normal one with a change."""
    options, reply, operation = context.options, context.reply, context.operation
    if "body" in options or "status" in options:
        raw = orjson.dumps(options["body"]) if "body" in options else context.whole
        return EncodedReply(options.get("status", reply.status), JSON_TYPE, raw, reply.headers)
    body = orjson.loads(reply.raw) if reply.raw else None
    changed = broken(body, options["seed"], lambda other: not _is_allowed(operation, reply.status, other))
    if changed is not None:
        return replace(reply, raw=orjson.dumps(changed))
    strange = next(status for status in _STRANGE_STATUSES if status not in operation.answers)
    return EncodedReply(strange, reply.media_type, context.whole, reply.headers)


def _is_allowed(operation: Operation, status: int, body: Any) -> bool:
    try:
        operation.check_reply(status, body)
    except (ContractViolation, KeyError, TypeError):  # an error without a code would not be compared
        return False
    return True


_OTHER_REPLIES: Mapping[str, Callable[[FaultContext], EncodedReply]] = {
    "error": _error,
    "refuse_upload": _error,
    "rate_limit": _rate_limit,
    "empty": _empty,
    "garbage": _garbage,
    "content_type": _content_type,
    "break_contract": _breach,
}


async def _reset(context: FaultContext, connection: Connection) -> None:
    await drop(connection.scope, connection.receive, with_reset=True)


async def _close(context: FaultContext, connection: Connection) -> None:
    await drop(connection.scope, connection.receive, with_reset=False)


async def _truncate(context: FaultContext, connection: Connection) -> EncodedReply | None:
    """Truncate a body, either as if it were complete, or as an aborted transfer."""
    whole = context.whole
    cut = replace(context.reply, raw=truncated(whole, context.options["share"]), pieces=())
    if not context.options["announced"]:
        return await _send(cut, connection)
    await _begin(cut, connection, len(whole))
    await connection.send({"type": "http.response.body", "body": cut.raw, "more_body": True})
    await drop(connection.scope, connection.receive, with_reset=False)
    return None


async def _slow_body(context: FaultContext, connection: Connection) -> EncodedReply:
    whole, count = context.whole, context.options["pieces"]
    size = max(1, -(-len(whole) // count))
    pieces = [whole[at : at + size] for at in range(0, len(whole), size)]
    pause = context.options["seconds"] / max(1, len(pieces))
    return await _send(replace(context.reply, raw=whole, pieces=()), connection, pieces, pause)


async def _cut_stream(context: FaultContext, connection: Connection) -> None:
    """Send a number of events of a stream, or those of a time span. Of any other body, send nothing."""
    options, reply = context.options, context.reply
    await _begin(reply, connection, None if reply.pieces else len(reply.raw))
    await connection.send(NOTHING_YET)
    if "milliseconds" in options:
        with suppress(TimeoutError):
            async with asyncio.timeout(options["milliseconds"] / 1000):
                await _send_pieces(reply.pieces[:-1][: options.get("events")], reply.pause_seconds, connection)
                if "events" not in options:
                    await asyncio.Future()  # a stream that ends early is stopped before its last event
    else:
        await _send_pieces(reply.pieces[: options.get("events")], reply.pause_seconds, connection)
    await drop(connection.scope, connection.receive, with_reset=options["with_reset"])


async def _send_pieces(pieces: Iterable[bytes], pause_seconds: float, connection: Connection) -> None:
    for piece in pieces:
        await asyncio.sleep(pause_seconds)
        await connection.send({"type": "http.response.body", "body": piece, "more_body": True})


_OTHER_WAYS: Mapping[str, Callable[[FaultContext, Connection], Awaitable[EncodedReply | None]]] = {
    "reset": _reset,
    "reset_upload": _reset,
    "close": _close,
    "truncate": _truncate,
    "slow_body": _slow_body,
    "cut_stream": _cut_stream,
}
