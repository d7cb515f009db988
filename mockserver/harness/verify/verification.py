"""What a verification came to: what was asked, what was found, what could not be looked at."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from mockserver.harness.inspection.finding import Finding
from mockserver.harness.verdict.judging import Judging
from mockserver.harness.verdict.tally import Tally
from mockserver.harness.verdict.verdict import OperationUse, Verdict, gone, judged_findings
from mockserver.harness.verify.guarded_app import Replies


@dataclass(slots=True)
class Verification:
    """What happened, part by part.

    `untold` are scenarios that could not be told, each with the reason; `held` are requests that were not sent, by
    reason. `obstacles` kept the whole run from looking, or from looking to its end.
    """

    server: str
    operations: tuple[str, ...] = ()
    tally: Tally = field(default_factory=Tally)
    replies: dict[str, Replies] = field(default_factory=dict)
    told: list[str] = field(default_factory=list)
    untold: dict[str, str] = field(default_factory=dict)
    obstacles: list[str] = field(default_factory=list)
    held: Counter[str] = field(default_factory=Counter)
    drawn: Counter[str] = field(default_factory=Counter)
    suppressed: int = 0
    requests: int = 0
    minutes: float = 0
    seconds: float = 0
    left_behind: list[str] = field(default_factory=list)

    def add(self, findings: Iterable[Finding]) -> None:
        """Take in `findings`, each thing once: the first example of it is shown."""
        for finding in findings:
            self.tally.note(finding)

    @property
    def granted(self) -> int:
        """How many operations have granted a request: those were really looked at."""
        return sum(1 for replies in self.replies.values() if replies.granted)

    def verdict_for(self, judging: Judging) -> Verdict:
        """Return what is to be made of it: kept only where something was looked at and nothing stood in the way."""
        judged = judged_findings(self.tally, judging.level, judging.known)
        is_broken = any(finding.is_violation for finding in judged)
        return Verdict(
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
        )

    def _use_of(self, name: str) -> OperationUse:
        replies = self.replies.get(name)
        return OperationUse(replies.requests, replies.granted) if replies else OperationUse()

    def _unable(self) -> str:
        if self.obstacles:
            return self.obstacles[0]
        if not (self.told or self.drawn):
            return "no scenario could be told, and no request was drawn"
        return "" if self.granted else "no operation granted a single request"

    def _facts(self) -> dict[str, str]:
        return {
            "requests": str(self.requests),
            "operations that granted some": f"{self.granted} of {len(self.operations)}",
            "scenarios": f"{len(self.told)} of {len(self.told) + len(self.untold)}",
            "drawn": ", ".join(f"{phase} {count}" for phase, count in self.drawn.items()) or "none",
            "rightly refused": str(self.suppressed),
            "video uploaded": f"{self.minutes:.1f} min",
            "time": f"{self.seconds:.0f} s",
        }

    def _remarks(self) -> Iterator[str]:
        for obstacle in self.obstacles:
            yield f"Stopped: {obstacle}"
        for scenario, reason in self.untold.items():
            yield f"Not looked at: {scenario}: {reason}"
        for reason, count in self.held.items():
            yield f"Not sent: {count} requests, because {reason}"
        for thing in self.left_behind:
            yield f"Left behind: {thing}"
