"""The journal of an account: its latest exchanges, as they came over the wire, in as many bytes as it may hold.

An entry is made for every request, so it refers to what is there anyway. What it means (parameters, violations, texts)
is derived when somebody asks.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from itertools import islice, takewhile
from typing import NamedTuple, overload

from msgspec import Struct
from msgspec.structs import astuple

from mockserver.domain.account.journal_budget import JournalBudget

DEFAULT_BYTES = 32 * 1024 * 1024

# What an entry takes in memory besides the texts and bodies that its size counts: measured.
ENTRY_BYTES = 800

# What a test can order of a reply beside faults: all of it, or that the account is not at its best.
ANSWER, BEHAVIOUR = "answer", "behaviour"

# What served a reply that was recorded at the real service.
RECORDED = "recorded"

Headers = tuple[tuple[bytes, bytes], ...]


class Entry(NamedTuple):
    """One exchange. Bodies may be cut; `body_size` and `reply_size` are what they were.

    `operation` is empty where path or method is none of the contract's, `status` is 0 where the client hung up before
    it was answered. `at` is the account's time; `started` and `seconds` were taken with a stop-watch. `served_by` is
    the id of a fixed answer, RECORDED, or empty where the reply was worked out.
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
    test: str
    body_size: int
    reply_size: int
    fault: str
    has_key_in_url: bool
    body_sha256: str
    orders: tuple[str, ...]
    served_by: str
    size: int

    @property
    def is_ordered(self) -> bool:
        """Whether a test made up the reply: a fault fired, or the answer was fixed."""
        return bool(self.fault) or ANSWER in self.orders


# Operation, method, path, query and headers of a request: one object for all requests that have the same.
Line = tuple[str, str, str, bytes, Headers]


class Rare(NamedTuple):
    """What most exchanges lack: a body of which only the beginning and a hash are kept, a fault, a known answer."""

    body_size: int
    reply_size: int
    fault: str = ""
    has_key_in_url: bool = False
    body_sha256: str = ""
    orders: tuple[str, ...] = ()
    served_by: str = ""


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
    test: str
    rare: Rare | None
    size: int


# Called with exchanges in order, before the first so many of them are forgotten.
BeforeLoss = Callable[[Sequence[Entry], int], object]


