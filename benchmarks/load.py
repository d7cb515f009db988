"""Load: requests over kept-alive connections, as fast as the server answers."""

import asyncio
import re
from collections.abc import Callable, Iterator

import uvloop

_CONNECTIONS = 8
_LENGTH = re.compile(rb"content-length: (\d+)", re.IGNORECASE)

MakeRequest = Callable[[], bytes]


def request(method: str, path: str, key: str, body: bytes = b"", content_type: str = "application/json") -> bytes:
    """Return the bytes of an HTTP request."""
    head = f"{method} {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nx-api-key: {key}\r\n"
    if body:
        head += f"Content-Type: {content_type}\r\nContent-Length: {len(body)}\r\n"
    return head.encode() + b"\r\n" + body


def send_many(port: int, make_request: MakeRequest, count: int, expected: bytes = b"2") -> int:
    """Send `count` requests and return the size of the last reply's body.

    Raises if the status of a reply starts with none of the digits `expected`.
    """
    return uvloop.run(_send_many(port, make_request, count, expected))


async def _send_many(port: int, make_request: MakeRequest, count: int, expected: bytes) -> int:
    left = iter(range(count))
    return max(await asyncio.gather(*(_converse(port, make_request, left, expected) for _ in range(_CONNECTIONS))))


async def _converse(port: int, make_request: MakeRequest, left: Iterator[int], expected: bytes) -> int:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    size = 0
    for _ in left:
        sent = make_request()
        writer.write(sent)
        head = await reader.readuntil(b"\r\n\r\n")
        if head[9:10] not in expected:
            raise RuntimeError(f"{sent[:1000]!r} was answered with {head.decode()}")
        length = _LENGTH.search(head)
        size = int(length[1]) if length else 0
        await reader.readexactly(size)
    writer.close()
    return size
