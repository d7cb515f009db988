"""The verdict: the result of a run, as one value for all reports."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, fields, replace
from enum import IntEnum
from typing import Any, TypeVar

from mockserver.contract.contract import Contract
from mockserver.ground.printable import printable
from mockserver.harness.inspection.finding import Finding, Severity, Side
from mockserver.harness.verdict.allowances import Allowance
from mockserver.harness.verdict.doubts_seen import DoubtSeen, doubts_seen, remarks_on
from mockserver.harness.verdict.tally import Tally

Record = TypeVar("Record", Finding, "Verdict")


class Outcome(IntEnum):
    """The outcome of a command; the numbers are its exit codes."""

    KEPT = 0
    BROKEN = 1
    UNABLE = 2
    INCOMPLETE = 3


@dataclass(frozen=True, slots=True)
class Judged:
    """A finding with its count and, if it is suppressed, the reason."""

    finding: Finding
    count: int
    is_violation: bool
    known: str = ""


@dataclass(frozen=True, slots=True)
class OperationUse:
    """The number of requests to an operation, and of successful ones, with its API version and resource."""

    requests: int = 0
    accepted: int = 0
    version: str = ""
    resource: str = ""


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of one API version a run checked.

    `scenarios` maps each scenario to the reason why it was not checked, empty if it was. `operations` maps each
    operation to whether it accepted a request: one that only refuses was not really checked.
    """

    version: str
    scenarios: Mapping[str, str]
    operations: Mapping[str, bool]

    @property
    def is_complete(self) -> bool:
        return not any(self.scenarios.values()) and all(self.operations.values())

    def __str__(self) -> str:
        scenarios = sum(not reason for reason in self.scenarios.values())
        return (
            f"{scenarios} of {len(self.scenarios)} scenarios and "
            f"{sum(self.operations.values())} of {len(self.operations)} operations of API {self.version}"
        )

    def to_json(self) -> dict[str, Any]:
        """Return it as a JSON object."""
        return {
            "version": self.version,
            "complete": self.is_complete,
            "scenarios": [
                {"name": name, "checked": not reason, "reason": reason} for name, reason in self.scenarios.items()
            ],
            "operations": [{"name": name, "checked": is_checked} for name, is_checked in self.operations.items()],
        }


@dataclass(frozen=True, slots=True)
class Verdict:
    """The result of a run.

    `coverage` is what was checked of each API version, for runs that should check everything. If a part was not
    checked, the run is incomplete, unless it `accepts_incomplete`. `operations` counts the requests to each operation
    of the contract, including unused ones. `gone` are known findings that were not seen. `unable` is the reason if
    nothing could be judged, otherwise empty. `failure` is another problem, such as that of the program that was run;
    `remarks` are other notes. `doubts` are the questions that sources of the API answer differently, with the answers
    that came.
    """

    command: str
    subject: str
    level: Severity
    judged: tuple[Judged, ...] = ()
    operations: Mapping[str, OperationUse] = field(default_factory=dict)
    facts: Mapping[str, str] = field(default_factory=dict)
    gone: tuple[str, ...] = ()
    unable: str = ""
    failure: str = ""
    remarks: tuple[str, ...] = ()
    doubts: tuple[DoubtSeen, ...] = ()
    coverage: tuple[Coverage, ...] = ()
    accepts_incomplete: bool = False

    @property
    def outcome(self) -> Outcome:
        if self.unable:
            return Outcome.UNABLE
        if self.violations or self.failure:
            return Outcome.BROKEN
        return Outcome.KEPT if self.is_complete or self.accepts_incomplete else Outcome.INCOMPLETE

    @property
    def is_complete(self) -> bool:
        """Whether the run checked everything that it should."""
        return all(each.is_complete for each in self.coverage)

    @property
    def checked(self) -> str:
        """How much was checked, as the end of a sentence; empty for runs without coverage."""
        return "checked " + ", and ".join(map(str, self.coverage)) if self.coverage else ""

    @property
    def violations(self) -> list[Judged]:
        """The findings that break the contract, at the chosen level."""
        return [judged for judged in self.judged if judged.is_violation]

    def violations_of(self, operation: str) -> list[Judged]:
        """Return the violations in requests and replies of `operation`."""
        return [judged for judged in self.violations if judged.finding.operation == operation]

    @property
    def used(self) -> list[str]:
        """The operations with requests."""
        return [name for name, use in self.operations.items() if use.requests]

    @property
    def unused(self) -> list[str]:
        """The operations without a request."""
        return [name for name, use in self.operations.items() if not use.requests]

    @property
    def not_accepted(self) -> frozenset[str]:
        """The operations that accepted no request, for a run that should check everything."""
        return frozenset(name for each in self.coverage for name, seen in each.operations.items() if not seen)

    @property
    def sentence(self) -> str:
        """The verdict in one sentence."""
        if self.unable:
            return f"Could not check: {self.unable}."
        if self.violations:
            number = len(self.violations)
            broken = f"Broken: {number} violation{'s' if number > 1 else ''} of the contract"
            return f"{'; '.join(text for text in (broken, self.failure, self._share) if text)}."
        if self.failure:
            return f"The contract is kept, but {self.failure}."
        if self.is_complete:
            return "Kept: no violation of the contract."
        return f"{'Kept' if self.accepts_incomplete else 'Incomplete'}: no violation found; {self._share}."

    @property
    def _share(self) -> str:
        """How much was checked, if that is not all."""
        return "" if self.is_complete else self.checked

    def of_side(self, side: Side) -> list[Judged]:
        """Return the findings on `side`."""
        return [judged for judged in self.judged if judged.finding.side is side]

    def to_json(self) -> dict[str, Any]:
        """Return the verdict as a JSON object."""
        return {
            "command": self.command,
            "subject": self.subject,
            "outcome": self.outcome.name.lower(),
            "exit_code": int(self.outcome),
            "sentence": self.sentence,
            "level": str(self.level),
            "facts": dict(self.facts),
            "complete": self.is_complete,
            "checked": [each.to_json() for each in self.coverage],
            "operations": {name: asdict(use) for name, use in self.operations.items()},
            "findings": [
                {
                    **judged.finding.to_json(),
                    "count": judged.count,
                    "violation": judged.is_violation,
                    "known": judged.known,
                }
                for judged in self.judged
            ],
            "requests": [_request_view(group) for group in by_request(self.judged)],
            "gone": list(self.gone),
            "remarks": list(self.remarks),
            "doubts": [doubt.to_json() for doubt in self.doubts],
        }