class Journal:
    """Exchanges, oldest first, in at most `limit` bytes; those that had to go are counted.

    Identifiers begin with `name` and are numbered. While it `is_masking`, replies may repeat a secret that came before.
    `test` is the test that sends the requests, once its name has come. `before_loss` is called once for each exchange,
    before the journal forgets it or what comes next has nothing to do with it.
    """

    __slots__ = (
        "_entries",
        "_last_number",
        "_name",
        "_settled",
        "_verified",
        "before_loss",
        "budget",
        "dropped",
        "is_masking",
        "last_used",
        "limit",
        "listeners",
        "size",
        "test",
    )

    def __init__(self, name: str = "", limit: int = DEFAULT_BYTES) -> None:
        self.limit = limit
        self.dropped = 0
        self.size = 0
        self.is_masking = False
        self.listeners: list[Callable[[], object]] = []  # called whenever an exchange is added
        self.test = ""
        self.before_loss: BeforeLoss | None = None
        self.budget: JournalBudget | None = None  # of all accounts
        self.last_used = 0.0  # when the latest exchange began, by a stop-watch
        self._settled = 0  # so many of the oldest were handed to `before_loss`
        self._name = name.encode()
        self._last_number = 0
        self._entries: deque[RawEntry] = deque()
        self._verified: set[bytes] = set()

    def __len__(self) -> int:
        return len(self._entries)

    def __iter__(self) -> Iterator[Entry]:
        return map(entry_of, tuple(self._entries))

    def raw(self) -> Sequence[RawEntry]:
        """Return the exchanges of now as they are kept."""
        return tuple(self._entries)

    def follow(self, before: "Journal") -> None:
        """Take the place of the journal that was there `before`: it keeps the test and the listeners."""
        self.listeners, self.before_loss, self.test = before.listeners, before.before_loss, before.test
        self.budget = before.budget

    def next_id(self) -> bytes:
        """Return the identifier of the next exchange."""
        self._last_number += 1
        return b"%s-%d" % (self._name, self._last_number)

    def add(self, entry: RawEntry) -> None:
        """Keep `entry`, and drop as many of the oldest as that takes."""
        self._entries.append(entry)
        self.size += entry.size
        self.last_used = entry.started
        if self.size > self.limit:
            self.shrink(self.limit)
        if self.budget is not None:
            self.budget.spend(entry.size)
        for notify in self.listeners:
            notify()

    def shrink(self, size: int) -> None:
        """Drop the oldest exchanges until all take at most `size` bytes."""
        while self.size > size:
            self._announce_loss()
            self.size -= self._entries.popleft().size
            self.dropped += 1

    def _announce_loss(self) -> None:
        if self.before_loss is None:
            return
        if not self._settled:
            # Half of the journal at a time: how an exchange is judged depends on those that follow.
            self._settle(-(-len(self._entries) // 2))
        self._settled -= 1

    def _settle(self, number: int) -> None:
        """Hand over the next `number` exchanges, with those that follow them."""
        if self.before_loss is not None and number:
            self.before_loss(list(map(entry_of, islice(self._entries, self._settled, None))), number)
            self._settled += number

    def after(self, request_id: str | None) -> Sequence[Entry]:
        """Return the exchanges that came after this one: all, if it is not among them or None.

        They are those of now, and each is made when it is asked for.
        """
        wanted = (request_id or "").encode()
        newest_first = takewhile(lambda raw: raw.request_id != wanted, reversed(self._entries))
        return _Entries(list(newest_first)[::-1])

    def find(self, request_id: str) -> Entry | None:
        """Return the exchange with this identifier, if it is still there."""
        wanted = request_id.encode()
        return next((entry_of(raw) for raw in tuple(self._entries) if raw.request_id == wanted), None)

    def mark_verified(self, request_ids: Iterable[str]) -> None:
        """Note that a verification has accounted for these exchanges."""
        marked = self._verified.union(request_id.encode() for request_id in request_ids)
        self._verified = {raw.request_id for raw in self._entries if raw.request_id in marked}

    def is_verified(self, request_id: str) -> bool:
        """Return whether a verification has accounted for this exchange."""
        return request_id.encode() in self._verified

    def close(self) -> None:
        """End a conversation: requests from now on have nothing to do with those before."""
        self._settle(len(self._entries) - self._settled)

    def begin_test(self, name: str) -> None:
        """Note that the requests from now on are those of the test called `name`."""
        if name != self.test:
            self.close()
            self.test = name

    def clear(self) -> None:
        """Forget all exchanges, those that were dropped too. Numbers go on."""
        self.close()
        self._entries.clear()
        self._verified.clear()
        self._settled = 0
        self.size = self.dropped = 0


class _Entries(Sequence[Entry]):
    """Exchanges in full, made when they are asked for."""

    def __init__(self, raw: Sequence[RawEntry]) -> None:
        self._raw = raw

    def __len__(self) -> int:
        return len(self._raw)

    @overload
    def __getitem__(self, at: int) -> Entry: ...
    @overload
    def __getitem__(self, at: slice) -> list[Entry]: ...
    def __getitem__(self, at: int | slice) -> Entry | list[Entry]:
        return list(map(entry_of, self._raw[at])) if isinstance(at, slice) else entry_of(self._raw[at])


def entry_of(raw: RawEntry) -> Entry:
    """Return an exchange in full."""
    request_id, line, *others, rare, size = astuple(raw)
    return Entry._make((request_id, *line, *others, *(rare or Rare(len(raw.body), len(raw.reply))), size))
