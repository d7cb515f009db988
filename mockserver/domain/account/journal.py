"""The journal of an account: its latest raw exchanges, within a size limit.

An entry is added for every request, so it only refers to existing objects. Parameters, violations and texts are derived
when somebody reads it.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from datetime import datetime
from itertools import islice, takewhile
from typing import NamedTuple, overload

from msgspec import Struct
from msgspec.structs import astuple

from mockserver.domain.account.size_budget import SizeBudget

DEFAULT_BYTES = 32 * 1024 * 1024

# The measured memory of an entry besides the texts and bodies that its size counts.
ENTRY_BYTES = 800

# How a test can change a reply besides faults: fix it, or impair the account.
ANSWER, BEHAVIOUR = "answer", "behaviour"

# Stands for the id of a fixed answer if the reply was recorded at the real service.
RECORDED = "recorded"

Headers = tuple[tuple[bytes, bytes], ...]


class Entry(NamedTuple):
    """One exchange. Bodies may be truncated; `body_size` and `reply_size` are the original sizes.

    `operation` is empty if the contract does not have the path or method; `status` is 0 if the client disconnected
    before the reply. `at` is the account's time; `started` and `seconds` come from a monotonic clock. `served_by` is
    the id of a fixed answer, RECORDED, or empty for a computed reply.
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
        """Whether a test determined the reply: a fault fired, or the answer was fixed."""
        return bool(self.fault) or ANSWER in self.orders


# Operation, method, path, query and headers of a request: one shared object for identical requests.
Line = tuple[str, str, str, bytes, Headers]


class Rare(NamedTuple):
    """Fields that most exchanges do not need: a body that was truncated and hashed, a fault, a fixed answer."""

    body_size: int
    reply_size: int
    fault: str = ""
    has_key_in_url: bool = False
    body_sha256: str = ""
    orders: tuple[str, ...] = ()
    served_by: str = ""


# Created for every request and in no reference cycle, so the garbage collector can ignore it.
class RawEntry(Struct, gc=False):
    """An exchange as the journal stores it. `rare` is None for most."""

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


class JournalPosition(NamedTuple):
    """The number of the last exchange, the numbers of held and dropped exchanges, and the current test."""

    last_number: int = 0
    held: int = 0
    dropped: int = 0
    test: str = ""


# Called with exchanges in order, before the first `number` of them are dropped.
BeforeDrop = Callable[[Sequence[Entry], int], object]


