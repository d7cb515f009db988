"""The journal of an account: its latest exchanges, as they came over the wire, in as many bytes as it may hold.

An entry is made for every request, so it refers to what is there anyway. What it means (parameters, violations, texts)
is derived when somebody asks.
"""

from collections import deque
from collections.abc import Callable, Iterator
from datetime import datetime
from itertools import takewhile
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import astuple

DEFAULT_BYTES = 32 * 1024 * 1024

# What an entry takes in memory besides the texts and bodies that its size counts: measured.
ENTRY_BYTES = 800

Headers = tuple[tuple[bytes, bytes], ...]


class Entry(NamedTuple):
    """One exchange. Bodies may be cut; `body_size` and `reply_size` are what they were.

    `operation` is empty where path or method is none of the contract's, `status` is 0 where the client hung up before
    it was answered. `at` is the account's time; `started` and `seconds` were taken with a stop-watch.
    """

    request_id: bytes
    operation: str
    method: str
    path: str
    query: bytes
    request_headers: Headers
    body: bytes
    status: int
    reply_headers: Headers
    reply_type: str
    reply: bytes
    at: datetime
    started: float
    seconds: float
    body_size: int
    reply_size: int
    fault: str
    has_key_in_url: bool
    size: int


# Operation, method, path, query and headers of a request: one object for all requests that have the same.
Line = tuple[str, str, str, bytes, Headers]


class Rare(NamedTuple):
    """What most exchanges lack: a body that was longer than what is kept of it, a fault, a key in the address."""

    body_size: int
    reply_size: int
    fault: str = ""
    has_key_in_url: bool = False


# There is one for every request, and nothing in it leads back to it: the garbage collector need not know of it.
class RawEntry(Struct, gc=False):
    """An exchange as it is kept. `rare` is None for most."""

    request_id: bytes
    line: Line
    body: bytes
    status: int
    reply_headers: Headers
    reply_type: str
    reply: bytes
    at: datetime
    started: float
    seconds: float
    rare: Rare | None
    size: int


class Journal:
    """Exchanges, oldest first, in at most `limit` bytes; those that had to go are counted.

    Identifiers begin with `name` and are numbered. While it `is_masking`, replies may repeat a secret that came before.
    """

    __slots__ = ("_entries", "_last_number", "_name", "dropped", "is_masking", "limit", "listeners", "size")

    def __init__(self, name: str = "", limit: int = DEFAULT_BYTES) -> None:
        self.limit = limit
        self.dropped = 0
        self.size = 0
        self.is_masking = False
        self.listeners: list[Callable[[], object]] = []  # called whenever an exchange is added
        self._name = name.encode()
        self._last_number = 0
        self._entries: deque[RawEntry] = deque()

    def __len__(self) -> int:
        return len(self._entries)

    def __iter__(self) -> Iterator[Entry]:
        return map(_entry, tuple(self._entries))

    def next_id(self) -> bytes:
        """Return the identifier of the next exchange."""
        self._last_number += 1
        return b"%s-%d" % (self._name, self._last_number)

    def add(self, entry: RawEntry) -> None:
        """Keep `entry`, and drop as many of the oldest as that takes."""
        self._entries.append(entry)
        self.size += entry.size
        if self.size > self.limit:
            self._drop()
        for notify in self.listeners:
            notify()

    def _drop(self) -> None:
        while self.size > self.limit:
            self.size -= self._entries.popleft().size
            self.dropped += 1

    def after(self, request_id: str | None) -> list[Entry]:
        """Return the exchanges that came after this one: all, if it is not among them or None."""
        wanted = (request_id or "").encode()
        newest_first = takewhile(lambda raw: raw.request_id != wanted, reversed(self._entries))
        return list(map(_entry, newest_first))[::-1]

    def find(self, request_id: str) -> Entry | None:
        """Return the exchange with this identifier, if it is still there."""
        wanted = request_id.encode()
        return next((entry for entry in self if entry.request_id == wanted), None)

    def clear(self) -> None:
        """Forget all exchanges, those that were dropped too. Numbers go on."""
        self._entries.clear()
        self.size = self.dropped = 0


def _entry(raw: RawEntry) -> Entry:
    request_id, line, *others, rare, size = astuple(raw)
    return Entry._make((request_id, *line, *others, *(rare or Rare(len(raw.body), len(raw.reply))), size))
