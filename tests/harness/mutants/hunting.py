"""Letting `verify` loose on a mutant, and what came of it."""

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
from tests.harness.mutants.meddling import Meddler
from tests.harness.mutants.v1_3 import Planted

# What is about an indexed video, and the scenario that makes one.
_ABOUT_A_VIDEO = ("a gist has what", "chapters and highlights", "rate headers of each group")
_FILM = "an asset is uploaded and indexed, and its video is there"
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


def hunt(mutant: Mutant, scenario: str = "") -> Hunt:
    """Verify `mutant` with the part of the default run that finds it, up to the first finding.

    That are the requests drawn for an operation, where it names one, or else the scenarios of API v1.2: the `scenario`
    of this name after those that it may build upon, and all, where that does not find it. Some faults only repeat what
    they told in earlier scenarios.
    """
    if mutant.drawn:
        return _hunted(mutant, VerifyOptions(fail_fast=True, scenarios=(), operations=(mutant.drawn,)))
    everything = VERSIONS["v1.2"].scenarios
    needed = (*_BUILT_UPON, scenario)
    told = [each for each in everything if each.name in needed] if scenario else everything
    came = _hunted(mutant, VerifyOptions(("v1.2",), phases=(), fail_fast=True, scenarios=told))
    if came.is_caught or told is everything:
        return came
    return _hunted(mutant, VerifyOptions(("v1.2",), phases=(), fail_fast=True, scenarios=everything))


def hunt_planted(planted: Planted) -> Hunt:
    """Verify a server of API v1.3 with the scenario that is to find the fault, after those that it builds upon."""
    lives = {f"{each.name}: every view of it agrees" for each in planted.after}
    film = [_FILM] if planted.scenario in _ABOUT_A_VIDEO else []
    wanted = (*film, *lives, planted.scenario)
    told = [each for each in VERSIONS["v1.3"].scenarios if any(words in each.name for words in wanted)]
    options = VerifyOptions(("v1.3",), phases=(), fail_fast=True, scenarios=told)
    return _hunted(Mutant(planted.name, "", planted.make), options)


def _hunted(mutant: Mutant, options: VerifyOptions) -> Hunt:
    parts: list[str] = []
    server = server_at(IN_PROCESS, "", wrap=lambda app: Meddler(app, mutant.make()))
    came = verify_server(server, options, lambda part, done, total: parts.append(part))
    verdict = came.verdict_for(Judging())
    found = [judged.finding for judged in verdict.violations]
    return Hunt(mutant, verdict.outcome, found, came.requests, parts)
