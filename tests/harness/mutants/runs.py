"""Runs `verify` against a server with a planted fault."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from mockserver.harness.inspection.finding import Finding
from mockserver.harness.verdict.judging import Judging
from mockserver.harness.verdict.verdict import Outcome
from mockserver.harness.verify.options import VerifyOptions
from mockserver.harness.verify.scenarios import VERSIONS
from mockserver.harness.verify.server import IN_PROCESS, server_at
from mockserver.harness.verify.verifier import verify_server
from tests.harness.mutants.catalogue import Mutant
from tests.harness.mutants.faulty_app import FaultyApp
from tests.harness.mutants.v1_3 import Planted

# Words of scenarios that need an indexed video, and the scenario that makes one.
_ABOUT_A_VIDEO = (
    "a gist has exactly the requested types",
    "chapters and highlights",
    "rate limit headers count the requests of their group",
)
_FILM = "an asset can be uploaded and indexed, and its video exists"
# These scenarios find or make the indexes and videos that later ones use.
_PREREQUISITES = (
    "the list of indexes agrees with each index",
    "a task goes through its states in order, and its video exists when it is ready",
)


@dataclass(frozen=True, slots=True)
class MutantRun:
    """A run against one mutant: outcome, findings, number of requests, and the parts of the run that were reached."""

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
        """The last part: the scenario that found the fault, or the operation for which requests were drawn."""
        return self.parts[-1] if self.parts else ""


def run_mutant(mutant: Mutant, scenario: str = "") -> MutantRun:
    """Verify `mutant` with the part of the default run that finds it, up to the first finding.

    That part is the requests drawn for `mutant.drawn`, if it names an operation. Otherwise it is the named `scenario`
    of API v1.2 after those that it needs or, if that finds nothing, all scenarios of v1.2: some faults only repeat what
    they answered in earlier scenarios.
    """
    if mutant.drawn:
        return _run(mutant, VerifyOptions(fail_fast=True, scenarios=(), operations=(mutant.drawn,)))
    everything = VERSIONS["v1.2"].scenarios
    needed = (*_PREREQUISITES, scenario)
    chosen = [each for each in everything if each.name in needed] if scenario else everything
    run = _run(mutant, VerifyOptions(("v1.2",), phases=(), fail_fast=True, scenarios=chosen))
    if run.is_caught or chosen is everything:
        return run
    return _run(mutant, VerifyOptions(("v1.2",), phases=(), fail_fast=True, scenarios=everything))


def run_planted(planted: Planted) -> MutantRun:
    """Verify a server of API v1.3 with the scenario that must find the fault, after those that it needs."""
    lives = {f"{each.name}: all views of it agree" for each in planted.after}
    film = [_FILM] if planted.scenario in _ABOUT_A_VIDEO else []
    wanted = (*film, *lives, planted.scenario)
    chosen = [each for each in VERSIONS["v1.3"].scenarios if any(words in each.name for words in wanted)]
    options = VerifyOptions(("v1.3",), phases=(), fail_fast=True, scenarios=chosen)
    return _run(Mutant(planted.name, "", planted.make), options)


def _run(mutant: Mutant, options: VerifyOptions) -> MutantRun:
    parts: list[str] = []
    server = server_at(IN_PROCESS, "", wrap=lambda app: FaultyApp(app, mutant.make()))
    run = verify_server(server, options, lambda part, done, total: parts.append(part))
    verdict = run.verdict_for(Judging())
    found = [judged.finding for judged in verdict.violations]
    return MutantRun(mutant, verdict.outcome, found, run.requests, parts)
