"""Bodies that are not read completely, or too long for the journal: their hash and beginning."""

import asyncio
from collections.abc import Mapping
from hashlib import sha256
from typing import NamedTuple, Protocol

from starlette.types import Message, Receive

from mockserver.app.journal.secrets import Secrets

# The server does not wait for longer bodies if the answer does not depend on them.
_LONGEST_AWAITED = 64 * 1024
_MOST_SECONDS = 1.0

# How much of such a body the journal shows. More is held until secrets are masked, since one may cross the end.
LONGEST_BEGINNING = 1024
_HELD = 8 * LONGEST_BEGINNING

# A longer body, or piece of one, is handled in parts or in a thread, so that other requests run meanwhile.
MOST_AT_ONCE = 1024 * 1024

# Of longer bodies that were read the journal has only the beginning.
LONGEST_BODY = 64 * 1024
_LONGEST_SECRET = 64 * 1024  # it is a header


class PassingBody:
    """Passes the pieces of a body on, `first` and those that follow, and keeps their hash and beginning.

    In-process clients send whole files at once. Other callbacks run between parts of such a piece.
    """

    def __init__(self, receive: Receive, first: Message | None = None) -> None:
        self.size = 0
        self.has_ended = False
        self._receive = receive
        self._waiting = first
        self._hash = sha256()
        self._beginning = bytearray()

    async def receive(self) -> Message:
        """Return the next message."""
        message, self._waiting = self._waiting or await self._receive(), None
        body = message.get("body", b"")
        if len(body) <= MOST_AT_ONCE:
            return self._noted({**message, "body": bytes(body)})
        await asyncio.sleep(0)
        self._waiting = {**message, "body": memoryview(body)[MOST_AT_ONCE:]}
        return self._noted({**message, "body": bytes(body[:MOST_AT_ONCE]), "more_body": True})

    def _noted(self, message: Message) -> Message:
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
        """The hash of the received bytes in hex; empty if there are none."""
        return self._hash.hexdigest() if self.size else ""


class LongBody(NamedTuple):
    """What the journal keeps of a long body: its beginning, without secrets, and facts about all of it."""

    beginning: bytes
    size: int
    sha256: str
    has_secret: bool


def long_body(raw: bytes, secrets: Secrets) -> LongBody:
    """Return what the journal keeps of `raw`, in a millisecond or more for each megabyte."""
    masked = secrets.masked(raw[: LONGEST_BODY + _LONGEST_SECRET])
    beginning = masked[: len(masked) - _LONGEST_SECRET][:LONGEST_BODY]  # without a part of a secret at its end
    return LongBody(beginning, len(raw), digest_of(raw), secrets.are_in(raw))


class Carrier(Protocol):
    """A request whose `body` and `passing` body are recorded, when they have been read."""

    body: bytes
    passing: PassingBody | None

    @property
    def headers(self) -> Mapping[bytes, bytes]: ...


async def keep_unread(context: Carrier, receive: Receive) -> None:
    """Record a short body that an early answer left unread, and the beginning of a form, which identifies it.

    The server does not wait for a client that does not send it.
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
        passing.has_ended = True  # only the received part is kept


def _is_worth_reading(headers: Mapping[bytes, bytes]) -> bool:
    length = headers.get(b"content-length", b"")
    if not length.isdigit():
        return False
    # A client that waits for 100 Continue would send all of it.
    is_form = headers.get(b"content-type", b"").startswith(b"multipart/") and b"expect" not in headers
    return 0 < int(length[:20]) <= _LONGEST_AWAITED or is_form


def digest_of(body: bytes) -> str:
    """Return the hash of `body` in hex."""
    return sha256(body).hexdigest()