def printable_verdict(verdict: Verdict) -> Verdict:
    """Return `verdict` with control characters escaped."""
    judged = tuple(
        replace(each, finding=_printable(each.finding), known=printable(each.known)) for each in verdict.judged
    )
    return replace(
        _printable(verdict),
        judged=judged,
        operations={printable(name): use for name, use in verdict.operations.items()},
        facts={printable(name): printable(text) for name, text in verdict.facts.items()},
        gone=tuple(map(printable, verdict.gone)),
        remarks=tuple(map(printable, verdict.remarks)),
        coverage=tuple(map(_printable_coverage, verdict.coverage)),
    )


def _printable_coverage(coverage: Coverage) -> Coverage:
    scenarios = {name: printable(reason) for name, reason in coverage.scenarios.items()}
    return replace(coverage, scenarios=scenarios)


def _printable(record: Record) -> Record:
    """Return a record with printable texts; enumerations are printable."""
    values = {field.name: getattr(record, field.name) for field in fields(record)}
    texts: dict[str, Any] = {name: printable(text) for name, text in values.items() if type(text) is str}
    return replace(record, **texts)


def by_request(judged: Iterable[Judged]) -> list[list[Judged]]:
    """Return findings in groups, one for each request, in the order of their first finding."""
    groups: dict[tuple[str, str, str, str], list[Judged]] = {}
    for each in judged:
        groups.setdefault(each.finding.exchange, []).append(each)
    return list(groups.values())


def _request_view(group: Sequence[Judged]) -> dict[str, Any]:
    first = group[0].finding
    return {
        "request_id": first.request_id,
        "at": first.at,
        "test": first.test,
        "request": first.request,
        "reply": first.reply,
        "findings": [list(judged.finding.key) for judged in group],
    }


def judged_findings(tally: Tally, level: Severity, known: Sequence[Allowance]) -> tuple[Judged, ...]:
    """Return every judged finding of `tally`: the client's first, the most serious first."""
    found = [finding for side in Side for finding in tally.of_side(side)]
    return tuple(_judged(finding, tally.counts[finding.key], level, known) for finding in found)


def with_doubts(verdict: Verdict, contract: Contract, tally: Tally) -> Verdict:
    """Return `verdict` with the run's answers to doubts, as values and as remarks."""
    seen = doubts_seen(contract.doubts, tally.answers)
    return replace(verdict, doubts=seen, remarks=(*verdict.remarks, *remarks_on(seen)))


def uses(contract: Contract, tally: Tally) -> dict[str, OperationUse]:
    """Return how often each implemented operation was called, of each version that the run used."""
    built = [operation for operation in contract.api_operations if operation.is_described]
    used = {operation.version for operation in built if operation.id in tally.operations}
    return {
        each.id: OperationUse(tally.operations[each.id], tally.accepted[each.id], each.version, each.tag)
        for each in built
        if not used or each.version in used
    }


def share_used(operations: Mapping[str, OperationUse]) -> str:
    """Return the share of the operations that were called, such as "2 of 43"."""
    return f"{sum(use.requests > 0 for use in operations.values())} of {len(operations)}"


def _judged(finding: Finding, count: int, level: Severity, known: Iterable[Allowance]) -> Judged:
    allowance = next((entry for entry in known if entry.covers(finding)), None)
    is_violation = allowance is None and finding.severity.reaches(level)
    return Judged(finding, count, is_violation, (allowance.reason or "known") if allowance else "")


def gone(tally: Tally, baseline: Sequence[Allowance]) -> tuple[str, ...]:
    """Return the known findings of a `baseline` that were not seen, so that they can be removed."""
    seen = tally.findings.values()
    return tuple(str(entry) for entry in baseline if not any(entry.covers(finding) for finding in seen))