class Journal:
    """Exchanges, oldest first, in at most `limit` bytes; dropped ones are counted.

    Identifiers are numbers with the prefix `name`. While it `is_masking`, replies may repeat a secret of an earlier
    request. `test` is the name of the running test, if known. `before_drop` is called once for each exchange, before it
    is dropped or the conversation ends.
    """

    __slots__ = (
        "_entries",
        "_handed_over",
        "_last_number",
        "_name",
        "_verified",
        "before_drop",
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
        self.listeners: list[Callable[[], object]] = []  # called for each added exchange
        self.test = ""
        self.before_drop: BeforeDrop | None = None
        self.budget: SizeBudget | None = None  # total size
        self.last_used = 0.0  # start of the latest exchange, by a monotonic clock
        self._handed_over = 0  # number of the oldest exchanges that were already passed to `before_drop`
        self._name = name.encode()
        self._last_number = 0
        self._entries: deque[RawEntry] = deque()
        self._verified: set[bytes] = set()

    def __len__(self) -> int:
        return len(self._entries)

    def __iter__(self) -> Iterator[Entry]:
        return map(entry_of, tuple(self._entries))

    def raw(self) -> Sequence[RawEntry]:
        """Return the current exchanges as they are stored."""
        return tuple(self._entries)

    def replace(self, previous: "Journal") -> None:
        """Take over the test, the listeners and the budget of `previous`, which this journal replaces."""
        self.listeners, self.before_drop, self.test = previous.listeners, previous.before_drop, previous.test
        self.budget = previous.budget

    def next_id(self) -> bytes:
        """Return the identifier of the next exchange."""
        self._last_number += 1
        return b"%s-%d" % (self._name, self._last_number)

    def add(self, entry: RawEntry) -> None:
        """Add `entry`, and drop the oldest ones if there is no room."""
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
        """Drop the oldest exchanges until the rest takes at most `size` bytes."""
        while self.size > size:
            self._prepare_drop()
            self.size -= self._entries.popleft().size
            self.dropped += 1

    def _prepare_drop(self) -> None:
        if self.before_drop is None:
            return
        if not self._handed_over:
            # Half of the journal at a time, because the assessment of an exchange depends on those that follow.
            self._hand_over(-(-len(self._entries) // 2))
        self._handed_over -= 1

    def _hand_over(self, number: int) -> None:
        """Pass the next `number` exchanges to `before_drop`, with those that follow."""
        if self.before_drop is not None and number:
            self.before_drop(list(map(entry_of, islice(self._entries, self._handed_over, None))), number)
            self._handed_over += number

    def after(self, request_id: str | None, *, only_unverified: bool = False) -> Sequence[Entry]:
        """Return the exchanges after this one; all, if `request_id` is unknown or None.

        The result is a snapshot; each exchange is decoded when it is read.
        """
        found = self.raw_after((request_id or "").encode())
        return _Entries([raw for raw in found if raw.request_id not in self._verified] if only_unverified else found)

    def raw_after(self, request_id: bytes) -> Sequence[RawEntry]:
        """Return the raw entries after this one; all, if `request_id` is unknown."""
        return list(takewhile(lambda raw: raw.request_id != request_id, reversed(self._entries)))[::-1]

    @property
    def oldest(self) -> bytes | None:
        """The identifier of the oldest exchange; None if the journal is empty."""
        return self._entries[0].request_id if self._entries else None

    @property
    def latest(self) -> bytes | None:
        """The identifier of the latest exchange; None if the journal is empty."""
        return self._entries[-1].request_id if self._entries else None

    @property
    def verified(self) -> Set[bytes]:
        """The identifiers of verified exchanges. Each verification makes a new set."""
        return self._verified

    def position(self) -> JournalPosition:
        """Return the position of the journal."""
        return JournalPosition(self._last_number, len(self), self.dropped, self.test)

    def resume(self, position: JournalPosition, entries: Sequence[RawEntry], verified: Set[bytes]) -> None:
        """Fill this empty journal from a stored position and `entries`; entries that are missing count as dropped.

        Masking is on from now on, because replies may repeat a secret of an earlier request.
        """
        self._last_number, held, self.dropped, self.test = position
        self.is_masking = True
        self.dropped += held - len(entries)
        self._verified = set(verified)
        for entry in entries:
            self.add(entry)

    def find(self, request_id: str) -> Entry | None:
        """Return the exchange with this identifier, if it is still there."""
        wanted = request_id.encode()
        return next((entry_of(raw) for raw in self.raw()[::-1] if raw.request_id == wanted), None)

    def mark_verified(self, request_ids: Iterable[str]) -> None:
        """Mark these exchanges as verified."""
        marked = self._verified.union(request_id.encode() for request_id in request_ids)
        self._verified = {raw.request_id for raw in self._entries if raw.request_id in marked}

    def close(self) -> None:
        """End a conversation: later requests are unrelated to earlier ones."""
        self._hand_over(len(self._entries) - self._handed_over)

    def begin_test(self, name: str) -> None:
        """Attribute requests from now on to the test called `name`."""
        if name != self.test:
            self.close()
            self.test = name

    def clear(self) -> None:
        """Remove all exchanges and the count of dropped ones. Numbering continues."""
        self.close()
        self._entries.clear()
        self._verified.clear()
        self._handed_over = 0
        self.size = self.dropped = 0


class _Entries(Sequence[Entry]):
    """Exchanges that are decoded when they are read."""

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
