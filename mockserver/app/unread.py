"""Bodies that cannot be read: a hash and the beginning, so that a journal can tell one from another."""

import asyncio
from collections.abc import Mapping
from hashlib import sha256
from typing import Protocol

from starlette.types import Message, Receive

# A body that is longer is not waited for where the answer is clear without it.
_LONGEST_AWAITED = 64 * 1024
_MOST_SECONDS = 1.0

# What a journal shows of such a body; more is held until secrets are masked, which may stand across the end.
LONGEST_BEGINNING = 1024
_HELD = 8 * LONGEST_BEGINNING


class PassingBody:
    """Passes the pieces of a body on as they come, and keeps a hash and the beginning of them."""

    def __init__(self, receive: Receive) -> None:
        self.size = 0
        self.has_ended = False
        self._receive = receive
        self._hash = sha256()
        self._beginning = bytearray()

    async def receive(self) -> Message:
        """Return the next message."""
        return self.note(await self._receive())

    def note(self, message: Message) -> Message:
        """Return `message`, which has come, once its piece is noted."""
        piece = message.get("body", b"")
        self.size += len(piece)
        self._hash.update(piece)
        self._beginning += piece[: _HELD - len(self._beginning)]
        self.has_ended = message["type"] != "http.request" or not message.get("more_body", False)
        return message

    @property
    def beginning(self) -> bytes:
        """The first bytes."""
        return bytes(self._beginning)

    @property
    def sha256(self) -> str:
        """The hash of what has come, as hexadecimal digits; empty where nothing has."""
        return self._hash.hexdigest() if self.size else ""


class Carrier(Protocol):
    """A request of which the `body`, once it is read, and the one that is `passing` are noted."""

    body: bytes
    passing: PassingBody | None

    @property
    def headers(self) -> Mapping[bytes, bytes]: ...


async def keep_unread(context: Carrier, receive: Receive) -> None:
    """Note a short body that an early answer left unread, and the beginning of a form, which says what it is about.

    A client that does not send it is not waited for.
    """
    if context.body:
        return
    if context.passing is None:
        if not _is_worth_reading(context.headers):
            return
        context.passing = PassingBody(receive)
    passing = context.passing
    try:
        async with asyncio.timeout(_MOST_SECONDS):
            while not passing.has_ended and passing.size < _LONGEST_AWAITED:
                await passing.receive()
    except TimeoutError:
        passing.has_ended = True  # what has come is all that is kept


def _is_worth_reading(headers: Mapping[bytes, bytes]) -> bool:
    length = headers.get(b"content-length", b"")
    if not length.isdigit():
        return False
    # A client that expects to be told to go on would send all of it.
    is_form = headers.get(b"content-type", b"").startswith(b"multipart/") and b"expect" not in headers
    return 0 < int(length[:20]) <= _LONGEST_AWAITED or is_form


def digest_of(body: bytes) -> str:
    """Return the hash of `body` as hexadecimal digits."""
    return sha256(body).hexdigest()
