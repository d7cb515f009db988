"""The feed: the latest events of a server, numbered, for readers that each have a place of their own in it.

While nobody watches, the feed is closed: it takes no event, and who would add one only reads `is_open`. A reader is a
place in the feed and nothing more, so a slow one costs nothing; what it has missed is counted for it.
"""

from collections.abc import Callable, Iterator

from msgspec import Struct

from mockserver.domain.watching.happenings import Facts

MOST_EVENTS = 10_000
MOST_BYTES = 16 * 1024 * 1024
# What an event takes that refers to nothing large.
USUAL_BYTES = 1024

# Events are kept for so long after the last reader has left, so that it can come back.
KEPT_SECONDS = 60


class FeedEvent(Struct, gc=False):
    """Something that happened: which `kind` of thing, and its `facts`, until somebody has put them into words.

    `number` counts all events, `number_in_account` those of the account; it has no account where it concerns all, or
    where the request had no valid key.
    """

    number: int
    number_in_account: int
    account_id: str | None
    kind: str
    facts: Facts | None
    size: int
    text: bytes = b""


class Dropped(Struct, frozen=True):
    """So many events are missing here; None where that is not known."""

    count: int | None


class Feed:
    """The latest events of a server whose run has the name `run`.

    `on_open` and `on_close` are called when the first reader comes, and when nobody has read for a while.
    """

    def __init__(self, run: str) -> None:
        self.run = run
        self.is_open = False
        self.on_open: Callable[[], object] = _nothing
        self.on_close: Callable[[], object] = _nothing
        self._events: dict[int, FeedEvent] = {}
        self._first = self._next = 1
        self._known_from = 1  # events before were not noted, or were forgotten
        self._of_account: dict[str | None, int] = {}
        self._size = 0
        self._readers = 0
        self._closes_at = 0.0
        self._waiting: list[Callable[[], object]] = []

    @property
    def first(self) -> int:
        """The number of the oldest event that is there, or of the next one."""
        return self._first

    @property
    def last(self) -> int:
        """The number of the latest event."""
        return self._next - 1

    def last_in(self, account_id: str | None) -> int:
        """Return the number of the latest event of an account, among those of the account."""
        return self._of_account.get(account_id, 0)

    def enter(self) -> None:
        """Note that there is one more reader."""
        self._readers += 1
        if not self.is_open:
            self.is_open = True
            self.on_open()

    def leave(self, wake: Callable[[], object], now: float) -> None:
        """Note that a reader has left, at `now` by a stop-watch, and no longer call its `wake`."""
        self._waiting = [each for each in self._waiting if each != wake]
        self._readers -= 1
        self._closes_at = now + KEPT_SECONDS

    def close_if_left(self, now: float) -> bool:
        """Close the feed if nobody has read it for a while; return whether it is closed."""
        if self.is_open and not self._readers and now >= self._closes_at:
            self.is_open = False
            self._events.clear()
            self._of_account.clear()
            self._size = 0
            self._next += 1  # what happens from now on has no number, so that nobody takes the next one for the next
            self._first = self._known_from = self._next
            self.on_close()
        return not self.is_open

    def add(self, kind: str, account_id: str | None, facts: Facts, size: int = USUAL_BYTES) -> None:
        """Add an event, drop the oldest ones for it where there are too many, and wake the readers that wait."""
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

    def told(self, event: FeedEvent, text: bytes) -> bytes:
        """Keep the words for an event in place of its facts, and return them."""
        if event.number in self._events:
            self._size += len(text) - event.size
        event.text, event.facts, event.size = text, None, len(text)
        return text

    def from_number(self, number: int, most: int) -> Iterator[FeedEvent]:
        """Yield the events from `number` on, which is not before the first, at most so many."""
        for each in range(number, min(number + most, self._next)):
            yield self._events[each]

    def is_known_after(self, number: int) -> bool:
        """Return whether all events after this one were noted, dropped since or not."""
        return self._known_from - 1 <= number < self._next


class Reader:
    """A place in the feed: of the events of one account, or of all where `account_id` is None."""

    def __init__(self, feed: Feed, account_id: str | None) -> None:
        self._feed = feed
        self._account_id = account_id
        self._next = feed.last + 1
        self._seen: int | None = self._last()
        self._is_lost = False

    @property
    def place(self) -> str:
        """What stands for this place: a later reader goes on from there."""
        return f"{self._feed.run}-{self._next - 1}-{self._seen or 0}"

    def resume(self, place: str) -> None:
        """Go on from a `place` that an earlier reader was at."""
        run, _, rest = place.partition("-")
        numbers = rest.split("-")
        if run == self._feed.run and len(numbers) == 2 and all(each.isdecimal() for each in numbers):
            number, seen = map(int, numbers)
            if self._feed.is_known_after(number) and seen <= self._last():
                self._next, self._seen = number + 1, seen
                return
        self._next, self._seen, self._is_lost = 0, None, True

    def take(self, most: int) -> Iterator[FeedEvent | Dropped]:
        """Yield what comes next, of at most so many events, and how many are missing before each."""
        if self._is_lost:
            self._is_lost = False
            yield Dropped(None)
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
        """Return whether there are events that it has not taken."""
        return self._next <= self._feed.last

    def _missing(self, seen: int) -> Iterator[Dropped]:
        """Yield how many events are missing, where those up to number `seen` ought to have been seen."""
        before, self._seen = self._seen, seen
        if before is not None and before < seen:
            yield Dropped(seen - before)

    def _last(self) -> int:
        return self._feed.last if self._account_id is None else self._feed.last_in(self._account_id)


def _nothing() -> None:
    pass
