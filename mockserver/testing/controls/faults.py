"""Fault injection: rules by which requests of an account go wrong."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypedDict, Unpack

from mockserver.testing.asking import Asker
from mockserver.testing.controls.instants import written
from mockserver.testing.controls.matching import Condition, Matcher, matcher


class When(TypedDict, total=False):
    """Which of the matching requests a rule affects. If several are given, all must hold.

    `nth` counts from 1, `every` affects each so many-th request, `probability` is from 0 to 1 and follows from the
    `seed`, `times` is the number of requests that are affected at most, and `until` is an instant of the account's
    clock.
    """

    nth: int | Sequence[int]
    every: int
    probability: float
    seed: int
    times: int
    until: datetime


@dataclass(frozen=True, slots=True)
class FaultCounts:
    """What a rule has done: requests that matched, those that it affected (`fired`) or not, and seconds of delay."""

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
    _asker: Asker

    def counts(self) -> FaultCounts:
        """Return what the rule has done so far."""
        reply = self._asker.ask("retrieve-fault", path={"fault-id": self.id})
        return FaultCounts(*(reply[name] for name in FaultCounts.__slots__))

    @property
    def fired(self) -> int:
        """The number of requests that the rule affected."""
        return self.counts().fired

    def remove(self) -> None:
        """Remove the rule."""
        self._asker.ask("remove-fault", path={"fault-id": self.id})


class Faults:
    """The fault injection rules of an account."""

    def __init__(self, asker: Asker) -> None:
        self._asker = asker

    def add(
        self,
        fault: Mapping[str, Any] | None = None,
        operation: Condition = None,
        *,
        match: Matcher | None = None,
        delay: Mapping[str, float] | None = None,
        **when: Unpack[When],
    ) -> Fault:
        """Inject `fault`, such as `{"truncate": {"share": 0.5}}`, into requests of `operation` that `match`.

        `operation` is an operationId or a tag; None means all. `delay` is in real seconds: `{"seconds": 1}`, `{"least":
        1, "most": 2}` or `{"median": 1, "sigma": 0.5}`. Faults never apply to admin operations. Raises Refused for a
        fault or an option that does not exist: docs/control.md has the table.
        """
        rule: dict[str, Any] = {"match": matcher(operation, match), **_written(when)}
        rule |= {name: value for name, value in (("fault", fault), ("delay", delay)) if value is not None}
        return self._fault(self._asker.ask("add-fault", rule))

    def list(self) -> list[Fault]:
        """Return all rules in the order in which they apply."""
        return [self._fault(item) for item in self._asker.ask("list-faults")["data"]]

    def clear(self) -> None:
        """Remove all rules."""
        self._asker.ask("clear-faults")

    def _fault(self, reply: Any) -> Fault:
        return Fault(reply["id"], reply["source"], reply["rule"], self._asker)


def _written(when: When) -> dict[str, Any]:
    rule: dict[str, Any] = dict(when)
    if "until" in when:
        rule["until"] = written(when["until"])
    if isinstance(when.get("nth"), int):
        rule["nth"] = [when["nth"]]
    return rule
