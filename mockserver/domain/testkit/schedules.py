"""Schedules of rules: which of the matching calls they affect, and how long they delay them. Deterministic."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from math import log
from random import Random
from typing import Any

from mockserver.domain.records.numbers import Count, Number
from mockserver.ground.identifiers import digest

# No client waits longer than this for a reply.
MOST_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class Schedule:
    """Which of the matching calls are affected: all of them, unless a field restricts it.

    Raises ValueError if it could never affect a call.
    """

    nth: tuple[Count, ...] = ()
    every: Count = 1
    probability: Number = 1
    seed: Count = 0
    times: Count | None = None
    until: datetime | None = None

    def __post_init__(self) -> None:
        if self.every < 1:
            raise ValueError(f"every must be 1 or more, not {self.every}")

    def is_due(self, number: int, fired: int, now: datetime) -> bool:
        """Return whether the matching call `number`, counted from 1, is affected, after `fired` affected ones."""
        if (self.times is not None and fired >= self.times) or (self.until is not None and now >= self.until):
            return False
        if (self.nth and number not in self.nth) or number % self.every:
            return False
        return self.probability >= 1 or chance(self.seed, "due", number) < self.probability


@dataclass(frozen=True, slots=True)
class Delay:
    """The delay of calls: uniform between `least` and `most` seconds, or log-normal around a median."""

    least: Number
    most: Number
    seed: Count = 0
    median: Number | None = None
    sigma: Number = 0

    def seconds(self, number: int) -> float:
        """Return the delay of the call `number`, at most MOST_SECONDS."""
        if self.median:
            random = Random(digest(self.seed, "delay", number))  # noqa: S311 - varied, not secret
            drawn = random.lognormvariate(log(self.median), self.sigma)
            return min(max(drawn, self.least), self.most, MOST_SECONDS)
        return min(self.least + (self.most - self.least) * chance(self.seed, "delay", number), MOST_SECONDS)


def chance(*parts: object) -> float:
    """Return a pseudo-random number from 0 to 1, excluding 1, that depends only on `parts`."""
    return int.from_bytes(digest(*parts, size=6)) / (1 << 48)


def read_schedule(described: Mapping[str, Any]) -> Schedule:
    """Return the schedule in the members of a rule."""
    until = described.get("until")
    return Schedule(
        nth=tuple(sorted(described.get("nth", ()))),
        every=described.get("every", 1),
        probability=described.get("probability", 1),
        seed=described.get("seed", 0),
        times=described.get("times"),
        until=datetime.fromisoformat(until) if until else None,
    )


def read_delay(described: Mapping[str, Any], seed: int) -> Delay:
    """Return the delay for a description: `seconds`, or `least` and `most`, or `median` and `sigma`."""
    if "seconds" in described:
        return Delay(described["seconds"], described["seconds"])
    least, most = described.get("least", 0), described.get("most", MOST_SECONDS)
    return Delay(least, max(least, most), seed, described.get("median"), described.get("sigma", 0.5))
