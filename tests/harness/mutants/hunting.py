"""Letting `verify` loose on a mutant, and what came of it."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from mockserver.harness.inspection.finding import Finding
from mockserver.harness.verdict.judging import Judging
from mockserver.harness.verdict.verdict import Outcome
from mockserver.harness.verify.options import VerifyOptions
from mockserver.harness.verify.scenarios import SCENARIOS
from mockserver.harness.verify.server import IN_PROCESS, server_at
from mockserver.harness.verify.verifier import verify_server
from tests.harness.mutants.catalogue import Mutant
from tests.harness.mutants.meddling import Meddler

# These find, or make, the indexes and videos that later scenarios are about.
_BUILT_UPON = (
    "what a list of indexes shows is what the index itself shows",
    "a task goes through its states in order, and its video is there when it is ready",
)


@dataclass(frozen=True, slots=True)
class Hunt:
    """What a run against one mutant came to: how it ended, what was found, after how many requests, where."""

    mutant: Mutant
    outcome: Outcome
    findings: Sequence[Finding]
    requests: int
    parts: list[str] = field(default_factory=list)

    @property
    def is_caught(self) -> bool:
        return self.outcome is Outcome.BROKEN

    @property
    def part(self) -> str:
        """The scenario that found it, or the operation for which requests were drawn."""
        return self.parts[-1] if self.parts else ""


def hunt(mutant: Mutant, *versions: str) -> Hunt:
    """Verify `mutant` as `mockserver verify in-process --fail-fast` does: the default run, up to its first finding.

    Only the API `versions` are looked at, where any are named.
    """
    return _hunted(mutant, VerifyOptions(versions, fail_fast=True))


def hunt_briefly(mutant: Mutant, scenario: str = "") -> Hunt:
    """Verify `mutant` with only the part of the default run that is known to find it.

    That is the `scenario` of this name, after those that it may build upon. Where that does not find it, all are told:
    some faults only repeat what they told in earlier scenarios.
    """
    if mutant.drawn:
        return _hunted(mutant, VerifyOptions(fail_fast=True, scenarios=(), operations=(mutant.drawn,)))
    needed = (*_BUILT_UPON, scenario)
    told = [each for each in SCENARIOS if each.name in needed] if scenario else SCENARIOS
    came = _hunted(mutant, VerifyOptions(fail_fast=True, phases=(), scenarios=told))
    if came.is_caught or told is SCENARIOS:
        return came
    return _hunted(mutant, VerifyOptions(fail_fast=True, phases=()))


def _hunted(mutant: Mutant, options: VerifyOptions) -> Hunt:
    parts: list[str] = []
    server = server_at(IN_PROCESS, "", wrap=lambda app: Meddler(app, mutant.make()))
    came = verify_server(server, options, lambda part, done, total: parts.append(part))
    verdict = came.verdict_for(Judging())
    found = [judged.finding for judged in verdict.violations]
    return Hunt(mutant, verdict.outcome, found, came.requests, parts)
