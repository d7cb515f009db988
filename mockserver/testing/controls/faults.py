"""Fault injection: rules that make requests of an account fail."""

from collections.abc import Mapping
from typing import Any, Unpack

from mockserver.testing.admin_client import AdminClient
from mockserver.testing.arguments import given
from mockserver.testing.controls.fault_kinds import FaultKinds
from mockserver.testing.controls.fault_rules import Delay, Fault, When
from mockserver.testing.controls.instants import written
from mockserver.testing.controls.matching import Matcher, OperationCondition, matcher
from mockserver.testing.tracebacks import hides

__tracebackhide__ = hides


class Faults(FaultKinds):
    """The fault injection rules of an account, with a method for each kind: `faults.garbage("search", times=2)`.

    Each takes the operation, an operationId or a tag such as "search", options of its kind, `match`, `delay`, and the
    turn of the rule: `times`, `nth`, `every`, `probability`, `until`. A name that the contract does not have is
    refused, and the message suggests the nearest.
    """

    def __init__(self, admin: AdminClient) -> None:
        self._admin = admin

    def add(
        self,
        fault: Mapping[str, Any] | None = None,
        operation: OperationCondition = None,
        *,
        match: Matcher | None = None,
        delay: Delay | None = None,
        **when: Unpack[When],
    ) -> Fault:
        """Inject `fault`, as JSON such as `{"truncate": {"share": 0.5}}`, into requests of `operation` that `match`.

        `operation` is an operationId or a tag; None means all. Without `fault`, replies are only delayed: `add(
        delay={"seconds": 1})`. Faults never apply to admin operations. Raises Refused for a fault or an option that
        does not exist: docs/control.md has the table.
        """
        rule = {"match": matcher(operation, match), **_written(when), **given(fault=fault, delay=delay)}
        return self._fault(self._admin.call("add-fault", rule))

    def list(self) -> list[Fault]:
        """Return all rules in the order in which they apply."""
        return [self._fault(item) for item in self._admin.call("list-faults")["data"]]

    def clear(self) -> None:
        """Remove all rules."""
        self._admin.call("clear-faults")

    def _inject(
        self,
        kind: str,
        options: Mapping[str, Any],
        operation: OperationCondition,
        match: Matcher | None,
        delay: Delay | None,
        when: When,
    ) -> Fault:
        return self.add({kind: options}, operation, match=match, delay=delay, **when)

    def _fault(self, reply: Any) -> Fault:
        return Fault(reply["id"], reply["source"], reply["rule"], self._admin)


def _written(when: When) -> dict[str, Any]:
    rule: dict[str, Any] = dict(when)
    if "until" in when:
        rule["until"] = written("until", when["until"])
    if isinstance(when.get("nth"), int):
        rule["nth"] = [when["nth"]]
    return rule
