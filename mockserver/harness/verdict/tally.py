"""Counts requests and findings of a run, each finding once."""

from collections import Counter
from dataclasses import dataclass, field

from mockserver.harness.inspection.as_documented import AnswerSeen
from mockserver.harness.inspection.finding import Finding, Side
from mockserver.harness.inspection.inspector import Inspection

Key = tuple[str, str, str, str]


@dataclass(slots=True)
class Tally:
    """Counted requests and findings. Of the findings with one key, the first of the most serious ones is kept.

    `ordered` counts faults and answers that tests ordered: they are nobody's finding. `answers` counts answers to
    doubts.
    """

    requests: int = 0
    operations: Counter[str] = field(default_factory=Counter)
    accepted: Counter[str] = field(default_factory=Counter)
    statuses: Counter[int] = field(default_factory=Counter)
    ordered: Counter[str] = field(default_factory=Counter)
    answers: Counter[AnswerSeen] = field(default_factory=Counter)
    counts: Counter[Key] = field(default_factory=Counter)
    findings: dict[Key, Finding] = field(default_factory=dict)

    def add(self, inspection: Inspection) -> None:
        """Count one exchange."""
        self.requests += 1
        self.statuses[inspection.observed.status] += 1
        self.ordered.update(inspection.observed.origin.ordered)
        self.answers.update(inspection.answers)
        if inspection.operation is not None:
            self.operations[inspection.operation.id] += 1
            self.accepted[inspection.operation.id] += 200 <= inspection.observed.status < 300
        for finding in inspection.findings:
            self.note(finding)

    def note(self, finding: Finding) -> None:
        """Count one finding."""
        self.counts[finding.key] += 1
        known = self.findings.get(finding.key)
        if known is None or not known.severity.reaches(finding.severity):
            self.findings[finding.key] = finding

    def of_side(self, side: Side) -> list[Finding]:
        """Return the findings of `side`, the most serious first, then by operation."""
        found = [finding for finding in self.findings.values() if finding.side is side]
        weight = {"error": 0, "warning": 1, "note": 2}
        return sorted(found, key=lambda finding: (weight[finding.severity], *finding.key))
