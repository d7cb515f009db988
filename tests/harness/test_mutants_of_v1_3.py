"""Each scenario of API v1.3 finds the fault that breaks its law."""

import pytest

from mockserver.harness.verdict.verdict import Outcome
from mockserver.harness.verify.scenarios import VERSIONS
from mockserver.harness.verify.scenarios.v1_3 import ends, kinds
from tests.harness.mutants import v1_3_resource_faults as v1_3_resource_faults  # declares its own
from tests.harness.mutants.runs import run_planted
from tests.harness.mutants.v1_3 import PLANTED, Planted
from tests.support.tiers import every, spread

ONE_OF_A_KIND = list({name.partition(": ")[0]: planted for name, planted in PLANTED.items()}.values())


@pytest.mark.parametrize(
    "planted", spread(PLANTED.values(), quick=every(6, ONE_OF_A_KIND)), ids=lambda planted: planted.name
)
def test_a_fault_in_a_resource_is_found(planted: Planted) -> None:
    run = run_planted(planted)

    assert run.outcome is Outcome.BROKEN, f"{run.outcome.name} after {run.requests} requests"
    assert not [each for each in run.findings if each.reply.startswith("500")], "the fault itself failed"


def test_each_fault_names_a_scenario_that_must_find_it() -> None:
    names = [scenario.name for scenario in VERSIONS["v1.3"].scenarios]

    assert [one.name for one in PLANTED.values() if not any(one.scenario in name for name in names)] == []


def test_each_kind_of_fault_is_planted_into_every_resource_that_can_have_it() -> None:
    planted = [name.partition(": ")[0] for name in PLANTED]

    assert planted.count("row-twice") == len(kinds.KINDS)
    assert planted.count("listed-once-deleted") == len(ends.DELETED)
