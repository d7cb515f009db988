"""Request bodies: in bounded memory, or streamed to disk if they are files."""

import asyncio
import re
from collections.abc import AsyncIterator, Awaitable, Mapping
from email.message import Message
from typing import Any, TypeVar

import orjson
from starlette.types import Message as ASGIMessage
from starlette.types import Receive, Scope

from mockserver.app.http.arriving import receive_file, remove_files
from mockserver.app.http.connections import STOPPING
from mockserver.app.http.parsed_request import ExpectedBody
from mockserver.app.journal.recorder import ExchangeContext
from mockserver.app.media.files import Files
from mockserver.app.unread import MOST_AT_ONCE, PassingBody, long_body
from mockserver.contract.bodies import (
    FORM_TYPE,
    JSON_TYPE,
    LONGEST_KNOWN_FORM,
    MULTIPART_TYPE,
    BodyReader,
    KnownForm,
)
from mockserver.contract.operations import Operation
from mockserver.ground.errors import (
    BodyTooLarge,
    ContentTypeInvalid,
    MockserverError,
    ParameterInvalid,
    ParameterNotProvided,
)
from mockserver.handlers.call import ReceivedFile

T = TypeVar("T")

# A smaller body cannot have many values.
_LARGE = 64 * 1024
_LEAST_BYTES_OF_VALUE = 16
_MOST_DIGITS = 20  # longer than any real length, and short enough for Python to parse

# A file in base64, whose slashes some clients escape; and the beginning of other escaped characters.
_FILE = re.compile(rb'"[A-Za-z0-9+/=_\\-]{65536,}"')
_ESCAPE = b"\\u"
# A character beyond U+FFFF.
_WIDE = re.compile(rb"[\xf0-\xf4]|\\u[dD][89abAB]")

_AS_IT_IS = frozenset([b"", b"identity"])
# The usual Content-Type of a form. Other spellings take a slower path.
_USUAL_FORM = re.compile(rb"multipart/form-data; ?boundary=([\w.+-]+)", re.ASCII)
_CHARSETS = frozenset(["utf-8", "utf8", "us-ascii"])


class ClientGone(MockserverError):
    """The client hung up before its request was complete; no reply is sent."""


class ServerStopping(MockserverError):
    """The server was stopped while a request waited."""


async def receive_body(
    operation: Operation, receive: Receive, incoming: Files, context: ExchangeContext, largest: int
) -> Any:
    """Return the request body of `operation`, validated and with defaults.

    JSON, and the texts of a form together, may have `largest` bytes unless the contract says otherwise. Files are in
    `incoming` and in the result; the caller removes them. Raises the API's parameter errors, BodyTooLarge and
    ClientGone.
    """
    parsed = context.parsed
    expected = parsed.expected
    if expected is None:
        expected = parsed.expected = _expected(operation, parsed.headers, largest)
    reader = expected.reader
    if expected.takes_files:
        if reader.media_type == MULTIPART_TYPE:
            return await _receive_form(expected, receive, incoming, context)
        return await _file(operation, reader, receive, incoming, context)
    message = await receive()
    raw = message.get("body", b"")
    if message["type"] != "http.request" or len(raw) > expected.largest or message.get("more_body", False):
        raw = await _whole(message, receive, context, expected.largest)
    largest = expected.largest if operation.says.is_batch else largest
    if len(raw) > MOST_AT_ONCE:
        await _keep_long(raw, context)
        return await asyncio.to_thread(_read, raw, reader, largest, strict=parsed.is_strict)
    context.body = raw
    return _read(raw, reader, largest, strict=parsed.is_strict)


async def _keep_long(raw: bytes, context: ExchangeContext) -> None:
    """Record the body `raw`, which takes too long for the event loop."""
    context.long = await asyncio.to_thread(long_body, raw, context.parsed.head.secrets)
    context.body = context.long.beginning


def _read(raw: bytes, reader: BodyReader, largest: int, *, strict: bool) -> Any:
    """Return the values of a JSON body or of a URL-encoded form. Raises the API's parameter errors."""
    if reader.media_type == FORM_TYPE:
        return reader.read_urlencoded(raw, strict=strict)
    if len(raw) > _LARGE:
        _check_values(raw, largest)
    if len(raw) > largest:
        _check_texts(raw, largest)
    return reader.read_json(raw, strict=strict)


def _check_values(raw: bytes, largest: int) -> None:
    """Check that JSON does not have too many values, since each takes memory. Raises BodyTooLarge."""
    most = largest // _LEAST_BYTES_OF_VALUE
    if sum(map(raw.count, (b",", b"[", b"{"))) > most:
        raise BodyTooLarge(most, "values")


def _check_texts(raw: bytes, largest: int) -> None:
    """Check the size of large JSON without its files if it has characters such as emoji. Raises BodyTooLarge.

    A single one makes each character of its text take four bytes.
    """
    is_plain = raw.isascii() and raw.find(_ESCAPE) < 0  # which is found faster
    if is_plain or _WIDE.search(raw) is None:
        return
    files = (found.span() for found in _FILE.finditer(raw))
    if len(raw) - sum(end - start for start, end in files if raw.find(_ESCAPE, start, end) < 0) > largest:
        raise BodyTooLarge(largest, "bytes besides files in base64")


