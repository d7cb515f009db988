"""The result of a verification: what was called, what was found, what could not be checked."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from mockserver.contract.source import packaged_contract
from mockserver.harness.inspection.finding import Finding
from mockserver.harness.verdict.judging import Judging
from mockserver.harness.verdict.tally import Tally
from mockserver.harness.verdict.verdict import Coverage, OperationUse, Verdict, gone, judged_findings, with_doubts
from mockserver.harness.verify.guarded_app import Replies

_GONE = 410


@dataclass(slots=True)
class VersionProgress:
    """The progress of one API version: for each scenario the reason why it was not checked, empty if it was."""

    version: str
    operations: tuple[str, ...]
    scenarios: dict[str, str]

    @property
    def finished(self) -> list[str]:
        """The scenarios that were checked."""
        return [name for name, reason in self.scenarios.items() if not reason]


@dataclass(slots=True)
class Verification:
    """The results, part by part.

    `versions` are those that were verified, `absent` the reasons why others were not. `blocked` counts requests that
    were not sent, by reason. `obstacles` are reasons why the whole run did not start or did not finish, `notes` other
    remarks.
    """

    server: str
    versions: list[VersionProgress] = field(default_factory=list)
    absent: dict[str, str] = field(default_factory=dict)
    tally: Tally = field(default_factory=Tally)
    replies: dict[str, Replies] = field(default_factory=dict)
    obstacles: list[str] = field(default_factory=list)
    blocked: Counter[str] = field(default_factory=Counter)
    generated: Counter[str] = field(default_factory=Counter)
    suppressed: int = 0
    requests: int = 0
    minutes: float = 0
    minutes_by_version: dict[str, float] = field(default_factory=dict)
    seconds: float = 0
    left_behind: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def add(self, findings: Iterable[Finding]) -> None:
        """Add `findings`; of several that are the same, the first example is shown."""
        for finding in findings:
            self.tally.note(finding)

    @property
    def operations(self) -> list[str]:
        """The operations of the verified versions."""
        return [name for each in self.versions for name in each.operations]

    @property
    def accepted(self) -> int:
        """The number of operations that were really checked, most by accepting a request."""
        return sum(map(self._is_checked, self.operations))

    def verdict_for(self, judging: Judging) -> Verdict:
        """Return the verdict: success only if everything was checked and nothing prevented that."""
        judged = judged_findings(self.tally, judging.level, judging.known)
        is_broken = any(finding.is_violation for finding in judged)
        verdict = Verdict(
            "verify",
            self.server,
            judging.level,
            judged,
            {name: self._use_of(name) for name in self.operations},
            self._facts(),
            gone(self.tally, judging.baseline),
            "" if is_broken else self._unable(),
            "",
            tuple(self._remarks()),
            coverage=tuple(map(self._coverage, self.versions)),
            accepts_incomplete=judging.accepts_incomplete,
        )
        return with_doubts(verdict, packaged_contract(), self.tally)

    def _coverage(self, progress: VersionProgress) -> Coverage:
        operations = {name: self._is_checked(name) for name in progress.operations}
        return Coverage(progress.version, dict(progress.scenarios), operations)

    def _is_checked(self, name: str) -> bool:
        """Return whether an operation accepted a request, or is retired according to server and contract."""
        replies = self.replies.get(name)
        if replies is None:
            return False
        is_retired = packaged_contract().operations[name].retired_on is not None
        return replies.accepted > 0 or (is_retired and replies.statuses[_GONE] > 0)

    def _use_of(self, name: str) -> OperationUse:
        operation, replies = packaged_contract().operations[name], self.replies.get(name, Replies())
        return OperationUse(replies.requests, replies.accepted, operation.version, operation.tag)

    def _unable(self) -> str:
        if self.obstacles:
            return self.obstacles[0]
        if not (self.generated or any(each.finished for each in self.versions)):
            return "no scenario reached its end, and no request was generated"
        return "" if self.accepted else "no operation accepted a request"

    def _facts(self) -> dict[str, str]:
        finished = sum(len(each.finished) for each in self.versions)
        return {
            "API versions": ", ".join(each.version for each in self.versions) or "none",
            "requests": str(self.requests),
            "operations that accepted a request": f"{self.accepted} of {len(self.operations)}",
            "scenarios": f"{finished} of {sum(len(each.scenarios) for each in self.versions)}",
            "generated requests": ", ".join(f"{phase} {count}" for phase, count in self.generated.items()) or "none",
            "known false positives": str(self.suppressed),
            "video uploaded": f"{self.minutes:.1f} min",
            "time": f"{self.seconds:.0f} s",
        }

    def _remarks(self) -> Iterator[str]:
        for obstacle in self.obstacles:
            yield f"Stopped: {obstacle}"
        for version, reason in self.absent.items():
            yield f"Not checked: API {version}: {reason}"
        yield from self.notes
        for reason, count in self.blocked.items():
            yield f"Not sent, {count} times: {reason}"
        for thing in self.left_behind:
            yield f"Left behind: {thing}"
