"""A fault injection rule: when it applies, how long it delays, and its counters."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Any, Final, TypedDict

from mockserver.testing import arguments
from mockserver.testing.admin_client import AdminClient
from mockserver.testing.tracebacks import hides

__tracebackhide__ = hides

# Means "not given" for options where None is a value, JSON's null.
NOT_GIVEN: Final[Any] = type("NotGiven", (), {"__repr__": lambda _: "NOT_GIVEN"})()

_NOTHING: Mapping[str, Any] = MappingProxyType({})


class Turn(TypedDict, total=False):
    """Which of the matching requests a rule affects. If several are given, all must hold.

    `nth` counts from 1, `every` affects every n-th request, `probability` is from 0 to 1 and follows from the seed,
    `times` is the maximum number of affected requests, and `until` is an instant of the account's clock.
    """

    nth: int | Sequence[int]
    every: int
    probability: float
    times: int
    until: datetime


class When(Turn, total=False):
    """Which of the matching requests a rule affects, as `Turn`, and the `seed` of the probability."""

    seed: int


class Delay(TypedDict, total=False):
    """How long a reply is delayed, in real seconds.

    Either `seconds`; or evenly from `least` to `most`; or log-normally around the `median`, spread by `sigma`, within
    `least` and `most`.
    """

    seconds: float
    least: float
    most: float
    median: float
    sigma: float


@dataclass(frozen=True, slots=True)
class FaultCounts:
    """The counters of a rule: requests that matched, those that it affected (`fired`) or not, and seconds of delay."""

    matched: int
    fired: int
    passed_over: int
    seconds_delayed: float


@dataclass(frozen=True, slots=True)
class Fault:
    """A rule of fault injection. `source` is `order` (a test), `header` or `key`; `rule` is its description."""

    id: str
    source: str
    rule: Mapping[str, Any]
    _admin: AdminClient

    def counts(self) -> FaultCounts:
        """Return the current counters of the rule."""
        reply = self._admin.call("retrieve-fault", path={"fault-id": self.id})
        return FaultCounts(*(reply[name] for name in FaultCounts.__slots__))

    @property
    def fired(self) -> int:
        """The number of requests that the rule affected."""
        return self.counts().fired

    def remove(self) -> None:
        """Remove the rule."""
        self._admin.call("remove-fault", path={"fault-id": self.id})


def given(options: Mapping[str, Any], values: Mapping[str, Any] = _NOTHING) -> dict[str, Any]:
    """Return the given ones of `options`, where None means "not given", and of `values`, where None is JSON's null."""
    return arguments.given(**options) | {name: value for name, value in values.items() if value is not NOT_GIVEN}
