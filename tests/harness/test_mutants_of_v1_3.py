"""Each law about the resources of API v1.3 is judged: the scenario that has it finds a fault which breaks it."""

import pytest

from mockserver.harness.verdict.judging import Judging
from mockserver.harness.verdict.verdict import Outcome, Verdict
from mockserver.harness.verify.options import VerifyOptions
from mockserver.harness.verify.scenarios import VERSIONS
from mockserver.harness.verify.scenarios.common.scenario import Scenario
from mockserver.harness.verify.scenarios.v1_3 import ends, kinds
from mockserver.harness.verify.server import IN_PROCESS, server_at
from mockserver.harness.verify.verifier import verify_server
from tests.harness.mutants import v1_3_stories as v1_3_stories  # declares its own
from tests.harness.mutants.meddling import Fault, Meddler
from tests.harness.mutants.v1_3 import PLANTED, Planted
from tests.support.tiers import every, spread

SCENARIOS = VERSIONS["v1.3"].scenarios
ONE_OF_A_KIND = list({name.partition(": ")[0]: planted for name, planted in PLANTED.items()}.values())
# What is about an indexed video, and the scenario that makes one.
ABOUT_A_VIDEO = ("a gist has what", "chapters and highlights", "rate headers of each group")
FILM = "an asset is uploaded and indexed, and its video is there"


def told_for(planted: Planted) -> list[Scenario]:
    lives = {f"{each.name}: every view of it agrees" for each in planted.after}
    film = [FILM] if planted.scenario in ABOUT_A_VIDEO else []
    wanted = (*film, *lives, planted.scenario)
    return [each for each in SCENARIOS if any(words in each.name for words in wanted)]


def verified(fault: Fault, scenarios: list[Scenario]) -> Verdict:
    server = server_at(IN_PROCESS, "", wrap=lambda app: Meddler(app, fault))
    options = VerifyOptions(("v1.3",), phases=(), fail_fast=True, scenarios=scenarios)
    return verify_server(server, options).verdict_for(Judging())


@pytest.mark.parametrize(
    "planted", spread(PLANTED.values(), quick=every(6, ONE_OF_A_KIND)), ids=lambda planted: planted.name
)
def test_a_fault_in_a_resource_is_found(planted: Planted) -> None:
    verdict = verified(planted.make(), told_for(planted))

    assert verdict.outcome is Outcome.BROKEN, verdict.sentence
    assert not [each for each in verdict.violations if each.finding.reply.startswith("500")], "the fault itself failed"


def test_without_a_fault_nothing_is_found() -> None:
    assert verified(Fault(), list(SCENARIOS)).violations == []


def test_each_kind_of_fault_is_planted_into_each_resource_that_it_can_be_in() -> None:
    planted = [name.partition(": ")[0] for name in PLANTED]

    assert planted.count("row-twice") == len(kinds.KINDS)
    assert planted.count("listed-once-deleted") == len(ends.DELETED)
