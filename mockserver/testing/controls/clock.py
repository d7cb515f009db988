"""The clock of an account: read, freeze, set, scale, advance."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from mockserver.testing.admin_client import AdminClient
from mockserver.testing.arguments import given
from mockserver.testing.controls.instants import read, written
from mockserver.testing.errors import WrongArgument
from mockserver.testing.tracebacks import hides

__tracebackhide__ = hides


@dataclass(frozen=True, slots=True)
class ClockState:
    """The state of the clock: `now` in UTC, whether it is frozen, and `scale`, account seconds per real second."""

    now: datetime
    frozen: bool
    scale: float


@dataclass(frozen=True, slots=True)
class Happening:
    """A change that happened as time passed, such as a task that became ready.

    `kind` and `id` name the record, `became` is its new state, and `text` is the whole change in words.
    """

    at: datetime
    kind: str
    id: str
    became: str
    text: str


@dataclass(frozen=True, slots=True)
class Advanced(ClockState):
    """The clock after it was advanced, what `happened` on the way, and whether no job is running (`is_idle`)."""

    happened: tuple[Happening, ...]
    is_idle: bool


class Clock:
    """The clock of one account. Jobs, expiry, rate limits and webhooks all depend on it."""

    def __init__(self, admin: AdminClient) -> None:
        self._call = admin.call

    def now(self) -> datetime:
        """Return the current time of the account, in UTC."""
        return self.read().now

    def read(self) -> ClockState:
        """Return the state of the clock."""
        return clock_state(self._call("read-clock"))

    def freeze(self, now: datetime | None = None) -> ClockState:
        """Stop the clock, at `now` if that is given."""
        return self._change(frozen=True, now=now)

    def unfreeze(self) -> ClockState:
        """Let the clock run again from its current time."""
        return self._change(frozen=False)

    def set(self, now: datetime) -> ClockState:
        """Set the clock to `now`. Unlike `advance`, this does not list what happens in between."""
        return self._change(now=now)

    def scale(self, factor: float) -> ClockState:
        """Let `factor` account seconds pass in each real second. Raises Refused outside of 0.001 to 86,400."""
        return self._change(scale=factor)

    def advance(
        self,
        *,
        days: float | None = None,
        hours: float | None = None,
        minutes: float | None = None,
        seconds: float | None = None,
        milliseconds: float | None = None,
    ) -> Advanced:
        """Move the clock forward, and return what happened on the way, in order.

        At least one amount is needed. Webhooks that are due are delivered.
        """
        amounts = given(days=days, hours=hours, minutes=minutes, seconds=seconds, milliseconds=milliseconds)
        if not amounts:
            raise WrongArgument("advance() needs an amount, such as minutes=5; or use advance_until_idle()")
        return _advanced(self._call("advance-clock", amounts))

    def advance_until_idle(self) -> Advanced:
        """Move the clock forward until no job is running, and return what happened on the way, in order."""
        return _advanced(self._call("advance-clock", {"until_idle": True}))

    def _change(self, *, now: datetime | None = None, **change: Any) -> ClockState:
        instant = {} if now is None else {"now": written("now", now)}
        return clock_state(self._call("change-clock", change | instant))


def clock_state(reply: Any) -> ClockState:
    """Return the state of a clock that a reply describes."""
    return ClockState(read(reply["now"]), reply["frozen"], reply["scale"])


def happening(item: Any) -> Happening:
    """Return the change that `item` of a reply describes."""
    return Happening(read(item["at"]), item["kind"], item["id"], item["became"], item["text"])


def _advanced(reply: Any) -> Advanced:
    happened = tuple(map(happening, reply["happened"]))
    return Advanced(read(reply["now"]), reply["frozen"], reply["scale"], happened, reply["is_idle"])
