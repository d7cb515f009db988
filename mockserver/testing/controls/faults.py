"""What is to go wrong on purpose, ordered by a test."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypedDict, Unpack

from mockserver.testing.asking import Asker
from mockserver.testing.controls.instants import written
from mockserver.testing.controls.matching import Condition, Matcher, matcher


class When(TypedDict, total=False):
    """Of the requests that match: only the `nth` ones, `every` so many-th, some by `probability`, or so many `times`.

    All that are given must hold; `until` is an instant of the account's clock.
    """

    nth: int | Sequence[int]
    every: int
    probability: float
    seed: int
    times: int
    until: datetime


@dataclass(frozen=True, slots=True)
class FaultCounts:
    """What a rule has done: requests it matched, those it changed, those it left alone, and seconds of delay."""

    matched: int
    fired: int
    passed_over: int
    seconds_delayed: float


@dataclass(frozen=True, slots=True)
class Fault:
    """A rule that was ordered."""

    id: str
    source: str
    rule: Mapping[str, Any]
    _asker: Asker

    def counts(self) -> FaultCounts:
        """Return what the rule has done by now."""
        reply = self._asker.ask("retrieve-fault", path={"fault-id": self.id})
        return FaultCounts(*(reply[name] for name in FaultCounts.__slots__))

    @property
    def fired(self) -> int:
        """How many requests the rule changed."""
        return self.counts().fired

    def remove(self) -> None:
        """Take the rule back."""
        self._asker.ask("remove-fault", path={"fault-id": self.id})


class Faults:
    """The rules of an account by which something goes wrong."""

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
        """Let `fault`, such as `{"truncate": {"share": 0.5}}` happen to requests of `operation` that `match`.

        An operation is named by its operationId or its tag. A `delay` is `{"seconds": 1}`, or `least` and `most`, or a
        `median` and `sigma`. Raises Refused.
        """
        rule: dict[str, Any] = {"match": matcher(operation, match), **_written(when)}
        rule |= {name: value for name, value in (("fault", fault), ("delay", delay)) if value is not None}
        return self._fault(self._asker.ask("add-fault", rule))

    def list(self) -> list[Fault]:
        """Return all rules in the order in which they are asked."""
        return [self._fault(item) for item in self._asker.ask("list-faults")["data"]]

    def clear(self) -> None:
        """Take all rules back."""
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
