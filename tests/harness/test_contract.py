"""The stand-in keeps the contract in every operation; `make fuzz` sends more requests."""

import pytest

from mockserver.handlers.served import HANDLERS
from mockserver.harness.suite.run import Size, SuiteRun, run
from mockserver.harness.suite.target import LINKED, in_process
from tests.support.tiers import CI, every, spread

EACH = Size(examples=5, edge_cases=20)
TOGETHER = Size(examples=20, steps=10)


@pytest.mark.parametrize("operation", spread(HANDLERS, quick=every(10, HANDLERS)))
def test_an_operation_keeps_the_contract(operation: str) -> None:
    with in_process() as target:
        outcome = run(target, EACH, ("examples", "coverage", "fuzzing"), [operation])

    assert outcome.cases
    fail_with(outcome)


@CI
def test_operations_keep_the_contract_when_one_leads_to_the_next() -> None:
    with in_process() as target:
        outcome = run(target, TOGETHER, ("stateful",), LINKED)

    assert outcome.cases
    fail_with(outcome)


def fail_with(outcome: SuiteRun) -> None:
    if not outcome.is_clean:
        pytest.fail(outcome.report(), pytrace=False)
