"""How many requests are generated: if there are many edge cases, a spread of them is tried."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis.internal import lambda_sources
from hypothesis.strategies import integers
from schemathesis.specs.openapi.negative import get_validator

from mockserver.contract.source import contract_document, packaged_contract
from mockserver.harness.suite.descriptions import undescribed_filters
from mockserver.harness.suite.run import PHASES, Size, run, spread
from mockserver.harness.suite.target import Target
from tests.harness.verifying import stand_in


@given(integers(0, 400), integers(1, 60), integers(1, 1000))
def test_the_chosen_cases_are_spread_over_all_cases(count: int, most: int, seed: int) -> None:
    cases = list(range(count))

    chosen = spread(cases, most, seed)

    assert len(chosen) == min(count, most)
    assert chosen == sorted(set(chosen))
    assert chosen[:1] == cases[:1]
    if 1 < most < count:
        gaps = [after - before for before, after in zip(chosen[1:], [*chosen[2:], count], strict=True)]
        assert max(gaps) <= 2 * count / (most - 1) + 2


@given(integers(61, 400), integers(2, 30))
def test_every_case_is_tried_with_some_seed(count: int, most: int) -> None:
    cases = list(range(count))

    assert {case for seed in range(1, 4 * count) for case in spread(cases, most, seed)} == set(cases)


def test_no_more_edge_cases_are_tried_than_requested() -> None:
    with stand_in() as app:
        target = Target(app, "tlk_MINE", operations=["get_tasks"], url="http://127.0.0.1:1212")
        every = run(target, Size(1), PHASES[1:2], ["get_tasks"]).cases.total()
        some = run(target, Size(1, edge_cases=7), PHASES[1:2], ["get_tasks"]).cases.total()

    # Checks send some more, such as one without a key.
    assert 7 <= some < 20
    assert every > 100


def test_a_run_leaves_nothing_in_the_caches_of_schemathesis() -> None:
    with stand_in() as app:
        target = Target(app, "tlk_MINE", operations=["create-index"], url="http://127.0.0.1:1212")
        run(target, Size(1, edge_cases=7), PHASES[1:3], ["create-index"])

    assert get_validator.cache_info().currsize == 0


def test_a_run_does_not_change_the_contract_of_the_process() -> None:
    with stand_in() as app:
        target = Target(app, "tlk_MINE", operations=["create-index"], url="http://127.0.0.1:1212")
        run(target, Size(1, edge_cases=7), PHASES[1:3], ["create-index"])

    assert packaged_contract().document == contract_document()


def test_no_source_code_is_parsed_to_describe_the_filters_of_a_run(monkeypatch: pytest.MonkeyPatch) -> None:
    parsed = []

    def parse(function: Callable[..., Any]) -> str:
        parsed.append(function)
        return "lambda: <unknown>"

    monkeypatch.setattr(lambda_sources, "_lambda_description", parse)

    numbers = integers()
    repr(numbers)  # only what has a description itself gets one with its filters

    with undescribed_filters():
        numbers.filter(lambda number: number != 1_212_001)
    during = len(parsed)
    numbers.filter(lambda number: number != 1_212_002)

    assert (during, len(parsed)) == (0, 1)
