"""Each law about the resources of API v1.3 is judged: the scenario that has it finds a fault which breaks it."""

import pytest

from mockserver.harness.verdict.judging import Judging
from mockserver.harness.verdict.verdict import Outcome
from mockserver.harness.verify.options import VerifyOptions
from mockserver.harness.verify.scenarios.v1_3 import ends, kinds
from mockserver.harness.verify.server import IN_PROCESS, server_at
from mockserver.harness.verify.verifier import verify_server
from tests.harness.mutants import v1_3_stories as v1_3_stories  # declares its own
from tests.harness.mutants.hunting import hunt_planted
from tests.harness.mutants.v1_3 import PLANTED, Planted
from tests.support.tiers import every, spread

ONE_OF_A_KIND = list({name.partition(": ")[0]: planted for name, planted in PLANTED.items()}.values())


@pytest.mark.parametrize(
    "planted", spread(PLANTED.values(), quick=every(6, ONE_OF_A_KIND)), ids=lambda planted: planted.name
)
def test_a_fault_in_a_resource_is_found(planted: Planted) -> None:
    came = hunt_planted(planted)

    assert came.outcome is Outcome.BROKEN, f"{came.outcome.name} after {came.requests} requests"
    assert not [each for each in came.findings if each.reply.startswith("500")], "the fault itself failed"


def test_without_a_fault_nothing_is_found() -> None:
    options = VerifyOptions(("v1.3",), phases=(), fail_fast=True)

    verdict = verify_server(server_at(IN_PROCESS, ""), options).verdict_for(Judging())

    assert verdict.violations == []


def test_each_kind_of_fault_is_planted_into_each_resource_that_it_can_be_in() -> None:
    planted = [name.partition(": ")[0] for name in PLANTED]

    assert planted.count("row-twice") == len(kinds.KINDS)
    assert planted.count("listed-once-deleted") == len(ends.DELETED)
