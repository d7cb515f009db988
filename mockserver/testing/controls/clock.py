"""The clock of an account, in a test's hands."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from mockserver.testing.asking import Asker
from mockserver.testing.controls.instants import read, written


@dataclass(frozen=True, slots=True)
class ClockState:
    """What time it is in the account, and how its time goes by."""

    now: datetime
    frozen: bool
    scale: float


@dataclass(frozen=True, slots=True)
class Happening:
    """Something that time brought about: `kind` and `id` say to what, `became` what it is now, `text` all of it."""

    at: datetime
    kind: str
    id: str
    became: str
    text: str


@dataclass(frozen=True, slots=True)
class Advanced(ClockState):
    """The clock after it was advanced, what happened on the way, and whether nothing is at work any more."""

    happened: tuple[Happening, ...]
    is_idle: bool


class Clock:
    """Reads and moves the time of one account; everything that depends on time follows it."""

    def __init__(self, asker: Asker) -> None:
        self._ask = asker.ask

    def now(self) -> datetime:
        """Return what time it is in the account, in UTC."""
        return self.read().now

    def read(self) -> ClockState:
        """Return the clock as it is."""
        return _state(self._ask("read-clock"))

    def freeze(self, now: datetime | None = None) -> ClockState:
        """Make the clock stand still, at `now` if that is given."""
        return self._change(frozen=True, now=now)

    def unfreeze(self) -> ClockState:
        """Let time go on from where it stands."""
        return self._change(frozen=False)

    def set(self, now: datetime) -> ClockState:
        """Make it `now` in the account. What is passed over is not listed: `advance` does that."""
        return self._change(now=now)

    def scale(self, factor: float) -> ClockState:
        """Let `factor` seconds pass in the account in each second."""
        return self._change(scale=factor)

    def advance(
        self, *, days: float = 0, hours: float = 0, minutes: float = 0, seconds: float = 0, milliseconds: float = 0
    ) -> Advanced:
        """Let time go by, and return what happened on the way, in order."""
        units = {"days": days, "hours": hours, "minutes": minutes, "seconds": seconds, "milliseconds": milliseconds}
        given = {name: amount for name, amount in units.items() if amount}
        return _advanced(self._ask("advance-clock", given or {"seconds": 0}))

    def advance_until_idle(self) -> Advanced:
        """Let time go by until all work is done, and return what happened on the way, in order."""
        return _advanced(self._ask("advance-clock", {"until_idle": True}))

    def _change(self, *, now: datetime | None = None, **change: Any) -> ClockState:
        instant = {} if now is None else {"now": written(now)}
        return _state(self._ask("change-clock", change | instant))


def _state(reply: Any) -> ClockState:
    return ClockState(read(reply["now"]), reply["frozen"], reply["scale"])


def _advanced(reply: Any) -> Advanced:
    happened = tuple(
        Happening(read(item["at"]), item["kind"], item["id"], item["became"], item["text"])
        for item in reply["happened"]
    )
    return Advanced(read(reply["now"]), reply["frozen"], reply["scale"], happened, reply["is_idle"])
