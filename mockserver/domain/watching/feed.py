"""The feed: a buffer of the latest events of a server, numbered. Each reader has its own position in it.

While there are no readers, the feed is closed and takes no events; producers only read `is_open`. A reader is just a
position, so a slow one costs nothing: the events that it missed are counted for it.
"""

from collections.abc import Callable, Iterator

from msgspec import Struct

from mockserver.domain.watching.happenings import Facts

MOST_EVENTS = 10_000
MOST_BYTES = 16 * 1024 * 1024
# The estimated size of an event that refers to nothing large.
USUAL_BYTES = 1024

# Events are kept for this long after the last reader has left, so that it can reconnect.
KEPT_SECONDS = 60


class FeedEvent(Struct, gc=False):
    """An event: its `kind`, and its `facts` until a reader has formatted them as text.

    `number` counts all events, `number_in_account` those of the account. An event that concerns all accounts, or a
    request without a valid key, has no account.
    """

    number: int
    number_in_account: int
    account_id: str | None
    kind: str
    facts: Facts | None
    size: int
    text: bytes = b""


class Gap(Struct, frozen=True):
    """A gap: this many events were evicted; None if the number is not known."""

    count: int | None


class Feed:
    """The latest events of one run of a server.

    `run` identifies the run. `on_open` is called when the first reader comes, `on_close` when there has been no reader
    for a while.
    """

    def __init__(self, run: str) -> None:
        self.run = run
        self.is_open = False
        self.on_open: Callable[[], object] = _nothing
        self.on_close: Callable[[], object] = _nothing
        self._events: dict[int, FeedEvent] = {}
        self._first = self._next = 1
        self._known_from = 1  # earlier events were not recorded, or were evicted
        self._of_account: dict[str | None, int] = {}
        self._size = 0
        self._readers = 0
        self._closes_at = 0.0
        self._waiting: list[Callable[[], object]] = []

    @property
    def first(self) -> int:
        """The number of the oldest event in the buffer, or of the next event if the buffer is empty."""
        return self._first

    @property
    def last(self) -> int:
        """The number of the latest event."""
        return self._next - 1

    def last_in(self, account_id: str | None) -> int:
        """Return the account's own number of its latest event."""
        return self._of_account.get(account_id, 0)

    def enter(self) -> None:
        """Add a reader."""
        self._readers += 1
        if not self.is_open:
            self.is_open = True
            self.on_open()

    def leave(self, wake: Callable[[], object], now: float) -> None:
        """Remove a reader, at `now` by a monotonic clock, and no longer call its `wake`."""
        self._waiting = [each for each in self._waiting if each != wake]
        self._readers -= 1
        self._closes_at = now + KEPT_SECONDS

    def close_if_left(self, now: float) -> bool:
        """Close the feed if it has had no reader for a while; return whether it is closed."""
        if self.is_open and not self._readers and now >= self._closes_at:
            self.is_open = False
            self._events.clear()
            self._of_account.clear()
            self._size = 0
            # Events are not numbered while the feed is closed. Skip a number, so that a reader that resumes sees a gap.
            self._next += 1
            self._first = self._known_from = self._next
            self.on_close()
        return not self.is_open

    def add(self, kind: str, account_id: str | None, facts: Facts, size: int = USUAL_BYTES) -> None:
        """Add an event, evict the oldest ones if the buffer is full, and wake waiting readers."""
        in_account = self._of_account[account_id] = self._of_account.get(account_id, 0) + 1
        self._events[self._next] = FeedEvent(self._next, in_account, account_id, kind, facts, size)
        self._next += 1
        self._size += size
        while self._size > MOST_BYTES or len(self._events) > MOST_EVENTS:
            self._size -= self._events.pop(self._first).size
            self._first += 1
        if self._waiting:
            waiting, self._waiting = self._waiting, []
            for wake in waiting:
                wake()

    def wake_once(self, wake: Callable[[], object]) -> None:
        """Call `wake` at the next event."""
        if wake not in self._waiting:
            self._waiting.append(wake)

    def set_text(self, event: FeedEvent, text: bytes) -> bytes:
        """Replace the facts of an event by its formatted text, and return that."""
        if event.number in self._events:
            self._size += len(text) - event.size
        event.text, event.facts, event.size = text, None, len(text)
        return text

    def from_number(self, number: int, most: int) -> Iterator[FeedEvent]:
        """Yield at most `most` events from `number` on, which must not be before the first."""
        for each in range(number, min(number + most, self._next)):
            yield self._events[each]

    def is_known_after(self, number: int) -> bool:
        """Return whether all events after this one were recorded, even if some were evicted since."""
        return self._known_from - 1 <= number < self._next


class Reader:
    """A position in the feed: of the events of one account, or of all accounts if `account_id` is None."""

    def __init__(self, feed: Feed, account_id: str | None) -> None:
        self._feed = feed
        self._account_id = account_id
        self._next = feed.last + 1
        self._seen: int | None = self._last()
        self._is_lost = False

    @property
    def place(self) -> str:
        """The cursor: a later reader can resume from it."""
        return f"{self._feed.run}-{self._next - 1}-{self._seen or 0}"

    def resume(self, place: str) -> None:
        """Resume from the cursor `place` of an earlier reader."""
        run, _, rest = place.partition("-")
        numbers = rest.split("-")
        if run == self._feed.run and len(numbers) == 2 and all(each.isdecimal() for each in numbers):
            number, seen = map(int, numbers)
            if self._feed.is_known_after(number) and seen <= self._last():
                self._next, self._seen = number + 1, seen
                return
        self._next, self._seen, self._is_lost = 0, None, True

    def take(self, most: int) -> Iterator[FeedEvent | Gap]:
        """Yield at most `most` events from this position on, with a gap before each event that follows missing ones."""
        if self._is_lost:
            self._is_lost = False
            yield Gap(None)
        self._next = max(self._next, self._feed.first)
        for event in list(self._feed.from_number(self._next, most)):
            self._next = event.number + 1
            if self._account_id is None or event.account_id == self._account_id:
                number = event.number if self._account_id is None else event.number_in_account
                yield from self._missing(number - 1)
                self._seen = number
                yield event
        if not self.is_behind():
            yield from self._missing(self._last())

    def is_behind(self) -> bool:
        """Return whether there are events that it has not read."""
        return self._next <= self._feed.last

    def _missing(self, seen: int) -> Iterator[Gap]:
        """Yield the gap, if any, between event number `seen` and the next one."""
        before, self._seen = self._seen, seen
        if before is not None and before < seen:
            yield Gap(seen - before)

    def _last(self) -> int:
        return self._feed.last if self._account_id is None else self._feed.last_in(self._account_id)


def _nothing() -> None:
    pass