async def _receive_form(expected: ExpectedBody, receive: Receive, incoming: Files, context: ExchangeContext) -> Any:
    reader, strict = expected.reader, context.parsed.is_strict
    first = await receive()
    parts = _parts(first, expected.boundary) if reader.is_sent_again else None
    known = reader.known_form(parts, strict=strict) if parts else None
    if known is not None:
        context.body = known.as_json
        return known.values
    from mockserver.app.http.forms import (  # the parser is imported when the first form comes
        as_json,
        receive_multipart,
    )

    context.passing = PassingBody(receive, first)
    fields, files = await receive_multipart(_chunks(context.passing), expected, incoming)
    context.body = as_json(fields, files)
    try:
        values = reader.read_form(fields, files, strict=strict)
    except BaseException:
        remove_files(files)
        raise
    if parts and not files and not any(expected.boundary in text for field in fields for text in field):
        reader.remember_form(parts, KnownForm(values, context.body), strict=strict)
    return values


def _parts(message: ASGIMessage, boundary: str) -> tuple[bytes, ...] | None:
    """Return the text between the boundaries of a short form that came in one piece; None for any other body.

    Clients make a new boundary for each form. Forms with the same parts are equal, unless a part contains a boundary.
    """
    raw: bytes = message.get("body", b"")
    if not boundary or not 0 < len(raw) <= LONGEST_KNOWN_FORM or message.get("more_body", False):
        return None
    return tuple((b"\r\n" + raw).split(b"\r\n--" + boundary.encode("latin-1", "replace")))


async def _file(
    operation: Operation, reader: BodyReader, receive: Receive, incoming: Files, context: ExchangeContext
) -> ReceivedFile:
    """Return the file that the whole body is. Raises ParameterNotProvided if it is required and missing."""
    from mockserver.app.journal.matched_requests import plain

    context.passing = PassingBody(receive)
    file = await receive_file(_chunks(context.passing), incoming, operation.says.largest_body)
    if reader.required and not file.size:
        remove_files(file)
        raise ParameterNotProvided("body", f" (in the body of {operation.id})")
    context.body = orjson.dumps(plain(file))
    return file


async def while_connected(scope: Scope, receive: Receive, answer: Awaitable[T]) -> T:
    """Return the result of `answer`, or cancel it if the connection ends.

    Raises ClientGone if the client hangs up first, and ServerStopping if the server is stopped.
    """
    stopping = (scope.get("state") or {}).get(STOPPING) or asyncio.Event()
    answering, leaving = asyncio.ensure_future(answer), asyncio.ensure_future(_left(receive))
    stopped = asyncio.ensure_future(stopping.wait())
    try:
        await asyncio.wait((answering, leaving, stopped), return_when=asyncio.FIRST_COMPLETED)
        if not answering.done():
            raise ClientGone if leaving.done() else ServerStopping
        return answering.result()
    finally:
        for each in (answering, leaving, stopped):
            each.cancel()
        await asyncio.gather(answering, leaving, stopped, return_exceptions=True)


async def _left(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


def _expected(operation: Operation, headers: Mapping[bytes, bytes], largest: int) -> ExpectedBody:
    _check_encoding(headers.get(b"content-encoding", b""))
    content_type = headers.get(b"content-type", b"")
    if content_type:
        reader, boundary = _typed(operation, content_type)
    else:
        reader, boundary = operation.bodies.get(JSON_TYPE) or next(iter(operation.bodies.values())), ""
    is_bounded = not reader.takes_files or (reader.is_file and operation.says.largest_body is not None)
    largest = operation.says.largest_body or largest
    if is_bounded and _announced(headers.get(b"content-length", b"")) > largest:
        raise BodyTooLarge(largest)
    return ExpectedBody(reader, boundary, reader.takes_files, largest)


def _typed(operation: Operation, content_type: bytes) -> tuple[BodyReader, str]:
    """Return the reader for this media type, and the boundary. Raises ParameterInvalid."""
    form = _USUAL_FORM.fullmatch(content_type)
    if form is not None and MULTIPART_TYPE in operation.bodies:
        return operation.bodies[MULTIPART_TYPE], form[1].decode()
    message = Message()
    message["content-type"] = content_type.decode("latin-1")
    options = {name.lower(): str(value) for name, value in (message.get_params(failobj=[]) or [])[1:]}
    media_type = message.get_content_type()
    reader = operation.bodies.get(media_type)
    if reader is None and operation.says.takes_any_media_type:
        reader = next(iter(operation.bodies.values()))
    if reader is None:
        raise ContentTypeInvalid(media_type, operation.bodies)
    _check_charset(options)
    return reader, options.get("boundary", "")


def _check_charset(options: Mapping[str, str]) -> None:
    charset = options.get("charset", "utf-8")
    if charset.lower() not in _CHARSETS:
        raise ParameterInvalid("Content-Type", f"The charset {charset} is not supported; use utf-8.")


def _check_encoding(encoding: bytes) -> None:
    if encoding.strip().lower() not in _AS_IT_IS:
        name = encoding.decode("latin-1")
        raise ParameterInvalid("Content-Encoding", f"The encoding {name} is not supported; send the body as it is.")


def _announced(length: bytes) -> int:
    """Return the announced length, or None if it is not a number; then the bytes are counted."""
    return int(length[:_MOST_DIGITS]) if length.isdigit() else 0


async def _whole(message: ASGIMessage, receive: Receive, context: ExchangeContext, largest: int) -> bytes:
    """Return the body that begins with `message`. Of one that is too large, the received part is recorded."""
    chunks = bytearray()
    while message["type"] == "http.request":
        chunks += memoryview(message.get("body", b""))[: largest + 1 - len(chunks)]
        if len(chunks) > largest:
            await _keep_long(bytes(chunks), context)
            raise BodyTooLarge(largest)
        if not message.get("more_body", False):
            return bytes(chunks)
        message = await receive()
    raise ClientGone


async def _chunks(passing: PassingBody) -> AsyncIterator[bytes]:
    """Yield the pieces of a body. Raises ClientGone."""
    while not passing.has_ended:
        message = await passing.receive()
        if message["type"] != "http.request":
            raise ClientGone
        yield message.get("body", b"")
